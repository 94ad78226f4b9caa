package dev.accord.demo;

import dev.accord.shared.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Two seasons a year: spring and autumn are strong, summer and December are quiet. */
final class Season {

    private static final double[] DEMAND = {0.9, 1.1, 1.35, 1.3, 1.1, 0.85, 0.65, 0.6, 1.15, 1.4, 1.2, 0.6};
    private static final double GROWTH_A_MONTH = 0.008;

    private Season() {}

    /** How much a day of that month brings, against a mean one. */
    static double demand(YearMonth month) {
        return DEMAND[month.getMonthValue() - 1];
    }

    /** The demand of the day, grown since the beginning. */
    static double demand(LocalDate day, LocalDate beginning) {
        YearMonth month = YearMonth.from(day);
        double months =
                (month.getYear() - beginning.getYear()) * 12.0 + month.getMonthValue() - beginning.getMonthValue();
        return demand(month) * (1 + GROWTH_A_MONTH * months);
    }

    /** The plan curve of what follows on demand after some months: meetings soon, revenue after a whole cycle. */
    static NavigableMap<YearMonth, BigDecimal> curve(Period period, int lag) {
        NavigableMap<YearMonth, BigDecimal> weights = new TreeMap<>();
        for (YearMonth month = YearMonth.from(period.from());
                month.atDay(1).isBefore(period.to());
                month = month.plusMonths(1)) {
            double weight = lag == 0
                    ? demand(month)
                    : (demand(month.minusMonths(lag - 1))
                                    + 2 * demand(month.minusMonths(lag))
                                    + 2 * demand(month.minusMonths(lag + 1))
                                    + demand(month.minusMonths(lag + 2)))
                            / 6;
            weights.put(month, BigDecimal.valueOf(weight).setScale(3, RoundingMode.HALF_UP));
        }
        return weights;
    }
}
