package dev.accord.goals;

import dev.accord.shared.Period;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A target as somebody wants to set it.
 *
 * @param period whole months
 * @param currency of money only
 * @param weights how much each month carries, in any unit; seasonal sales have unequal ones
 * @param reason why it is set or changed
 */
public record Target(
        Owner owner,
        String metric,
        Period period,
        BigDecimal value,
        Optional<String> currency,
        Map<YearMonth, BigDecimal> weights,
        Optional<String> reason) {

    /** Spread evenly over its months, and for no reason that is worth a word. */
    public static Target even(Owner owner, String metric, Period period, BigDecimal value, Optional<String> currency) {
        return new Target(owner, metric, period, value, currency, evenly(period), Optional.empty());
    }

    static NavigableMap<YearMonth, BigDecimal> evenly(Period period) {
        NavigableMap<YearMonth, BigDecimal> weights = new TreeMap<>();
        for (YearMonth month = YearMonth.from(period.from());
                month.atDay(1).isBefore(period.to());
                month = month.plusMonths(1)) {
            weights.put(month, BigDecimal.ONE);
        }
        return weights;
    }
}
