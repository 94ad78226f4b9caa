package dev.accord.goals;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** The revenue team has reached a goal. It is told once for each goal, whatever is corrected afterwards. */
public record GoalReached(Instant at, Goal goal, BigDecimal value) implements DomainEvent {

    @Override
    public Optional<Id> by() {
        return Optional.empty();
    }

    @Override
    public String subject() {
        return "goal";
    }

    @Override
    public Optional<Id> subjectId() {
        return Optional.of(goal.id());
    }

    @Override
    public String summary() {
        return "the goal of %s from %s to %s is reached: %s of %s %s"
                .formatted(
                        goal.metric(),
                        goal.from(),
                        goal.to(),
                        value.stripTrailingZeros().toPlainString(),
                        goal.target().stripTrailingZeros().toPlainString(),
                        goal.currency().orElse(""))
                .strip();
    }
}
