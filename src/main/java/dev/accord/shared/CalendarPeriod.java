package dev.accord.shared;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A month, a quarter or a year of the calendar: {@code 2026-11}, {@code 2026-Q4}, {@code 2026}. */
public record CalendarPeriod(Grain grain, LocalDate from) implements Serializable {

    /** How long such a period is. */
    public enum Grain {
        MONTH("Month", 1),
        QUARTER("Quarter", 3),
        YEAR("Year", 12);

        private final String label;
        private final int months;

        Grain(String label, int months) {
            this.label = label;
            this.months = months;
        }

        public String label() {
            return label;
        }
    }

    private static final Pattern WORD = Pattern.compile("(\\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

    public CalendarPeriod {
        int month = (from.getMonthValue() - 1) / grain.months * grain.months + 1;
        from = LocalDate.of(from.getYear(), month, 1);
    }

    /** @throws Refused with code {@code bad-period} */
    public static CalendarPeriod parse(String word) {
        Matcher parts = WORD.matcher(word.strip());
        if (!parts.matches()) {
            throw Refused.invalid("bad-period", "\"%s\" is no period: it is like 2026-11, 2026-Q4 or 2026", word);
        }
        int year = Integer.parseInt(parts.group(1));
        if (parts.group(2) != null) {
            return new CalendarPeriod(Grain.QUARTER, LocalDate.of(year, Integer.parseInt(parts.group(2)) * 3, 1));
        }
        return parts.group(3) == null
                ? new CalendarPeriod(Grain.YEAR, LocalDate.of(year, 1, 1))
                : new CalendarPeriod(Grain.MONTH, LocalDate.of(year, Integer.parseInt(parts.group(3)), 1));
    }

    /** The month, quarter or year from that day to before the other; empty where they bound none. */
    public static Optional<CalendarPeriod> between(LocalDate from, LocalDate to) {
        return Arrays.stream(Grain.values())
                .map(grain -> new CalendarPeriod(grain, from))
                .filter(period -> period.from().equals(from) && period.to().equals(to))
                .findFirst();
    }

    /** The first day after it. */
    public LocalDate to() {
        return from.plusMonths(grain.months);
    }

    public Period in(ZoneId zone) {
        return new Period(from, to(), zone);
    }

    /** The period of the same length so many before this one, or after it where the number is negative. */
    public CalendarPeriod before(int periods) {
        return new CalendarPeriod(grain, from.minusMonths((long) periods * grain.months));
    }

    public List<YearMonth> months() {
        return Stream.iterate(YearMonth.from(from), month -> month.plusMonths(1))
                .limit(grain.months)
                .toList();
    }

    /** The word of URLs: {@code 2026-Q4}. */
    public String word() {
        return switch (grain) {
            case MONTH -> YearMonth.from(from).toString();
            case QUARTER -> "%d-Q%d".formatted(from.getYear(), quarter());
            case YEAR -> Integer.toString(from.getYear());
        };
    }

    /** Such as "Q4 2026" or "November 2026". */
    public String label() {
        return switch (grain) {
            case MONTH -> MONTH.format(from);
            case QUARTER -> "Q%d %d".formatted(quarter(), from.getYear());
            case YEAR -> Integer.toString(from.getYear());
        };
    }

    private int quarter() {
        return (from.getMonthValue() + 2) / 3;
    }
}
