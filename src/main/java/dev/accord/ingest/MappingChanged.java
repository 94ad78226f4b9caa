package dev.accord.ingest;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Optional;

/** Somebody has changed how files of a name are read from now on. */
record MappingChanged(Instant at, Optional<Id> by, String summary) implements DomainEvent {

    @Override
    public String subject() {
        return "mapping";
    }

    @Override
    public Optional<Id> subjectId() {
        return Optional.empty();
    }
}
