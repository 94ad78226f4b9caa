package dev.accord.leads;

import dev.accord.people.Access;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.io.Serializable;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
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

/** Reads one lead, with what is known of it and all that happened. */
@Service
@Transactional(readOnly = true)
public class LeadBook {

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

    /**
     * Why a lead stands where it stands: the last of its stage entries.
     *
     * @param definition under which version of the definition, such as "MQL v2"; null where the stage has none
     * @param who by name; null for the portal
     */
    public record Standing(
            String stage,
            Instant since,
            String reason,
            @Nullable String definition,
            @Nullable String definitionText,
            @Nullable String who)
            implements Serializable {}

    /**
     * The stage to which the lead goes on from where it stands, and what the departments agreed on for it.
     *
     * @param definition such as "SQL v1"; null where the stage has none
     */
    public record Ahead(
            String stage,
            @Nullable String definition,
            @Nullable String definitionText) implements Serializable {}

    /** How far a timeline was read: the moment of the last item, and how many items of that moment. */
    public record Mark(Instant at, int seen) implements Serializable {}

    /** A part of a timeline, the newest first, and from where it goes on; empty at its beginning. */
    public record TimelinePage(List<TimelineItem> items, Optional<Mark> next) {}

    static final String COLUMNS = """
            SELECT l.id, l.source, l.external_id, l.email, l.first_name, l.last_name, l.company, l.job_title, l.country,
                   l.segment, l.channel, l.campaign, l.owner_id,
                   COALESCE(TRIM(CONCAT(p.first_name, ' ', p.last_name)), l.owner_name) AS owner_name,
                   t.name AS team_name, l.created_at, l.stage_id, s.stage_key, s.label AS stage_label, l.stage_since,
                   l.cool_off_until, l.disqualified_reason, l.erased_at, l.merged_into""";

    static final String JOINS = """

              JOIN stage s ON s.id = l.stage_id
              LEFT JOIN person p ON p.id = l.owner_id
              LEFT JOIN team t ON t.id = p.team_id
            """;

    private static final String CARD = COLUMNS + "\n  FROM lead_record l" + JOINS;

    private static final int LAST = 50;
    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private final JdbcClient jdbc;
    private final ObjectProvider<LeadStory> stories;
    private final Clock clock;

