package dev.accord.dashboards;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Optional;

/** Somebody has made, changed, shared or removed a board. */
public record BoardChanged(Instant at, Optional<Id> by, Id board, String summary) implements DomainEvent {

    @Override
    public String subject() {
        return "board";
    }

    @Override
    public Optional<Id> subjectId() {
        return Optional.of(board);
    }
}
