package dev.accord.leads;

import dev.accord.shared.Id;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Derives from the stage entries of all leads when each first passed each stage, after the stages have changed: what
 * {@link Course} tells of one lead, set-based.
 */
@Component
class Passages {

    private static final int LEADS_AT_ONCE = 10_000;

    // A stage is passed by its own first entry or, where it was skipped, by the first entry into a later one. What a
    // definition said and says no longer counts for nothing.
    private static final String DERIVED = """
            INSERT INTO stage_passage (lead_id, stage_id, passed_at, skipped)
            SELECT e.lead_id, r.passed_id,
                   COALESCE(MIN(CASE WHEN r.skipped THEN NULL ELSE e.entered_at END), MIN(e.entered_at)),
                   MIN(r.skipped)
              FROM stage_entry e
              JOIN stage_reach r ON r.entered_id = e.stage_id
             WHERE e.corrected_at IS NULL AND (r.before_at IS NULL OR e.entered_at < r.before_at) AND %s
             GROUP BY e.lead_id, r.passed_id
            ON DUPLICATE KEY UPDATE passed_at = VALUES(passed_at), skipped = VALUES(skipped)
            """;

    private final JdbcClient jdbc;
    private final ChangedLeads changedLeads;

    Passages(JdbcClient jdbc, ChangedLeads changedLeads) {
        this.jdbc = jdbc;
        this.changedLeads = changedLeads;
    }

    /** After other entries count for these stages: of all leads, also those that no longer passed them. */
    void deriveAnew(List<Id> stages, LongConsumer done) {
        if (stages.isEmpty()) {
            return;
        }
        changedLeads.noteAll();
        List<Long> these = stages.stream().map(Id::value).toList();
        long after = 0;
        while (true) {
            Optional<Long> last = lastOfTheNext(after);
            if (last.isEmpty()) {
                return;
            }
            Map<String, Object> span = Map.of("after", after, "last", last.get(), "stages", these);
            jdbc.sql("""
                            DELETE p FROM stage_passage p
                             WHERE p.lead_id > :after AND p.lead_id <= :last AND p.stage_id IN (:stages)
                               AND NOT EXISTS (SELECT 1 FROM stage_entry e
                                                 JOIN stage_reach r ON r.entered_id = e.stage_id
                                                WHERE e.lead_id = p.lead_id AND e.corrected_at IS NULL
                                                  AND r.passed_id = p.stage_id
                                                  AND (r.before_at IS NULL OR e.entered_at < r.before_at))
                            """).params(span).update();
            jdbc.sql(DERIVED.formatted("e.lead_id > :after AND e.lead_id <= :last AND r.passed_id IN (:stages)"))
                    .params(span)
                    .update();
            after = last.get();
            done.accept(0);
        }
    }

    private Optional<Long> lastOfTheNext(long after) {
        @Nullable
        Long last = jdbc.sql("""
                        SELECT MAX(n.id) FROM (SELECT id FROM lead_record WHERE id > :after ORDER BY id LIMIT :limit) n
                        """)
                .param("after", after)
                .param("limit", LEADS_AT_ONCE)
                .query((row, number) -> row.getObject(1, Long.class))
                .list()
                .getFirst();
        return Optional.ofNullable(last);
    }
}
