package dev.accord.leads;

import dev.accord.people.Access;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads leads: one with its story, or a page of many. */
@Service
@Transactional(readOnly = true)
public class LeadBook {

    /**
     * Which leads are wanted.
     *
     * @param text the beginning of an e-mail, a last name or a company; blank for all
     * @param stage the stage's key; blank for all
     * @param channel blank for all
     * @param owner empty for all
     */
    public record Filter(String text, String stage, String channel, Optional<Id> owner) {

        public static final Filter ALL = new Filter("", "", "", Optional.empty());
    }

    /** A fact that a source told beside the usual ones. */
    public record Attribute(String name, String value) {}

    /** A deal of a lead. */
    public record Deal(
            Id id,
            @Nullable String name,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            String outcome,
            @Nullable Instant createdAt,
            @Nullable Instant closedAt) {}

    private static final String CARD = """
            SELECT l.id, l.source, l.external_id, l.email, l.first_name, l.last_name, l.company, l.job_title, l.country,
                   l.segment, l.channel, l.campaign, l.owner_id,
                   COALESCE(TRIM(CONCAT(p.first_name, ' ', p.last_name)), l.owner_name) AS owner_name, l.created_at,
                   l.stage_id, s.stage_key, s.label AS stage_label, l.stage_since, l.cool_off_until,
                   l.disqualified_reason, l.erased_at
              FROM lead_record l
              JOIN stage s ON s.id = l.stage_id
              LEFT JOIN person p ON p.id = l.owner_id
            """;

    private final JdbcClient jdbc;
    private final StageTable stages;
    private final ObjectProvider<LeadStory> stories;

    LeadBook(JdbcClient jdbc, StageTable stages, ObjectProvider<LeadStory> stories) {
        this.jdbc = jdbc;
        this.stages = stages;
        this.stories = stories;
    }

    /** @throws Refused with code {@code unknown-lead} */
    @PreAuthorize(Access.SIGNED_IN)
    public LeadCard card(Id lead) {
        return jdbc.sql(CARD + " WHERE l.id = :id")
                .param("id", lead.value())
                .query(LeadCard.class)
                .optional()
                .orElseThrow(() -> Refused.notFound("unknown-lead", "there is no lead %s", lead));
    }

    @PreAuthorize(Access.SIGNED_IN)
    public Optional<LeadCard> find(String source, String externalId) {
        return jdbc.sql(CARD + " WHERE l.source = :source AND l.external_id = :externalId")
                .param("source", source)
                .param("externalId", externalId)
                .query(LeadCard.class)
                .optional();
    }

    /** The ids behind external ids of one source; those that are unknown are missing in the answer. */
    @PreAuthorize(Access.SIGNED_IN)
    public Map<String, Id> idsOf(String source, List<String> externalIds) {
        Map<String, Id> ids = new HashMap<>();
        if (!externalIds.isEmpty()) {
            jdbc.sql("SELECT external_id, id FROM lead_record WHERE source = :source AND external_id IN (:externalIds)")
                    .param("source", source)
                    .param("externalIds", externalIds)
                    .query((row, number) -> ids.put(row.getString(1), new Id(row.getLong(2))))
                    .list();
        }
        return ids;
    }

    /** A page of leads, the newest first. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<LeadCard> page(Filter filter, int offset, int limit) {
        return bind(jdbc.sql(CARD + where(filter) + " ORDER BY l.id DESC LIMIT :limit OFFSET :offset"), filter)
                .param("limit", limit)
                .param("offset", offset)
                .query(LeadCard.class)
                .list();
    }

    @PreAuthorize(Access.SIGNED_IN)
    public int count(Filter filter) {
        return bind(jdbc.sql("SELECT COUNT(*) FROM lead_record l" + where(filter)), filter)
                .query(Integer.class)
                .single();
    }

    private static String where(Filter filter) {
        StringBuilder where = new StringBuilder(" WHERE 1 = 1");
        if (!filter.text().isBlank()) {
            where.append(
                    " AND (l.email LIKE :text OR l.last_name LIKE :text OR l.first_name LIKE :text OR l.company LIKE :text)");
        }
        if (!filter.stage().isBlank()) {
            where.append(" AND l.stage_id IN (:stages)");
        }
        if (!filter.channel().isBlank()) {
            where.append(" AND l.channel = :channel");
        }
        if (filter.owner().isPresent()) {
            where.append(" AND l.owner_id = :owner");
        }
        return where.toString();
    }

    /** Who stands in a part of a stage stands in that stage. */
    private List<Long> within(String key) {
        List<Long> within = key.isBlank()
                ? List.of()
                : stages.read().all().stream()
                        .filter(stage -> stage.key().equals(key))
                        .flatMap(stage -> stages.read().tree(stage).stream())
                        .map(stage -> stage.id().value())
                        .toList();
        return within.isEmpty() ? List.of(0L) : within;
    }

