package dev.accord.dashboards;

import dev.accord.goals.Progress;
import dev.accord.metrics.Slice;
import dev.accord.shared.CalendarPeriod;
import dev.accord.shared.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that the scoreboard shows of a period, at one reading.
 *
 * @param revenue won, by day
 * @param unified the three metrics that both departments own
 * @param compared the days that the figures are compared with; empty where that is the plan
 * @param changes the definitions that took effect in the period
 */
public record Scoreboard(
        CalendarPeriod span,
        Optional<Period> compared,
        Progress revenue,
        List<Progress> unified,
        List<Progress> marketing,
        List<Progress> sales,
        List<Change> changes) {

    /** A version that took effect, such as "Average deal v2". */
    public record Change(Instant at, String name) {}

    /** A running total at the end of a day. */
    public record Total(LocalDate day, BigDecimal amount) {}

    /** The revenue won from the beginning of the period to the end of each day that has begun. */
    public List<Total> won() {
        List<Total> running = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO;
        for (Slice day : revenue.sofar()) {
            total = total.add(day.numerator());
            Optional<LocalDate> when = day.key().map(LocalDate::parse);
            if (when.isPresent()) {
                running.add(new Total(when.get(), total));
            }
        }
        return running;
    }

    /** What the plan wants by the end of each day of the period; empty without a goal. */
    public List<Total> planned() {
        return revenue.plan().stream()
                .flatMap(plan ->
                        span.from().datesUntil(span.to()).map(day -> new Total(day, plan.planned(day.plusDays(1)))))
                .toList();
    }
}
