package dev.accord.leads;

import dev.accord.leads.qualification.Moments;
import dev.accord.leads.qualification.Qualification;
import dev.accord.leads.qualification.Rules;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/** Asks marketing about leads that no longer meet their definition, and withdraws the question when it is overtaken. */
@Component
class Proposing {

    private static final int LONGEST_WHY = 500;

    /** A lead stopped meeting the definition of a stage at that moment, in microseconds. */
    private record Lapsed(long lead, long stage, long at) {}

    private final NamedParameterJdbcOperations jdbc;
    private final Ids ids;

    Proposing(NamedParameterJdbcOperations jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** @return the leads about which marketing is asked anew */
    List<Id> ask(Map<Id, Qualification.Outcome> outcomes, Rules rules, Instant now) {
        if (!rules.proposes() || outcomes.isEmpty()) {
            return List.of();
        }
        Set<Lapsed> asked = new HashSet<>();
        Map<Lapsed, Long> open = new HashMap<>();
        jdbc.query(
                "SELECT id, lead_id, stage_id, lapsed_at, decision FROM stage_proposal WHERE lead_id IN (:leads)",
                Map.of("leads", outcomes.keySet().stream().map(Id::value).toList()),
                row -> {
                    Lapsed lapsed = new Lapsed(
                            row.getLong(2),
                            row.getLong(3),
                            Moments.of(row.getTimestamp(4).toInstant()));
                    asked.add(lapsed);
                    if (row.getString(5) == null) {
                        open.put(lapsed, row.getLong(1));
                    }
                });
        List<Id> fresh = new ArrayList<>();
        List<MapSqlParameterSource> rows = new ArrayList<>();
        outcomes.forEach((lead, outcome) -> outcome.lapse().ifPresent(lapse -> {
            Lapsed lapsed = new Lapsed(lead.value(), lapse.place().stage().value(), lapse.at());
            open.remove(lapsed);
            if (!asked.contains(lapsed)) {
                fresh.add(lead);
                rows.add(new MapSqlParameterSource()
                        .addValue("id", ids.next().value())
                        .addValue("lead", lapsed.lead())
                        .addValue("stage", lapsed.stage())
                        .addValue("version", lapse.term().version().id().value())
                        .addValue("at", Timestamp.from(Moments.at(lapsed.at())))
                        .addValue("why", shortened(lapse.why()))
                        .addValue("now", Timestamp.from(now)));
            }
        }));
        overtake(open.values().stream().toList(), now);
        jdbc.batchUpdate("""
                INSERT INTO stage_proposal (id, lead_id, stage_id, definition_version_id, lapsed_at, why, proposed_at)
                VALUES (:id, :lead, :stage, :version, :at, :why, :now)
                """, rows.toArray(MapSqlParameterSource[]::new));
        return fresh;
    }

    private void overtake(List<Long> proposals, Instant now) {
        if (!proposals.isEmpty()) {
            jdbc.update("""
                    UPDATE stage_proposal SET decision = 'OVERTAKEN', decided_at = :now WHERE id IN (:proposals)
                    """, Map.of("now", Timestamp.from(now), "proposals", proposals));
        }
    }

    private static String shortened(String why) {
        return why.length() <= LONGEST_WHY ? why : why.substring(0, LONGEST_WHY - 1) + "…";
    }
}
