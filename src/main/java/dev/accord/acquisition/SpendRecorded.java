package dev.accord.acquisition;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Optional;

/** Spend came in or was corrected. */
public record SpendRecorded(Instant at, Optional<Id> by, int records, String source) implements DomainEvent {

    @Override
    public String subject() {
        return "spend";
    }

    @Override
    public Optional<Id> subjectId() {
        return Optional.empty();
    }

    @Override
    public String summary() {
        return "recorded or corrected %d amounts of spend from %s".formatted(records, source);
    }
}
