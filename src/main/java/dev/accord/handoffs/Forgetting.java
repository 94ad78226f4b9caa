package dev.accord.handoffs;

import dev.accord.leads.LeadErased;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes what people wrote about a lead out of the answers to its offers and their pauses when its person is forgotten. */
@Component
class Forgetting {

    private final JdbcClient jdbc;

    Forgetting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(LeadErased erased) {
        jdbc.sql("""
                        UPDATE handoff_decision d JOIN handoff h ON h.id = d.handoff_id
                           SET d.note = NULL
                         WHERE h.lead_id = :lead
                        """).param("lead", erased.lead().value()).update();
        jdbc.sql("""
                        UPDATE handoff_pause r JOIN handoff h ON h.id = r.handoff_id
                           SET r.reason = 'forgotten'
                         WHERE h.lead_id = :lead
                        """).param("lead", erased.lead().value()).update();
    }
}
