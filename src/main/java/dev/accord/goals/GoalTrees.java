package dev.accord.goals;

import dev.accord.goals.GoalTree.Kind;
import dev.accord.goals.GoalTree.Level;
import dev.accord.metrics.Basis;
import dev.accord.metrics.Figure;
import dev.accord.metrics.FigureQuery;
import dev.accord.metrics.Figures;
import dev.accord.people.Access;
import dev.accord.shared.Money;
import dev.accord.shared.Period;
import dev.accord.shared.Refused;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What revenue goals take, by the rates of the year before; the arithmetic stands at {@link GoalTree}. */
@Service
public class GoalTrees {

    /** The metric at the top. */
    public static final String REVENUE = "revenue";

    private final Figures figures;
    private final Goals goals;
    private final Clock clock;

    GoalTrees(Figures figures, Goals goals, Clock clock) {
        this.figures = figures;
        this.goals = goals;
        this.clock = clock;
    }

    /**
     * What a goal for revenue takes. Rates are those of the same days a year before; while that year has not ended, those
     * of its days so far.
     *
     * @throws Refused as {@link Figures} does, such as {@code missing-rate}
     */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public GoalTree of(Goal goal, ZoneId zone) {
        if (!goal.metric().equals(REVENUE)) {
            throw new IllegalArgumentException("a tree has revenue at its top, not " + goal.metric());
        }
        Period period = new Period(goal.from(), goal.to(), zone);
        Period reference = period.aYearBefore();
        return GoalTree.of(
                goal,
                period,
                reference,
                goal.plannedBy(clock.instant(), period),
                counted(goal, period),
                counted(goal, reference));
    }

    private Map<Kind, BigDecimal> counted(Goal goal, Period period) {
        FigureQuery query = FigureQuery.over(period);
        FigureQuery money =
                goal.currency().map(Money::currencyOf).map(query::in).orElse(query);
        Figure conversion = figures.figure("mql-to-sql", query.on(Basis.PERIOD));
        Map<Kind, BigDecimal> counted = new EnumMap<>(Kind.class);
        counted.put(Kind.REVENUE, figures.figure(REVENUE, money).numerator());
        counted.put(Kind.WON, figures.figure("win-rate", query).numerator());
        counted.put(
                Kind.OPPORTUNITIES,
                BigDecimal.valueOf(figures.figure("opportunity-value", money).records()));
        counted.put(Kind.SQL, conversion.numerator());
        counted.put(Kind.MQL, conversion.denominator().orElse(BigDecimal.ZERO));
        counted.put(Kind.LEADS, figures.figure("leads-generated", query).numerator());
        counted.put(Kind.VISITS, figures.figure("web-traffic", query).numerator());
        return counted;
    }

    /**
     * Sets what the tree needs as goals of their own, along the curve of the revenue: visits, leads, and the conversion
     * from MQL to SQL as a level to be held, each as far as the tree reaches.
     */
    @PreAuthorize(Access.GOAL_SETTERS)
    @Transactional
    public void adopt(Goal revenue, ZoneId zone) {
        GoalTree tree = of(revenue, zone);
        needed(tree, Kind.VISITS)
                .ifPresent(
                        target -> goals.set("web-traffic", tree.period(), target, Optional.empty(), revenue.shares()));
        needed(tree, Kind.LEADS)
                .ifPresent(target ->
                        goals.set("leads-generated", tree.period(), target, Optional.empty(), revenue.shares()));
        tree.level(Kind.SQL)
                .flatMap(Level::below)
                .map(rate -> rate.before().setScale(4, RoundingMode.HALF_UP))
                .filter(rate -> rate.signum() > 0)
                .ifPresent(target -> goals.set("mql-to-sql", tree.period(), target, Optional.empty()));
    }

    private static Optional<BigDecimal> needed(GoalTree tree, Kind kind) {
        return tree.level(kind).map(level -> level.needed().setScale(0, RoundingMode.CEILING));
    }
}
