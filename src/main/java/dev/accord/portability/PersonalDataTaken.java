package dev.accord.portability;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Optional;

/** Somebody took out what is held on the person behind a lead. */
public record PersonalDataTaken(Instant at, Optional<Id> by, Id lead) implements DomainEvent {

    @Override
    public String subject() {
        return "lead";
    }

    @Override
    public Optional<Id> subjectId() {
        return Optional.of(lead);
    }

    @Override
    public String summary() {
        return "took out all that is held on the person";
    }
}
