package dev.accord.leads;

import dev.accord.glossary.Vocabulary;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which activities, attributes and stages rules can be about. Each list is read from an index, value by value. */
@Component
class LeadVocabulary implements Vocabulary {

    private final JdbcClient jdbc;

    LeadVocabulary(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> activities() {
        return jdbc.sql("SELECT DISTINCT type FROM lead_activity ORDER BY type")
                .query(String.class)
                .list();
    }

    @Override
    public List<String> attributes() {
        return jdbc.sql("SELECT DISTINCT name FROM lead_attribute ORDER BY name")
                .query(String.class)
                .list();
    }

    @Override
    public List<StageName> stages() {
        return jdbc.sql("SELECT stage_key AS `key`, label FROM stage WHERE retired_at IS NULL ORDER BY position")
                .query(StageName.class)
                .list();
    }
}
