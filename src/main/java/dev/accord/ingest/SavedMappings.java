package dev.accord.ingest;

import dev.accord.ingest.mapping.Feeds;
import dev.accord.ingest.mapping.ImportKind;
import dev.accord.ingest.mapping.Mapping;
import dev.accord.leads.Lifecycle;
import dev.accord.leads.Stage;
import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The mappings that are kept under a name, for everybody who imports. */
@Service
@Transactional
public class SavedMappings {

    /** What a name may be: something that can also stand in an address, and name a folder on any system. */
    private static final Pattern NAME =
            Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N} ._-]*[\\p{L}\\p{M}\\p{N}_-])?");

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_MAPPING = 100_000;
    private static final int MOST = 500;
    private static final String SELECT = """
            SELECT m.name, m.kind, m.mapping, m.person_id, m.saved_at, NOT p.active AS person_left,
                   TRIM(CONCAT(p.first_name, ' ', p.last_name)) AS person_name
              FROM import_mapping m JOIN person p ON p.id = m.person_id
            """;

    private final JdbcClient jdbc;
    private final Lifecycle lifecycle;
    private final Acting acting;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    SavedMappings(JdbcClient jdbc, Lifecycle lifecycle, Acting acting, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.lifecycle = lifecycle;
        this.acting = acting;
        this.clock = clock;
        this.events = events;
    }

    /** All of them, in the order of their names. */
    @PreAuthorize(Access.IMPORTERS)
    @Transactional(readOnly = true)
    public List<SavedMapping> all() {
        return jdbc.sql(SELECT + " ORDER BY m.name")
                .query((row, number) -> saved(row))
                .list();
    }

    /** @throws Refused with code {@code unknown-mapping} */
    @PreAuthorize(Access.IMPORTERS)
    @Transactional(readOnly = true)
    public SavedMapping named(String name) {
        return find(name.strip()).orElseThrow(() -> unknown(name));
    }

    /**
     * Keeps a mapping under a name; one that has the name already is changed.
     *
     * @param json as the API takes it
     * @throws Refused with code {@code missing-name}, {@code long-name}, {@code bad-name}, {@code long-mapping},
     *     {@code bad-mapping}, {@code unknown-field} or {@code too-many-mappings}
     */
    @PreAuthorize(Access.IMPORTERS)
    public SavedMapping save(String name, ImportKind kind, String json) {
        String label = fitting(name);
        if (json.length() > LONGEST_MAPPING) {
            throw Refused.invalid(
                    "long-mapping", "The mapping has %d characters; at most %d fit.", json.length(), LONGEST_MAPPING);
        }
        Mapping mapping = Mapping.parse(json);
        Feeds.check(
                kind, mapping, lifecycle.stages().all().stream().map(Stage::key).collect(Collectors.toSet()));
        Optional<SavedMapping> before = find(label);
        if (before.isEmpty() && count() >= MOST) {
            throw Refused.conflict(
                    "too-many-mappings", "There are %d mappings already. Delete what nobody needs.", MOST);
        }
        Id person = acting.person();
        jdbc.sql("""
                        INSERT INTO import_mapping (name, kind, mapping, person_id, saved_at)
                        VALUES (:name, :kind, :mapping, :person, :now)
                        ON DUPLICATE KEY UPDATE kind = VALUES(kind), mapping = VALUES(mapping),
                                                person_id = VALUES(person_id), saved_at = VALUES(saved_at)
                        """)
                .param("name", label)
                .param("kind", kind.key())
                .param("mapping", mapping.toJson())
                .param("person", person.value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        tell("%s the import mapping \"%s\" for %s"
                .formatted(before.isEmpty() ? "saved" : "changed", label, kind.key()));
        return named(label);
    }

    /** As it is, and stays until the end of the transaction. */
    @PreAuthorize(Access.IMPORTERS)
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<SavedMapping> claimed(String name) {
        jdbc.sql("SELECT name FROM import_mapping WHERE name = :name FOR UPDATE")
                .param("name", name.strip())
                .query(String.class)
                .optional();
        return find(name.strip());
    }

    /** @throws Refused with code {@code unknown-mapping} */
    @PreAuthorize(Access.IMPORTERS)
    public void remove(String name) {
        int found = jdbc.sql("DELETE FROM import_mapping WHERE name = :name")
                .param("name", name.strip())
                .update();
        if (found == 0) {
            throw unknown(name);
        }
        tell("deleted the import mapping \"%s\"".formatted(name.strip()));
    }

    /** For whoever acts in nobody's name yet. */
    @Transactional(readOnly = true)
    Optional<SavedMapping> find(String name) {
        return jdbc.sql(SELECT + " WHERE m.name = :name")
                .param("name", name)
                .query((row, number) -> saved(row))
                .optional();
    }

    private int count() {
        return jdbc.sql("SELECT COUNT(*) FROM import_mapping")
                .query(Integer.class)
                .single();
    }

    private void tell(String what) {
        Instant now = clock.instant();
        events.publishEvent(new MappingChanged(now, acting.now().person(), what));
    }

    private static String fitting(String name) {
        String label = name.strip();
        if (label.isEmpty()) {
            throw Refused.invalid("missing-name", "Give the mapping a name.");
        }
        if (label.length() > LONGEST_NAME) {
            throw Refused.invalid(
                    "long-name", "A name has at most %d characters, not %d.", LONGEST_NAME, label.length());
        }
        if (!NAME.matcher(label).matches()) {
            throw Refused.invalid(
                    "bad-name",
                    "A name has letters, digits, blanks, points, hyphens and underscores, begins with a letter or a"
                            + " digit and does not end with a point. \"%s\" does not.",
                    label);
        }
        return label;
    }

    private static SavedMapping saved(ResultSet row) throws SQLException {
        return new SavedMapping(
                row.getString("name"),
                ImportKind.called(row.getString("kind")),
                Mapping.parse(row.getString("mapping")),
                new Id(row.getLong("person_id")),
                row.getString("person_name"),
                row.getBoolean("person_left"),
                row.getTimestamp("saved_at").toInstant());
    }

    private static Refused unknown(String name) {
        return Refused.notFound("unknown-mapping", "There is no mapping \"%s\".", name.strip());
    }
}
