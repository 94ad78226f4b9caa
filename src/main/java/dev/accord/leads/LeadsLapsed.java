package dev.accord.leads;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Leads no longer meet the definition by which they stand where they do, and marketing is asked what to do. */
public record LeadsLapsed(Instant at, List<Id> leads) implements DomainEvent {

    public LeadsLapsed {
        leads = List.copyOf(leads);
    }

    @Override
    public Optional<Id> by() {
        return Optional.empty();
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
        return leads.size() == 1
                ? "asked marketing about a lead that no longer meets its definition"
                : "asked marketing about %d leads that no longer meet their definition".formatted(leads.size());
    }
}
