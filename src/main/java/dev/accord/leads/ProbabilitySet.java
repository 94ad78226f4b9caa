package dev.accord.leads;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** How likely deals in a step are won was set by hand, or left to history again. */
public record ProbabilitySet(Instant at, Optional<Id> by, String step, Optional<BigDecimal> probability)
        implements DomainEvent {

    @Override
    public String subject() {
        return "pipeline";
    }

    @Override
    public Optional<Id> subjectId() {
        return Optional.empty();
    }

    @Override
    public String summary() {
        return probability
                .map(share -> "set the probability of \"%s\" at %s %%"
                        .formatted(
                                step,
                                share.movePointRight(2).stripTrailingZeros().toPlainString()))
                .orElseGet(() -> "left the probability of \"%s\" to history".formatted(step));
    }
}
