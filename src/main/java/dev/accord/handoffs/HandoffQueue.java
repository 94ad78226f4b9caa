package dev.accord.handoffs;

import dev.accord.leads.LeadName;
import dev.accord.leads.LeadStory;
import dev.accord.leads.TimelineItem;
import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.people.SignedIn;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        BREACHED,
        /** Those that are put off; each is with its taker still. */
        SNOOZED,
        /** Those for which nobody could be found. */
        UNROUTED
    }

    /**
     * How many open offers there are: mine but for those that I have put off, of my team, all, all that are past due, all
     * that are put off, and those that nobody has.
     */
    public record Counts(
            long mine, long team, long all, long breached, long snoozed, long unrouted, long mineDueSoon) {}

    private static final String ITEM = """
            SELECT STRAIGHT_JOIN h.id, h.lead_id, h.state,
                   \s""" + LeadName.SQL + """
                   AS lead_name,
                   l.company, l.channel, l.campaign,
                   COALESCE((SELECT e.reason FROM stage_entry e
                               JOIN stage_reach r ON r.entered_id = e.stage_id AND r.passed_id = v.stage_id AND NOT r.skipped
                              WHERE e.lead_id = h.lead_id AND e.entered_at <= h.offered_at
                                AND e.corrected_at IS NULL
                              ORDER BY e.entered_at DESC, e.live DESC LIMIT 1), h.routed_why) AS why,
                   c.instruction, c.responsible_role, c.version AS contract_version, h.lane, h.assignee_id, h.team_id,
                   CASE h.lane WHEN 'PERSON' THEN TRIM(CONCAT(a.first_name, ' ', a.last_name))
                               WHEN 'TEAM' THEN CONCAT('Queue of ', t.name)
                               WHEN 'DEPARTMENT' THEN CONCAT('Queue of ', d.name)
                               ELSE 'Nobody yet' END AS responsible,
                   h.routed_why, h.escalated, h.offered_at, h.warn_at, h.due_at, h.paused_at,
                   CASE WHEN h.paused_at IS NOT NULL
                        THEN (SELECT r.reason FROM handoff_pause r
                               WHERE r.handoff_id = h.id AND r.resumed_at IS NULL
                               ORDER BY r.paused_at DESC LIMIT 1) END AS paused_why,
                   h.snoozed_until,
                   h.decided_at, TRIM(CONCAT(w.first_name, ' ', w.last_name)) AS decided_by, h.overdue_seconds,
                   '' AS missing
              FROM handoff h
              JOIN handoff_contract c ON c.id = h.contract_id
              JOIN handover v ON v.id = c.handover_id
              JOIN department d ON d.code = c.taker_code
              JOIN lead_record l ON l.id = h.lead_id
              LEFT JOIN person a ON a.id = h.assignee_id
              LEFT JOIN person w ON w.id = h.decided_by
              LEFT JOIN team t ON t.id = h.team_id
            """;

    /** The required fields that a lead does not have, of all these offers at once. */
    private static final String MISSING = """
            SELECT h.id, f.field
              FROM handoff h
              JOIN contract_field f ON f.contract_id = h.contract_id
              JOIN lead_record l ON l.id = h.lead_id
              LEFT JOIN lead_attribute x ON x.lead_id = h.lead_id AND f.field = CONCAT('attribute.', x.name)
             WHERE h.id IN (:offers) AND %s
             ORDER BY h.id, f.place
            """.formatted(Packet.lacksField());

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
        return open(tab, QueueFilter.ALL, offset, limit);
    }

    /** Those of a tab that are looked for, the one that is due first on top. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<QueueItem> open(Tab tab, QueueFilter filter, int offset, int limit) {
        return withPackets(bind(
                        jdbc.sql(ITEM
                                + where(tab)
                                + filter.where()
                                + " ORDER BY h.due_at, h.id LIMIT :limit OFFSET :offset"),
                        filter)
                .param("limit", limit)
                .param("offset", offset)
                .query(QueueItem.class)
                .list());
    }

    @PreAuthorize(Access.SIGNED_IN)
    public Counts counts() {
        return new Counts(
                count(Tab.MINE, ""),
                count(Tab.TEAM, ""),
                count(Tab.ALL, ""),
                count(Tab.BREACHED, ""),
                count(Tab.SNOOZED, ""),
                count(Tab.UNROUTED, ""),
                count(Tab.MINE, " AND h.warn_at <= :now AND h.paused_at IS NULL"));
    }

    private long count(Tab tab, String further) {
        return bind(jdbc.sql("SELECT COUNT(*) FROM handoff h" + where(tab) + further), QueueFilter.ALL)
                .query(Long.class)
                .single();
    }

    /** How many of a tab are looked for. */
    @PreAuthorize(Access.SIGNED_IN)
    public long count(Tab tab, QueueFilter filter) {
        return bind(
                        jdbc.sql("SELECT STRAIGHT_JOIN COUNT(*) FROM handoff h JOIN lead_record l ON l.id = h.lead_id"
                                + where(tab)
                                + filter.where()),
                        filter)
                .query(Long.class)
                .single();
    }

    private static String where(Tab tab) {
        return " WHERE h.state = 'OFFERED'"
                + switch (tab) {
                    case MINE -> " AND h.assignee_id = :me AND (h.snoozed_until IS NULL OR h.snoozed_until <= :now)";
                    case TEAM -> " AND h.team_id = :team";
                    case ALL -> "";
                    case BREACHED -> " AND h.due_at < :now AND h.paused_at IS NULL";
                    case SNOOZED -> " AND h.snoozed_until > :now";
                    case UNROUTED -> " AND h.lane = 'UNROUTED'";
                };
    }

    private JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, QueueFilter filter) {
        SignedIn who = acting.now();
        return statement
                .params(filter.values())
                .param("me", who.person().map(Id::value).orElse(0L))
                .param("team", who.team().map(Id::value).orElse(0L))
                .param("now", Timestamp.from(clock.instant()));
    }

    /** One offer, open or answered. @throws Refused with code {@code unknown-handoff} */
    @PreAuthorize(Access.SIGNED_IN)
    public QueueItem item(Id handoff) {
        return withPackets(jdbc.sql(ITEM + " WHERE h.id = :id")
                        .param("id", handoff.value())
                        .query(QueueItem.class)
                        .list())
                .stream()
                .findFirst()
                .orElseThrow(() -> Refused.notFound("unknown-handoff", "there is no handoff %s", handoff));
    }

    /** Offers in the order of their ids, for programs. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<QueueItem> list(Optional<HandoffState> state, Optional<Id> assignee, Optional<Id> after, int limit) {
        return withPackets(jdbc.sql(ITEM
                        + " WHERE h.id > :after"
                        + (state.isPresent() ? " AND h.state = :state" : "")
                        + (assignee.isPresent() ? " AND h.assignee_id = :assignee" : "")
                        + " ORDER BY h.id LIMIT :limit")
                .param("after", after.map(Id::value).orElse(0L))
                .param("state", state.map(Enum::name).orElse(""))
                .param("assignee", assignee.map(Id::value).orElse(0L))
                .param("limit", limit)
                .query(QueueItem.class)
                .list());
    }

    private List<QueueItem> withPackets(List<QueueItem> items) {
        if (items.isEmpty()) {
            return items;
        }
        Map<Id, List<String>> missing = new HashMap<>();
        jdbc.sql(MISSING)
                .param("offers", items.stream().map(item -> item.id().value()).toList())
                .query((row, number) -> missing.computeIfAbsent(new Id(row.getLong(1)), id -> new ArrayList<>())
                        .add(row.getString(2)))
                .list();
        return items.stream()
                .map(item -> item.lacking(missing.getOrDefault(item.id(), List.of())))
                .toList();
    }

    @Override
    @PreAuthorize(Access.SIGNED_IN)
    public List<TimelineItem> timelineOf(Id lead) {
        return jdbc.sql("""
                        SELECT d.at, 'handoff' AS kind,
                               CASE d.state WHEN 'OFFERED' THEN 'Offered to sales' WHEN 'ACCEPTED' THEN 'Accepted by sales'
                                            WHEN 'DISPUTED' THEN 'Disputed by sales' WHEN 'WITHDRAWN' THEN 'Offer withdrawn'
                                            WHEN 'TAKEN_BACK' THEN 'Answer taken back' ELSE 'Offer expired' END AS title,
                               NULLIF(CONCAT_WS(': ', c.label, NULLIF(d.note, '')), '') AS detail,
                               TRIM(CONCAT(p.first_name, ' ', p.last_name)) AS who
                          FROM handoff h
                          JOIN handoff_decision d ON d.handoff_id = h.id
                          LEFT JOIN dispute_cause c ON c.code = d.cause
                          LEFT JOIN person p ON p.id = d.person_id
                         WHERE h.lead_id = :lead
                        UNION ALL
                        SELECT r.paused_at, 'handoff',
                               CASE WHEN r.snoozed_until IS NULL THEN 'Clock paused' ELSE 'Offer snoozed' END,
                               r.reason, TRIM(CONCAT(p.first_name, ' ', p.last_name))
                          FROM handoff h
                          JOIN handoff_pause r ON r.handoff_id = h.id
                          LEFT JOIN person p ON p.id = r.paused_by
                         WHERE h.lead_id = :lead
                        UNION ALL
                        SELECT h.breached_at, 'handoff', 'Past due', NULL, NULL
                          FROM handoff h WHERE h.lead_id = :lead AND h.breached_at IS NOT NULL
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
                        item.pausedWhy() == null
                                ? item.responsible()
                                : "%s (the clock rests: %s)".formatted(item.responsible(), item.pausedWhy()),
                        item.warnAt(),
                        item.pausedWhy() == null ? item.dueAt() : null,
                        "handoffs?open=" + item.id()));
    }
}
