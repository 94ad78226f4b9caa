package dev.accord.disputes;

import dev.accord.leads.LeadName;
import dev.accord.leads.LeadStory;
import dev.accord.leads.TimelineItem;
import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads disputes: the board, one case with its findings, and what is due. */
@Service
@Transactional(readOnly = true)
public class DisputeBoard implements LeadStory {

    /**
     * Something that the research found.
     *
     * @param text may be empty where an activity or a file says it
     * @param activity what the lead did or what was done with it, such as {@code CALL: no answer}
     * @param fileRemoved whether only the name of the file is left
     */
    public record Finding(
            FindingKind kind,
            String text,
            Id foundById,
            String foundBy,
            Instant foundAt,
            @Nullable String activity,
            @Nullable String activityText,
            @Nullable Instant activityAt,
            @Nullable Id fileId,
            @Nullable String fileName,
            @Nullable Integer fileBytes,
            boolean fileRemoved)
            implements Serializable {}

    /** An activity of the disputed lead that can be attached. */
    public record Attachable(
            Id id, Instant at, String title, @Nullable String text) implements Serializable {}

    /**
     * A step of a dispute. What is null does not belong to that step.
     *
     * @param note the claim, the findings of the verdict, or why it was reopened
     * @param researcher who researches it from then on
     * @param offeredTo the rep who was offered the lead again
     */
    public record Decision(
            DisputeStep step,
            Instant at,
            @Nullable String by,
            @Nullable String note,
            @Nullable String researcher,
            @Nullable Boolean upheld,
            @Nullable String trueCause,
            @Nullable String repositionedTo,
            @Nullable String offeredTo)
            implements Serializable {}

    private static final int MOST_ATTACHABLE = 100;

    /** How many disputes are not decided: in all, not taken on by anybody, and researched by me. */
    public record Counts(long open, long untaken, long mine) {}

    static final String CARD = """
            SELECT STRAIGHT_JOIN d.id, d.handoff_id, d.lead_id,
                   \s""" + LeadName.SQL + """
                   AS lead_name,
                   l.company, l.channel, l.campaign, d.state, d.cause, c.label AS cause_label, d.claim,
                   d.giver_code AS giver, d.raised_by AS raised_by_id,
                   TRIM(CONCAT(r.first_name, ' ', r.last_name)) AS raised_by, d.raised_at, d.research_due_at,
                   d.researcher_id, TRIM(CONCAT(m.first_name, ' ', m.last_name)) AS researcher, d.research_ended_at,
                   d.upheld, d.true_cause, t.label AS true_cause_label, d.verdict, TRIM(CONCAT(v.first_name, ' ', v.last_name)) AS decided_by,
                   d.decided_at, s.label AS repositioned_to, d.cool_off_until, d.nurture_campaign, d.back_to_same_rep,
                   TRIM(CONCAT(o.first_name, ' ', o.last_name)) AS offered_to, d.proposal_term, d.proposal, d.file_count
              FROM dispute d
              JOIN lead_record l ON l.id = d.lead_id
              JOIN dispute_cause c ON c.code = d.cause
              LEFT JOIN dispute_cause t ON t.code = d.true_cause
              JOIN person r ON r.id = d.raised_by
              LEFT JOIN person m ON m.id = d.researcher_id
              LEFT JOIN person v ON v.id = d.decided_by
              LEFT JOIN person o ON o.id = d.offered_to
              LEFT JOIN stage s ON s.id = d.repositioned_to
            """;

    private final JdbcClient jdbc;
    private final Acting acting;

    DisputeBoard(JdbcClient jdbc, Acting acting) {
        this.jdbc = jdbc;
        this.acting = acting;
    }

    /** The disputes in a state: those to be researched first on top, the decided ones newest first. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<DisputeCard> in(DisputeState state, int limit) {
        return in(state, Optional.empty(), limit);
    }

    /** The disputes in a state that somebody researches, or of everybody. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<DisputeCard> in(DisputeState state, Optional<Id> researcher, int limit) {
        String order = state == DisputeState.REPOSITIONED ? "d.decided_at DESC" : "d.research_due_at, d.id";
        return jdbc.sql(CARD + where(researcher) + " ORDER BY " + order + " LIMIT :limit")
                .param("state", state.name())
                .param("researcher", researcher.map(Id::value).orElse(0L))
                .param("limit", limit)
                .query(DisputeCard.class)
                .list();
    }

    @PreAuthorize(Access.SIGNED_IN)
    public long count(DisputeState state, Optional<Id> researcher) {
        return jdbc.sql("SELECT COUNT(*) FROM dispute d" + where(researcher))
                .param("state", state.name())
                .param("researcher", researcher.map(Id::value).orElse(0L))
                .query(Long.class)
                .single();
    }

    private static String where(Optional<Id> researcher) {
        return " WHERE d.state = :state" + (researcher.isPresent() ? " AND d.researcher_id = :researcher" : "");
    }

    /** @throws Refused with code {@code unknown-dispute} */
    @PreAuthorize(Access.SIGNED_IN)
    public DisputeCard card(Id dispute) {
        return jdbc.sql(CARD + " WHERE d.id = :id")
                .param("id", dispute.value())
                .query(DisputeCard.class)
                .optional()
                .orElseThrow(() -> Refused.notFound("unknown-dispute", "there is no dispute %s", dispute));
    }