    LeadBook(JdbcClient jdbc, ObjectProvider<LeadStory> stories, Clock clock) {
        this.jdbc = jdbc;
        this.stories = stories;
        this.clock = clock;
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

    /** The lead by which a source knows it, or the one into which it was merged. */
    @PreAuthorize(Access.SIGNED_IN)
    public Optional<LeadCard> find(String source, String externalId) {
        return jdbc.sql(CARD + " WHERE l.source = :source AND l.external_id = :externalId")
                .param("source", source)
                .param("externalId", externalId)
                .query(LeadCard.class)
                .optional()
                .map(this::shown);
    }

    private LeadCard shown(LeadCard card) {
        LeadCard shown = card;
        while (shown.mergedInto() != null) {
            shown = card(shown.mergedInto());
        }
        return shown;
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

    /** The last things that happened to the lead, the newest first. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<TimelineItem> timeline(Id lead) {
        return timeline(lead, Optional.empty(), LAST).items();
    }

    /**
     * What happened to the lead, the newest first.
     *
     * @param after where an earlier page ended; empty for the first
     */
    @PreAuthorize(Access.SIGNED_IN)
    public TimelinePage timeline(Id lead, Optional<Mark> after, int limit) {
        int seen = after.map(Mark::seen).orElse(0);
        int wanted = seen + limit;
        Instant until = after.map(Mark::at).orElse(END_OF_TIME);
        List<TimelineItem> items = Stream.of(
                        entries(lead, until, wanted + 1), activities(lead, until, wanted + 1), told(lead, until))
                .flatMap(List::stream)
                // items of one moment keep their order: what was asked of the database with the same order
                .sorted(Comparator.comparing(TimelineItem::at).reversed())
                .skip(seen)
                .toList();
        if (items.size() <= limit) {
            return new TimelinePage(items, Optional.empty());
        }
        List<TimelineItem> page = items.subList(0, limit);
        Instant last = page.getLast().at();
        int ofThatMoment =
                (int) page.stream().filter(item -> item.at().equals(last)).count();
        return new TimelinePage(page, Optional.of(new Mark(last, ofThatMoment + (last.equals(until) ? seen : 0))));
    }

    private List<TimelineItem> entries(Id lead, Instant until, int limit) {
        return timeline("""
                SELECT e.entered_at AS at, 'stage' AS kind,
                       CONCAT(CASE WHEN e.corrected_at IS NULL THEN 'Entered '
                                   WHEN e.origin = 'PERSON' THEN 'Taken back: entered '
                                   ELSE 'Corrected: did not enter ' END,
                              s.label) AS title,
                       CASE WHEN e.corrected_at IS NOT NULL AND e.origin = 'RULE'
                            THEN CONCAT('What came in late shows that this was wrong: ', e.reason)
                            WHEN d.id IS NULL THEN e.reason
                            ELSE CONCAT(e.reason, ' (', d.term, ' v', d.version, ')') END AS detail,
                       COALESCE(TRIM(CONCAT(p.first_name, ' ', p.last_name)), e.by_name) AS who
                  FROM stage_entry e
                  JOIN stage s ON s.id = e.stage_id
                  LEFT JOIN definition_version d ON d.id = e.definition_version_id
                  LEFT JOIN person p ON p.id = e.by_person_id
                 WHERE e.lead_id = :lead AND e.entered_at <= :until
                 ORDER BY e.entered_at DESC, e.id DESC LIMIT :limit
                """, lead, until, limit);
    }

    private List<TimelineItem> activities(Id lead, Instant until, int limit) {
        return timeline("""
                SELECT a.at, 'activity' AS kind,
                       CONCAT(a.type, COALESCE(CONCAT(': ', REPLACE(LOWER(a.outcome), '_', ' ')), '')) AS title,
                       COALESCE(a.note, a.url) AS detail,
                       COALESCE(TRIM(CONCAT(p.first_name, ' ', p.last_name)), a.by_name) AS who
                  FROM (SELECT id FROM lead_activity WHERE lead_id = :lead AND at <= :until
                         ORDER BY at DESC, id DESC LIMIT :limit) page
                  JOIN lead_activity a ON a.id = page.id
                  LEFT JOIN person p ON p.id = a.by_person_id
                 ORDER BY a.at DESC, a.id DESC
                """, lead, until, limit);
    }

    private List<TimelineItem> timeline(String sql, Id lead, Instant until, int limit) {
        return jdbc.sql(sql)
                .param("lead", lead.value())
                .param("until", Timestamp.from(until))
                .param("limit", limit)
                .query(TimelineItem.class)
                .list();
    }

    /** What other modules tell; of one lead that is little. */
    private List<TimelineItem> told(Id lead, Instant until) {
        return stories.stream()
                .flatMap(story -> story.timelineOf(lead).stream())
                .filter(item -> !item.at().isAfter(until))
                .sorted(Comparator.comparing(TimelineItem::kind)
                        .thenComparing(TimelineItem::title)
                        .thenComparing(item -> String.valueOf(item.detail())))
                .toList();
    }

    /** Why the lead stands where it stands; empty for one that was merged into another. */
    @PreAuthorize(Access.SIGNED_IN)
    public Optional<Standing> standing(Id lead) {
        return jdbc.sql("""
                        SELECT s.label AS stage, e.entered_at AS since, e.reason,
                               CASE WHEN d.id IS NOT NULL THEN CONCAT(d.term, ' v', d.version) END AS definition,
                               d.body AS definition_text,
                               COALESCE(TRIM(CONCAT(p.first_name, ' ', p.last_name)), e.by_name) AS who
                          FROM stage_entry e
                          JOIN stage s ON s.id = e.stage_id
                          LEFT JOIN definition_version d ON d.id = e.definition_version_id
                          LEFT JOIN person p ON p.id = e.by_person_id
                         WHERE e.lead_id = :lead AND e.corrected_at IS NULL
                         ORDER BY e.entered_at DESC, e.live DESC, e.id DESC LIMIT 1
                        """).param("lead", lead.value()).query(Standing.class).optional();
    }

    /** The next stage on the main line; empty for a lead that stands beside it or at its end. */
    @PreAuthorize(Access.SIGNED_IN)
    public Optional<Ahead> ahead(Id lead) {
        return jdbc.sql("""
                        SELECT s.label AS stage, CASE WHEN d.id IS NOT NULL THEN CONCAT(d.term, ' v', d.version) END AS definition,
                               d.body AS definition_text
                          FROM lead_record l
                          JOIN stage here ON here.id = l.stage_id AND here.main_line
                          JOIN stage s ON s.main_line AND s.position > here.position AND s.retired_at IS NULL
                          LEFT JOIN definition_version d ON d.term = s.stage_key AND d.effective_from <= :now
                         WHERE l.id = :lead
                         ORDER BY s.position, d.version DESC LIMIT 1
                        """)
                .param("lead", lead.value())
                .param("now", Timestamp.from(clock.instant()))
                .query(Ahead.class)
                .optional();
    }

    /** What happens next with the lead, and who does it; empty where nothing is open. */
    @PreAuthorize(Access.SIGNED_IN)
    public Optional<LeadStory.NextStep> next(Id lead) {
        return stories.stream().flatMap(story -> story.nextFor(lead).stream()).findFirst();
    }
}
