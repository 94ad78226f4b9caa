package dev.accord.goals;

import dev.accord.goals.GoalChange.Decision;
import dev.accord.shared.Id;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Targets as they are kept: a changed one is a new row, and the newest of an owner, metric and period is in force. */
@Component
class GoalRows {

    private static final String GOALS = """
            SELECT g.id, g.team_id, g.person_id, g.metric, g.from_day, g.to_day, g.target, g.currency, g.set_at, g.reason,
                   g.set_by, TRIM(CONCAT(p.first_name, ' ', p.last_name)) AS setter, g.state, g.department_code, g.decided_at,
                   TRIM(CONCAT(d.first_name, ' ', d.last_name)) AS decider, g.decided_why, s.month_day, s.share
              FROM goal g
              JOIN goal_share s ON s.goal_id = g.id
              LEFT JOIN person p ON p.id = g.set_by
              LEFT JOIN person d ON d.id = g.decided_by
             WHERE (g.team_id IN (:teams) OR g.person_id IN (:people)
                    OR (:company = 1 AND g.team_id IS NULL AND g.person_id IS NULL))
            """;

    /** A row with no plan curve yet: the months of a goal are rows of their own. */
    private record Row(
            Id id,
            Owner owner,
            String metric,
            LocalDate from,
            LocalDate to,
            BigDecimal target,
            @Nullable String currency,
            Instant at,
            @Nullable Id person,
            @Nullable String setter,
            @Nullable String reason,
            GoalChange.State state,
            @Nullable String department,
            @Nullable Decision decision) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    new Id(row.getLong("id")),
                    ownerOf(row),
                    row.getString("metric"),
                    row.getDate("from_day").toLocalDate(),
                    row.getDate("to_day").toLocalDate(),
                    row.getBigDecimal("target"),
                    row.getString("currency"),
                    row.getTimestamp("set_at").toInstant(),
                    id(row, "set_by"),
                    row.getString("setter"),
                    row.getString("reason"),
                    GoalChange.State.valueOf(row.getString("state")),
                    row.getString("department_code"),
                    decisionOf(row));
        }

        private static @Nullable Decision decisionOf(ResultSet row) throws SQLException {
            Timestamp at = row.getTimestamp("decided_at");
            return at == null
                    ? null
                    : new Decision(
                            at.toInstant(),
                            row.getString("decider"),
                            Optional.ofNullable(row.getString("decided_why")));
        }

        private static @Nullable Id id(ResultSet row, String column) throws SQLException {
            long id = row.getLong(column);
            return id == 0 ? null : new Id(id);
        }

        private static Owner ownerOf(ResultSet row) throws SQLException {
            Id team = id(row, "team_id");
            Id person = id(row, "person_id");
            return team != null ? new Owner.OfTeam(team) : person != null ? new Owner.OfPerson(person) : Owner.COMPANY;
        }

        GoalChange along(NavigableMap<YearMonth, BigDecimal> shares) {
            return new GoalChange(
                    new Goal(id, owner, metric, from, to, target, Optional.ofNullable(currency), shares),
                    at,
                    Optional.ofNullable(person),
                    Optional.ofNullable(setter),
                    Optional.ofNullable(reason),
                    state,
                    Optional.ofNullable(department),
                    Optional.ofNullable(decision));
        }
    }

    private final JdbcClient jdbc;

    GoalRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param department whose head proposes it; empty where it takes effect at once */
    void add(Goal goal, Optional<Id> by, Instant at, Optional<String> reason, Optional<String> department) {
        jdbc.sql("""
                        INSERT INTO goal (id, team_id, person_id, metric, from_day, to_day, target, currency, set_by, set_at,
                                          reason, state, department_code)
                        VALUES (:id, :team, :person, :metric, :from, :to, :target, :currency, :by, :at,
                                :reason, :state, :department)
                        """)
                .param("id", goal.id().value())
                .param(
                        "team",
                        goal.owner() instanceof Owner.OfTeam team ? team.team().value() : null)
                .param(
                        "person",
                        goal.owner() instanceof Owner.OfPerson one
                                ? one.person().value()
                                : null)
                .param("metric", goal.metric())
                .param("from", Date.valueOf(goal.from()))
                .param("to", Date.valueOf(goal.to()))
                .param("target", goal.target())
                .param("currency", goal.currency().orElse(null))
                .param("by", by.map(Id::value).orElse(null))
                .param("at", Timestamp.from(at))
                .param("reason", reason.orElse(null))
                .param("state", (department.isPresent() ? GoalChange.State.PROPOSED : GoalChange.State.SET).name())
                .param("department", department.orElse(null))
                .update();
        goal.shares()
                .forEach((month, share) -> jdbc.sql(
                                "INSERT INTO goal_share (goal_id, month_day, share) VALUES (:goal, :month, :share)")
                        .param("goal", goal.id().value())
                        .param("month", Date.valueOf(month.atDay(1)))
                        .param("share", share)
                        .update());
    }

    /** The targets of these owners that are in force and touch the days. */
    List<Goal> inForce(Collection<? extends Owner> owners, LocalDate from, LocalDate to) {
        return read(owners, """
                               AND g.from_day < :to AND g.to_day > :from AND g.state = 'SET'
                               AND NOT EXISTS (SELECT 1 FROM goal newer
                                                WHERE newer.metric = g.metric AND newer.from_day = g.from_day
                                                  AND newer.to_day = g.to_day AND newer.team_id <=> g.team_id
                                                  AND newer.person_id <=> g.person_id AND newer.id > g.id
                                                  AND newer.state = 'SET')
                             ORDER BY g.from_day DESC, g.to_day, g.metric, g.id
                            """, Map.of("from", Date.valueOf(from), "to", Date.valueOf(to))).stream()
                .map(GoalChange::goal)
                .toList();
    }

    /** All that was ever set of an owner's metric for exactly these days, the oldest first. */
    List<GoalChange> history(Owner owner, String metric, LocalDate from, LocalDate to) {
        return read(
                List.of(owner),
                " AND g.metric = :metric AND g.from_day = :from AND g.to_day = :to ORDER BY g.id",
                Map.of("metric", metric, "from", Date.valueOf(from), "to", Date.valueOf(to)));
    }

    /** The changes of the company's goals that wait to be agreed to, the oldest first. */
    List<GoalChange> proposed() {
        return read(List.of(Owner.COMPANY), " AND g.open_metric IS NOT NULL ORDER BY g.id", Map.of());
    }

    /** @return whether it was still open */
    boolean decide(Id proposal, GoalChange.State state, Id by, Instant at, Optional<String> why) {
        return jdbc.sql("""
                                UPDATE goal SET state = :state, decided_by = :by, decided_at = :at, decided_why = :why
                                 WHERE id = :id AND state = 'PROPOSED'
                                """)
                        .param("state", state.name())
                        .param("by", by.value())
                        .param("at", Timestamp.from(at))
                        .param("why", why.orElse(null))
                        .param("id", proposal.value())
                        .update()
                > 0;
    }

    /** Everybody who has ever had a target. */
    Set<Id> people() {
        return Set.copyOf(jdbc.sql("SELECT DISTINCT person_id FROM goal WHERE person_id IS NOT NULL")
                .query((row, number) -> new Id(row.getLong(1)))
                .list());
    }

    private List<GoalChange> read(Collection<? extends Owner> owners, String which, Map<String, Object> parameters) {
        Map<Id, Row> rows = new LinkedHashMap<>();
        Map<Id, NavigableMap<YearMonth, BigDecimal>> shares = new LinkedHashMap<>();
        jdbc.sql(GOALS + which)
                .params(parameters)
                .param("teams", ids(owners, Owner.OfTeam.class))
                .param("people", ids(owners, Owner.OfPerson.class))
                .param("company", owners.contains(Owner.COMPANY) ? 1 : 0)
                .query(row -> {
                    Id id = new Id(row.getLong("id"));
                    if (!rows.containsKey(id)) {
                        rows.put(id, Row.of(row));
                    }
                    shares.computeIfAbsent(id, none -> new TreeMap<>())
                            .put(YearMonth.from(row.getDate("month_day").toLocalDate()), row.getBigDecimal("share"));
                });
        List<GoalChange> changes = new ArrayList<>();
        rows.forEach((id, row) -> changes.add(row.along(shares.getOrDefault(id, new TreeMap<>()))));
        return changes;
    }

    /** Never empty, as no list of SQL is. */
    private static List<Long> ids(Collection<? extends Owner> owners, Class<? extends Owner> kind) {
        List<Long> ids = owners.stream()
                .filter(kind::isInstance)
                .map(owner -> switch (owner) {
                    case Owner.OfTeam team -> team.team().value();
                    case Owner.OfPerson person -> person.person().value();
                    case Owner.Company company -> 0L;
                })
                .toList();
        return ids.isEmpty() ? List.of(0L) : ids;
    }
}
