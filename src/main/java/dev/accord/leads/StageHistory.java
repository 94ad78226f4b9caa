package dev.accord.leads;

import dev.accord.glossary.Definitions;
import dev.accord.leads.Course.Passage;
import dev.accord.leads.Course.Standing;
import dev.accord.leads.qualification.LeadHistory;
import dev.accord.leads.qualification.LeadHistory.Given;
import dev.accord.leads.qualification.Moments;
import dev.accord.leads.qualification.Place;
import dev.accord.leads.qualification.Qualification;
import dev.accord.leads.qualification.Rules;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
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
    private static final int LEADS_AT_ONCE = 200;
    private static final String TOLD =
            "SELECT ? AS lead_id, ? AS stage_id, CAST(? AS DATETIME(6)) AS since, CAST(? AS DATETIME(6)) AS generated_at";

    /** A lead enters a stage by definition. */
    record ByRule(Id lead, Qualification.Entry entry) {}

    private final NamedParameterJdbcOperations jdbc;
    private final StageTable table;
    private final ChangedLeads changedLeads;
    private final Definitions definitions;
    private final Ids ids;
    private final Clock clock;
    private final Acting acting;
    private final ZoneId zone;

    StageHistory(
            NamedParameterJdbcOperations jdbc,
            StageTable table,
            ChangedLeads changedLeads,
            Definitions definitions,
            Ids ids,
            Clock clock,
            Acting acting,
            @Value("${accord.zone:UTC}") ZoneId zone) {
        this.jdbc = jdbc;
        this.table = table;
        this.changedLeads = changedLeads;
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
        Lifecycle.Stages stages = table.held().stages();
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
                .addValue("at", Moments.utc(move.at()))
                .addValue("from", from.map(place -> place.stage().value()).orElse(null))
                .addValue("by", by)
                .addValue("byName", move.by().flatMap(StageMove.ToldOf::name).orElse(null))
                .addValue("reason", move.reason())
                .addValue("definition", version)
                .addValue("origin", move.origin().name())
                .addValue("now", Moments.utc(clock.instant()));
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
                    Map.of("now", Moments.utc(clock.instant()), "entries", entries));
        }
    }

    /**
     * Marks the entry by which the lead has stood where it stands since that moment, if it is by whoever acts and they are
     * responsible.
     *
     * @return whether there is such an entry
     */
    boolean takeBack(Id lead, Instant since) {
        return jdbc.update(
                        """
                        UPDATE stage_entry e
                          JOIN lead_record l ON l.id = e.lead_id AND l.stage_id = e.stage_id AND l.stage_since = e.entered_at
                           SET e.corrected_at = :now
                         WHERE e.lead_id = :lead AND e.entered_at = :since AND e.origin = 'PERSON' AND e.corrected_at IS NULL
                           AND e.by_person_id = :me AND l.owner_id = :me
                        """,
                        Map.of(
                                "now", Moments.utc(clock.instant()),
                                "lead", lead.value(),
                                "since", Moments.utc(since),
                                "me", acting.person().value()))
                == 1;
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

    /** The course of a lead before entries were added or corrected, and after. */
    record Turn(Id lead, Course was, Course is) {

        /** Whether figures change by it. */
        private boolean counts() {
            return !is.generated().equals(was.generated()) || !is.passages().equals(was.passages());
        }
    }

    /**
     * Writes down what follows from entries that were added or corrected.
     *
     * @param nowhere where those stand that entered no stage
     */
    void follow(List<Turn> turns, Id nowhere) {
        turns.stream().filter(Turn::counts).map(Turn::lead).forEach(changedLeads::note);
        stand(turns, nowhere);
        pass(turns);
        goBack(turns);
    }

    /** These leads as if they had entered nothing, for {@link #follow} to begin anew. */
    void takeBack(Collection<Long> leads, Id nowhere) {
        Map<String, ?> these = Map.of("leads", leads, "nowhere", nowhere.value());
        leads.forEach(lead -> changedLeads.note(new Id(lead)));
        jdbc.update("DELETE FROM stage_passage WHERE lead_id IN (:leads)", these);
        jdbc.update("DELETE FROM recycling WHERE lead_id IN (:leads)", these);
        jdbc.update("""
                UPDATE lead_record
                   SET stage_id = CASE WHEN held_in_stage_id IS NULL THEN :nowhere ELSE stage_id END,
                       stage_since = recorded_at, generated_at = NULL
                 WHERE id IN (:leads)
                """, these);
    }

    /** @throws Refused with code {@code open-dispute} where a lead is held in its stage */
    private void stand(List<Turn> turns, Id nowhere) {
        List<Turn> moved = turns.stream()
                .filter(turn -> !turn.is().standing().equals(turn.was().standing())
                        || !turn.is().generated().equals(turn.was().generated()))
                .toList();
        try {
            for (int from = 0; from < moved.size(); from += LEADS_AT_ONCE) {
                write(moved.subList(from, Math.min(moved.size(), from + LEADS_AT_ONCE)), nowhere);
            }
        } catch (DataAccessException refusal) {
            if (String.valueOf(refusal.getMessage()).contains("ck_lead_held")) {
                throw Refused.conflict(
                        "open-dispute", "the lead has a dispute without a verdict and stays where it is until then");
            }
            throw refusal;
        }
    }

    /** In one statement: a statement for each lead costs six times as much. */
    private void write(List<Turn> turns, Id nowhere) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Turn turn : turns) {
            Course is = turn.is();
            values.add(turn.lead().value());
            values.add(is.standing().map(Standing::stage).orElse(nowhere).value());
            values.add(is.standing()
                    .map(standing -> Moments.utc(Moments.at(standing.since())))
                    .orElse(null));
            values.add(
                    is.generated().isEmpty()
                            ? null
                            : Moments.utc(Moments.at(is.generated().getAsLong())));
        }
        String told = String.join(" UNION ALL ", Collections.nCopies(turns.size(), TOLD));
        jdbc.getJdbcOperations().update("""
                UPDATE (%s) n STRAIGHT_JOIN lead_record l ON l.id = n.lead_id
                   SET l.stage_id = n.stage_id, l.stage_since = COALESCE(n.since, l.recorded_at),
                       l.generated_at = n.generated_at
                """.formatted(told), values.toArray());
    }

    private void pass(List<Turn> turns) {
        List<MapSqlParameterSource> over = new ArrayList<>();
        List<MapSqlParameterSource> rows = new ArrayList<>();
        for (Turn turn : turns) {
            Map<Id, Passage> were = turn.was().passages();
            Map<Id, Passage> are = turn.is().passages();
            were.keySet().stream()
                    .filter(stage -> !are.containsKey(stage))
                    .forEach(stage -> over.add(at(turn.lead(), stage)));
            are.forEach((stage, passage) -> {
                if (!passage.equals(were.get(stage))) {
                    rows.add(at(turn.lead(), stage)
                            .addValue("at", Moments.utc(Moments.at(passage.at())))
                            .addValue("skipped", passage.skipped()));
                }
            });
        }
        jdbc.batchUpdate(
                "DELETE FROM stage_passage WHERE lead_id = :lead AND stage_id = :stage",
                over.toArray(MapSqlParameterSource[]::new));
        jdbc.batchUpdate("""
                INSERT INTO stage_passage (lead_id, stage_id, passed_at, skipped) VALUES (:lead, :stage, :at, :skipped)
                ON DUPLICATE KEY UPDATE passed_at = VALUES(passed_at), skipped = VALUES(skipped)
                """, rows.toArray(MapSqlParameterSource[]::new));
    }

    /** An entry that is told late may come between two others, and turn what was a return into none. */
    private void goBack(List<Turn> turns) {
        List<MapSqlParameterSource> over = new ArrayList<>();
        List<MapSqlParameterSource> rows = new ArrayList<>();
        for (Turn turn : turns) {
            Set<Standing> were = turn.was().returns();
            Set<Standing> are = turn.is().returns();
            were.stream()
                    .filter(standing -> !are.contains(standing))
                    .forEach(standing -> over.add(at(turn.lead(), standing.stage())
                            .addValue("at", Moments.utc(Moments.at(standing.since())))));
            are.stream()
                    .filter(standing -> !were.contains(standing))
                    .forEach(standing -> rows.add(at(turn.lead(), standing.stage())
                            .addValue("at", Moments.utc(Moments.at(standing.since())))));
        }
        jdbc.batchUpdate(
                "DELETE FROM recycling WHERE lead_id = :lead AND recycled_at = :at AND stage_id = :stage",
                over.toArray(MapSqlParameterSource[]::new));
        jdbc.batchUpdate(
                "INSERT INTO recycling (lead_id, recycled_at, stage_id) VALUES (:lead, :at, :stage)",
                rows.toArray(MapSqlParameterSource[]::new));
    }

    private static MapSqlParameterSource at(Id lead, Id stage) {
        return new MapSqlParameterSource().addValue("lead", lead.value()).addValue("stage", stage.value());
    }

    /**
     * The moves of leads that stand where nobody should any more: a stage may have been retired before their history came
     * in.
     */
    List<StageMove> onwards(List<Turn> turns, Lifecycle.Stages stages) {
        Instant now = clock.instant();
        List<StageMove> moves = new ArrayList<>();
        for (Turn turn : turns) {
            turn.is().standing().ifPresent(standing -> {
                Stage from = stages.byId(standing.stage());
                if (!from.inUse()) {
                    Instant since = Moments.at(standing.since());
                    moves.add(new StageMove(
                            turn.lead(),
                            stages.standing(from),
                            since.isBefore(now) ? now : since.plus(1, ChronoUnit.MICROS),
                            "%s was retired".formatted(stages.path(from))));
                }
            });
        }
        return moves;
    }
}
