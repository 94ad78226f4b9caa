package dev.accord.leads;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Optional;

/** Somebody decided that two records are one person. */
public record LeadsMerged(Instant at, Optional<Id> by, Id survivor, Id merged, String reason) implements DomainEvent {

    @Override
    public String subject() {
        return "lead";
    }

    @Override
    public Optional<Id> subjectId() {
        return Optional.of(survivor);
    }

    @Override
    public String summary() {
        return "merged lead %s into this one: %s".formatted(merged, reason);
    }
}
