package dev.accord.leads;

import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Optional;

/**
 * A lead enters a stage at a moment, for a reason.
 *
 * @param by who moved it, as a source tells or several decided at once; empty: whoever is at work
 */
public record StageMove(Id lead, Stage to, Instant at, String reason, Origin origin, Optional<ToldOf> by) {

    /** Whom a source tells of: a person of the portal, a name that nobody here has, or nobody. */
    public record ToldOf(Optional<Id> person, Optional<String> name) {}

    /** What somebody decided. */
    public StageMove(Id lead, Stage to, Instant at, String reason) {
        this(lead, to, at, reason, Origin.PERSON, Optional.empty());
    }

    /** The same, where the stage is another by now. */
    StageMove into(Stage other) {
        return other.equals(to) ? this : new StageMove(lead, other, at, reason, origin, by);
    }

    /** What somebody decided who need not be the one at work. */
    public static StageMove decided(Id lead, Stage to, Instant at, String reason, Id by) {
        return new StageMove(
                lead, to, at, reason, Origin.PERSON, Optional.of(new ToldOf(Optional.of(by), Optional.empty())));
    }

    /** What a source tells. */
    static StageMove told(Id lead, Stage to, Instant at, String reason) {
        return new StageMove(lead, to, at, reason, Origin.SOURCE, Optional.empty());
    }
}
