package dev.accord.disputes;

import dev.accord.leads.LifecyclePlan;
import dev.accord.leads.StageUse;
import dev.accord.shared.Id;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A disputed lead stays where it stands, so the stages that hold some are not emptied before the verdicts. */
@Component
class DisputeStages implements StageUse {

    private final JdbcClient jdbc;

    DisputeStages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Consequence> consequencesOf(LifecyclePlan plan) {
        List<Long> emptied = plan.moves().stream()
                .flatMap(move -> move.from().stream())
                .map(Id::value)
                .distinct()
                .toList();
        if (emptied.isEmpty()) {
            return List.of();
        }
        long held = jdbc.sql("""
                        SELECT COUNT(*) FROM dispute
                         WHERE state IN ('RAISED', 'IN_RESEARCH', 'VERDICT_DUE') AND held_stage_id IN (:emptied)
                        """).param("emptied", emptied).query(Long.class).single();
        return held == 0
                ? List.of()
                : List.of(Consequence.obstacle(
                        held == 1
                                ? "One dispute without a verdict holds its lead there: decide it first."
                                : "%d disputes without a verdict hold their leads there: decide them first."
                                        .formatted(held)));
    }
}
