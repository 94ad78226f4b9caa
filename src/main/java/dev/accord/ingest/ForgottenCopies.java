package dev.accord.ingest;

import dev.accord.leads.LeadErased;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets go of what came from elsewhere and names a person who is forgotten: rows that were rejected, and answers that are
 * kept for whoever asks again. Both are looked through from end to end, as neither knows whom it is about.
 */
@Component
class ForgottenCopies {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ForgottenCopies(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @EventListener
    void on(LeadErased erased) {
        for (String trace : erased.traces()) {
            for (String statement : List.of("""
                    UPDATE import_reject SET cells = '[]', message = 'erased with the person'
                     WHERE LOCATE(:trace, cells) > 0
                    """, "DELETE FROM idempotency_key WHERE LOCATE(:trace, body) > 0", """
                    UPDATE source_delivery SET reason = 'erased with the person' WHERE LOCATE(:trace, reason) > 0
                    """)) {
                jdbc.sql(statement).param("trace", asWritten(trace)).update();
            }
        }
    }

    /** An address names somebody wherever it stands, an external id where it is all of a cell. */
    private String asWritten(String trace) {
        return trace.contains("@") ? trace : json.writeValueAsString(trace);
    }
}