    /** The disputes that the lead was ever in, the newest first. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<DisputeCard> of(Id lead) {
        return jdbc.sql(CARD + " WHERE d.lead_id = :lead ORDER BY d.raised_at DESC")
                .param("lead", lead.value())
                .query(DisputeCard.class)
                .list();
    }

    @PreAuthorize(Access.SIGNED_IN)
    public List<Finding> findings(Id dispute) {
        return jdbc.sql("""
                        SELECT f.kind, f.text, f.found_by AS found_by_id,
                               TRIM(CONCAT(p.first_name, ' ', p.last_name)) AS found_by, f.found_at,
                               NULLIF(CONCAT_WS(': ', a.type, a.outcome), '') AS activity, COALESCE(a.note, a.url) AS activity_text,
                               a.at AS activity_at, e.id AS file_id, e.name AS file_name, e.bytes AS file_bytes,
                               e.removed_at IS NOT NULL AS file_removed
                          FROM dispute_finding f
                          JOIN person p ON p.id = f.found_by
                          LEFT JOIN lead_activity a ON a.id = f.activity_id
                          LEFT JOIN dispute_file e ON e.finding_id = f.id
                         WHERE f.dispute_id = :dispute ORDER BY f.found_at, f.id
                        """)
                .param("dispute", dispute.value())
                .query(Finding.class)
                .list();
    }

    /** What the lead did and what was done with it, as far as it is not attached yet; the newest first. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<Attachable> attachable(Id dispute) {
        return jdbc.sql("""
                        SELECT a.id, a.at, CONCAT_WS(': ', a.type, a.outcome) AS title, COALESCE(a.note, a.url) AS text
                          FROM dispute d JOIN lead_activity a ON a.lead_id = d.lead_id
                         WHERE d.id = :dispute
                           AND NOT EXISTS (SELECT 1 FROM dispute_finding f
                                            WHERE f.dispute_id = d.id AND f.activity_id = a.id)
                         ORDER BY a.at DESC, a.id DESC LIMIT :most
                        """)
                .param("dispute", dispute.value())
                .param("most", MOST_ATTACHABLE)
                .query(Attachable.class)
                .list();
    }

    /** Every step of the dispute, the first on top. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<Decision> history(Id dispute) {
        return jdbc.sql("""
                        SELECT b.step, b.at, TRIM(CONCAT(p.first_name, ' ', p.last_name)) AS `by`, b.note,
                               TRIM(CONCAT(r.first_name, ' ', r.last_name)) AS researcher, b.upheld,
                               c.label AS true_cause, s.label AS repositioned_to,
                               TRIM(CONCAT(o.first_name, ' ', o.last_name)) AS offered_to
                          FROM dispute_decision b
                          LEFT JOIN person p ON p.id = b.person_id
                          LEFT JOIN person r ON r.id = b.researcher_id
                          LEFT JOIN person o ON o.id = b.offered_to
                          LEFT JOIN dispute_cause c ON c.code = b.true_cause
                          LEFT JOIN stage s ON s.id = b.repositioned_to
                         WHERE b.dispute_id = :dispute ORDER BY b.place
                        """)
                .param("dispute", dispute.value())
                .query(Decision.class)
                .list();
    }

    @PreAuthorize(Access.SIGNED_IN)
    public Counts counts() {
        return jdbc.sql("""
                        SELECT COUNT(*) AS open, COALESCE(SUM(state = 'RAISED'), 0) AS untaken,
                               COALESCE(SUM(researcher_id = :me), 0) AS mine
                          FROM dispute WHERE state IN ('RAISED', 'IN_RESEARCH', 'VERDICT_DUE')
                        """)
                .param("me", acting.now().person().map(Id::value).orElse(0L))
                .query(Counts.class)
                .single();
    }

    @Override
    @PreAuthorize(Access.SIGNED_IN)
    public List<TimelineItem> timelineOf(Id lead) {
        return jdbc.sql("""
                        SELECT f.found_at AS at, 'dispute' AS kind, 'Research' AS title,
                               COALESCE(NULLIF(f.text, ''), e.name) AS detail,
                               TRIM(CONCAT(p.first_name, ' ', p.last_name)) AS who
                          FROM dispute d
                          JOIN dispute_finding f ON f.dispute_id = d.id
                          LEFT JOIN dispute_file e ON e.finding_id = f.id
                          JOIN person p ON p.id = f.found_by
                         WHERE d.lead_id = :lead AND f.activity_id IS NULL -- activities stand in the timeline themselves
                        UNION ALL
                        SELECT b.at, 'dispute',
                               CASE WHEN b.step = 'REOPENED' THEN 'Dispute reopened'
                                    WHEN b.upheld THEN 'Dispute upheld' ELSE 'Dispute not upheld' END, NULLIF(b.note, ''),
                               TRIM(CONCAT(v.first_name, ' ', v.last_name))
                          FROM dispute d
                          JOIN dispute_decision b ON b.dispute_id = d.id AND b.step IN ('DECIDED', 'REOPENED')
                          LEFT JOIN person v ON v.id = b.person_id
                         WHERE d.lead_id = :lead
                        """)
                .param("lead", lead.value())
                .query(TimelineItem.class)
                .list();
    }

    @Override
    @PreAuthorize(Access.SIGNED_IN)
    public Optional<NextStep> nextFor(Id lead) {
        return jdbc.sql(CARD + " WHERE d.open_lead_id = :lead")
                .param("lead", lead.value())
                .query(DisputeCard.class)
                .optional()
                .map(card -> new NextStep(
                        card.state() == DisputeState.VERDICT_DUE
                                ? "Decide the dispute and reposition the lead."
                                : "Research what is behind \"%s\"".formatted(card.causeLabel())
                                        + (card.claim().isBlank() ? "." : ": " + card.claim()),
                        card.researcher() == null ? "Marketing" : card.researcher(),
                        null,
                        card.researchDueAt(),
                        "disputes/" + card.id()));
    }
}
