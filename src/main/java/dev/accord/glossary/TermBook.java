package dev.accord.glossary;

import dev.accord.glossary.VersionCard.Stamp;
import dev.accord.glossary.VersionCard.Withdrawal;
import dev.accord.glossary.criteria.Criteria;
import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.people.DepartmentCard;
import dev.accord.people.SignedIn;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The terms with their versions, drafts, signatures and what was said, to read. */
@Service
@Transactional(readOnly = true)
public class TermBook {

    private static final String TERMS = """
            SELECT t.term_key, t.name, t.of_stage, t.measure, t.owner_id,
                   TRIM(CONCAT(p.first_name, ' ', p.last_name)) AS owner
              FROM definition_term t LEFT JOIN person p ON p.id = t.owner_id
            """;
    private static final String DEPARTMENTS = """
            SELECT td.term_key, d.code, d.name
              FROM definition_term_department td JOIN department d ON d.code = td.department_code
            """;
    private static final String VERSIONS = """
            SELECT v.id, v.term, t.name AS term_name, v.version, v.revision, v.body, v.criteria, v.lapse, v.agreed_amount, v.agreed_currency,
                   v.owner_id, TRIM(CONCAT(o.first_name, ' ', o.last_name)) AS owner, v.wanted_on, v.effective_from,
                   v.created_by, TRIM(CONCAT(c.first_name, ' ', c.last_name)) AS creator, v.created_at,
                   v.revised_by, TRIM(CONCAT(r.first_name, ' ', r.last_name)) AS reviser, v.revised_at,
                   v.withdrawn_at, v.withdrawn_why, TRIM(CONCAT(w.first_name, ' ', w.last_name)) AS withdrawer,
                   (SELECT COUNT(*) FROM definition_comment m WHERE m.definition_version_id = v.id) AS comments
              FROM definition_version v
              JOIN definition_term t ON t.term_key = v.term
              LEFT JOIN person o ON o.id = v.owner_id
              LEFT JOIN person c ON c.id = v.created_by
              LEFT JOIN person r ON r.id = v.revised_by
              LEFT JOIN person w ON w.id = v.withdrawn_by
            """;
    private static final String SIGNATURES = """
            SELECT s.definition_version_id AS version, s.department_code AS department, d.name AS department_name,
                   TRIM(CONCAT(p.first_name, ' ', p.last_name)) AS person, s.signed_at AS at, s.revision
              FROM definition_sign_off s
              JOIN definition_version v ON v.id = s.definition_version_id
              JOIN department d ON d.code = s.department_code
              JOIN person p ON p.id = s.person_id
            """;

    private final JdbcClient jdbc;
    private final Acting acting;

    TermBook(JdbcClient jdbc, Acting acting) {
        this.jdbc = jdbc;
        this.acting = acting;
    }

    /** All terms in their order. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<TermStory> all() {
        return stories("", Map.of());
    }

    /** @throws Refused with code {@code unknown-term} */
    @PreAuthorize(Access.SIGNED_IN)
    public TermStory term(String key) {
        return storyOf(key);
    }

