package dev.accord.handoffs;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Something was decided about a handoff, or its clock has spoken. */
public sealed interface HandoffEvent extends DomainEvent {

    Id handoff();

    Id lead();

    /** Whether nobody can answer the offer any more. */
    default boolean settles() {
        return false;
    }

    @Override
    default String subject() {
        return "handoff";
    }

    @Override
    default Optional<Id> subjectId() {
        return Optional.of(handoff());
    }

    /** A lead was offered: to a person, or to nobody yet. */
    record HandoffOffered(Instant at, Optional<Id> by, Id handoff, Id lead, Optional<Id> assignee, String why)
            implements HandoffEvent {
        @Override
        public String summary() {
            return "offered the lead: " + why;
        }
    }

    /** Exactly one person took the lead over. */
    record HandoffAccepted(Instant at, Optional<Id> by, Id handoff, Id lead) implements HandoffEvent {
        @Override
        public boolean settles() {
            return true;
        }

        @Override
        public String summary() {
            return "accepted the lead";
        }
    }

    /** Sales says "not ready"; the dispute begins with it. */
    record HandoffDisputed(
            Instant at,
            Optional<Id> by,
            Id handoff,
            Id lead,
            HandoffContract contract,
            Cause cause,
            String causeLabel,
            String note,
            Optional<Id> giver)
            implements HandoffEvent {
        @Override
        public boolean settles() {
            return true;
        }

        @Override
        public String summary() {
            return "disputed the lead: " + causeLabel;
        }
    }

    /** Whoever answered it has thought better of it within seconds: the offer stands as before. */
    record HandoffTakenBack(Instant at, Optional<Id> by, Id handoff, Id lead, HandoffState answer)
            implements HandoffEvent {
        @Override
        public String summary() {
            return answer == HandoffState.ACCEPTED ? "took the acceptance back" : "took the dispute back";
        }
    }

    /** The offer was taken back, as the lead has moved on, its giver wants it so, or a manager gave it to somebody else. */
    record HandoffWithdrawn(Instant at, Optional<Id> by, Id handoff, Id lead, String why) implements HandoffEvent {
        @Override
        public boolean settles() {
            return true;
        }

        @Override
        public String summary() {
            return "withdrew the offer: " + why;
        }
    }

    /** Nobody answered in time, or whoever had it is not there: the lead is offered to somebody else, in the same moment. */
    record HandoffExpired(Instant at, Optional<Id> by, Id handoff, Id lead, String why) implements HandoffEvent {
        @Override
        public boolean settles() {
            return true;
        }

        @Override
        public String summary() {
            return "let the offer of lead " + lead + " expire: " + why;
        }
    }

    /**
     * An offer is due soon.
     *
     * @param assignee empty where it waits in a queue
     * @param behind how long after its moment it was told: whoever tells people bundles what is late
     */
    record HandoffDueSoon(Instant at, Optional<Id> by, Id handoff, Id lead, Optional<Id> assignee, Duration behind)
            implements HandoffEvent {
        @Override
        public String summary() {
            return "the answer on lead " + lead + " is due soon";
        }
    }

    /**
     * An offer is past due. It is told once for each offer.
     *
     * @param assignee who is reminded; empty where it waits in a queue
     * @param what what is done about it
     * @param behind how long after its moment it was told: whoever tells people bundles what is late
     */
    record HandoffBreached(
            Instant at, Optional<Id> by, Id handoff, Id lead, Optional<Id> assignee, String what, Duration behind)
            implements HandoffEvent {
        @Override
        public String summary() {
            return "the answer on lead " + lead + " is past due: " + what;
        }
    }

    /** The clock rests, for a reason. */
    record HandoffPaused(Instant at, Optional<Id> by, Id handoff, Id lead, String why) implements HandoffEvent {
        @Override
        public String summary() {
            return "let the clock of lead " + lead + " rest: " + why;
        }
    }

    /** The offer is put off until a moment, for a reason, and its clock rests until then. */
    record HandoffSnoozed(Instant at, Optional<Id> by, Id handoff, Id lead, Instant until, String why)
            implements HandoffEvent {
        @Override
        public String summary() {
            return "snoozed the offer of lead %s until %s".formatted(lead, until);
        }
    }

    /** The clock runs on. */
    record HandoffResumed(Instant at, Optional<Id> by, Id handoff, Id lead, Duration rested) implements HandoffEvent {
        @Override
        public String summary() {
            return "let the clock of lead %s run on after %d business minutes".formatted(lead, rested.toMinutes());
        }
    }
}
