package dev.accord.portability;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Optional;

/** The data of another portal came into this one, which was empty. */
public record EverythingImported(Instant at, Optional<Id> by, long rows, String madeAt) implements DomainEvent {

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
        return "brought in %,d rows of a full export of %s".formatted(rows, madeAt);
    }
}
