package dev.accord.leads;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Optional;

/** How long people in a stage are remembered was set, or made to be for ever again. */
public record RetentionSet(Instant at, Optional<Id> by, Stage stage, Optional<Integer> months) implements DomainEvent {

    @Override
    public String subject() {
        return "retention";
    }

    @Override
    public Optional<Id> subjectId() {
        return Optional.of(stage.id());
    }

    @Override
    public String summary() {
        return months.map(limit -> "has people in %s forgotten after %d month%s without anything done"
                        .formatted(stage.label(), limit, limit == 1 ? "" : "s"))
                .orElseGet(() -> "has people in %s remembered for ever".formatted(stage.label()));
    }
}
