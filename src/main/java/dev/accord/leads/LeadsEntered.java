package dev.accord.leads;

import dev.accord.leads.StageMove.ToldOf;
import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
    public List<LeadsEntered> byPerson() {
        Map<Optional<Id>, List<StageMove>> deciders = moves.stream()
                .collect(Collectors.groupingBy(
                        move -> move.origin() == Origin.PERSON
                                ? move.by().flatMap(ToldOf::person).or(this::by)
                                : by,
                        LinkedHashMap::new,
                        Collectors.toList()));
        return deciders.entrySet().stream()
                .map(decider -> new LeadsEntered(at, decider.getKey(), decider.getValue(), offer))
                .toList();
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
        if (moves.size() > 1) {
            // what somebody wrote of one of them stands with its entry, and goes with that person
            return "%d stage entries".formatted(moves.size());
        }
        StageMove first = moves.getFirst();
        return "entered %s: %s".formatted(first.to().key(), reason(first));
    }

    /** What a definition found names facts of a person, who may be forgotten; the trail is not. */
    private static String reason(StageMove move) {
        return move.origin() == Origin.RULE ? "by definition" : move.reason();
    }
}
