package dev.accord.disputes;

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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads disputes: the board, one case with its findings, and what is due. */
@Service
@Transactional(readOnly = true)
public class DisputeBoard implements LeadStory {

    /** Something that the research found. */
    public record Finding(FindingKind kind, String text, String foundBy, Instant foundAt) implements Serializable {}

    /** How many disputes are not decided: in all, not taken on by anybody, and researched by me. */
    public record Counts(long open, long untaken, long mine) {}

    private static final String CARD = """
            SELECT d.id, d.handoff_id, d.lead_id,
                   COALESCE(NULLIF(TRIM(CONCAT(COALESCE(l.first_name, ''), ' ', COALESCE(l.last_name, ''))), ''),
                            l.email, l.external_id) AS lead_name,
                   l.company, l.channel, l.campaign, d.state, d.cause, d.claim,
                   TRIM(CONCAT(r.first_name, ' ', r.last_name)) AS raised_by, d.raised_at, d.research_due_at,
                   d.researcher_id, TRIM(CONCAT(m.first_name, ' ', m.last_name)) AS researcher, d.research_ended_at,
                   d.upheld, d.true_cause, d.verdict, TRIM(CONCAT(v.first_name, ' ', v.last_name)) AS decided_by,
                   d.decided_at, s.label AS repositioned_to, d.cool_off_until, d.nurture_campaign, d.back_to_same_rep
              FROM dispute d
              JOIN lead_record l ON l.id = d.lead_id
              JOIN person r ON r.id = d.raised_by
              LEFT JOIN person m ON m.id = d.researcher_id
              LEFT JOIN person v ON v.id = d.decided_by
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
        String order = state == DisputeState.REPOSITIONED ? "d.decided_at DESC" : "d.research_due_at, d.id";
        return jdbc.sql(CARD + " WHERE d.state = :state ORDER BY " + order + " LIMIT :limit")
                .param("state", state.name())
                .param("limit", limit)
                .query(DisputeCard.class)
                .list();
    }

    @PreAuthorize(Access.SIGNED_IN)
    public long count(DisputeState state) {
        return jdbc.sql("SELECT COUNT(*) FROM dispute WHERE state = :state")
                .param("state", state.name())
                .query(Long.class)
                .single();
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
                        SELECT f.kind, f.text, TRIM(CONCAT(p.first_name, ' ', p.last_name)) AS found_by, f.found_at
                          FROM dispute_finding f JOIN person p ON p.id = f.found_by
                         WHERE f.dispute_id = :dispute ORDER BY f.found_at, f.id
                        """)
                .param("dispute", dispute.value())
                .query(Finding.class)
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
                        SELECT f.found_at AS at, 'dispute' AS kind, 'Research' AS title, f.text AS detail,
                               TRIM(CONCAT(p.first_name, ' ', p.last_name)) AS who
                          FROM dispute d
                          JOIN dispute_finding f ON f.dispute_id = d.id
                          JOIN person p ON p.id = f.found_by
                         WHERE d.lead_id = :lead
                        UNION ALL
                        SELECT d.decided_at, 'dispute',
                               CASE WHEN d.upheld THEN 'Dispute upheld' ELSE 'Dispute not upheld' END, d.verdict,
                               TRIM(CONCAT(v.first_name, ' ', v.last_name))
                          FROM dispute d JOIN person v ON v.id = d.decided_by
                         WHERE d.lead_id = :lead AND d.state = 'REPOSITIONED'
                        """)
                .param("lead", lead.value())
                .query(TimelineItem.class)
                .list();
    }

    @Override
    @PreAuthorize(Access.SIGNED_IN)
    public Optional<NextStep> nextFor(Id lead) {
        return of(lead).stream()
                .filter(card -> card.state() != DisputeState.REPOSITIONED)
                .findFirst()
                .map(card -> new NextStep(
                        card.state() == DisputeState.VERDICT_DUE
                                ? "Decide the dispute and reposition the lead."
                                : "Research what is behind \"%s\": %s"
                                        .formatted(card.cause().label(), card.claim()),
                        card.researcher() == null ? "Marketing" : card.researcher(),
                        null,
                        card.researchDueAt(),
                        "disputes/" + card.id()));
    }
}
