package dev.accord.acquisition;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Optional;

/** Visits came in or were corrected. */
public record TrafficRecorded(Instant at, Optional<Id> by, int records, String source) implements DomainEvent {

    @Override
    public String subject() {
        return "traffic";
    }

    @Override
    public Optional<Id> subjectId() {
        return Optional.empty();
    }

    @Override
    public String summary() {
        return "recorded or corrected %d counts of visits from %s".formatted(records, source);
    }
}
