package dev.accord.glossary;

import dev.accord.glossary.criteria.Criteria;
import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.Refused;
import java.io.Serializable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the terms mean, in every version that was ever in force. */
@Service
@Transactional
public class Definitions {

    /** All signed versions of all terms at one reading, for work on many leads at once. */
    public record Glossary(List<DefinitionVersion> versions) {

        /** The version of the term that is in force at that moment; empty for a term without a definition. */
        public Optional<DefinitionVersion> inForce(String term, Instant at) {
            return versions.stream()
                    .filter(version -> version.term().equals(term)
                            && !version.effectiveFrom().isAfter(at))
                    .max(Comparator.comparingInt(DefinitionVersion::version));
        }
    }

    /** Who signed a version, for which department. */
    public record Signature(Id version, String department, String person, Instant at) implements Serializable {}

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    Definitions(JdbcClient jdbc, Ids ids, Clock clock, Acting acting, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public Glossary glossary() {
        return new Glossary(jdbc.sql("""
                                SELECT id, term, version, body, effective_from, criteria, lapse FROM definition_version
                                 WHERE effective_from IS NOT NULL
                                 ORDER BY term, version
                                """).query(Definitions::version).list());
    }

    private static DefinitionVersion version(ResultSet row, int number) throws SQLException {
        String criteria = row.getString("criteria");
        return new DefinitionVersion(
                new Id(row.getLong("id")),
                row.getString("term"),
                row.getInt("version"),
                row.getString("body"),
                row.getTimestamp("effective_from").toInstant(),
                criteria == null ? null : Criteria.fromJson(criteria),
                DefinitionVersion.Lapse.valueOf(row.getString("lapse")));
    }

    /** Every signature under every version. What came with the portal bears none. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public List<Signature> signatures() {
        return jdbc.sql("""
                        SELECT s.definition_version_id AS version, d.name AS department,
                               TRIM(CONCAT(p.first_name, ' ', p.last_name)) AS person, s.signed_at AS at
                          FROM definition_sign_off s
                          JOIN department d ON d.code = s.department_code
                          JOIN person p ON p.id = s.person_id
                         ORDER BY s.definition_version_id, d.name
                        """).query(Signature.class).list();
    }

    /**
     * Adopts a new version of a term, from that moment on.
     *
     * @param signatures who signed for which department: at least Marketing and Sales
     * @throws Refused with code {@code not-signed} where one of the two is missing
     */
    @PreAuthorize(Access.GOAL_SETTERS)
    public DefinitionVersion adopt(String term, String body, Instant effectiveFrom, Map<String, Id> signatures) {
        if (!signatures.containsKey("MARKETING") || !signatures.containsKey("SALES")) {
            throw Refused.invalid("not-signed", "a definition takes effect when Marketing and Sales have signed it");
        }
        Glossary known = glossary();
        int version = 1
                + known.versions().stream()
                        .filter(other -> other.term().equals(term))
                        .mapToInt(DefinitionVersion::version)
                        .max()
                        .orElse(0);
        Id id = ids.next();
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                        INSERT INTO definition_version (id, term, version, body, effective_from, created_at, created_by)
                        VALUES (:id, :term, :version, :body, :effective, :now, :by)
                        """)
                .param("id", id.value())
                .param("term", term)
                .param("version", version)
                .param("body", body)
                .param("effective", Timestamp.from(effectiveFrom))
                .param("now", now)
                .param("by", acting.now().person().map(Id::value).orElse(null))
                .update();
        signatures.forEach((department, person) -> jdbc.sql("""
                        INSERT INTO definition_sign_off (definition_version_id, department_code, person_id, signed_at)
                        VALUES (:id, :department, :person, :now)
                        """)
                .param("id", id.value())
                .param("department", department)
                .param("person", person.value())
                .param("now", now)
                .update());
        events.publishEvent(new DefinitionAdopted(
                clock.instant(), acting.now().person(), id, "adopted %s v%d".formatted(term, version)));
        return new DefinitionVersion(id, term, version, body, effectiveFrom, null, DefinitionVersion.Lapse.KEEP);
    }
}
