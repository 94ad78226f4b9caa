package dev.accord.handoffs;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Optional;

/** Something happened to a contract. */
public sealed interface ContractEvent extends DomainEvent {

    Id contract();

    @Override
    default String subject() {
        return "contract";
    }

    @Override
    default Optional<Id> subjectId() {
        return Optional.of(contract());
    }

    /** Somebody proposes another version. */
    record ContractDrafted(Instant at, Optional<Id> by, Id contract, String summary) implements ContractEvent {}

    /** Somebody changed the draft: the signatures so far are void. */
    record ContractRevised(Instant at, Optional<Id> by, Id contract, String summary) implements ContractEvent {}

    /** A department signed the draft. */
    record ContractSigned(Instant at, Optional<Id> by, Id contract, String department, String summary)
            implements ContractEvent {}

    /** Both have signed: it takes effect at that moment. */
    record ContractAdopted(Instant at, Optional<Id> by, Id contract, Instant effectiveFrom, String summary)
            implements ContractEvent {}

    /** The draft was given up. */
    record ContractDiscarded(Instant at, Optional<Id> by, Id contract, String summary) implements ContractEvent {}
}
