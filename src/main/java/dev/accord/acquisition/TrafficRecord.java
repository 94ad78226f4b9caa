package dev.accord.acquisition;

import dev.accord.shared.Refused;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The visits by one channel on a day, or from a day to before another, as a source says. What is empty is unknown and
 * changes nothing.
 *
 * @param externalId empty: the channel tells the counts of a source and day apart
 * @param to the first day after it
 */
public record TrafficRecord(
        String source,
        Optional<String> externalId,
        LocalDate from,
        LocalDate to,
        Optional<String> channel,
        long visits,
        Optional<Long> visitors) {

    private static final int MOST_YEARS = 5;

    public TrafficRecord {
        if (!from.isBefore(to) || from.plusYears(MOST_YEARS).isBefore(to)) {
            throw Refused.invalid(
                    "bad-period",
                    "visits are counted from a day to a later one, over at most %d years: from %s to %s",
                    MOST_YEARS,
                    from,
                    to);
        }
        if (visits < 0 || visitors.filter(count -> count < 0).isPresent()) {
            throw Refused.invalid("bad-number", "nobody visits less than 0 times");
        }
    }

    /** What the counts are kept under. */
    String key() {
        return externalId.orElseGet(() -> "channel:" + channel.orElse(""));
    }
}
