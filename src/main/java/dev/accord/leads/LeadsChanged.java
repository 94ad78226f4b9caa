package dev.accord.leads;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A person changed facts of many leads at once, or who is responsible for them. */
public record LeadsChanged(Instant at, Optional<Id> by, List<Id> leads, String summary) implements DomainEvent {

    public LeadsChanged {
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
}
