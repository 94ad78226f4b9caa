package dev.accord.goals;

import dev.accord.shared.Period;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a revenue goal takes, down to the visits of the web site, if all converts as it did in an earlier period.
 *
 * <p>Each level is made of the one below it: revenue = won deals · their average, won deals = opportunities · won per
 * opportunity, and so on. With the rates of the earlier period the target is divided down the tree, so
 * <pre>
 * needed(below) = needed(above) / rate before
 * </pre>
 * and the tree reconciles: how far revenue is of what the plan wants by now is exactly how far the visits are, times how far
 * each rate is of what it was before. The factor that is smallest is the weakest link.
 *
 * <p>Rates compare what happened in one period at both levels, so they are known at once; what is won today was a visit
 * some time ago, which matters where a business grows or shrinks fast.
 *
 * @param reference the period whose rates are taken
 * @param levels from the revenue down; a level that nothing was counted for in either period is left out with all below it
 */
public record GoalTree(Goal goal, Period period, Period reference, List<Level> levels) {

    private static final MathContext PRECISION = MathContext.DECIMAL64;

    /** What is counted, from the top. */
    public enum Kind {
        REVENUE,
        WON,
        OPPORTUNITIES,
        SQL,
        MQL,
        LEADS,
        VISITS
    }

    /**
     * A level of the tree.
     *
     * @param actual what there is of it in the period so far
     * @param neededByNow what the plan of the revenue wants of it by now
     * @param needed what it takes in the whole period
     * @param below how much of this each of the level below brings; empty at the lowest one
     */
    public record Level(Kind kind, BigDecimal actual, BigDecimal neededByNow, BigDecimal needed, Optional<Rate> below) {

        /** How far this level is by what it can do itself: its rate, or at the bottom its amount. Below 1 it holds back. */
        public Optional<BigDecimal> factor() {
            return below.isPresent() ? below.flatMap(Rate::factor) : GoalTree.quotient(actual, neededByNow);
        }
    }

    /**
     * How much of a level each of the level below brings, such as won deals per opportunity, or the average deal.
     *
     * @param now empty where nothing of the level below was counted
     */
    public record Rate(Optional<BigDecimal> now, BigDecimal before) {

        Optional<BigDecimal> factor() {
            return now.flatMap(rate -> GoalTree.quotient(rate, before));
        }
    }

    /** @param actual what was counted in the period so far @param before the same of the reference */
    static GoalTree of(
            Goal goal,
            Period period,
            Period reference,
            BigDecimal plannedByNow,
            Map<Kind, BigDecimal> actual,
            Map<Kind, BigDecimal> before) {
        List<Level> levels = new ArrayList<>();
        BigDecimal needed = goal.target();
        BigDecimal byNow = plannedByNow;
        for (Kind kind : Kind.values()) {
            Optional<Rate> rate = rate(kind, actual, before);
            levels.add(new Level(kind, amount(actual, kind), byNow, needed, rate));
            if (rate.isEmpty()) {
                break;
            }
            needed = needed.divide(rate.get().before(), PRECISION);
            byNow = byNow.divide(rate.get().before(), PRECISION);
        }
        return new GoalTree(goal, period, reference, List.copyOf(levels));
    }

    /** Empty at the bottom, and where the reference has nothing to take a rate from. */
    private static Optional<Rate> rate(Kind kind, Map<Kind, BigDecimal> actual, Map<Kind, BigDecimal> before) {
        if (kind == Kind.VISITS) {
            return Optional.empty();
        }
        Kind below = Kind.values()[kind.ordinal() + 1];
        return quotient(amount(before, kind), amount(before, below))
                .filter(former -> former.signum() > 0)
                .map(former -> new Rate(quotient(amount(actual, kind), amount(actual, below)), former));
    }

    private static BigDecimal amount(Map<Kind, BigDecimal> amounts, Kind kind) {
        return amounts.getOrDefault(kind, BigDecimal.ZERO);
    }

    private static Optional<BigDecimal> quotient(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? Optional.empty() : Optional.of(part.divide(whole, PRECISION));
    }

    /** The level that holds back most; empty where none does, or before the plan wants anything. */
    public Optional<Kind> weakest() {
        return levels.stream()
                .filter(level -> level.factor()
                        .filter(factor -> factor.compareTo(BigDecimal.ONE) < 0)
                        .isPresent())
                .min(Comparator.comparing(level -> level.factor().orElseThrow()))
                .map(Level::kind);
    }

    public Optional<Level> level(Kind kind) {
        return levels.stream().filter(level -> level.kind() == kind).findFirst();
    }
}
