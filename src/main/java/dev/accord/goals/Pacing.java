package dev.accord.goals;

import dev.accord.metrics.Basis;
import dev.accord.metrics.Breakdown;
import dev.accord.metrics.Changes;
import dev.accord.metrics.Comparison;
import dev.accord.metrics.Figure;
import dev.accord.metrics.FigureQuery;
import dev.accord.metrics.Figures;
import dev.accord.metrics.Metric;
import dev.accord.people.Access;
import dev.accord.shared.Money;
import dev.accord.shared.Period;
import dev.accord.shared.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Holds what happened against what was planned. It runs in no transaction of its own: one refused figure is no failure. */
@Service
public class Pacing {

    private final Goals goals;
    private final Figures figures;
    private final Changes changes;
    private final TargetOwners owners;
    private final Clock clock;

    Pacing(Goals goals, Figures figures, Changes changes, TargetOwners owners, Clock clock) {
        this.goals = goals;
        this.figures = figures;
        this.changes = changes;
        this.owners = owners;
        this.clock = clock;
    }

    /** The metrics that a goal of that owner can be set for, revenue and the unified ones first: sums, and levels to be held. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<Metric> paceable(Owner owner) {
        return Paceable.by(owner).stream().map(figures::metric).toList();
    }

    /** How the metrics of the company stand in the period, with their course by that breakdown, and since which other they have moved. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<Progress> of(List<Course> courses, Period period, Optional<Comparison> comparison) {
        List<Goal> inForce = goals.inForce(period);
        return courses.stream()
                .map(course -> progress(
                        figures.metric(course.metric()),
                        inForce,
                        FigureQuery.over(period).by(course.by()),
                        comparison))
                .toList();
    }

    /** A metric and how its course is split. */
    public record Course(String metric, Breakdown by) {}

    /** How each of the goals stands in its own period, by the figure of whose goal it is. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<Progress> of(List<Goal> some, ZoneId zone) {
        return some.stream()
                .map(goal -> progress(
                        figures.metric(goal.metric()),
                        List.of(goal),
                        owners.narrowed(FigureQuery.over(new Period(goal.from(), goal.to(), zone)), goal.owner()),
                        Optional.empty()))
                .toList();
    }

    /** Conversions are those of the period, as most leads of a period under way are too young for a cohort. */
    private Progress progress(Metric metric, List<Goal> inForce, FigureQuery whose, Optional<Comparison> comparison) {
        Instant now = clock.instant();
        Period period = whose.period();
        Optional<Plan> plan = Plan.of(inForce, metric, period);
        FigureQuery query = whose.on(Basis.PERIOD);
        FigureQuery asked = plan.flatMap(Plan::currency)
                .map(Money::currencyOf)
                .map(query::in)
                .orElse(query);
        try {
            Figure figure = figures.figure(metric.key(), asked);
            return new Progress(
                    metric,
                    period,
                    now,
                    Optional.of(figure),
                    Optional.empty(),
                    plan,
                    comparison.flatMap(with -> changes.since(with, figure)));
        } catch (Refused refused) {
            return new Progress(
                    metric, period, now, Optional.empty(), Optional.of(refused.reason()), plan, Optional.empty());
        }
    }
}
