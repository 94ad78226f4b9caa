package dev.accord.leads;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Optional;

/** The stages are others than before. It is published when they are, and the leads have moved. */
public record LifecycleChanged(Instant at, Optional<Id> by, LifecycleChange change, String summary)
        implements DomainEvent {

    @Override
    public String subject() {
        return "lifecycle";
    }

    @Override
    public Optional<Id> subjectId() {
        return switch (change) {
            case LifecycleChange.Rename it -> Optional.of(it.stage());
            case LifecycleChange.Describe it -> Optional.of(it.stage());
            case LifecycleChange.Shift it -> Optional.of(it.stage());
            case LifecycleChange.Split it -> Optional.of(it.stage());
            case LifecycleChange.Merge it -> Optional.of(it.stage());
            case LifecycleChange.Retire it -> Optional.of(it.stage());
            case LifecycleChange.Adopt it -> Optional.empty();
        };
    }
}
