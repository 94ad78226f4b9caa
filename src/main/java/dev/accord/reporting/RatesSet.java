package dev.accord.reporting;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Optional;

/** Rates of currencies were set, corrected or taken back. */
public record RatesSet(Instant at, Optional<Id> by, String summary) implements DomainEvent {

    @Override
    public String subject() {
        return "currency";
    }

    @Override
    public Optional<Id> subjectId() {
        return Optional.empty();
    }
}
