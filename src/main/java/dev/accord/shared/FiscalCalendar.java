package dev.accord.shared;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the years of a company run: from the first day of a month, or in whole weeks. A fiscal year is named after the
 * calendar year in which it ends, so one that begins in October 2025 is FY2026.
 *
 * <p>A year in weeks begins on the Monday nearest to the first day of its start month, and has 52 or 53 weeks; the
 * 53rd belongs to its last month. Begun in January, its weeks are those of ISO 8601.
 *
 * @param startMonth 1 for January
 */
public record FiscalCalendar(int startMonth, Division division) implements Serializable {

    /** How a quarter is divided into three months. */
    public enum Division {
        MONTHS("Calendar months", List.of()),
        WEEKS_445("4-4-5 weeks", List.of(4, 4, 5)),
        WEEKS_454("4-5-4 weeks", List.of(4, 5, 4)),
        WEEKS_544("5-4-4 weeks", List.of(5, 4, 4));

        private final String label;
        private final List<Integer> weeks;

        Division(String label, List<Integer> weeks) {
            this.label = label;
            this.weeks = weeks;
        }

        public String label() {
            return label;
        }
    }

    /** A part of fiscal years. */
    public enum Grain {
        MONTH(1),
        QUARTER(3),
        YEAR(12);

        private final int months;

        Grain(int months) {
            this.months = months;
        }
    }

    /**
     * A fiscal month, quarter or year: {@code FY2026-M03}, {@code FY2026-Q1}, {@code FY2026}.
     *
     * @param to the first day after it
     */
    public record Span(String name, LocalDate from, LocalDate to) {}

    /** The calendar's own years, quarters and months. */
    public static final FiscalCalendar CALENDAR_YEARS = new FiscalCalendar(1, Division.MONTHS);

    private static final int MONTHS = 12;

    public FiscalCalendar {
        if (startMonth < 1 || startMonth > MONTHS) {
            throw Refused.invalid("bad-month", "a fiscal year begins in a month from 1 to 12, not %d", startMonth);
        }
    }

    /** The first day of a fiscal year. */
    public LocalDate startOf(int year) {
        LocalDate nominal = LocalDate.of(startMonth == 1 ? year : year - 1, startMonth, 1);
        return division == Division.MONTHS
                ? nominal
                : nominal.plusDays(3).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** The fiscal year that holds the day. */
    public int yearOf(LocalDate day) {
        int year = day.getYear() - 1;
        while (!startOf(year + 1).isAfter(day)) {
            year++;
        }
        return year;
    }

    /** The part of that length that holds the day. */
    public Span spanOf(Grain grain, LocalDate day) {
        return spans(grain, yearOf(day)).stream()
                .filter(span -> day.isBefore(span.to()))
                .findFirst()
                .orElseThrow();
    }

    /** The parts from the one that holds the first day to the one before which the other lies, in their order. */
    public List<Span> spans(Grain grain, LocalDate from, LocalDate to) {
        return IntStream.rangeClosed(yearOf(from), yearOf(to.minusDays(1)))
                .boxed()
                .flatMap(year -> spans(grain, year).stream())
                .filter(span -> span.to().isAfter(from) && span.from().isBefore(to))
                .toList();
    }

    /** The parts of one fiscal year. */
    public List<Span> spans(Grain grain, int year) {
        List<Span> spans = new ArrayList<>();
        for (int month = 0; month < MONTHS; month += grain.months) {
            String part =
                    switch (grain) {
                        case MONTH -> "-M%02d".formatted(month + 1);
                        case QUARTER -> "-Q%d".formatted(month / 3 + 1);
                        case YEAR -> "";
                    };
            spans.add(new Span(
                    "FY%04d%s".formatted(year, part), monthOf(year, month), monthOf(year, month + grain.months)));
        }
        return spans;
    }

    /** The first day of a month of the fiscal year, counted from 0; the twelfth is the first of the next year. */
    private LocalDate monthOf(int year, int month) {
        if (month == MONTHS) {
            return startOf(year + 1);
        }
        LocalDate start = startOf(year);
        if (division == Division.MONTHS) {
            return start.plusMonths(month);
        }
        int weeks = month / 3 * 13
                + division.weeks.subList(0, month % 3).stream()
                        .mapToInt(Integer::intValue)
                        .sum();
        return start.plusWeeks(weeks);
    }
}
