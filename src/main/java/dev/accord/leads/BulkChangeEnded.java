package dev.accord.leads;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Optional;

/** A change of many leads was done, or undone. */
public record BulkChangeEnded(Instant at, Optional<Id> by, Id change, String summary) implements DomainEvent {

    @Override
    public String subject() {
        return "bulk-change";
    }

    @Override
    public Optional<Id> subjectId() {
        return Optional.of(change);
    }
}
