package dev.accord.bench;

import dev.accord.shared.Id;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Leads of a measure: they leave the history as it was. */
@Component
public class PassingLeads {

    /** What belongs to leads, and goes before them. */
    private static final List<String> OF_LEADS = List.of(
            "lead_activity",
            "lead_attribute",
            "lead_fact_change",
            "lead_said",
            "lead_watch",
            "lead_word",
            "stage_proposal",
            "stage_entry",
            "stage_passage",
            "recycling",
            "handoff");

    private final NamedParameterJdbcOperations jdbc;
    private final TransactionTemplate transaction;

    PassingLeads(NamedParameterJdbcOperations jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    public void remove(List<Id> leads) {
        Map<String, List<Long>> these =
                Map.of("leads", leads.stream().map(Id::value).toList());
        transaction.executeWithoutResult(status -> {
            jdbc.update("""
                    DELETE d FROM handoff_decision d JOIN handoff h ON h.id = d.handoff_id WHERE h.lead_id IN (:leads)
                    """, these);
            OF_LEADS.forEach(table -> jdbc.update("DELETE FROM " + table + " WHERE lead_id IN (:leads)", these));
            jdbc.update("DELETE FROM lead_record WHERE id IN (:leads)", these);
        });
    }
}
