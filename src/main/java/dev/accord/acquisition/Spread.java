package dev.accord.acquisition;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Spreads what is known of several days as a whole evenly over them. */
final class Spread {

    private Spread() {}

    /**
     * The part of each day: what has been reached by its end less what had been by its beginning, each rounded. So the
     * parts differ by no more than one unit of the last decimal, and add up to the whole.
     *
     * @param to the first day after it
     */
    static NavigableMap<LocalDate, BigDecimal> evenly(BigDecimal whole, LocalDate from, LocalDate to, int decimals) {
        NavigableMap<LocalDate, BigDecimal> parts = new TreeMap<>();
        BigDecimal days = BigDecimal.valueOf(to.toEpochDay() - from.toEpochDay());
        BigDecimal reached = BigDecimal.ZERO;
        for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
            BigDecimal passed = BigDecimal.valueOf(day.toEpochDay() - from.toEpochDay() + 1);
            BigDecimal next = whole.multiply(passed).divide(days, decimals, RoundingMode.HALF_UP);
            parts.put(day, next.subtract(reached));
            reached = next;
        }
        return parts;
    }
}
