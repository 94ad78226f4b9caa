package dev.accord.leads;

import dev.accord.timetable.Piece;
import dev.accord.timetable.RecurringJob;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Applies a version of a definition to all leads when its date comes. What is done stays done, whenever it is stopped. */
@Component
class RolloutJob implements RecurringJob {

    private final Rollouts rollouts;

    RolloutJob(Rollouts rollouts) {
        this.rollouts = rollouts;
    }

    @Override
    public String key() {
        return "definition-rollouts";
    }

    @Override
    public String purpose() {
        return "Applies new versions of definitions to all leads";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public Piece work(Optional<String> after) {
        if (after.isEmpty()) {
            rollouts.begin();
        }
        return rollouts.goOn().map(leads -> Piece.more(leads, "the next ones")).orElse(Piece.last(0));
    }
}
