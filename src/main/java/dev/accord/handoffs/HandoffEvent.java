package dev.accord.handoffs;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Optional;

/** Something was decided about a handoff. */
public sealed interface HandoffEvent extends DomainEvent {

    Id handoff();

    Id lead();

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
            return "offered lead " + lead + ": " + why;
        }
    }

    /** Exactly one person took the lead over. */
    record HandoffAccepted(Instant at, Optional<Id> by, Id handoff, Id lead) implements HandoffEvent {
        @Override
        public String summary() {
            return "accepted lead " + lead;
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
            String note,
            Optional<Id> giver)
            implements HandoffEvent {
        @Override
        public String summary() {
            return "disputed lead " + lead + ": " + cause.label();
        }
    }

    /** The offer was taken back, as the lead has moved on or its giver wants it so. */
    record HandoffWithdrawn(Instant at, Optional<Id> by, Id handoff, Id lead, String why) implements HandoffEvent {
        @Override
        public String summary() {
            return "withdrew the offer of lead " + lead + ": " + why;
        }
    }
}
