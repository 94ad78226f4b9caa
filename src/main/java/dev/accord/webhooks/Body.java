package dev.accord.webhooks;

import dev.accord.shared.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is said of an event, in the words of the API: ids, and what tells the lead in its own system. Who the lead is, and
 * what people wrote, stays in the portal, where it can be forgotten. {@code docs/webhooks.md} describes it to others.
 */
sealed interface Body {

    /** A lead, by its id here and by what its source calls it. */
    record Lead(Id id, String source, String externalId) {}

    /** Somebody of the portal. */
    record Person(Id id, String name) {}

    record Stage(String key, String kind) {}

    /** An amount as the API writes it. */
    record Amount(String amount, @Nullable String currency) {

        private static final int CENTS = 2;

        static Amount of(BigDecimal amount, Optional<String> currency) {
            int scale = Math.max(CENTS, amount.stripTrailingZeros().scale());
            return new Amount(amount.setScale(scale).toPlainString(), currency.orElse(null));
        }
    }

    /** @param origin who says so: {@code SOURCE}, {@code PERSON} or {@code RULE} */
    record Qualified(Lead lead, Stage stage, String origin) implements Body {}

    /** @param assignee null where it lies in a queue */
    record Offered(Id handoff, Lead lead, @Nullable Person assignee, Instant dueAt) implements Body {}

    record Accepted(Id handoff, Lead lead, @Nullable Person person, Instant dueAt) implements Body {}

    /** @param assignee who had not answered; null where it lay in a queue */
    record Breached(Id handoff, Lead lead, @Nullable Person assignee, Instant dueAt) implements Body {}

    record Raised(
            Id dispute,
            Id handoff,
            Lead lead,
            String cause,
            @Nullable Person person) implements Body {}

    /** @param stage where the lead goes, or stays while it is offered again */
    record Decided(
            Id dispute,
            Id handoff,
            Lead lead,
            boolean upheld,
            String cause,
            @Nullable String trueCause,
            @Nullable Stage stage,
            @Nullable Person person)
            implements Body {}

    /** @param to the first day after it */
    record Reached(Id goal, String metric, LocalDate from, LocalDate to, Amount target, Amount value) implements Body {}

    record Trial(String message) implements Body {}
}
