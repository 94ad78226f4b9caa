package dev.accord.leads;

import dev.accord.leads.qualification.Moments;
import dev.accord.leads.qualification.Qualification;
import dev.accord.leads.qualification.Rules;
import dev.accord.shared.Id;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/** Which leads are looked at again at what time, although nothing happens to them: a window slides past. */
@Component
class Watches {

    private final NamedParameterJdbcOperations jdbc;

    Watches(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    void set(Map<Id, Qualification.Outcome> outcomes, Rules rules) {
        List<Long> over = new ArrayList<>();
        List<MapSqlParameterSource> rows = new ArrayList<>();
        outcomes.forEach((lead, outcome) -> {
            if (outcome.next().isEmpty()) {
                over.add(lead.value());
            } else {
                rows.add(new MapSqlParameterSource()
                        .addValue("lead", lead.value())
                        .addValue(
                                "next", Timestamp.from(Moments.at(outcome.next().getAsLong()))));
            }
        });
        // where nothing changes by itself there is hardly a watch to end, and one too many only looks in vain
        if (!over.isEmpty() && rules.changeByThemselves()) {
            jdbc.update("DELETE FROM lead_watch WHERE lead_id IN (:leads)", Map.of("leads", over));
        }
        jdbc.batchUpdate("""
                INSERT INTO lead_watch (lead_id, next_at) VALUES (:lead, :next)
                ON DUPLICATE KEY UPDATE next_at = VALUES(next_at)
                """, rows.toArray(MapSqlParameterSource[]::new));
    }

    /** Looks at these at once, or as soon as they are no longer held where they stand. */
    void lookAgain(List<Id> leads, Instant now) {
        jdbc.batchUpdate(
                """
                INSERT INTO lead_watch (lead_id, next_at) VALUES (:lead, :now)
                ON DUPLICATE KEY UPDATE next_at = LEAST(next_at, VALUES(next_at))
                """,
                leads.stream()
                        .map(lead ->
                                new MapSqlParameterSource("lead", lead.value()).addValue("now", Timestamp.from(now)))
                        .toArray(MapSqlParameterSource[]::new));
    }

    /** Those of which the time has come, the longest overdue first; not those that a dispute holds. */
    List<Id> due(Instant now, int limit) {
        return jdbc.query(
                """
                SELECT w.lead_id FROM lead_watch w JOIN lead_record l ON l.id = w.lead_id
                 WHERE w.next_at <= :now AND l.held_in_stage_id IS NULL
                 ORDER BY w.next_at LIMIT :limit
                """, Map.of("now", Timestamp.from(now), "limit", limit), (row, number) -> new Id(row.getLong(1)));
    }

    /** Those of them that were looked at, and are not to be looked at again. */
    void done(List<Id> leads, Instant now) {
        if (!leads.isEmpty()) {
            jdbc.update(
                    "DELETE FROM lead_watch WHERE lead_id IN (:leads) AND next_at <= :now",
                    Map.of("leads", leads.stream().map(Id::value).toList(), "now", Timestamp.from(now)));
        }
    }
}
