package dev.accord.shared;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Whole days from the first (included) to the last (not included), in one time zone: {@code [from, to)}. */
public record Period(LocalDate from, LocalDate to, ZoneId zone) implements Serializable {

    public Period {
        if (!from.isBefore(to)) {
            throw Refused.invalid("bad-period", "the period must begin before it ends: from %s to %s", from, to);
        }
    }

    public static Period monthOf(LocalDate day, ZoneId zone) {
        LocalDate first = day.withDayOfMonth(1);
        return new Period(first, first.plusMonths(1), zone);
    }

    public static Period quarterOf(LocalDate day, ZoneId zone) {
        LocalDate first = LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
        return new Period(first, first.plusMonths(3), zone);
    }

    public static Period yearOf(LocalDate day, ZoneId zone) {
        return new Period(LocalDate.of(day.getYear(), 1, 1), LocalDate.of(day.getYear() + 1, 1, 1), zone);
    }

    /** The one that ends where this begins: as many months before whole months, else as many days. */
    public Period previous() {
        boolean months = from.getDayOfMonth() == 1 && to.getDayOfMonth() == 1;
        LocalDate start = months
                ? from.minusMonths(ChronoUnit.MONTHS.between(from, to))
                : from.minusDays(ChronoUnit.DAYS.between(from, to));
        return new Period(start, from, zone);
    }

    /** The same days of the year before. */
    public Period aYearBefore() {
        LocalDate start = from.minusYears(1);
        LocalDate end = to.minusYears(1);
        // a 29 February is the 28th there, and may be left alone with itself
        return new Period(start, end.isAfter(start) ? end : start.plusDays(1), zone);
    }

    /** The first moment of the period. */
    public Instant start() {
        return from.atStartOfDay(zone).toInstant();
    }

    /** The first moment after the period. */
    public Instant end() {
        return to.atStartOfDay(zone).toInstant();
    }

    public boolean contains(Instant moment) {
        return !moment.isBefore(start()) && moment.isBefore(end());
    }
}
