package dev.accord.testing;

import dev.accord.database.Settings;
import dev.accord.glossary.DefinitionVersion.Lapse;
import dev.accord.glossary.Definitions;
import dev.accord.glossary.criteria.Criteria;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Definitions that tests put in force without asking anybody to sign. */
@Component
public class TestDefinitions {

    private final JdbcClient jdbc;
    private final Settings settings;
    private final Ids ids;

    TestDefinitions(JdbcClient jdbc, Settings settings, Ids ids) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.ids = ids;
    }

    public Id inForce(String term, int version, Instant from, Criteria criteria, Lapse lapse) {
        Id id = ids.next();
        jdbc.sql("""
                        INSERT INTO definition_version (id, term, version, body, effective_from, created_at, criteria, lapse)
                        VALUES (:id, :term, :version, :term, :from, :from, :criteria, :lapse)
                        """)
                .param("id", id.value())
                .param("term", term)
                .param("version", version)
                .param("from", Timestamp.from(from))
                .param("criteria", criteria.toJson())
                .param("lapse", lapse.name())
                .update();
        settings.changed(Definitions.SUBJECT);
        return id;
    }

    /** What came with the portal is decided by people again. */
    public void none() {
        jdbc.sql("UPDATE definition_version SET criteria = NULL").update();
        settings.changed(Definitions.SUBJECT);
    }
}
