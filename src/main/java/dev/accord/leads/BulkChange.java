package dev.accord.leads;

import dev.accord.shared.Id;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of many leads, and how far it is.
 *
 * @param what such as "move to Nurture"
 * @param undoUntil until when it can be undone; null while it runs
 * @param chosen how many leads it is about
 * @param refused how many are left as they are, because somebody or something does not allow it
 * @param undone how many were taken back
 * @param kept how many could not be taken back, as they had been changed since
 */
public record BulkChange(
        Id id,
        Kind kind,
        String what,
        String reason,
        State state,
        Id askedById,
        String askedBy,
        Instant askedAt,
        @Nullable Instant endedAt,
        @Nullable Instant undoUntil,
        @Nullable String undoneBy,
        @Nullable Instant undoneAt,
        @Nullable String failure,
        int chosen,
        int refused,
        int done,
        int undone,
        int kept)
        implements Serializable {

    /** What is changed. */
    public enum Kind {
        MOVE,
        DISQUALIFY,
        ASSIGN,
        CAMPAIGN,
        SEGMENT
    }

    /** How far a change is. */
    public enum State {
        /** Looked at, not begun. */
        ASKED,
        RUNNING,
        DONE,
        /** Broken off on the way: what was done stays. */
        STOPPED,
        UNDOING,
        UNDONE
    }

    /** What became of a lead in it. */
    public enum Outcome {
        /** Waits to be changed. */
        FIT,
        REFUSED,
        DONE,
        UNDONE,
        /** Was changed since, and stays so. */
        KEPT
    }

    /** Whether it still goes on. */
    public boolean works() {
        return state == State.RUNNING || state == State.UNDOING;
    }

    /** How many wait to be changed. */
    public int waiting() {
        return chosen - refused - done - undone - kept;
    }

    /** Whether there is something that can be undone at that moment. */
    public boolean canBeUndone(Instant now) {
        return (state == State.DONE || state == State.STOPPED)
                && done > 0
                && undoUntil != null
                && now.isBefore(undoUntil);
    }
}
