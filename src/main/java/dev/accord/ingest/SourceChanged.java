package dev.accord.ingest;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Optional;

/** An administrator has changed who may post rows. */
record SourceChanged(Instant at, Optional<Id> by, Optional<Id> subjectId, String summary) implements DomainEvent {

    @Override
    public String subject() {
        return "source";
    }
}
