package dev.accord.leads;

import dev.accord.shared.Id;
import dev.accord.shared.PersonForgotten;
import java.time.Instant;
import java.util.Optional;

/** The person behind a lead is being forgotten. Who still needs the person refuses, and nothing is erased. */
public record LeadErased(Instant at, Optional<Id> by, Id lead) implements PersonForgotten {

    @Override
    public String subject() {
        return "lead";
    }

    @Override
    public Optional<Id> subjectId() {
        return Optional.of(lead);
    }

    @Override
    public String summary() {
        return "erased the person; the history stays";
    }
}
