package dev.accord.leads;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Leads stand again where they stood, as a move of theirs was undone. What that move had ended can go on.
 *
 * @param since the moment of the earliest of those moves
 */
public record LeadsReturned(Instant at, Optional<Id> by, List<Id> leads, Instant since) implements DomainEvent {

    public LeadsReturned {
        leads = List.copyOf(leads);
    }

    @Override
    public String subject() {
        return "lead";
    }

    @Override
    public Optional<Id> subjectId() {
        return leads.size() == 1 ? Optional.of(leads.getFirst()) : Optional.empty();
    }

    @Override
    public String summary() {
        return "%d leads stand again where they stood".formatted(leads.size());
    }
}
