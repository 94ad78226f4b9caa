package dev.accord.glossary;

import dev.accord.shared.Id;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells how far a version with criteria has been applied to the leads that are there already. The module that knows
 * the leads does it; the glossary only asks.
 */
public interface RollingOut {

    /** Where it stands. */
    enum State {
        /** Its date has come, or will come; nothing is done yet. */
        WAITING,
        RUNNING,
        DONE
    }

    /**
     * @param leads how many leads have been looked at
     * @param ofLeads how many there are
     * @param entered how many leads entered a stage by it
     * @param proposed for how many marketing was asked what to do, as they no longer meet it
     */
    record Progress(
            Id version,
            State state,
            long leads,
            long ofLeads,
            long entered,
            long proposed,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt)
            implements Serializable {}

    /** Empty for a version that the portal does not act by. */
    Optional<Progress> progress(Id version);
}
