package dev.accord.glossary;

import dev.accord.database.Kept;
import dev.accord.database.Settings;
import dev.accord.glossary.criteria.Criteria;
import dev.accord.people.Access;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the terms mean, in every version that all departments signed. Versions come about in {@link Drafts}. */
@Service
@Transactional(readOnly = true)
public class Definitions {

    /** All signed versions of all terms at one reading, for work on many leads at once. */
    public record Glossary(List<DefinitionVersion> versions) {

        public Glossary {
            versions = List.copyOf(versions);
        }

        /** The version of the term that is in force at that moment; empty for a term without a definition. */
        public Optional<DefinitionVersion> inForce(String term, Instant at) {
            return versions.stream()
                    .filter(version -> version.term().equals(term)
                            && !version.effectiveFrom().isAfter(at))
                    .max(Comparator.comparingInt(DefinitionVersion::version));
        }
    }

    /** The subject of what follows from the signed definitions. */
    public static final String SUBJECT = "definitions";

    private final JdbcClient jdbc;
    private final Settings settings;
    private final Kept<Glossary> glossary;
    private final Kept<Map<String, String>> names;

    Definitions(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.glossary = settings.kept(SUBJECT);
        this.names = settings.kept(SUBJECT);
    }

    @PreAuthorize(Access.SIGNED_IN)
    public Glossary glossary() {
        return glossary.get(
                () -> new Glossary(jdbc.sql("""
                                SELECT id, term, version, body, effective_from, criteria, lapse FROM definition_version
                                 WHERE effective_from IS NOT NULL
                                 ORDER BY term, version
                                """).query(Definitions::version).list()));
    }

    /** What the terms are called, by their keys. */
    @PreAuthorize(Access.SIGNED_IN)
    public Map<String, String> names() {
        return names.get(() -> jdbc
                .sql("SELECT term_key, name FROM definition_term")
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** @throws Refused with code {@code unknown-version} where nobody signed such a version */
    @PreAuthorize(Access.SIGNED_IN)
    public DefinitionVersion signed(VersionName name) {
        return glossary().versions().stream()
                .filter(version -> version.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("unknown-version", "there is no signed version %s", name.label()));
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

    /** Before anybody else hears of it and asks what is in force, or what it is called. */
    @EventListener({DefinitionAdopted.class, TermAdded.class})
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void changed() {
        settings.changed(SUBJECT);
    }
}
