package dev.accord.disputes;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Something happened in a dispute. */
public sealed interface DisputeEvent extends DomainEvent {

    Id dispute();

    @Override
    default String subject() {
        return "dispute";
    }

    @Override
    default Optional<Id> subjectId() {
        return Optional.of(dispute());
    }

    /** Sales raised it. */
    record DisputeRaised(Instant at, Optional<Id> by, Id dispute, Id lead, String summary) implements DisputeEvent {}

    /** Sales took it back within seconds, before anybody had begun with it. */
    record DisputeTakenBack(Instant at, Optional<Id> by, Id dispute, Id lead) implements DisputeEvent {
        @Override
        public String summary() {
            return "took the dispute back";
        }
    }

    /** Somebody researches it. */
    record ResearchTaken(Instant at, Optional<Id> by, Id dispute, String summary) implements DisputeEvent {}

    /** Something was found out. What it is stays in the dispute, from where it can be forgotten. */
    record FindingAdded(Instant at, Optional<Id> by, Id dispute, FindingKind kind) implements DisputeEvent {
        @Override
        public String summary() {
            return "added to the research: " + kind.label().toLowerCase(Locale.ROOT);
        }
    }

    /** The research is done; a verdict is due. */
    record ResearchConcluded(Instant at, Optional<Id> by, Id dispute) implements DisputeEvent {
        @Override
        public String summary() {
            return "concluded the research";
        }
    }

    /** The verdict is questioned, and the research begins anew. */
    record DisputeReopened(Instant at, Optional<Id> by, Id dispute, Id lead) implements DisputeEvent {
        @Override
        public String summary() {
            return "reopened the dispute";
        }
    }

    /** The verdict is there, and the lead is where it belongs. */
    record DisputeDecided(Instant at, Optional<Id> by, Id dispute, Id lead, boolean upheld, String summary)
            implements DisputeEvent {}
}
