package dev.accord.goals;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Optional;

/** A proposed change of a goal was agreed to, so that it is in force, or it was declined or withdrawn. */
public record ProposalDecided(Instant at, Optional<Id> by, Id goal, String summary) implements DomainEvent {

    @Override
    public String subject() {
        return "goal";
    }

    @Override
    public Optional<Id> subjectId() {
        return Optional.of(goal);
    }
}
