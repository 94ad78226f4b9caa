package dev.accord.leads;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What came in late has shown that leads did not enter stages by definition when the portal had said so. */
public record EntriesCorrected(Instant at, List<Id> leads) implements DomainEvent {

    public EntriesCorrected {
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
                ? "corrected a stage entry by what came in late"
                : "corrected stage entries of %d leads by what came in late".formatted(leads.size());
    }
}
