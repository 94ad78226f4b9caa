package dev.accord.goals;

import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Optional;

/**
 * A target as it was set, or changed from the one before, or was proposed to be.
 *
 * @param person who did it; empty where it was the portal itself, as is {@code by}, their name
 * @param department whose head has proposed it; empty where it took effect at once
 * @param decision what became of a proposal; empty while it is open
 */
public record GoalChange(
        Goal goal,
        Instant at,
        Optional<Id> person,
        Optional<String> by,
        Optional<String> reason,
        State state,
        Optional<String> department,
        Optional<Decision> decision) {

    /** Where a change stands. */
    public enum State {
        /** In force, or it was until the next one. */
        SET,
        PROPOSED,
        DECLINED,
        WITHDRAWN
    }

    /** What somebody has decided about a proposal. */
    public record Decision(Instant at, String by, Optional<String> why) {}
}
