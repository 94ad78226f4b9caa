package dev.accord.leads;

import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.io.Serializable;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Leads that no longer meet the definition by which they stand where they do. Marketing decides: keep, or move. */
@Service
@Transactional
public class StageProposals implements LeadStory {

    private static final int LONGEST_NOTE = 300;

    /** One lead about which marketing is asked. */
    public record Proposal(
            Id id,
            Id leadId,
            String leadName,
            @Nullable String company,
            Id stageId,
            String stageLabel,
            String definition,
            Instant lapsedAt,
            String why)
            implements Serializable {}

    private static final String OPEN = """
            SELECT p.id, p.lead_id,
                   \s""" + LeadName.SQL + """
                   AS lead_name,
                   l.company, p.stage_id, s.label AS stage_label, CONCAT(d.term, ' v', d.version) AS definition,
                   p.lapsed_at, p.why
              FROM stage_proposal p
              JOIN lead_record l ON l.id = p.lead_id
              JOIN stage s ON s.id = p.stage_id
              JOIN definition_version d ON d.id = p.definition_version_id
             WHERE p.decision IS NULL
            """;

    private final JdbcClient jdbc;
    private final Leads leads;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    StageProposals(JdbcClient jdbc, Leads leads, Clock clock, Acting acting, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.leads = leads;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    /** What waits for a decision, the longest first. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public List<Proposal> open(int offset, int limit) {
        return jdbc.sql(OPEN + " ORDER BY p.proposed_at, p.id LIMIT :limit OFFSET :offset")
                .param("limit", limit)
                .param("offset", offset)
                .query(Proposal.class)
                .list();
    }

    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public int count() {
        return jdbc.sql("SELECT COUNT(*) FROM stage_proposal WHERE decision IS NULL")
                .query(Integer.class)
                .single();
    }

    /**
     * Leaves the lead where it is, until it meets the definition again and ceases to once more.
     *
     * @throws Refused with code {@code unknown-proposal}, {@code already-decided} or {@code missing-reason}
     */
    @PreAuthorize(Access.MARKETING)
    public void keep(Id proposal, String reason) {
        Proposal open = decide(proposal, "KEEP", reason);
        events.publishEvent(new StageProposalDecided(
                clock.instant(), acting.now().person(), open.leadId(), "keeps its stage: " + reason.strip()));
    }

    /**
     * Moves the lead to another stage.
     *
     * @throws Refused as {@link #keep} and {@link Leads#move} do
     */
    @PreAuthorize(Access.MARKETING)
    public void move(Id proposal, String stage, String reason) {
        Proposal open = decide(proposal, "MOVE", reason);
        events.publishEvent(new StageProposalDecided(
                clock.instant(), acting.now().person(), open.leadId(), "moves on: " + reason.strip()));
        leads.move(open.leadId(), stage, reason);
    }

    private Proposal decide(Id proposal, String decision, String reason) {
        if (reason.isBlank() || reason.strip().length() > LONGEST_NOTE) {
            throw Refused.invalid("missing-reason", "say why, in at most %d characters", LONGEST_NOTE);
        }
        Proposal open = jdbc.sql(OPEN + " AND p.id = :id")
                .param("id", proposal.value())
                .query(Proposal.class)
                .optional()
                .orElseThrow(() -> gone(proposal));
        int won = jdbc.sql("""
                        UPDATE stage_proposal SET decision = :decision, decided_at = :now, decided_by = :by, note = :note
                         WHERE id = :id AND decision IS NULL
                        """)
                .param("decision", decision)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", acting.person().value())
                .param("note", reason.strip())
                .param("id", proposal.value())
                .update();
        if (won == 0) {
            throw gone(proposal);
        }
        return open;
    }

    private Refused gone(Id proposal) {
        return jdbc.sql("SELECT decision FROM stage_proposal WHERE id = :id")
                .param("id", proposal.value())
                .query(String.class)
                .optional()
                .map(decision -> Refused.conflict(
                        "already-decided",
                        decision.equals("OVERTAKEN")
                                ? "the lead has moved on, or meets the definition again"
                                : "somebody else has decided this meanwhile"))
                .orElseGet(() -> Refused.notFound("unknown-proposal", "there is no proposal %s", proposal));
    }

    @Override
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public List<TimelineItem> timelineOf(Id lead) {
        return jdbc.sql("""
                        SELECT p.proposed_at AS at, 'stage' AS kind, 'Marketing was asked what to do' AS title, p.why AS detail,
                               NULL AS who
                          FROM stage_proposal p WHERE p.lead_id = :lead
                        UNION ALL
                        SELECT p.decided_at, 'stage', 'Marketing keeps the lead where it is', p.note,
                               TRIM(CONCAT(w.first_name, ' ', w.last_name))
                          FROM stage_proposal p JOIN person w ON w.id = p.decided_by
                         WHERE p.lead_id = :lead AND p.decision = 'KEEP'
                        """)
                .param("lead", lead.value())
                .query(TimelineItem.class)
                .list();
    }

    @Override
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public Optional<NextStep> nextFor(Id lead) {
        return jdbc.sql(OPEN + " AND p.open_lead_id = :lead")
                .param("lead", lead.value())
                .query(Proposal.class)
                .optional()
                .map(open -> new NextStep(
                        "Decide whether it stays in %s: it %s.".formatted(open.stageLabel(), open.why()),
                        "Marketing",
                        null,
                        null,
                        "leads/proposals"));
    }
}
