package dev.accord.disputes;

import dev.accord.disputes.DisputeEvent.DisputeDecided;
import dev.accord.disputes.DisputeEvent.DisputeRaised;
import dev.accord.disputes.DisputeEvent.FindingAdded;
import dev.accord.disputes.DisputeEvent.ResearchConcluded;
import dev.accord.disputes.DisputeEvent.ResearchTaken;
import dev.accord.handoffs.HandoffEvent.HandoffDisputed;
import dev.accord.handoffs.Handoffs;
import dev.accord.leads.LeadErased;
import dev.accord.leads.Leads;
import dev.accord.leads.Lifecycle;
import dev.accord.leads.Stage;
import dev.accord.leads.StageMove;
import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.people.Directory;
import dev.accord.people.PersonCard;
import dev.accord.people.Role;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Researches what sales disputed, decides, and puts the lead where it belongs. Nothing is thrown away. */
@Service
@Transactional
public class Disputes {

    private static final int LONGEST_FINDING = 2000;

    private final Cases cases;
    private final Handoffs handoffs;
    private final Leads leads;
    private final Lifecycle lifecycle;
    private final Directory directory;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    Disputes(
            Cases cases,
            Handoffs handoffs,
            Leads leads,
            Lifecycle lifecycle,
            Directory directory,
            JdbcClient jdbc,
            Ids ids,
            Clock clock,
            Acting acting,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.handoffs = handoffs;
        this.leads = leads;
        this.lifecycle = lifecycle;
        this.directory = directory;
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    @EventListener
    void on(HandoffDisputed disputed) {
        Id raisedBy =
                disputed.by().orElseThrow(() -> Refused.forbidden("no-person", "a dispute is raised by a person"));
        Dispute dispute = Dispute.raise(
                ids.next(),
                disputed,
                raisedBy,
                directory.hoursOfDepartment(disputed.contract().giver()));
        cases.save(dispute);
        events.publishEvent(new DisputeRaised(
                disputed.at(),
                disputed.by(),
                dispute.id(),
                disputed.lead(),
                "raised a dispute: " + disputed.cause().label()));
    }

    @EventListener
    void on(LeadErased erased) {
        boolean open = jdbc.sql("SELECT COUNT(*) FROM dispute WHERE lead_id = :lead AND state <> 'REPOSITIONED'")
                        .param("lead", erased.lead().value())
                        .query(Long.class)
                        .single()
                > 0;
        if (open) {
            throw Refused.conflict(
                    "open-dispute",
                    "lead %s has a dispute without a verdict: decide it before the person is erased",
                    erased.lead());
        }
    }

    /** Takes a dispute on. */
    @PreAuthorize(Access.MARKETING)
    public void research(Id id) {
        assign(id, acting.person());
    }

    /**
     * Gives the research to somebody in Marketing, who thereby is responsible for the lead.
     *
     * @throws Refused with code {@code not-marketing} or {@code already-decided}
     */
    @PreAuthorize(Access.MARKETING)
    public void assign(Id id, Id researcher) {
        PersonCard card = directory.card(researcher);
        if (!card.active() || !(card.is(Role.MARKETER) || card.is(Role.MARKETING_LEAD))) {
            throw Refused.invalid("not-marketing", "%s cannot research disputes: that is for Marketing", card.name());
        }
        Dispute dispute = dispute(id);
        Instant now = clock.instant();
        dispute.research(researcher, now);
        save(dispute);
        leads.giveTo(dispute.lead(), Optional.of(researcher));
        events.publishEvent(new ResearchTaken(now, acting.now().person(), id, "research by " + card.name()));
    }

    /** Adds what was found out. */
    @PreAuthorize(Access.WORKERS)
    public void find(Id id, FindingKind kind, String text) {
        if (text.isBlank()) {
            throw Refused.invalid("missing-text", "write down what was found");
        }
        if (text.length() > LONGEST_FINDING) {
            throw Refused.invalid(
                    "long-text", "the finding has %d characters; at most %d fit", text.length(), LONGEST_FINDING);
        }
        Dispute dispute = dispute(id);
        dispute.refuseDecided();
        Instant now = clock.instant();
        jdbc.sql("""
                        INSERT INTO dispute_finding (id, dispute_id, kind, text, found_by, found_at)
                        VALUES (:id, :dispute, :kind, :text, :by, :at)
                        """)
                .param("id", ids.next().value())
                .param("dispute", id.value())
                .param("kind", kind.name())
                .param("text", text.strip())
                .param("by", acting.person().value())
                .param("at", Timestamp.from(now))
                .update();
        events.publishEvent(new FindingAdded(now, acting.now().person(), id, kind.label() + ": " + shortened(text)));
    }

    /** The research is done. */
    @PreAuthorize(Access.MARKETING)
    public void conclude(Id id) {
        Dispute dispute = dispute(id);
        Instant now = clock.instant();
        dispute.conclude(now);
        save(dispute);
        events.publishEvent(new ResearchConcluded(now, acting.now().person(), id));
    }

    /**
     * Decides, and puts the lead where it belongs.
     *
     * @throws Refused with code {@code not-researched}, {@code already-decided}, {@code unknown-stage} or {@code bad-destination}
     */
    @PreAuthorize("hasRole('MARKETING_LEAD')")
    public void reposition(Id id, Verdict verdict) {
        Dispute dispute = dispute(id);
        Instant now = clock.instant();
        Id by = acting.person();
        Lifecycle.Stages stages = lifecycle.stages();
        String why = "dispute %s: %s"
                .formatted(
                        verdict.upheld() ? "upheld" : "not upheld",
                        verdict.trueCause().label());
        Stage to =
                switch (verdict.destination()) {
                    case Verdict.BackToSameRep back -> stages.byId(stageOf(dispute.lead()));
                    case Verdict.ToStage stage -> destination(stages.keyed(stage.stage()));
                };
        dispute.reposition(verdict, to.id(), verdict.destination() instanceof Verdict.BackToSameRep, by, now);
        save(dispute);
        switch (verdict.destination()) {
            case Verdict.BackToSameRep back -> handoffs.offerAgain(dispute.handoff(), why);
            case Verdict.ToStage stage -> {
                if (stage.coolOffUntil().filter(until -> !until.isAfter(now)).isPresent()) {
                    throw Refused.invalid("bad-cool-off", "the cool-off ends in the past");
                }
                leads.giveTo(dispute.lead(), dispute.researcher());
                leads.coolOff(dispute.lead(), stage.coolOffUntil());
                leads.enter(List.of(new StageMove(dispute.lead(), to, now, why)));
            }
        }
        events.publishEvent(new DisputeDecided(
                now, Optional.of(by), id, dispute.lead(), verdict.upheld(), why + ", lead goes to " + to.label()));
    }

    private static Stage destination(Stage stage) {
        if (!stage.department().equals("MARKETING")) {
            throw Refused.invalid(
                    "bad-destination",
                    "a disputed lead goes to a stage of Marketing or back to the rep, not to %s",
                    stage.label());
        }
        return stage;
    }

    private Id stageOf(Id lead) {
        return Id.of(jdbc.sql("SELECT stage_id FROM lead_record WHERE id = :lead")
                .param("lead", lead.value())
                .query(Long.class)
                .single());
    }

    private Dispute dispute(Id id) {
        return cases.findById(id).orElseThrow(() -> Refused.notFound("unknown-dispute", "there is no dispute %s", id));
    }

    private void save(Dispute dispute) {
        try {
            cases.save(dispute);
        } catch (OptimisticLockingFailureException e) {
            throw Refused.conflict(
                    "changed-meanwhile", "dispute %s was changed by somebody else: look at it again", dispute.id());
        }
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
