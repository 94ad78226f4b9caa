package dev.accord.goals;

import dev.accord.metrics.FigureQuery;
import dev.accord.metrics.Figures;
import dev.accord.shared.Money;
import dev.accord.shared.Period;
import dev.accord.timetable.OneByOne;
import dev.accord.timetable.Piece;
import dev.accord.timetable.RecurringJob;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks whether revenue goals have been reached. Revenue comes in by imports that may be corrected within days, so a goal
 * is looked at from its first day until a week after its last.
 */
@Component
class GoalWatch implements RecurringJob {

    private static final int DAYS_AFTER = 7;

    private final Goals goals;
    private final Figures figures;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ZoneId zone;
    private final ApplicationEventPublisher events;
    private final OneByOne oneByOne;

    GoalWatch(
            Goals goals,
            Figures figures,
            JdbcClient jdbc,
            Clock clock,
            @Value("${accord.zone:UTC}") ZoneId zone,
            ApplicationEventPublisher events,
            OneByOne oneByOne) {
        this.goals = goals;
        this.figures = figures;
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = zone;
        this.events = events;
        this.oneByOne = oneByOne;
    }

    @Override
    public String key() {
        return "goal-watch";
    }

    @Override
    public String purpose() {
        return "Tells when a revenue goal is reached";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Piece work(Optional<String> after) {
        Instant now = clock.instant();
        List<Goal> open = open(now.atZone(zone).toLocalDate());
        return oneByOne.deal(open, open.size() + 1, goal -> goal.id().toString(), goal -> tell(goal, now));
    }

    private List<Goal> open(LocalDate today) {
        List<Goal> current = goals.inForce(new Period(today.minusDays(DAYS_AFTER), today.plusDays(1), zone)).stream()
                .filter(goal -> goal.metric().equals(GoalTrees.REVENUE))
                .toList();
        if (current.isEmpty()) {
            return List.of();
        }
        Set<Long> told = Set.copyOf(jdbc.sql("SELECT goal_id FROM goal_reached WHERE goal_id IN (:goals)")
                .param("goals", current.stream().map(goal -> goal.id().value()).toList())
                .query(Long.class)
                .list());
        return current.stream()
                .filter(goal -> !told.contains(goal.id().value()))
                .toList();
    }

    private boolean tell(Goal goal, Instant now) {
        FigureQuery query = FigureQuery.over(new Period(goal.from(), goal.to(), zone));
        FigureQuery money =
                goal.currency().map(Money::currencyOf).map(query::in).orElse(query);
        BigDecimal value = figures.figure(GoalTrees.REVENUE, money).numerator();
        if (value.compareTo(goal.target()) < 0) {
            return false;
        }
        jdbc.sql("INSERT INTO goal_reached (goal_id, reached_at, value) VALUES (:goal, :now, :value)")
                .param("goal", goal.id().value())
                .param("now", Timestamp.from(now))
                .param("value", value)
                .update();
        events.publishEvent(new GoalReached(now, goal, value));
        return true;
    }
}
