package dev.accord.acquisition;

import dev.accord.shared.Money;
import dev.accord.shared.Refused;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An amount that was spent from a day to before another, as a source says. It may be negative: a credit. What is empty
 * is unknown and changes nothing.
 *
 * @param to the first day after it
 */
public record SpendRecord(
        String source,
        String externalId,
        Optional<String> channel,
        Optional<String> campaign,
        LocalDate from,
        LocalDate to,
        Money amount,
        Optional<Long> impressions,
        Optional<Long> clicks) {

    /** Longer than any budget is planned for; what is longer is a slip in a year. */
    private static final int MOST_YEARS = 5;

    public SpendRecord {
        if (!from.isBefore(to)) {
            throw Refused.invalid("bad-period", "the spend must begin before it ends: from %s to %s", from, to);
        }
        if (from.plusYears(MOST_YEARS).isBefore(to)) {
            throw Refused.invalid(
                    "bad-period",
                    "from %s to %s are more than the %d years that spend is spread over",
                    from,
                    to,
                    MOST_YEARS);
        }
    }
}
