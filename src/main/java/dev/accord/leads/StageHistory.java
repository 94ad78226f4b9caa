package dev.accord.leads;

import dev.accord.glossary.Definitions;
import dev.accord.leads.qualification.LeadHistory;
import dev.accord.leads.qualification.LeadHistory.Given;
import dev.accord.leads.qualification.Moments;
import dev.accord.leads.qualification.Place;
import dev.accord.leads.qualification.Qualification;
import dev.accord.leads.qualification.Rules;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Writes stage entries, and what follows from them: where a lead stands, since when it counts as generated, and when
 * it first passed each stage. All of it is set-based and lies in the transaction of the caller.
 */
@Component
class StageHistory {

    private static final int LONGEST_REASON = 500;

    /** A lead enters a stage by definition. */
    record ByRule(Id lead, Qualification.Entry entry) {}

    private final NamedParameterJdbcOperations jdbc;
    private final Definitions definitions;
    private final Ids ids;
    private final Clock clock;
    private final Acting acting;
    private final ZoneId zone;

    StageHistory(
            NamedParameterJdbcOperations jdbc,
            Definitions definitions,
            Ids ids,
            Clock clock,
            Acting acting,
            @Value("${accord.zone:UTC}") ZoneId zone) {
        this.jdbc = jdbc;
        this.definitions = definitions;
        this.ids = ids;
        this.clock = clock;
        this.acting = acting;
        this.zone = zone;
    }

    /** Adds what sources told and people decided to the table and to the histories. @return what was new */
    List<StageMove> add(List<StageMove> moves, Map<Long, LeadHistory> histories, Rules rules) {
        if (moves.isEmpty()) {
            return List.of();
        }
        Definitions.Glossary glossary = definitions.glossary();
        @Nullable Long by = acting.now().person().map(Id::value).orElse(null);
        List<StageMove> added = new ArrayList<>();
        List<MapSqlParameterSource> rows = new ArrayList<>();
        for (StageMove move :
                moves.stream().sorted(Comparator.comparing(StageMove::at)).toList()) {
            LeadHistory history =
                    Objects.requireNonNull(histories.get(move.lead().value()), () -> "there is no lead " + move.lead());
            long at = Moments.of(move.at());
            if (history.wasGiven(move.to().id(), at)) {
                continue;
            }
            long id = ids.next().value();
            rows.add(row(
                    id,
                    move,
                    history.placeAt(at),
                    glossary.inForce(move.to().key(), move.at())
                            .map(version -> version.id().value())
                            .orElse(null),
                    move.by()
                            .map(told -> told.person().map(Id::value).orElse(null))
                            .orElse(move.by().isPresent() ? null : by)));
            history.enters(new Given(id, rules.place(move.to().id().value()), at, move.origin() == Origin.PERSON));
            added.add(move);
        }
        insert(rows);
        added.forEach(move ->
                Objects.requireNonNull(histories.get(move.lead().value())).complete());
        return added;
    }

