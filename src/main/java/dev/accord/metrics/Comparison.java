package dev.accord.metrics;

import dev.accord.shared.Period;
import dev.accord.shared.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** With which period another one is compared. */
public enum Comparison {
    /** The one that ends where it begins. */
    PREVIOUS,
    /** The same days of the year before. */
    YEAR_AGO;

    /** @throws Refused with code {@code bad-comparison} */
    public static Comparison parse(String text) {
        return Arrays.stream(values())
                .filter(it -> it.word().equals(text))
                .findFirst()
                .orElseThrow(() -> Refused.invalid(
                        "bad-comparison",
                        "compare=\"%s\": it is one of %s",
                        text,
                        Arrays.stream(values()).map(Comparison::word).collect(Collectors.joining(", "))));
    }

    /** The word of URLs and of the API: {@code year-ago}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The whole of the period to compare with. */
    public Period whole(Period period) {
        return this == PREVIOUS ? period.previous() : period.aYearBefore();
    }

    /** The period to compare with. Of one that is under way only as many days as have begun, as it has no more either. */
    public Period with(Period period, Instant now) {
        Period other = whole(period);
        if (!period.contains(now)) {
            return other;
        }
        long begun = ChronoUnit.DAYS.between(period.from(), LocalDate.ofInstant(now, period.zone())) + 1;
        LocalDate end = other.from().plusDays(begun);
        return end.isBefore(other.to()) ? new Period(other.from(), end, other.zone()) : other;
    }
}
