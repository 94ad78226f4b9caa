package dev.accord.goals;

import dev.accord.metrics.Basis;
import dev.accord.metrics.Breakdown;
import dev.accord.metrics.FigureQuery;
import dev.accord.metrics.Figures;
import dev.accord.metrics.Metric;
import dev.accord.metrics.Slice;
import dev.accord.people.Access;
import dev.accord.shared.Money;
import dev.accord.shared.Period;
import dev.accord.shared.Refused;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How targets hang together: that of the company with those of its teams, that of a team with those of its people. Only
 * sums are divided, such as leads and money: a conversion is held by everybody alike.
 */
@Service
@Transactional(readOnly = true)
public class Divisions {

    private final Goals goals;
    private final TargetOwners owners;
    private final Figures figures;

    Divisions(Goals goals, TargetOwners owners, Figures figures) {
        this.goals = goals;
        this.owners = owners;
        this.figures = figures;
    }

    /** By what a target is divided. */
    public enum Key {
        EVENLY,
        /** As the figure of the period before was. */
        AS_BEFORE
    }

    /** Somebody's part of a target. */
    public record Part(OwnerCard who, BigDecimal target) {}

    /** What the parts of these goals add up to; of those goals alone that have any, all in the currency of the goal. */
    @PreAuthorize(Access.SIGNED_IN)
    public Map<Goal, Division> of(List<Goal> some, ZoneId zone) {
        Map<Owner, Parts> known = new HashMap<>();
        Map<Goal, Division> divisions = new LinkedHashMap<>();
        for (Goal goal : some) {
            Metric metric = figures.metric(goal.metric());
            if (metric.adds()) {
                Parts parts = known.computeIfAbsent(goal.owner(), owner -> parts(owner, some, zone));
                division(goal, metric, parts, zone).ifPresent(division -> divisions.put(goal, division));
            }
        }
        return divisions;
    }

    /** Who has a part in an owner's targets, and all of their own. */
    private record Parts(List<Owner> owners, List<Goal> goals) {

        List<Goal> of(Owner owner) {
            return goals.stream().filter(goal -> goal.owner().equals(owner)).toList();
        }
    }

    private Parts parts(Owner owner, List<Goal> some, ZoneId zone) {
        List<Owner> below = owners.partsOf(owner).stream().map(OwnerCard::owner).toList();
        LocalDate from =
                some.stream().map(Goal::from).min(Comparator.naturalOrder()).orElseThrow();
        LocalDate to =
                some.stream().map(Goal::to).max(Comparator.naturalOrder()).orElseThrow();
        return new Parts(below, below.isEmpty() ? List.of() : goals.inForce(below, new Period(from, to, zone)));
    }

    /** Whoever has a target for a year only, has the part of it that lies in the quarter. */
    private static Optional<Division> division(Goal goal, Metric metric, Parts parts, ZoneId zone) {
        Period period = new Period(goal.from(), goal.to(), zone);
        List<Plan> plans = parts.owners().stream()
                .flatMap(owner -> Plan.of(parts.of(owner), metric, period).stream())
                .toList();
        boolean alike = plans.stream().allMatch(plan -> plan.currency().equals(goal.currency()));
        return plans.isEmpty() || !alike
                ? Optional.empty()
                : Optional.of(new Division(
                        goal.target(),
                        // shares of a year are rounded, and nobody promises a hundredth of a cent
                        plans.stream()
                                .map(Plan::target)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .setScale(digits(goal.target()), RoundingMode.HALF_UP),
                        plans.size(),
                        parts.owners().size()));
    }

    /** Those among whom a target can be divided: who works in the team today. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<OwnerCard> among(Goal goal) {
        return owners.partsOf(goal.owner());
    }

    /**
     * Divides the target of a team among some of its people, to the unit. Nothing is set by that.
     *
     * @throws Refused with code {@code nothing-before} where none of them has any of the figure of the period before, or as
     *     {@link Figures} does
     */
    @PreAuthorize(Access.SIGNED_IN)
    public List<Part> draft(Goal goal, Key key, List<OwnerCard> some, ZoneId zone) {
        List<BigDecimal> weights =
                switch (key) {
                    case EVENLY -> some.stream().map(who -> BigDecimal.ONE).toList();
                    case AS_BEFORE -> before(goal, some, new Period(goal.from(), goal.to(), zone).previous());
                };
        List<BigDecimal> spread = spread(goal.target(), weights);
        return IntStream.range(0, some.size())
                .mapToObj(i -> new Part(some.get(i), spread.get(i)))
                .toList();
    }

    private List<BigDecimal> before(Goal goal, List<OwnerCard> some, Period period) {
        FigureQuery query = owners.narrowed(FigureQuery.over(period), goal.owner())
                .on(Basis.PERIOD)
                .by(Breakdown.PERSON);
        FigureQuery money =
                goal.currency().map(Money::currencyOf).map(query::in).orElse(query);
        Map<String, BigDecimal> had = new HashMap<>();
        for (Slice slice : figures.figure(goal.metric(), money).series()) {
            slice.key().ifPresent(name -> had.put(name, slice.numerator().max(BigDecimal.ZERO)));
        }
        List<BigDecimal> weights = some.stream()
                .map(who -> had.getOrDefault(who.name(), BigDecimal.ZERO))
                .toList();
        if (weights.stream().allMatch(weight -> weight.signum() == 0)) {
            throw Refused.unprocessable(
                    "nothing-before",
                    "none of them has any %s from %s to %s, so there is nothing to divide by",
                    figures.metric(goal.metric()).label(),
                    period.from(),
                    period.to().minusDays(1));
        }
        return weights;
    }

    /** In whole units of the target's own last digit; those whose rests are largest have what rounding leaves. */
    static List<BigDecimal> spread(BigDecimal target, List<BigDecimal> weights) {
        BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() == 0) {
            return List.of();
        }
        int digits = digits(target);
        List<BigDecimal> exact = weights.stream()
                .map(weight -> target.multiply(weight).divide(sum, digits + 12, RoundingMode.DOWN))
                .toList();
        List<BigDecimal> parts = new ArrayList<>(exact.stream()
                .map(part -> part.setScale(digits, RoundingMode.DOWN))
                .toList());
        BigDecimal left = target.subtract(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        List<Integer> order = IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> exact.get(i).subtract(parts.get(i)))
                        .reversed())
                .toList();
        int units = left.movePointRight(digits).intValueExact();
        order.subList(0, units).forEach(i -> parts.set(i, parts.get(i).add(BigDecimal.ONE.movePointLeft(digits))));
        return List.copyOf(parts);
    }

    private static int digits(BigDecimal target) {
        return Math.max(0, target.stripTrailingZeros().scale());
    }

    /** Sets the parts as targets, along the curve of the whole. Who has nothing of it keeps what they had. */
    @PreAuthorize(Access.GOAL_SETTERS)
    @Transactional
    public void set(Goal goal, List<Part> parts, ZoneId zone, Optional<String> reason) {
        Period period = new Period(goal.from(), goal.to(), zone);
        parts.stream()
                .filter(part -> part.target().signum() != 0)
                .forEach(part -> goals.set(new Target(
                        part.who().owner(),
                        goal.metric(),
                        period,
                        part.target(),
                        goal.currency(),
                        goal.shares(),
                        reason)));
    }
}
