package dev.accord.leads;

import dev.accord.shared.Id;
import java.time.Instant;

/** A lead enters a stage at a moment, for a reason. */
public record StageMove(Id lead, Stage to, Instant at, String reason, Origin origin) {

    /** What somebody decided. */
    public StageMove(Id lead, Stage to, Instant at, String reason) {
        this(lead, to, at, reason, Origin.PERSON);
    }

    /** The same, where the stage is another by now. */
    StageMove into(Stage other) {
        return other.equals(to) ? this : new StageMove(lead, other, at, reason, origin);
    }

    /** What a source tells. */
    static StageMove told(Id lead, Stage to, Instant at, String reason) {
        return new StageMove(lead, to, at, reason, Origin.SOURCE);
    }
}
