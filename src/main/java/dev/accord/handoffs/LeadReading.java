package dev.accord.handoffs;

import dev.accord.shared.Id;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the routing looks at in one lead. */
@Component
class LeadReading {

    private final JdbcClient jdbc;

    LeadReading(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    LeadFacts facts(Id lead) {
        return jdbc.sql("SELECT id AS `lead`, segment, country, channel, company FROM lead_record WHERE id = :lead")
                .param("lead", lead.value())
                .query(LeadFacts.class)
                .single();
    }
}
