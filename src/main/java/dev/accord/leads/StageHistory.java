package dev.accord.leads;

import dev.accord.glossary.Definitions;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Writes stage entries, and what follows from them: where a lead stands, since when it counts as generated, and when
 * it first passed each stage. All of it is set-based and lies in the transaction of the caller.
 */
@Component
class StageHistory {

    private record Entry(Id stage, Instant at) {}

    private final NamedParameterJdbcOperations jdbc;
    private final Definitions definitions;
    private final Ids ids;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    StageHistory(
            NamedParameterJdbcOperations jdbc,
            Definitions definitions,
            Ids ids,
            Clock clock,
            Acting acting,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.definitions = definitions;
        this.ids = ids;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    /** Adds the moves that are not known yet. @return those that were new */
    List<StageMove> enter(List<StageMove> moves, boolean offer) {
        if (moves.isEmpty()) {
            return List.of();
        }
        List<Long> leads =
                moves.stream().map(move -> move.lead().value()).distinct().toList();
        Map<Id, List<Entry>> known = entriesOf(leads);
        Definitions.Glossary glossary = definitions.glossary();
        Instant now = clock.instant();
        Optional<Id> by = acting.now().person();
        List<StageMove> added = new ArrayList<>();
        List<MapSqlParameterSource> rows = new ArrayList<>();
        for (StageMove move :
                moves.stream().sorted(Comparator.comparing(StageMove::at)).toList()) {
            List<Entry> history = known.computeIfAbsent(move.lead(), lead -> new ArrayList<>());
            Entry entry = new Entry(move.to().id(), move.at());
            if (history.contains(entry)) {
                continue;
            }
            @Nullable
            Long from = history.stream()
                    .filter(earlier -> !earlier.at().isAfter(move.at()))
                    .max(Comparator.comparing(Entry::at))
                    .map(earlier -> earlier.stage().value())
                    .orElse(null);
            history.add(entry);
            added.add(move);
            rows.add(new MapSqlParameterSource()
                    .addValue("id", ids.next().value())
                    .addValue("lead", move.lead().value())
                    .addValue("stage", move.to().id().value())
                    .addValue("at", Timestamp.from(move.at()))
                    .addValue("from", from)
                    .addValue(
                            "by",
                            move.by()
                                    .map(StageMove.ToldOf::person)
                                    .orElse(by)
                                    .map(Id::value)
                                    .orElse(null))
                    .addValue(
                            "byName", move.by().flatMap(StageMove.ToldOf::name).orElse(null))
                    .addValue("reason", move.reason())
                    .addValue(
                            "definition",
                            glossary.inForce(move.to().key(), move.at())
                                    .map(version -> version.id().value())
                                    .orElse(null))
                    .addValue("now", Timestamp.from(now)));
        }
        if (added.isEmpty()) {
            return added;
        }
        jdbc.batchUpdate("""
                INSERT INTO stage_entry (id, lead_id, stage_id, entered_at, from_stage_id, by_person_id, by_name,
                                         reason, definition_version_id, recorded_at)
                VALUES (:id, :lead, :stage, :at, :from, :by, :byName, :reason, :definition, :now)
                """, rows.toArray(MapSqlParameterSource[]::new));
        derive(leads);
        events.publishEvent(new LeadsEntered(now, by, added, offer));
        return added;
    }

    Set<Id> leadsThatEverEntered(List<Long> leads, Id stage) {
        Set<Id> found = new HashSet<>();
        entriesOf(leads).forEach((lead, entries) -> {
            if (entries.stream().anyMatch(entry -> entry.stage().equals(stage))) {
                found.add(lead);
            }
        });
        return found;
    }

    private Map<Id, List<Entry>> entriesOf(List<Long> leads) {
        Map<Id, List<Entry>> known = new HashMap<>();
        jdbc.query(
                "SELECT lead_id, stage_id, entered_at FROM stage_entry WHERE lead_id IN (:leads)",
                Map.of("leads", leads),
                row -> {
                    known.computeIfAbsent(new Id(row.getLong("lead_id")), lead -> new ArrayList<>())
                            .add(new Entry(
                                    new Id(row.getLong("stage_id")),
                                    row.getTimestamp("entered_at").toInstant()));
                });
        return known;
    }

    private void derive(List<Long> leads) {
        Map<String, List<Long>> these = Map.of("leads", leads);
        // A stage of the main line is passed by its own first entry or, where it was skipped, by the first entry
        // into a later one. Entries are never taken back, so passages are only added or moved.
        jdbc.update("""
                INSERT INTO stage_passage (lead_id, stage_id, passed_at, skipped)
                SELECT e.lead_id, s.id,
                       COALESCE(MIN(CASE WHEN e.stage_id = s.id THEN e.entered_at END), MIN(e.entered_at)),
                       MIN(CASE WHEN e.stage_id = s.id THEN 0 ELSE 1 END)
                  FROM stage_entry e
                  JOIN stage entered ON entered.id = e.stage_id
                  JOIN stage s ON s.id = entered.id
                       OR (s.main_line AND entered.main_line AND s.position < entered.position)
                 WHERE e.lead_id IN (:leads)
                 GROUP BY e.lead_id, s.id
                ON DUPLICATE KEY UPDATE passed_at = VALUES(passed_at), skipped = VALUES(skipped)
                """, these);
        jdbc.update("""
                UPDATE lead_record l
                  JOIN (SELECT e.lead_id, e.stage_id, e.entered_at,
                               ROW_NUMBER() OVER (PARTITION BY e.lead_id ORDER BY e.entered_at DESC, e.id DESC) AS latest
                          FROM stage_entry e WHERE e.lead_id IN (:leads)) last
                    ON last.lead_id = l.id AND last.latest = 1
                  LEFT JOIN (SELECT e.lead_id, MIN(e.entered_at) AS first_at
                               FROM stage_entry e JOIN stage s ON s.id = e.stage_id
                              WHERE e.lead_id IN (:leads) AND s.main_line AND s.kind <> 'VISITOR'
                              GROUP BY e.lead_id) arrival
                    ON arrival.lead_id = l.id
                   SET l.stage_id = last.stage_id, l.stage_since = last.entered_at, l.generated_at = arrival.first_at
                """, these);
        // A lead that goes from the main line to an earlier stage of it, or into nurture, is recycled. What comes forward
        // out of nurture is not. An entry that is told late may come between two others, so all are found anew.
        jdbc.update("DELETE FROM recycling WHERE lead_id IN (:leads)", these);
        jdbc.update("""
                INSERT INTO recycling (lead_id, recycled_at, stage_id)
                SELECT e.lead_id, e.entered_at, e.stage_id
                  FROM (SELECT e.lead_id, e.entered_at, e.stage_id, s.kind, s.main_line, s.position,
                               LAG(s.kind) OVER way AS before_kind, LAG(s.main_line) OVER way AS before_main,
                               LAG(s.position) OVER way AS before_position,
                               MAX(CASE WHEN s.main_line THEN s.position END) OVER (PARTITION BY e.lead_id
                                   ORDER BY e.entered_at, s.position, e.id
                                   ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
                          FROM stage_entry e JOIN stage s ON s.id = e.stage_id
                         WHERE e.lead_id IN (:leads)
                        WINDOW way AS (PARTITION BY e.lead_id ORDER BY e.entered_at, s.position, e.id)) e
                  JOIN (SELECT MIN(position) AS position FROM stage WHERE kind = 'MQL') mql ON TRUE
                 WHERE e.before_kind <> 'NURTURE'
                   AND ((e.main_line
                         AND e.position < CASE WHEN e.before_main THEN e.before_position ELSE e.reached END)
                        OR (e.kind = 'NURTURE'
                            AND CASE WHEN e.before_main THEN e.before_position ELSE e.reached END >= mql.position))
                """, these);
    }
}
