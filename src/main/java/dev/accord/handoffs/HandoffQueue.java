package dev.accord.handoffs;

import dev.accord.leads.LeadStory;
import dev.accord.leads.TimelineItem;
import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.people.SignedIn;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the queue: what awaits an answer, from whom and until when. */
@Service
@Transactional(readOnly = true)
public class HandoffQueue implements LeadStory {

    /** Whose offers. */
    public enum Tab {
        MINE,
        TEAM,
        ALL,
        BREACHED
    }

    /** How many open offers there are: mine, of my team, all, and all that are past due. */
    public record Counts(long mine, long team, long all, long breached, long mineDueSoon) {}

    private static final String ITEM = """
            SELECT h.id, h.lead_id, h.state,
                   COALESCE(NULLIF(TRIM(CONCAT(COALESCE(l.first_name, ''), ' ', COALESCE(l.last_name, ''))), ''),
                            l.email, l.external_id) AS lead_name,
                   l.company, l.channel, l.campaign,
                   COALESCE((SELECT e.reason FROM stage_entry e
                              WHERE e.lead_id = h.lead_id AND e.stage_id = c.stage_id AND e.entered_at <= h.offered_at
                                AND e.corrected_at IS NULL
                              ORDER BY e.entered_at DESC, e.live DESC LIMIT 1), h.routed_why) AS why,
                   TRIM(CONCAT(
                       CASE WHEN c.required_fields LIKE '%company%' AND l.company IS NULL THEN 'company ' ELSE '' END,
                       CASE WHEN c.required_fields LIKE '%email%' AND l.email IS NULL THEN 'email ' ELSE '' END,
                       CASE WHEN c.required_fields LIKE '%jobTitle%' AND l.job_title IS NULL THEN 'jobTitle ' ELSE '' END,
                       CASE WHEN c.required_fields LIKE '%country%' AND l.country IS NULL THEN 'country ' ELSE '' END)) AS missing,
                   c.instruction, h.assignee_id, h.team_id,
                   COALESCE(TRIM(CONCAT(a.first_name, ' ', a.last_name)), CONCAT('Queue of ', t.name),
                            CONCAT('Queue of ', d.name)) AS responsible,
                   h.routed_why, h.offered_at, h.warn_at, h.due_at, h.decided_at,
                   TRIM(CONCAT(w.first_name, ' ', w.last_name)) AS decided_by
              FROM handoff h
              JOIN handoff_contract c ON c.id = h.contract_id
              JOIN department d ON d.code = c.taker_code
              JOIN lead_record l ON l.id = h.lead_id
              LEFT JOIN person a ON a.id = h.assignee_id
              LEFT JOIN person w ON w.id = h.decided_by
              LEFT JOIN team t ON t.id = h.team_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Acting acting;

    HandoffQueue(JdbcClient jdbc, Clock clock, Acting acting) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.acting = acting;
    }

    /** The open offers of a tab, the one that is due first on top. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<QueueItem> open(Tab tab, int offset, int limit) {
        return bind(jdbc.sql(ITEM + where(tab) + " ORDER BY h.due_at, h.id LIMIT :limit OFFSET :offset"))
                .param("limit", limit)
                .param("offset", offset)
                .query(QueueItem.class)
                .list();
    }

    @PreAuthorize(Access.SIGNED_IN)
    public Counts counts() {
        return new Counts(
                count(Tab.MINE, ""),
                count(Tab.TEAM, ""),
                count(Tab.ALL, ""),
                count(Tab.BREACHED, ""),
                count(Tab.MINE, " AND h.warn_at <= :now"));
    }

    private long count(Tab tab, String further) {
        return bind(jdbc.sql("SELECT COUNT(*) FROM handoff h" + where(tab) + further))
                .query(Long.class)
                .single();
    }

    private static String where(Tab tab) {
        return " WHERE h.state = 'OFFERED'"
                + switch (tab) {
                    case MINE -> " AND h.assignee_id = :me";
                    case TEAM -> " AND h.team_id = :team";
                    case ALL -> "";
                    case BREACHED -> " AND h.due_at < :now";
                };
    }

    private JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
        SignedIn who = acting.now();
        return statement
                .param("me", who.person().map(Id::value).orElse(0L))
                .param("team", who.team().map(Id::value).orElse(0L))
                .param("now", Timestamp.from(clock.instant()));
    }

    /** One offer, open or answered. @throws Refused with code {@code unknown-handoff} */
    @PreAuthorize(Access.SIGNED_IN)
    public QueueItem item(Id handoff) {
        return jdbc.sql(ITEM + " WHERE h.id = :id")
                .param("id", handoff.value())
                .query(QueueItem.class)
                .optional()
                .orElseThrow(() -> Refused.notFound("unknown-handoff", "there is no handoff %s", handoff));
    }

    /** Offers in the order of their ids, for programs. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<QueueItem> list(Optional<HandoffState> state, Optional<Id> assignee, Optional<Id> after, int limit) {
        return jdbc.sql(ITEM
                        + " WHERE h.id > :after"
                        + (state.isPresent() ? " AND h.state = :state" : "")
                        + (assignee.isPresent() ? " AND h.assignee_id = :assignee" : "")
                        + " ORDER BY h.id LIMIT :limit")
                .param("after", after.map(Id::value).orElse(0L))
                .param("state", state.map(Enum::name).orElse(""))
                .param("assignee", assignee.map(Id::value).orElse(0L))
                .param("limit", limit)
                .query(QueueItem.class)
                .list();
    }

    @Override
    @PreAuthorize(Access.SIGNED_IN)
    public List<TimelineItem> timelineOf(Id lead) {
        return jdbc.sql("""
                        SELECT d.at, 'handoff' AS kind,
                               CASE d.state WHEN 'OFFERED' THEN 'Offered to sales' WHEN 'ACCEPTED' THEN 'Accepted by sales'
                                            WHEN 'DISPUTED' THEN 'Disputed by sales' WHEN 'WITHDRAWN' THEN 'Offer withdrawn'
                                            ELSE 'Offer expired' END AS title,
                               CASE WHEN d.cause IS NULL THEN d.note
                                    ELSE CONCAT(REPLACE(LOWER(d.cause), '_', ' '), ': ', d.note) END AS detail,
                               TRIM(CONCAT(p.first_name, ' ', p.last_name)) AS who
                          FROM handoff h
                          JOIN handoff_decision d ON d.handoff_id = h.id
                          LEFT JOIN person p ON p.id = d.person_id
                         WHERE h.lead_id = :lead
                        """)
                .param("lead", lead.value())
                .query(TimelineItem.class)
                .list();
    }

    @Override
    @PreAuthorize(Access.SIGNED_IN)
    public Optional<NextStep> nextFor(Id lead) {
        return jdbc.sql(ITEM + " WHERE h.open_lead_id = :lead")
                .param("lead", lead.value())
                .query(QueueItem.class)
                .optional()
                .map(item -> new NextStep(
                        item.instruction(),
                        item.responsible(),
                        item.warnAt(),
                        item.dueAt(),
                        "handoffs?open=" + item.id()));
    }
}
