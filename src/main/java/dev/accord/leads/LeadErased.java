package dev.accord.leads;

import dev.accord.shared.Id;
import dev.accord.shared.PersonForgotten;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The person behind a lead is being forgotten. Who still needs the person refuses, and nothing is erased.
 *
 * @param traces the addresses and external ids by which the person is found in what came from elsewhere
 */
public record LeadErased(Instant at, Optional<Id> by, Id lead, List<Id> records, Set<String> traces)
        implements PersonForgotten {

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
