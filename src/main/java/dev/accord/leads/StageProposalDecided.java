package dev.accord.leads;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Optional;

/** Marketing decided what becomes of a lead that no longer meets its definition. */
public record StageProposalDecided(Instant at, Optional<Id> by, Id lead, String summary) implements DomainEvent {

    @Override
    public String subject() {
        return "lead";
    }

    @Override
    public Optional<Id> subjectId() {
        return Optional.of(lead);
    }
}
