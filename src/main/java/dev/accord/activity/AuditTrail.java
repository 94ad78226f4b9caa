package dev.accord.activity;

import dev.accord.database.WrittenTogether;
import dev.accord.people.Access;
import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.WordsForgotten;
import java.sql.Timestamp;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Keeps every domain event, in the transaction in which it happened: what is rolled back leaves no trace. */
@Service
public class AuditTrail {

    private static final int LONGEST = 1000;

    private final WrittenTogether<MapSqlParameterSource> entries = new WrittenTogether<>(this::write);
    private final NamedParameterJdbcOperations rows;
    private final JdbcClient jdbc;
    private final Ids ids;

    AuditTrail(NamedParameterJdbcOperations rows, JdbcClient jdbc, Ids ids) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.ids = ids;
    }

    @EventListener
    void on(DomainEvent event) {
        event.byPerson().forEach(this::keep);
    }

    private void keep(DomainEvent event) {
        String summary = event.summary();
        entries.add(new MapSqlParameterSource()
                .addValue("id", ids.next().value())
                .addValue("at", Timestamp.from(event.at()))
                .addValue("person", event.by().map(Id::value).orElse(null))
                .addValue("event", event.getClass().getSimpleName())
                .addValue("subject", event.subject())
                .addValue("subjectId", event.subjectId().map(Id::value).orElse(null))
                .addValue("summary", summary.length() <= LONGEST ? summary : summary.substring(0, LONGEST)));
    }

    private void write(List<MapSqlParameterSource> batch) {
        rows.batchUpdate("""
                INSERT INTO audit_entry (id, at, person_id, event, subject, subject_id, summary)
                VALUES (:id, :at, :person, :event, :subject, :subjectId, :summary)
                """, batch.toArray(MapSqlParameterSource[]::new));
    }

    /** Who did what and when stays; what was said may name the person. */
    @EventListener
    void on(WordsForgotten forgotten) {
        if (forgotten.ids().isEmpty()) {
            return;
        }
        jdbc.sql("""
                        UPDATE audit_entry SET summary = 'erased with the person'
                         WHERE subject = :subject AND subject_id IN (:ids)
                        """)
                .param("subject", forgotten.subject())
                .param("ids", forgotten.ids().stream().map(Id::value).toList())
                .update();
    }

    /** The newest entries first. */
    @PreAuthorize(Access.ADMINISTRATORS)
    public List<AuditEntry> page(int offset, int limit) {
        return jdbc.sql("""
                        SELECT a.id, a.at, COALESCE(TRIM(CONCAT(p.first_name, ' ', p.last_name)), 'Accord') AS who,
                               a.event, a.subject, a.subject_id, a.summary
                          FROM audit_entry a LEFT JOIN person p ON p.id = a.person_id
                         ORDER BY a.at DESC, a.id DESC LIMIT :limit OFFSET :offset
                        """)
                .param("limit", limit)
                .param("offset", offset)
                .query(AuditEntry.class)
                .list();
    }
}
