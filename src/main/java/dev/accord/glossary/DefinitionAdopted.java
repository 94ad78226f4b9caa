package dev.accord.glossary;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Optional;

/** Both departments signed a new version of a definition. */
public record DefinitionAdopted(Instant at, Optional<Id> by, Id definition, String summary) implements DomainEvent {

    @Override
    public String subject() {
        return "definition";
    }

    @Override
    public Optional<Id> subjectId() {
        return Optional.of(definition);
    }
}
