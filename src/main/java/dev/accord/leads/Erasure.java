package dev.accord.leads;

import dev.accord.leads.qualification.Moments;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.WordsForgotten;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Takes out of a lead, and of what was merged into it, whatever tells who the person is: facts, and all that somebody
 * wrote. When the lead came, where it stood, what was done and what came of it stays, and with that every figure.
 */
@Component
class Erasure {

    /** Their rows are nothing but facts about the person. */
    private static final List<String> FACTS =
            List.of("lead_attribute", "lead_fact_change", "lead_watch", "lead_said", "duplicate_dismissal");

    private static final List<String> WORDS = List.of(
            """
            UPDATE lead_record
               SET email = NULL, first_name = NULL, last_name = NULL, job_title = NULL, company = NULL,
                   external_id = CONCAT('erased-', id), disqualified_reason = NULL, erased_at = :now
             WHERE id IN (:leads)
            """,
            // those of the portal name facts, such as an address
            """
            UPDATE stage_entry
               SET reason = CASE origin WHEN 'RULE' THEN 'met the definition' ELSE 'erased with the person' END
             WHERE lead_id IN (:leads)
            """,
            "UPDATE lead_activity SET url = NULL, note = NULL WHERE lead_id IN (:leads)",
            // a deal is often called after the person
            "UPDATE opportunity SET name = NULL, account = NULL, lost_reason = NULL WHERE lead_id IN (:leads)",
            """
            UPDATE stage_proposal
               SET why = 'erased with the person', note = CASE WHEN note IS NOT NULL THEN 'erased with the person' END
             WHERE lead_id IN (:leads)
            """,
            "UPDATE bulk_change_lead SET value = NULL WHERE lead_id IN (:leads)",
            """
            DELETE f FROM lead_merge_fact f JOIN lead_merge m ON m.id = f.merge_id
             WHERE m.survivor_id IN (:leads) OR m.merged_id IN (:leads)
            """,
            """
            UPDATE lead_merge
               SET reason = 'erased with the person',
                   undo_reason = CASE WHEN undo_reason IS NOT NULL THEN 'erased with the person' END
             WHERE survivor_id IN (:leads) OR merged_id IN (:leads)
            """);

    private final NamedParameterJdbcOperations jdbc;
    private final MergedRecords mergedRecords;
    private final DuplicateWatch duplicates;
    private final LeadWords words;
    private final Acting acting;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Erasure(
            NamedParameterJdbcOperations jdbc,
            MergedRecords mergedRecords,
            DuplicateWatch duplicates,
            LeadWords words,
            Acting acting,
            Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.mergedRecords = mergedRecords;
        this.duplicates = duplicates;
        this.words = words;
        this.acting = acting;
        this.clock = clock;
        this.events = events;
    }

    /** @param lead that was not merged into another */
    void erase(Id lead) {
        List<Id> records = mergedRecords.recordsOf(lead);
        List<Long> leads = records.stream().map(Id::value).toList();
        events.publishEvent(
                new LeadErased(clock.instant(), acting.now().person(), lead, List.copyOf(records), traces(leads)));
        Map<DuplicateWatch.By, Set<String>> shared = duplicates.valuesOf(leads);
        MapSqlParameterSource these =
                new MapSqlParameterSource("leads", leads).addValue("now", Moments.utc(clock.instant()));
        WORDS.forEach(statement -> jdbc.update(statement, these));
        FACTS.forEach(table -> jdbc.update("DELETE FROM " + table + " WHERE lead_id IN (:leads)", these));
        words.write(records);
        duplicates.lookAgain(shared);
        events.publishEvent(new WordsForgotten("lead", List.copyOf(records)));
    }

    private Set<String> traces(List<Long> leads) {
        Set<String> traces = new HashSet<>();
        jdbc.query("SELECT email, external_id FROM lead_record WHERE id IN (:leads)", Map.of("leads", leads), row -> {
            String email = row.getString(1);
            if (email != null) {
                traces.add(email);
            }
            traces.add(row.getString(2));
        });
        return Set.copyOf(traces);
    }
}
