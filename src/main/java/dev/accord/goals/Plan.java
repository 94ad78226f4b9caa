package dev.accord.goals;

import dev.accord.metrics.Metric;
import dev.accord.shared.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the goals want of one metric in a period: the shortest goal that covers it or, for a sum, goals that together
 * make it up, such as four quarters a year.
 *
 * @param level whether the target is a level to be held, such as a conversion, and no sum that grows by the day
 */
public record Plan(boolean level, List<Goal> goals, Period period) {

    /** The plan that follows from the goals in force; empty where they say nothing about the period. */
    static Optional<Plan> of(List<Goal> inForce, Metric metric, Period period) {
        List<Goal> own = inForce.stream()
                .filter(goal -> goal.metric().equals(metric.key()))
                .toList();
        // a ratio or a speed has no curve: it is to be held all the time
        boolean level = !metric.adds();
        Optional<Goal> covering = own.stream()
                .filter(goal ->
                        !goal.from().isAfter(period.from()) && !goal.to().isBefore(period.to()))
                .min(Comparator.comparing(Plan::length).thenComparing(Goal::id, Comparator.reverseOrder()));
        if (covering.isPresent() || level) {
            return covering.map(goal -> new Plan(level, List.of(goal), period));
        }
        return together(own, period).map(parts -> new Plan(false, parts, period));
    }

    private static Optional<List<Goal>> together(List<Goal> goals, Period period) {
        List<Goal> parts = new ArrayList<>();
        LocalDate reached = period.from();
        while (reached.isBefore(period.to())) {
            LocalDate begin = reached;
            Optional<Goal> next = goals.stream()
                    .filter(goal -> goal.from().equals(begin) && !goal.to().isAfter(period.to()))
                    .max(Comparator.comparing(Plan::length));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            parts.add(next.get());
            reached = next.get().to();
        }
        boolean alike = parts.stream().map(Goal::currency).distinct().count() == 1;
        return alike ? Optional.of(parts) : Optional.empty();
    }

    private static long length(Goal goal) {
        return ChronoUnit.DAYS.between(goal.from(), goal.to());
    }

    public Optional<String> currency() {
        return goals.getFirst().currency();
    }

    /** What is to be reached by the end of the period. */
    public BigDecimal target() {
        return level ? goals.getFirst().target() : planned(period.to());
    }

    /** What is to be reached from the beginning of the period to before that day. */
    public BigDecimal planned(LocalDate end) {
        return level
                ? target()
                : goals.stream().map(goal -> goal.planned(period.from(), end)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What is to be reached by that moment. */
    public BigDecimal plannedBy(Instant moment) {
        return level
                ? target()
                : goals.stream().map(goal -> goal.plannedBy(moment, period)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
