package dev.accord.goals;

import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.Money;
import dev.accord.shared.Period;
import dev.accord.shared.Refused;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The goals of the revenue team as one. A changed goal is a new row, so that its history stays. */
@Service
@Transactional
public class Goals {

    private static final int SHARE_DIGITS = 9;

    private record Row(
            Id id,
            String metric,
            LocalDate fromDay,
            LocalDate toDay,
            BigDecimal target,
            @Nullable String currency) {}

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    Goals(JdbcClient jdbc, Ids ids, Clock clock, Acting acting, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    /** Sets a goal for whole months, spread evenly over them. */
    @PreAuthorize(Access.GOAL_SETTERS)
    public Id set(String metric, Period period, BigDecimal target, Optional<String> currency) {
        NavigableMap<YearMonth, BigDecimal> weights = new TreeMap<>();
        for (YearMonth month = YearMonth.from(period.from());
                month.atDay(1).isBefore(period.to());
                month = month.plusMonths(1)) {
            weights.put(month, BigDecimal.ONE);
        }
        return set(metric, period, target, currency, weights);
    }

    /**
     * Sets a goal for whole months.
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
        if (period.from().getDayOfMonth() != 1 || period.to().getDayOfMonth() != 1) {
            throw Refused.invalid("bad-period", "a goal covers whole months, not %s to %s", period.from(), period.to());
        }
        if (target.signum() <= 0) {
            throw Refused.invalid("bad-target", "a goal is greater than 0, not %s", target.toPlainString());
        }
        currency.ifPresent(Money::currencyOf);
        NavigableMap<YearMonth, BigDecimal> shares = shares(new TreeMap<>(weights));
        Id id = ids.next();
        Instant now = clock.instant();
        jdbc.sql("""
                        INSERT INTO goal (id, metric, from_day, to_day, target, currency, set_by, set_at)
                        VALUES (:id, :metric, :from, :to, :target, :currency, :by, :at)
                        """)
                .param("id", id.value())
                .param("metric", metric)
                .param("from", Date.valueOf(period.from()))
                .param("to", Date.valueOf(period.to()))
                .param("target", target)
                .param("currency", currency.orElse(null))
                .param("by", acting.now().person().map(Id::value).orElse(null))
                .param("at", Timestamp.from(now))
                .update();
        shares.forEach((month, share) -> jdbc.sql(
                        "INSERT INTO goal_share (goal_id, month_day, share) VALUES (:goal, :month, :share)")
                .param("goal", id.value())
                .param("month", Date.valueOf(month.atDay(1)))
                .param("share", share)
                .update());
        events.publishEvent(new GoalSet(
                now,
                acting.now().person(),
                id,
                "set the goal of %s from %s to %s at %s %s"
                        .formatted(metric, period.from(), period.to(), target.toPlainString(), currency.orElse(""))
                        .strip()));
        return id;
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

    /** The goal that covers all of the period: the shortest such, and of those the one that was set last. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public Optional<Goal> covering(String metric, Period period) {
        return jdbc.sql("""
                        SELECT id, metric, from_day, to_day, target, currency FROM goal
                         WHERE metric = :metric AND from_day <= :from AND to_day >= :to
                         ORDER BY DATEDIFF(to_day, from_day), id DESC LIMIT 1
                        """)
                .param("metric", metric)
                .param("from", Date.valueOf(period.from()))
                .param("to", Date.valueOf(period.to()))
                .query(Row.class)
                .optional()
                .map(this::goal);
    }

    /** All goals in force: of those for the same metric and period only the one that was set last. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public List<Goal> inForce() {
        return inForce(LocalDate.of(1, 1, 1), LocalDate.of(9999, 1, 1));
    }

    /** The goals in force that touch the period. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public List<Goal> inForce(Period period) {
        return inForce(period.from(), period.to());
    }

    private List<Goal> inForce(LocalDate from, LocalDate to) {
        Map<Id, NavigableMap<YearMonth, BigDecimal>> shares = new LinkedHashMap<>();
        Map<Id, Row> rows = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT g.id, g.metric, g.from_day, g.to_day, g.target, g.currency, s.month_day, s.share
                          FROM goal g JOIN goal_share s ON s.goal_id = g.id
                         WHERE g.from_day < :to AND g.to_day > :from
                           AND NOT EXISTS (SELECT 1 FROM goal newer
                                            WHERE newer.metric = g.metric AND newer.from_day = g.from_day
                                              AND newer.to_day = g.to_day AND newer.id > g.id)
                         ORDER BY g.from_day DESC, g.to_day, g.metric
                        """)
                .param("from", Date.valueOf(from))
                .param("to", Date.valueOf(to))
                .query(row -> {
                    Id id = new Id(row.getLong("id"));
                    rows.putIfAbsent(
                            id,
                            new Row(
                                    id,
                                    row.getString("metric"),
                                    row.getDate("from_day").toLocalDate(),
                                    row.getDate("to_day").toLocalDate(),
                                    row.getBigDecimal("target"),
                                    row.getString("currency")));
                    shares.computeIfAbsent(id, none -> new TreeMap<>())
                            .put(YearMonth.from(row.getDate("month_day").toLocalDate()), row.getBigDecimal("share"));
                });
        return rows.values().stream()
                .map(row -> goal(row, shares.getOrDefault(row.id(), new TreeMap<>())))
                .toList();
    }

    private Goal goal(Row row) {
        NavigableMap<YearMonth, BigDecimal> shares = new TreeMap<>();
        jdbc.sql("SELECT month_day, share FROM goal_share WHERE goal_id = :goal")
                .param("goal", row.id().value())
                .query((share, number) ->
                        shares.put(YearMonth.from(share.getDate(1).toLocalDate()), share.getBigDecimal(2)))
                .list();
        return goal(row, shares);
    }

    private static Goal goal(Row row, NavigableMap<YearMonth, BigDecimal> shares) {
        return new Goal(
                row.id(),
                row.metric(),
                row.fromDay(),
                row.toDay(),
                row.target(),
                Optional.ofNullable(row.currency()),
                shares);
    }
}
