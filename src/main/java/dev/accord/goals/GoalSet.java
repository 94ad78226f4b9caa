package dev.accord.goals;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Optional;

/** The revenue team has set itself a goal, or one of its teams or people a target; or it was changed. */
public record GoalSet(Instant at, Optional<Id> by, Id goal, String summary) implements DomainEvent {

    @Override
    public String subject() {
        return "goal";
    }

    @Override
    public Optional<Id> subjectId() {
        return Optional.of(goal);
    }
}
