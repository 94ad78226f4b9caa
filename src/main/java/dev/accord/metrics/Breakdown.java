package dev.accord.metrics;

import dev.accord.shared.FiscalCalendar;
import dev.accord.shared.Period;
import dev.accord.shared.Refused;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a figure is split by. The parts of a breakdown are disjoint and together hold every record. */
public enum Breakdown {
    NONE,
    /** The lead's channel. */
    SOURCE,
    CAMPAIGN,
    SEGMENT,
    /** The team of the person. */
    TEAM,
    /** The owner of the lead or deal, or who made the call; by name, also where they are no person of the portal. */
    PERSON,
    /** Where the lead stands now; of a deal the step of the pipeline, in its source's words. */
    STAGE,
    DAY,
    /** Weeks of ISO 8601, from Monday: 2026-W01. */
    WEEK,
    MONTH,
    QUARTER,
    YEAR,
    /** Months, quarters and years of the fiscal calendar: FY2026-M03, FY2026-Q1, FY2026. */
    FISCAL_MONTH,
    FISCAL_QUARTER,
    FISCAL_YEAR;

    private static final int MOST_BUCKETS = 4000;

    /** @throws Refused with code {@code bad-breakdown} */
    public static Breakdown parse(String text) {
        return Arrays.stream(values())
                .filter(it -> it != NONE && it.word().equals(text))
                .findFirst()
                .orElseThrow(() -> Refused.invalid(
                        "bad-breakdown",
                        "by=\"%s\": it is one of %s",
                        text,
                        Arrays.stream(values())
                                .filter(it -> it != NONE)
                                .map(Breakdown::word)
                                .collect(Collectors.joining(", "))));
    }

    /** The word of URLs and of the API: {@code fiscal-quarter}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean isTime() {
        return compareTo(DAY) >= 0;
    }

    /** The fiscal periods that it splits by; empty for every other one. */
    Optional<FiscalCalendar.Grain> fiscal() {
        return switch (this) {
            case FISCAL_MONTH -> Optional.of(FiscalCalendar.Grain.MONTH);
            case FISCAL_QUARTER -> Optional.of(FiscalCalendar.Grain.QUARTER);
            case FISCAL_YEAR -> Optional.of(FiscalCalendar.Grain.YEAR);
            default -> Optional.empty();
        };
    }

    /** The bucket of time that a day of the reporting zone falls into: 2026-01-31, 2026-W05, 2026-01, 2026-Q1, 2026. */
    private String bucketOf(LocalDate day) {
        return switch (this) {
            case DAY -> day.toString();
            case WEEK ->
                "%04d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> "%04d-%02d".formatted(day.getYear(), day.getMonthValue());
            case QUARTER -> "%04d-Q%d".formatted(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
            case YEAR -> "%04d".formatted(day.getYear());
            default -> throw new IllegalStateException(this + " is not a breakdown by time");
        };
    }

    /**
     * Every bucket of the period in its order, empty ones included, with the first day of it that the period holds; the
     * first and the last may be cut by it.
     */
    Map<String, LocalDate> bucketsOf(Period period, FiscalCalendar calendar) {
        if (period.from().plusDays(MOST_BUCKETS * (long) days()).isBefore(period.to())) {
            throw Refused.invalid(
                    "too-many-groups",
                    "from %s to %s are more than %d groups by %s: ask for a shorter period or longer groups",
                    period.from(),
                    period.to(),
                    MOST_BUCKETS,
                    word());
        }
        Map<String, LocalDate> buckets = new LinkedHashMap<>();
        if (fiscal().isPresent()) {
            calendar.spans(fiscal().get(), period.from(), period.to())
                    .forEach(span -> buckets.put(
                            span.name(), span.from().isBefore(period.from()) ? period.from() : span.from()));
        } else {
            period.from().datesUntil(period.to()).forEach(day -> buckets.putIfAbsent(bucketOf(day), day));
        }
        return buckets;
    }

    private int days() {
        return switch (this) {
            case WEEK -> 7;
            case MONTH, FISCAL_MONTH -> 28;
            case QUARTER, FISCAL_QUARTER -> 90;
            case YEAR, FISCAL_YEAR -> 364;
            default -> 1;
        };
    }
}
