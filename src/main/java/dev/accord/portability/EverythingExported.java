package dev.accord.portability;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Optional;

/** Somebody began to take all data out. */
public record EverythingExported(Instant at, Optional<Id> by) implements DomainEvent {

    @Override
    public String subject() {
        return "portal";
    }

    @Override
    public Optional<Id> subjectId() {
        return Optional.empty();
    }

    @Override
    public String summary() {
        return "took a full export";
    }
}
