package dev.accord.leads;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Leads entered stages: one by a person's move, or many by an import.
 *
 * @param offer whether those who now stand in a stage with a handoff contract are to be offered
 */
public record LeadsEntered(Instant at, Optional<Id> by, List<StageMove> moves, boolean offer) implements DomainEvent {

    public LeadsEntered {
        moves = List.copyOf(moves);
    }

    @Override
    public String subject() {
        return "lead";
    }

    @Override
    public Optional<Id> subjectId() {
        return moves.size() == 1 ? Optional.of(moves.getFirst().lead()) : Optional.empty();
    }

    @Override
    public String summary() {
        return moves.size() == 1
                ? "entered %s: %s"
                        .formatted(moves.getFirst().to().key(), moves.getFirst().reason())
                : moves.size() + " stage entries: " + moves.getFirst().reason();
    }
}
