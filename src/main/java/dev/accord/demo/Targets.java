package dev.accord.demo;

import dev.accord.shared.Period;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The goals of one metric for one year and its quarters, which add up to it. */
final class Targets {

    private static final int QUARTERS = 4;

    private final String metric;
    private final Optional<String> currency;
    private final Period year;
    private final NavigableMap<YearMonth, BigDecimal> curve;
    private final List<BigDecimal> quarters;

    /**
     * @param lag how many months after demand the metric follows
     * @param wanted what the year should bring
     * @param step what the quarters are rounded to
     */
    Targets(String metric, Optional<String> currency, Period year, int lag, double wanted, int step) {
        this.metric = metric;
        this.currency = currency;
        this.year = year;
        this.curve = Season.curve(year, lag);
        this.quarters = IntStream.range(0, QUARTERS)
                .mapToObj(quarter -> Math.max(1, Math.round(wanted * share(curve, period(quarter)) / step)) * step)
                .map(BigDecimal::valueOf)
                .toList();
    }

    void set(Script script, Instant at) {
        NavigableMap<YearMonth, BigDecimal> whole = new TreeMap<>();
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            NavigableMap<YearMonth, BigDecimal> part = curve(quarter);
            BigDecimal target = quarters.get(quarter);
            BigDecimal sum = part.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            part.forEach((month, weight) -> whole.put(
                    month,
                    weight.multiply(target).divide(sum, MathContext.DECIMAL64).setScale(4, RoundingMode.HALF_UP)));
            script.add(goal(at, period(quarter), target, part));
        }
        script.add(goal(at, year, quarters.stream().reduce(BigDecimal.ZERO, BigDecimal::add), whole));
    }

    private Act.GoalSet goal(Instant at, Period period, BigDecimal target, Map<YearMonth, BigDecimal> weights) {
        return new Act.GoalSet(at, metric, period, target, currency, weights);
    }

    /** What the plan wants from the beginning of the day's quarter to the end of that day. */
    double plannedInQuarterTo(LocalDate day) {
        int quarter = (day.getMonthValue() - 1) / 3;
        Period period = period(quarter);
        return quarters.get(quarter).doubleValue()
                * share(curve(quarter), new Period(period.from(), day.plusDays(1), period.zone()));
    }

    private NavigableMap<YearMonth, BigDecimal> curve(int quarter) {
        Period period = period(quarter);
        return curve.subMap(YearMonth.from(period.from()), true, YearMonth.from(period.to()), false);
    }

    private Period period(int quarter) {
        return Period.quarterOf(year.from().plusMonths(3L * quarter), year.zone());
    }

    /** Which part of the curve lies in the period; of a month that is cut its days' part. */
    static double share(Map<YearMonth, BigDecimal> curve, Period period) {
        double inside = 0;
        double whole = 0;
        for (var month : curve.entrySet()) {
            LocalDate first = month.getKey().atDay(1);
            long days = first.datesUntil(first.plusMonths(1))
                    .filter(day -> !day.isBefore(period.from()) && day.isBefore(period.to()))
                    .count();
            inside += month.getValue().doubleValue() * days / month.getKey().lengthOfMonth();
            whole += month.getValue().doubleValue();
        }
        return inside / whole;
    }

    static Period year(int year, ZoneId zone) {
        return Period.yearOf(LocalDate.of(year, 1, 1), zone);
    }
}
