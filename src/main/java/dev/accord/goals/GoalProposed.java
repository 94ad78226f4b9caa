package dev.accord.goals;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Optional;

/** The head of a department wants to change a goal that runs. It stays as it is until the other one agrees. */
public record GoalProposed(Instant at, Optional<Id> by, Id goal, String summary) implements DomainEvent {

    @Override
    public String subject() {
        return "goal";
    }

    @Override
    public Optional<Id> subjectId() {
        return Optional.of(goal);
    }
}
