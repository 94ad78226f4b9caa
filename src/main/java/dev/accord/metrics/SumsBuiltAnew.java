package dev.accord.metrics;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Optional;

/** Somebody wants everything that is kept of figures to be counted again. */
public record SumsBuiltAnew(Instant at, Optional<Id> by) implements DomainEvent {

    @Override
    public String subject() {
        return "sums";
    }

    @Override
    public Optional<Id> subjectId() {
        return Optional.empty();
    }

    @Override
    public String summary() {
        return "had all sums of figures built anew";
    }
}
