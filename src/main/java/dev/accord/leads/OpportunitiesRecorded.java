package dev.accord.leads;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Deals came in or changed. */
public record OpportunitiesRecorded(Instant at, Optional<Id> by, List<Id> opportunities) implements DomainEvent {

    public OpportunitiesRecorded {
        opportunities = List.copyOf(opportunities);
    }

    @Override
    public String subject() {
        return "opportunity";
    }

    @Override
    public Optional<Id> subjectId() {
        return opportunities.size() == 1 ? Optional.of(opportunities.getFirst()) : Optional.empty();
    }

    @Override
    public String summary() {
        return opportunities.size() == 1 ? "recorded a deal" : "recorded " + opportunities.size() + " deals";
    }
}
