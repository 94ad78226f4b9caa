package dev.accord.leads;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Optional;

/** A merge was undone: two records are two people again. */
public record LeadsParted(Instant at, Optional<Id> by, Id survivor, Id parted, String reason) implements DomainEvent {

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
        return "undid the merge with lead %s: %s".formatted(parted, reason);
    }
}
