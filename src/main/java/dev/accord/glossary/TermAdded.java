package dev.accord.glossary;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Optional;

/** A team wants to agree on another word. */
public record TermAdded(Instant at, Optional<Id> by, String term, String summary) implements DomainEvent {

    @Override
    public String subject() {
        return "definition";
    }

    /** A term has no number, only a key. */
    @Override
    public Optional<Id> subjectId() {
        return Optional.empty();
    }
}
