package dev.accord.goals;

import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.people.SignedIn;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.Money;
import dev.accord.shared.Period;
import dev.accord.shared.Refused;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The goals of the revenue team as one, and the targets of its teams and people. Where no owner is named, the goals are
 * those of the company. A changed goal is a new row, so that its history stays.
 */
@Service
@Transactional
public class Goals {

    /** The most characters of a reason. */
    public static final int LONGEST_REASON = 500;

    private static final int SHARE_DIGITS = 9;
    private static final LocalDate EVER = LocalDate.of(1, 1, 1);
    private static final LocalDate FOREVER = LocalDate.of(9999, 1, 1);

    private final GoalRows rows;
    private final TargetOwners owners;
    private final Ids ids;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    Goals(GoalRows rows, TargetOwners owners, Ids ids, Clock clock, Acting acting, ApplicationEventPublisher events) {
        this.rows = rows;
        this.owners = owners;
        this.ids = ids;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    /** Sets a goal of the company for whole months, spread evenly over them. */
    @PreAuthorize(Access.GOAL_SETTERS)
    public Id set(String metric, Period period, BigDecimal target, Optional<String> currency) {
        return set(Target.even(Owner.COMPANY, metric, period, target, currency));
    }

    /**
     * Sets a goal of the company for whole months.
     *
     * @param weights how much each month carries, in any unit; seasonal sales have unequal ones
     */
    @PreAuthorize(Access.GOAL_SETTERS)
    public Id set(
            String metric,
            Period period,
            BigDecimal target,
            Optional<String> currency,
            Map<YearMonth, BigDecimal> weights) {
        return set(new Target(Owner.COMPANY, metric, period, target, currency, weights, Optional.empty()));
    }

    /**
     * Sets a target, or changes the one of that owner, metric and period. A change of a goal of the company that has begun
     * is only proposed where the head of one department wants it, see {@link Proposals}.
     *
     * @throws Refused with code {@code not-your-team} where it is not for them to set, {@code open-proposal} where a change
     *     waits already, {@code person-left}, {@code no-owner} where the metric is no team's or person's,
     *     {@code bad-period}, {@code bad-target}, {@code bad-curve} or {@code long-reason}
     */
    @PreAuthorize(Access.GOAL_SETTERS)
    public Id set(Target wanted) {
        OwnerCard owner = owners.card(wanted.owner());
        refuse(wanted, owner);
        Optional<String> reason = wanted.reason().map(String::strip).filter(text -> !text.isEmpty());
        Goal goal = new Goal(
                ids.next(),
                wanted.owner(),
                wanted.metric(),
                wanted.period().from(),
                wanted.period().to(),
                wanted.value(),
                wanted.currency(),
                shares(new TreeMap<>(wanted.weights())));
        Instant now = clock.instant();
        SignedIn who = acting.now();
        Optional<String> department = changesWhatRuns(wanted, now) ? Agreement.soughtBy(who) : Optional.empty();
        try {
            rows.add(goal, who.person(), now, reason, department);
        } catch (DuplicateKeyException proposedAtTheSameTime) {
            throw openProposal();
        }
        String what = summary(goal, owner, reason);
        events.publishEvent(
                department.isPresent()
                        ? new GoalProposed(now, who.person(), goal.id(), "proposed to " + what)
                        : new GoalSet(now, who.person(), goal.id(), what));
        return goal.id();
    }

    private boolean changesWhatRuns(Target wanted, Instant now) {
        Period period = wanted.period();
        List<GoalChange> before = rows.history(wanted.owner(), wanted.metric(), period.from(), period.to());
        if (before.stream().anyMatch(change -> change.state() == GoalChange.State.PROPOSED)) {
            throw openProposal();
        }
        return wanted.owner().equals(Owner.COMPANY)
                && !now.isBefore(period.start())
                && before.stream().anyMatch(change -> change.state() == GoalChange.State.SET);
    }

    private static Refused openProposal() {
        return Refused.conflict(
                "open-proposal",
                "a change of this goal is proposed already: it is first to be agreed to, declined or withdrawn");
    }

    private void refuse(Target wanted, OwnerCard owner) {
        Period period = wanted.period();
        if (!owners.maySet(wanted.owner())) {
            throw Refused.forbidden(
                    "not-your-team", "the targets of %s are set by the head of that team", owner.name());
        }
        if (!owner.active()) {
            throw Refused.conflict("person-left", "%s has left, so there is no target to set", owner.name());
        }
        if (!Paceable.fits(wanted.metric(), wanted.owner())) {
            throw Refused.invalid(
                    "no-owner",
                    "%s is counted by channel, so it can be a goal of the company and none of %s",
                    wanted.metric(),
                    owner.name());
        }
        if (period.from().getDayOfMonth() != 1 || period.to().getDayOfMonth() != 1) {
            throw Refused.invalid("bad-period", "a goal covers whole months, not %s to %s", period.from(), period.to());
        }
        if (wanted.value().signum() <= 0) {
            throw Refused.invalid(
                    "bad-target",
                    "a goal is greater than 0, not %s",
                    wanted.value().toPlainString());
        }
        if (wanted.reason().filter(text -> text.length() > LONGEST_REASON).isPresent()) {
            throw Refused.invalid("long-reason", "a reason has at most %d characters", LONGEST_REASON);
        }
        wanted.currency().ifPresent(Money::currencyOf);
    }

    private static String summary(Goal goal, OwnerCard owner, Optional<String> reason) {
        String whose = goal.owner().equals(Owner.COMPANY) ? "" : " for " + owner.name();
        String set = "set the goal of %s%s from %s to %s at %s %s"
                .formatted(
                        goal.metric(),
                        whose,
                        goal.from(),
                        goal.to(),
                        goal.target().toPlainString(),
                        goal.currency().orElse(""))
                .strip();
        return reason.map(why -> set + ": " + why).orElse(set);
    }

    /** Weights as shares that add up to exactly 1: the last month takes what rounding leaves. */
    static NavigableMap<YearMonth, BigDecimal> shares(NavigableMap<YearMonth, BigDecimal> weights) {
        BigDecimal sum = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() <= 0 || weights.values().stream().anyMatch(weight -> weight.signum() < 0)) {
            throw Refused.invalid("bad-curve", "the plan curve needs weights of 0 or more, not all 0");
        }
        NavigableMap<YearMonth, BigDecimal> shares = new TreeMap<>();
        BigDecimal left = BigDecimal.ONE;
        for (var weight : weights.headMap(weights.lastKey(), false).entrySet()) {
            BigDecimal share = weight.getValue().divide(sum, SHARE_DIGITS, RoundingMode.HALF_UP);
            shares.put(weight.getKey(), share);
            left = left.subtract(share);
        }
        shares.put(weights.lastKey(), left.max(BigDecimal.ZERO));
        return shares;
    }

