package dev.accord.leads;

import dev.accord.leads.LifecyclePreview.FigureShift;
import dev.accord.leads.LifecyclePreview.Moving;
import dev.accord.shared.Id;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Computes what a change of the lifecycle would do to leads and figures; it reads, and locks nothing. */
@Component
class LifecycleForecast {

    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final JdbcClient jdbc;
    private final LeadMoves moves;

    LifecycleForecast(JdbcClient jdbc, LeadMoves moves) {
        this.jdbc = jdbc;
        this.moves = moves;
    }

    LifecyclePreview of(LifecyclePlan plan, int version, List<StageUse.Consequence> consequences, Instant now) {
        return new LifecyclePreview(
                plan.change(), version, plan.summary(), standing(plan), moving(plan), shifts(plan, now), consequences);
    }

    private long standing(LifecyclePlan plan) {
        Map<Id, Long> standing = moves.standing();
        List<Stage> concerned =
                switch (plan.change()) {
                    case LifecycleChange.Rename it -> tree(plan, it.stage());
                    case LifecycleChange.Describe it -> tree(plan, it.stage());
                    case LifecycleChange.Shift it -> tree(plan, it.stage());
                    case LifecycleChange.Split it -> List.of(plan.before().byId(it.stage()));
                    case LifecycleChange.Merge it -> tree(plan, it.stage());
                    case LifecycleChange.Retire it -> tree(plan, it.stage());
                    case LifecycleChange.Adopt it -> plan.before().all();
                };
        return concerned.stream()
                .mapToLong(stage -> standing.getOrDefault(stage.id(), 0L))
                .sum();
    }

    private static List<Stage> tree(LifecyclePlan plan, Id stage) {
        return plan.before().tree(plan.before().byId(stage));
    }

    private List<Moving> moving(LifecyclePlan plan) {
        return plan.moves().stream()
                .map(move -> new Moving(
                        plan.before().path(plan.before().byId(move.from().getFirst())),
                        plan.after().path(plan.after().byId(move.to())),
                        moves.count(move)))
                .toList();
    }

    private List<FigureShift> shifts(LifecyclePlan plan, Instant now) {
        StageReach reach = StageReach.of(plan.after());
        Set<Id> differing = Set.copyOf(reach.differingFrom(StageReach.of(plan.before())));
        List<FigureShift> shifts = new ArrayList<>();
        for (Stage stage : plan.after().all()) {
            StageReach.Counting counting = reach.of(stage.id());
            List<LifecyclePlan.Move> arriving = plan.moves().stream()
                    .filter(move -> counting.isReachedFrom(move.to()))
                    .toList();
            if (differing.contains(stage.id())) {
                shifts.add(told(plan, stage, counting, arriving, now));
            } else if (!arriving.isEmpty()) {
                shifts.add(arrived(plan, stage, counting, arriving));
            }
        }
        shifts.add(new FigureShift("leads-generated", "Leads generated", 0, moves.generated(plan), 0, 0, 0));
        return shifts.stream().filter(shift -> !shift.isNone()).toList();
    }

    /** Where other entries count than before: all passages as they would be, beside those that there are. */
    private FigureShift told(
            LifecyclePlan plan,
            Stage stage,
            StageReach.Counting counting,
            List<LifecyclePlan.Move> arriving,
            Instant now) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("stage", stage.id().value());
        parameters.put("own", List.copyOf(counting.own()));
        parameters.put(
                "counted",
                Stream.concat(counting.own().stream(), counting.beyond().stream())
                        .toList());
        parameters.put("until", LeadMoves.moment(counting.until() == null ? NEVER : counting.until()));
        parameters.put("now", LeadMoves.moment(now));
        StringBuilder entries = new StringBuilder("SELECT e.lead_id, e.stage_id, e.entered_at FROM stage_entry e"
                + " WHERE e.stage_id IN (:counted) AND e.corrected_at IS NULL");
        for (int i = 0; i < arriving.size(); i++) {
            entries.append("\nUNION ALL\n").append(LeadMoves.asEntries(arriving.get(i), i));
            parameters.putAll(LeadMoves.parameters(arriving.get(i), i));
        }
        return jdbc.sql("""
                        SELECT COALESCE(SUM(p.lead_id IS NULL AND n.passed_at < :now), 0) AS added,
                               COALESCE(SUM(p.lead_id IS NULL AND n.passed_at >= :now), 0) AS today,
                               (SELECT COUNT(*) FROM stage_passage o WHERE o.stage_id = :stage) - COUNT(p.lead_id) AS removed,
                               COALESCE(SUM(p.passed_at <> n.passed_at), 0) AS moved,
                               COALESCE(SUM(p.passed_at = n.passed_at AND p.skipped <> n.skipped), 0) AS retold
                          FROM (SELECT v.lead_id,
                                       COALESCE(MIN(CASE WHEN v.stage_id IN (:own) THEN v.entered_at END),
                                                MIN(v.entered_at)) AS passed_at,
                                       MIN(CASE WHEN v.stage_id IN (:own) THEN 0 ELSE 1 END) AS skipped
                                  FROM (%s) v
                                 WHERE v.stage_id IN (:own) OR v.entered_at < :until
                                 GROUP BY v.lead_id) n
                          LEFT JOIN stage_passage p ON p.lead_id = n.lead_id AND p.stage_id = :stage
                        """.formatted(entries))
                .params(parameters)
                .query((row, number) -> shift(plan, stage, row))
                .single();
    }

    /** Where the same entries count as before: only those who move now may pass it by that. */
    private FigureShift arrived(
            LifecyclePlan plan, Stage stage, StageReach.Counting counting, List<LifecyclePlan.Move> arriving) {
        FigureShift sum = new FigureShift(stage.key(), plan.after().path(stage), 0, 0, 0, 0, 0);
        for (LifecyclePlan.Move move : arriving) {
            boolean own = counting.own().contains(move.to().value());
            if (!own && counting.until() != null) {
                continue; // it is retired: who comes now does not skip it
            }
            FigureShift one = jdbc.sql("""
                            SELECT 0 AS added, COALESCE(SUM(p.lead_id IS NULL), 0) AS today, 0 AS removed,
                                   COALESCE(SUM(:own AND p.skipped), 0) AS moved, 0 AS retold
                              FROM lead_record l
                              LEFT JOIN stage_passage p ON p.lead_id = l.id AND p.stage_id = :stage
                             WHERE %s
                            """.formatted(LeadMoves.are(move, 0)))
                    .params(LeadMoves.parameters(move, 0))
                    .param("own", own)
                    .param("stage", stage.id().value())
                    .query((row, number) -> shift(plan, stage, row))
                    .single();
            sum = new FigureShift(
                    sum.key(), sum.label(), 0, sum.today() + one.today(), 0, sum.moved() + one.moved(), 0);
        }
        return sum;
    }

    private static FigureShift shift(LifecyclePlan plan, Stage stage, ResultSet row) throws SQLException {
        return new FigureShift(
                stage.key(),
                plan.after().path(stage),
                row.getLong("added"),
                row.getLong("today"),
                row.getLong("removed"),
                row.getLong("moved"),
                row.getLong("retold"));
    }
}
