package dev.accord.handoffs;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Optional;

/** The administrator added, worded, ordered, retired or restored a cause of disputes. */
public record CauseChanged(Instant at, Optional<Id> by, Cause cause, String summary) implements DomainEvent {

    @Override
    public String subject() {
        return "cause";
    }

    /** Causes are known by their codes. */
    @Override
    public Optional<Id> subjectId() {
        return Optional.empty();
    }
}