    private JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Filter filter) {
        return statement
                .param(
                        "text",
                        filter.text()
                                        .strip()
                                        .replace("\\", "\\\\")
                                        .replace("%", "\\%")
                                        .replace("_", "\\_") + "%")
                .param("stages", within(filter.stage()))
                .param("channel", filter.channel())
                .param("owner", filter.owner().map(Id::value).orElse(0L));
    }

    @PreAuthorize(Access.SIGNED_IN)
    public List<Attribute> attributes(Id lead) {
        return jdbc.sql("SELECT name, value FROM lead_attribute WHERE lead_id = :lead ORDER BY name")
                .param("lead", lead.value())
                .query(Attribute.class)
                .list();
    }

    @PreAuthorize(Access.SIGNED_IN)
    public List<Deal> deals(Id lead) {
        return jdbc.sql("""
                        SELECT id, name, amount, currency, outcome, created_at, closed_at
                          FROM opportunity WHERE lead_id = :lead ORDER BY created_at DESC
                        """).param("lead", lead.value()).query(Deal.class).list();
    }

    /** Everything that happened to the lead, the newest first. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<TimelineItem> timeline(Id lead) {
        Stream<TimelineItem> own = jdbc.sql("""
                        SELECT e.entered_at AS at, 'stage' AS kind,
                               CONCAT(CASE WHEN e.corrected_at IS NULL THEN 'Entered ' ELSE 'Corrected: did not enter ' END,
                                      s.label) AS title,
                               CASE WHEN e.corrected_at IS NOT NULL
                                    THEN CONCAT('What came in late shows that this was wrong: ', e.reason)
                                    WHEN d.id IS NULL THEN e.reason
                                    ELSE CONCAT(e.reason, ' (', d.term, ' v', d.version, ')') END AS detail,
                               COALESCE(TRIM(CONCAT(p.first_name, ' ', p.last_name)), e.by_name) AS who
                          FROM stage_entry e
                          JOIN stage s ON s.id = e.stage_id
                          LEFT JOIN definition_version d ON d.id = e.definition_version_id
                          LEFT JOIN person p ON p.id = e.by_person_id
                         WHERE e.lead_id = :lead
                        UNION ALL
                        SELECT a.at, 'activity',
                               CONCAT(a.type, COALESCE(CONCAT(': ', REPLACE(LOWER(a.outcome), '_', ' ')), '')),
                               COALESCE(a.note, a.url),
                               COALESCE(TRIM(CONCAT(p.first_name, ' ', p.last_name)), a.by_name)
                          FROM lead_activity a LEFT JOIN person p ON p.id = a.by_person_id
                         WHERE a.lead_id = :lead
                        """).param("lead", lead.value()).query(TimelineItem.class).list().stream();
        return Stream.concat(own, stories.stream().flatMap(story -> story.timelineOf(lead).stream()))
                .sorted(Comparator.comparing(TimelineItem::at).reversed())
                .toList();
    }

    /** What happens next with the lead, and who does it; empty where nothing is open. */
    @PreAuthorize(Access.SIGNED_IN)
    public Optional<LeadStory.NextStep> next(Id lead) {
        return stories.stream().flatMap(story -> story.nextFor(lead).stream()).findFirst();
    }

    /** The channels that leads came by. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<String> channels() {
        return jdbc.sql("SELECT DISTINCT channel FROM lead_record WHERE channel IS NOT NULL ORDER BY channel")
                .query(String.class)
                .list();
    }
}