    /** The goal of the company that covers all of the period: the shortest such, and of those the one that was set last. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public Optional<Goal> covering(String metric, Period period) {
        return inForce(period).stream()
                .filter(goal -> goal.metric().equals(metric))
                .filter(goal ->
                        !goal.from().isAfter(period.from()) && !goal.to().isBefore(period.to()))
                .min(Comparator.comparing((Goal goal) -> ChronoUnit.DAYS.between(goal.from(), goal.to()))
                        .thenComparing(Goal::id, Comparator.reverseOrder()));
    }

    /** All goals of the company in force: of those for the same metric and period only the one that was set last. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public List<Goal> inForce() {
        return rows.inForce(List.of(Owner.COMPANY), EVER, FOREVER);
    }

    /** The goals of the company in force that touch the period. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public List<Goal> inForce(Period period) {
        return inForce(List.of(Owner.COMPANY), period);
    }

    /** The targets of these owners in force that touch the period. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public List<Goal> inForce(Collection<? extends Owner> whose, Period period) {
        return rows.inForce(whose, period.from(), period.to());
    }

    /** How the target of that owner, metric and period came to be what it is, the newest first. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public List<GoalChange> history(Goal goal) {
        return rows.history(goal.owner(), goal.metric(), goal.from(), goal.to()).reversed();
    }
}
