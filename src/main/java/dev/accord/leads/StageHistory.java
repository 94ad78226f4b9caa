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
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
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
    private final StageTable table;
    private final Passages passages;
    private final Definitions definitions;
    private final Ids ids;
    private final Clock clock;
    private final Acting acting;
    private final ZoneId zone;

    StageHistory(
            NamedParameterJdbcOperations jdbc,
            StageTable table,
            Passages passages,
            Definitions definitions,
            Ids ids,
            Clock clock,
            Acting acting,
            @Value("${accord.zone:UTC}") ZoneId zone) {
        this.jdbc = jdbc;
        this.table = table;
        this.passages = passages;
        this.definitions = definitions;
        this.ids = ids;
        this.clock = clock;
        this.acting = acting;
        this.zone = zone;
    }

    /**
     * Adds what sources told and people decided to the table and to the histories. What was merged is entered where it
     * went.
     *
     * @return what was new
     * @throws dev.accord.shared.Refused with code {@code retired-stage}
     */
    List<StageMove> add(List<StageMove> moves, Map<Long, LeadHistory> histories, Rules rules) {
        if (moves.isEmpty()) {
            return List.of();
        }
        Definitions.Glossary glossary = definitions.glossary();
        Lifecycle.Stages stages = table.read();
        @Nullable Long by = acting.now().person().map(Id::value).orElse(null);
        List<StageMove> added = new ArrayList<>();
        List<MapSqlParameterSource> rows = new ArrayList<>();
        for (StageMove wanted :
                moves.stream().sorted(Comparator.comparing(StageMove::at)).toList()) {
            StageMove move = wanted.into(stages.entered(wanted.to(), wanted.at()));
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
                    stages.definition(move.to(), glossary, move.at())
                            .map(Id::value)
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

    /** Those of the leads that a source or a person ever put into a stage of that kind. */
    Set<Long> leadsThatWerePutInto(StageKind kind, Collection<Long> leads) {
        return leads.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.queryForList("""
                        SELECT DISTINCT e.lead_id FROM stage_entry e JOIN stage s ON s.id = e.stage_id
                         WHERE e.lead_id IN (:leads) AND s.kind = :kind AND e.origin <> 'RULE'
                        """, Map.of("leads", leads, "kind", kind.name()), Long.class));
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
        passages.derive(leads);
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
                                AND s.kind IN ('LEAD', 'MQL', 'SQL', 'SAL', 'OPPORTUNITY', 'WON')
                              GROUP BY e.lead_id) arrival
                    ON arrival.lead_id = l.id
                   SET l.stage_id = last.stage_id, l.stage_since = last.entered_at, l.generated_at = arrival.first_at
                """, these);
        // A lead that goes from the main line to an earlier stage of it, or into nurture, is recycled. What comes
        // forward
        // out of nurture is not, nor who leaves a stage because it was retired. An entry that is told late may come
        // between two others, so all are found anew.
        jdbc.update("DELETE FROM recycling WHERE lead_id IN (:leads)", these);
        jdbc.update("""
                INSERT INTO recycling (lead_id, recycled_at, stage_id)
                SELECT e.lead_id, e.entered_at, e.stage_id
                  FROM (SELECT e.id, e.lead_id, e.entered_at, e.stage_id, h.era, h.on_main, h.height, h.last_height,
                               h.mql_height, LAG(e.stage_id) OVER way AS before_id
                          FROM stage_entry e
                          JOIN stage_height h ON h.stage_id = e.stage_id
                           AND (h.from_at IS NULL OR e.entered_at >= h.from_at)
                           AND (h.until_at IS NULL OR e.entered_at < h.until_at)
                         WHERE e.lead_id IN (:leads) AND e.corrected_at IS NULL
                        WINDOW way AS (PARTITION BY e.lead_id ORDER BY e.entered_at, h.height, e.id)) e
                  JOIN stage s ON s.id = e.stage_id
                  JOIN stage b ON b.id = e.before_id
                  JOIN stage_height f ON f.stage_id = e.before_id AND f.era = e.era
                 WHERE b.kind <> 'NURTURE'
                   AND (b.retired_at IS NULL OR e.entered_at < b.retired_at)
                   AND CASE WHEN e.on_main THEN e.last_height + 1 WHEN s.kind = 'NURTURE' THEN e.mql_height END
                       <= CASE WHEN f.on_main THEN f.height
                               ELSE (SELECT MAX(x.height)
                                       FROM stage_entry p
                                       JOIN stage_height x ON x.stage_id = p.stage_id AND x.era = e.era
                                      WHERE p.lead_id = e.lead_id AND p.corrected_at IS NULL AND x.on_main
                                        AND (p.entered_at, x.height, p.id) < (e.entered_at, e.height, e.id)) END
                """, these);
    }

    /**
     * The moves of leads that stand where nobody should any more: a stage may have been retired while they were on their
     * way there, or before their history came in.
     */
    List<StageMove> onwards(Collection<Long> leads) {
        Instant now = clock.instant();
        Lifecycle.Stages stages = table.readAnew();
        return stages.all().stream().allMatch(Stage::inUse)
                ? List.of()
                : jdbc.query("""
                        SELECT l.id, l.stage_id, l.stage_since
                          FROM lead_record l JOIN stage s ON s.id = l.stage_id
                         WHERE l.id IN (:leads) AND s.retired_at IS NOT NULL
                        """, Map.of("leads", leads), (row, number) -> {
                    Stage from = stages.byId(new Id(row.getLong(2)));
                    Instant since = row.getTimestamp(3).toInstant();
                    return new StageMove(
                            new Id(row.getLong(1)),
                            stages.standing(from),
                            since.isBefore(now) ? now : since.plus(1, ChronoUnit.MICROS),
                            "%s was retired".formatted(stages.path(from)));
                });
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