    /** Adds what definitions say. */
    List<StageMove> add(List<ByRule> entries, Lifecycle.Stages stages) {
        List<StageMove> added = new ArrayList<>();
        List<MapSqlParameterSource> rows = new ArrayList<>();
        for (ByRule byRule : entries) {
            Qualification.Entry entry = byRule.entry();
            StageMove move = new StageMove(
                    byRule.lead(),
                    stages.byId(entry.place().stage()),
                    Moments.at(entry.at()),
                    shortened(entry.reasons(zone)),
                    Origin.RULE,
                    Optional.empty());
            rows.add(row(
                    ids.next().value(),
                    move,
                    entry.from(),
                    entry.term().version().id().value(),
                    null));
            added.add(move);
        }
        insert(rows);
        return added;
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON - 1) + "…";
    }

    private MapSqlParameterSource row(
            long id, StageMove move, Optional<Place> from, @Nullable Long version, @Nullable Long by) {
        return new MapSqlParameterSource()
                .addValue("id", id)
                .addValue("lead", move.lead().value())
                .addValue("stage", move.to().id().value())
                .addValue("at", Timestamp.from(move.at()))
                .addValue("from", from.map(place -> place.stage().value()).orElse(null))
                .addValue("by", by)
                .addValue("byName", move.by().flatMap(StageMove.ToldOf::name).orElse(null))
                .addValue("reason", move.reason())
                .addValue("definition", version)
                .addValue("origin", move.origin().name())
                .addValue("now", Timestamp.from(clock.instant()));
    }

    private void insert(List<MapSqlParameterSource> rows) {
        jdbc.batchUpdate("""
                INSERT INTO stage_entry (id, lead_id, stage_id, entered_at, from_stage_id, by_person_id, by_name,
                                         reason, definition_version_id, origin, recorded_at)
                VALUES (:id, :lead, :stage, :at, :from, :by, :byName, :reason, :definition, :origin, :now)
                """, rows.toArray(MapSqlParameterSource[]::new));
    }

    /** Entries by definition that were wrong, as is known now. They stay, and count nowhere. */
    void correct(Collection<Long> entries) {
        if (!entries.isEmpty()) {
            jdbc.update(
                    "UPDATE stage_entry SET corrected_at = :now WHERE id IN (:entries)",
                    Map.of("now", Timestamp.from(clock.instant()), "entries", entries));
        }
    }

    Set<Long> leadsThatWerePutInto(Id stage, Collection<Long> leads) {
        return leads.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.queryForList("""
                        SELECT DISTINCT lead_id FROM stage_entry
                         WHERE lead_id IN (:leads) AND stage_id = :stage AND origin <> 'RULE'
                        """, Map.of("leads", leads, "stage", stage.value()), Long.class));
    }

    /**
     * What follows from the entries of these leads.
     *
     * @param corrected those of which an entry was corrected, among them
     * @param nowhere where those stand that entered no stage
     */
    void derive(Collection<Long> leads, Collection<Long> corrected, Id nowhere) {
        if (!corrected.isEmpty()) {
            takeBack(corrected, nowhere);
        }
        Map<String, ?> these = Map.of("leads", leads);
        // A stage of the main line is passed by its own first entry or, where it was skipped, by the first entry
        // into a later one. Passages are only added or moved, unless an entry was corrected.
        jdbc.update("""
                INSERT INTO stage_passage (lead_id, stage_id, passed_at, skipped)
                SELECT e.lead_id, s.id,
                       COALESCE(MIN(CASE WHEN e.stage_id = s.id THEN e.entered_at END), MIN(e.entered_at)),
                       MIN(CASE WHEN e.stage_id = s.id THEN 0 ELSE 1 END)
                  FROM stage_entry e
                  JOIN stage entered ON entered.id = e.stage_id
                  JOIN stage s ON s.id = entered.id
                       OR (s.main_line AND entered.main_line AND s.position < entered.position)
                 WHERE e.lead_id IN (:leads) AND e.corrected_at IS NULL
                 GROUP BY e.lead_id, s.id
                ON DUPLICATE KEY UPDATE passed_at = VALUES(passed_at), skipped = VALUES(skipped)
                """, these);
        // at the same moment, what a definition said comes last: it knows what was told
        jdbc.update("""
                UPDATE lead_record l
                  JOIN (SELECT e.lead_id, e.stage_id, e.entered_at,
                               ROW_NUMBER() OVER (PARTITION BY e.lead_id
                                                  ORDER BY e.entered_at DESC, e.live DESC, e.id DESC) AS latest
                          FROM stage_entry e WHERE e.lead_id IN (:leads) AND e.corrected_at IS NULL) last
                    ON last.lead_id = l.id AND last.latest = 1
                  LEFT JOIN (SELECT e.lead_id, MIN(e.entered_at) AS first_at
                               FROM stage_entry e JOIN stage s ON s.id = e.stage_id
                              WHERE e.lead_id IN (:leads) AND e.corrected_at IS NULL
                                AND s.main_line AND s.kind <> 'VISITOR'
                              GROUP BY e.lead_id) arrival
                    ON arrival.lead_id = l.id
                   SET l.stage_id = last.stage_id, l.stage_since = last.entered_at, l.generated_at = arrival.first_at
                """, these);
        recycle(these);
    }

    /**
     * A lead that goes from the main line to an earlier stage of it, or into nurture, is recycled. What comes forward out
     * of nurture is not. An entry that is told late may come between two others, so all are found anew.
     *
     * <p>Where two records were merged, what happened before that is looked at record by record: nobody went back because
     * a second source met the person later and at an earlier stage.
     */
    private void recycle(Map<String, ?> these) {
        jdbc.update("DELETE FROM recycling WHERE lead_id IN (:leads)", these);
        jdbc.update("""
                INSERT INTO recycling (lead_id, recycled_at, stage_id)
                SELECT e.lead_id, e.entered_at, e.stage_id
                  FROM (SELECT e.lead_id, e.entered_at, e.stage_id, e.kind, e.main_line, e.position,
                               CASE WHEN e.as_one THEN LAG(e.kind) OVER way ELSE LAG(e.kind) OVER own END AS before_kind,
                               CASE WHEN e.as_one THEN LAG(e.main_line) OVER way ELSE LAG(e.main_line) OVER own END
                                 AS before_main,
                               CASE WHEN e.as_one THEN LAG(e.position) OVER way ELSE LAG(e.position) OVER own END
                                 AS before_position,
                               CASE WHEN e.as_one
                                    THEN MAX(CASE WHEN e.main_line THEN e.position END) OVER (
                                             PARTITION BY e.lead_id ORDER BY e.entered_at, e.position, e.id
                                             ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
                                    ELSE MAX(CASE WHEN e.main_line THEN e.position END) OVER (
                                             PARTITION BY e.lead_id, e.came_by ORDER BY e.entered_at, e.position, e.id
                                             ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) END AS reached
                          FROM (SELECT e.id, e.lead_id, e.entered_at, e.stage_id, s.kind, s.main_line, s.position,
                                       NOT EXISTS (SELECT 1 FROM lead_merge m
                                                    WHERE m.survivor_id = e.lead_id AND m.undone_at IS NULL
                                                      AND m.merged_at >= e.entered_at) AS as_one,
                                       COALESCE((SELECT MIN(r.merge_id)
                                                   FROM lead_merge_row r JOIN lead_merge m ON m.id = r.merge_id
                                                  WHERE r.row_id = e.id AND r.kind = 'entry' AND m.undone_at IS NULL),
                                                0) AS came_by
                                  FROM stage_entry e JOIN stage s ON s.id = e.stage_id
                                 WHERE e.lead_id IN (:leads)) e
                        WINDOW way AS (PARTITION BY e.lead_id ORDER BY e.entered_at, e.position, e.id),
                               own AS (PARTITION BY e.lead_id, e.came_by ORDER BY e.entered_at, e.position, e.id)) e
                  JOIN (SELECT MIN(position) AS position FROM stage WHERE kind = 'MQL') mql ON TRUE
                 WHERE e.before_kind <> 'NURTURE'
                   AND ((e.main_line
                         AND e.position < CASE WHEN e.before_main THEN e.before_position ELSE e.reached END)
                        OR (e.kind = 'NURTURE'
                            AND CASE WHEN e.before_main THEN e.before_position ELSE e.reached END >= mql.position))
                """, these);
    }

    private void takeBack(Collection<Long> corrected, Id nowhere) {
        Map<String, ?> these = Map.of("leads", corrected, "nowhere", nowhere.value());
        jdbc.update("DELETE FROM stage_passage WHERE lead_id IN (:leads)", these);
        jdbc.update("""
                UPDATE lead_record l
                   SET l.stage_id = :nowhere, l.stage_since = l.recorded_at, l.generated_at = NULL
                 WHERE l.id IN (:leads)
                   AND NOT EXISTS (SELECT 1 FROM stage_entry e WHERE e.lead_id = l.id AND e.corrected_at IS NULL)
                """, these);
    }
}