    /** What was said about a version while it was a draft, in order. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<DraftComment> discussion(Id version) {
        return jdbc.sql("""
                        SELECT m.id, m.text, TRIM(CONCAT(p.first_name, ' ', p.last_name)) AS person, m.said_at AS at
                          FROM definition_comment m JOIN person p ON p.id = m.said_by
                         WHERE m.definition_version_id = :version
                         ORDER BY m.said_at, m.id
                        """)
                .param("version", version.value())
                .query(DraftComment.class)
                .list();
    }

    /** The drafts that wait for a signature that the person who asks may give. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<VersionCard> awaitingMySignature() {
        SignedIn who = acting.now();
        return stories(" WHERE v.open_term IS NOT NULL", Map.of()).stream()
                .flatMap(story -> story.draft().stream()
                        .filter(draft -> story.missing(draft).stream()
                                .anyMatch(department -> DraftPolicy.maySign(who, department.code()))))
                .toList();
    }

    TermStory storyOf(String key) {
        return stories(" WHERE v.term = :term", Map.of("term", key.strip().toUpperCase(Locale.ROOT))).stream()
                .findFirst()
                .orElseThrow(() -> Refused.notFound("unknown-term", "there is no term %s", key));
    }

    /** @param which of the versions; a term is left out where none of its own is asked for */
    private List<TermStory> stories(String which, Map<String, String> parameters) {
        Map<String, List<DepartmentCard>> departments = jdbc
                .sql(DEPARTMENTS + " ORDER BY d.name")
                .query((row, number) -> Map.entry(
                        row.getString("term_key"), new DepartmentCard(row.getString("code"), row.getString("name"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        Map<Id, List<Signature>> signatures = jdbc
                .sql(SIGNATURES + which + " ORDER BY s.signed_at, d.name")
                .params(parameters)
                .query(Signature.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Signature::version));
        Map<String, List<VersionCard>> versions = jdbc
                .sql(VERSIONS + which + " ORDER BY v.term, v.version")
                .params(parameters)
                .query((row, number) -> version(row, signatures))
                .list()
                .stream()
                .collect(Collectors.groupingBy(VersionCard::term));
        boolean every = which.isEmpty();
        return jdbc
                .sql(TERMS + " ORDER BY t.position, t.term_key")
                .query((row, number) -> term(row, departments))
                .list()
                .stream()
                .filter(term ->
                        every || versions.containsKey(term.key()) || term.key().equals(parameters.get("term")))
                .map(term -> new TermStory(term, versions.getOrDefault(term.key(), List.of())))
                .toList();
    }

    private static Term term(ResultSet row, Map<String, List<DepartmentCard>> departments) throws SQLException {
        String key = row.getString("term_key");
        String measure = row.getString("measure");
        return new Term(
                key,
                row.getString("name"),
                row.getBoolean("of_stage"),
                measure == null ? null : Term.Measure.valueOf(measure),
                id(row, "owner_id"),
                row.getString("owner"),
                departments.getOrDefault(key, List.of()));
    }

    private static VersionCard version(ResultSet row, Map<Id, List<Signature>> signatures) throws SQLException {
        Id id = new Id(row.getLong("id"));
        Timestamp revisedAt = row.getTimestamp("revised_at");
        Timestamp withdrawnAt = row.getTimestamp("withdrawn_at");
        return new VersionCard(
                id,
                row.getString("term"),
                row.getString("term_name"),
                row.getInt("version"),
                row.getInt("revision"),
                says(row),
                row.getString("owner"),
                Optional.ofNullable(row.getTimestamp("effective_from"))
                        .map(Timestamp::toInstant)
                        .orElse(null),
                new Stamp(id(row, "created_by"), row.getString("creator"), instant(row, "created_at")),
                revisedAt == null
                        ? null
                        : new Stamp(id(row, "revised_by"), row.getString("reviser"), revisedAt.toInstant()),
                withdrawnAt == null
                        ? null
                        : new Withdrawal(
                                row.getString("withdrawer"), withdrawnAt.toInstant(), row.getString("withdrawn_why")),
                signatures.getOrDefault(id, List.of()),
                row.getLong("comments"));
    }

    private static Proposal says(ResultSet row) throws SQLException {
        String criteria = row.getString("criteria");
        BigDecimal amount = row.getBigDecimal("agreed_amount");
        Date wanted = row.getDate("wanted_on");
        return new Proposal(
                row.getString("body"),
                id(row, "owner_id"),
                wanted == null ? null : wanted.toLocalDate(),
                criteria == null ? null : Criteria.fromJson(criteria),
                DefinitionVersion.Lapse.valueOf(row.getString("lapse")),
                amount == null ? null : new AgreedValue(amount, row.getString("agreed_currency")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    private static @Nullable Id id(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : new Id(value);
    }
}
