package dev.accord.disputes;

import dev.accord.disputes.DisputeEvent.DisputeDecided;
import dev.accord.disputes.DisputeEvent.DisputeRaised;
import dev.accord.disputes.DisputeEvent.DisputeReopened;
import dev.accord.disputes.DisputeEvent.DisputeTakenBack;
import dev.accord.disputes.DisputeEvent.ResearchConcluded;
import dev.accord.disputes.DisputeEvent.ResearchTaken;
import dev.accord.handoffs.CauseCard;
import dev.accord.handoffs.Causes;
import dev.accord.handoffs.HandoffEvent.HandoffDisputed;
import dev.accord.handoffs.HandoffEvent.HandoffTakenBack;
import dev.accord.handoffs.HandoffState;
import dev.accord.handoffs.Handoffs;
import dev.accord.leads.LeadBook;
import dev.accord.leads.LeadCard;
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

    private static final int LONGEST_REASON = 1000;

    private final Cases cases;
    private final Ledger ledger;
    private final Research research;
    private final ProposedChanges proposed;
    private final DisputeTidings tidings;
    private final Handoffs handoffs;
    private final Causes causes;
    private final Leads leads;
    private final LeadBook book;
    private final Lifecycle lifecycle;
    private final Directory directory;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    Disputes(
            Cases cases,
            Ledger ledger,
            Research research,
            ProposedChanges proposed,
            DisputeTidings tidings,
            Handoffs handoffs,
            Causes causes,
            Leads leads,
            LeadBook book,
            Lifecycle lifecycle,
            Directory directory,
            JdbcClient jdbc,
            Ids ids,
            Clock clock,
            Acting acting,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.ledger = ledger;
        this.research = research;
        this.proposed = proposed;
        this.tidings = tidings;
        this.handoffs = handoffs;
        this.causes = causes;
        this.leads = leads;
        this.book = book;
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
        Id stage = leads.hold(disputed.lead());
        Dispute dispute = Dispute.raise(
                ids.next(),
                disputed,
                raisedBy,
                stage,
                directory.hoursOfDepartment(disputed.contract().giver()));
        cases.save(dispute);
        ledger.add(dispute.id(), DisputeStep.RAISED, disputed.by(), Optional.of(dispute.claim()), disputed.at());
        events.publishEvent(new DisputeRaised(
                disputed.at(),
                disputed.by(),
                dispute.id(),
                disputed.lead(),
                "raised a dispute: " + disputed.causeLabel()));
        tidings.said(dispute.id(), disputed.note());
    }

    /** Nobody has begun to research, so there is nothing to decide either. What was claimed stays with the handoff. */
    @EventListener
    void on(HandoffTakenBack back) {
        if (back.answer() != HandoffState.DISPUTED) {
            return;
        }
        Id dispute = untouched(back.handoff())
                .orElseThrow(() -> Refused.conflict(
                        "moved-on", "somebody works on the dispute of handoff %s already", back.handoff()));
        ledger.drop(dispute);
        cases.deleteById(dispute);
        leads.release(back.lead());
        events.publishEvent(new DisputeTakenBack(back.at(), back.by(), dispute, back.lead()));
    }

    @EventListener
    void on(LeadErased erased) {
        if (hasOpenDispute(erased.lead())) {
            throw Refused.conflict(
                    "open-dispute",
                    "lead %s has a dispute without a verdict: decide it before the person is erased",
                    erased.lead());
        }
        research.forget(erased.records(), erased.at());
    }

    /** Until the transaction ends nobody can begin with it either. */
    private Optional<Id> untouched(Id handoff) {
        return jdbc.sql("""
                        SELECT d.id
                          FROM dispute d
                         WHERE d.handoff_id = :handoff AND d.state = 'RAISED' AND d.researcher_id IS NULL AND d.file_count = 0
                           AND NOT EXISTS (SELECT 1 FROM dispute_finding f WHERE f.dispute_id = d.id)
                           FOR UPDATE
                        """)
                .param("handoff", handoff.value())
                .query((row, number) -> new Id(row.getLong(1)))
                .optional();
    }

    private boolean hasOpenDispute(Id lead) {
        return jdbc.sql("SELECT COUNT(*) FROM dispute WHERE open_lead_id = :lead")
                        .param("lead", lead.value())
                        .query(Long.class)
                        .single()
                > 0;
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
        ledger.add(id, DisputeStep.TAKEN, acting.now().person(), Optional.empty(), now);
        leads.giveTo(dispute.lead(), Optional.of(researcher));
        events.publishEvent(new ResearchTaken(now, acting.now().person(), id, "research by " + card.name()));
    }

    /** The research is done. */
    @PreAuthorize(Access.MARKETING)
    public void conclude(Id id) {
        Dispute dispute = dispute(id);
        Instant now = clock.instant();
        dispute.conclude(now);
        save(dispute);
        ledger.add(id, DisputeStep.CONCLUDED, acting.now().person(), Optional.empty(), now);
        events.publishEvent(new ResearchConcluded(now, acting.now().person(), id));
    }

    /**
     * Decides, and puts the lead where it belongs.
     *
     * @throws Refused with code {@code not-researched}, {@code already-decided}, {@code unknown-cause},
     *     {@code retired-cause}, {@code unknown-stage}, {@code bad-destination}, {@code bad-cool-off}, {@code rep-left},
     *     {@code not-of-the-taker} or {@code unknown-term}
     */
    @PreAuthorize("hasRole('MARKETING_LEAD')")
    public void reposition(Id id, Verdict verdict) {
        Dispute dispute = dispute(id);
        Instant now = clock.instant();
        Id by = acting.person();
        String cause = trueCause(dispute, verdict).label();
        String why = "dispute %s: %s".formatted(verdict.upheld() ? "upheld" : "not upheld", cause);
        Stage to = destination(dispute, verdict.destination(), now);
        Optional<Id> offered =
                switch (verdict.destination()) {
                    case Verdict.BackToSameRep back -> Optional.of(dispute.raisedBy());
                    case Verdict.ToRep other -> Optional.of(other.rep());
                    case Verdict.ToStage stage -> Optional.empty();
                };
        Optional<Id> draft = verdict.proposal().map(proposal -> proposed.bring(proposal, cause, now));
        dispute.reposition(verdict, to.id(), offered, draft, by, now, directory.hoursOfDepartment(dispute.giver()));
        save(dispute);
        ledger.add(
                id,
                DisputeStep.DECIDED,
                Optional.of(by),
                Optional.of(verdict.findings().strip()),
                now);
        leads.release(dispute.lead());
        switch (verdict.destination()) {
            case Verdict.BackToSameRep back -> handoffs.offerAgain(dispute.handoff(), why);
            case Verdict.ToRep other -> handoffs.offerTo(dispute.handoff(), other.rep(), why);
            case Verdict.ToStage stage -> {
                leads.giveTo(dispute.lead(), dispute.researcher());
                leads.coolOff(dispute.lead(), stage.coolOffUntil());
                leads.enter(List.of(new StageMove(dispute.lead(), to, now, why)));
            }
        }
        String where = offered.map(
                        rep -> ", lead is offered to " + directory.card(rep).name())
                .orElse(", lead goes to " + to.label());
        events.publishEvent(
                new DisputeDecided(now, Optional.of(by), id, dispute.lead(), verdict.upheld(), why + where));
        tidings.said(id, verdict.findings());
    }

    /**
     * Questions a verdict: the research begins anew, and the lead stays where it stands until the next one. What the
     * verdict did stays in the history. An offer that came of it and awaits its answer is taken back.
     *
     * @throws Refused with code {@code missing-reason}, {@code not-decided}, {@code open-dispute}, {@code erased} or, where
     *     sales works on the lead by now, {@code moved-on}
     */
    @PreAuthorize("hasAnyRole('MARKETING_LEAD', 'SALES_MANAGER')")
    public void reopen(Id id, String reason) {
        if (reason.isBlank()) {
            throw Refused.invalid("missing-reason", "say why the verdict is questioned");
        }
        if (reason.length() > LONGEST_REASON) {
            throw Refused.invalid(
                    "long-reason", "the reason has %d characters; at most %d fit", reason.length(), LONGEST_REASON);
        }
        Dispute dispute = dispute(id);
        Instant now = clock.instant();
        refuseOutOfReach(dispute);
        handoffs.takeBack(dispute.lead(), "the dispute is open again");
        ledger.keepClock(id);
        Optional<Id> researcher =
                dispute.researcher().filter(person -> directory.card(person).active());
        dispute.reopen(
                researcher.isPresent(), leads.hold(dispute.lead()), now, directory.hoursOfDepartment(dispute.giver()));
        save(dispute);
        ledger.add(id, DisputeStep.REOPENED, acting.now().person(), Optional.of(reason.strip()), now);
        leads.giveTo(dispute.lead(), researcher);
        events.publishEvent(new DisputeReopened(now, acting.now().person(), id, dispute.lead()));
        tidings.said(id, reason);
    }

    private void refuseOutOfReach(Dispute dispute) {
        dispute.refuseOpen();
        if (hasOpenDispute(dispute.lead())) {
            throw Refused.conflict("open-dispute", "the lead has another dispute without a verdict");
        }
        LeadCard lead = book.card(dispute.lead());
        if (lead.erasedAt() != null) {
            throw Refused.conflict("erased", "the person behind the lead was erased: there is nothing to research");
        }
        Stage stage = lifecycle.stages().byId(lead.stageId());
        if (!stage.department().equals(dispute.giver())) {
            throw Refused.conflict(
                    "moved-on",
                    "the lead has gone on to %s since, where marketing cannot put it elsewhere",
                    stage.label());
        }
    }

    /** A retired cause stays true of the dispute that was raised with it. */
    private CauseCard trueCause(Dispute dispute, Verdict verdict) {
        CauseCard card = causes.named(verdict.trueCause().code());
        if (!card.active() && !card.cause().equals(dispute.cause())) {
            throw Refused.invalid("retired-cause", "the cause %s is not used any more", card.label());
        }
        return card;
    }

    private Stage destination(Dispute dispute, Verdict.Destination destination, Instant now) {
        Lifecycle.Stages stages = lifecycle.stages();
        if (!(destination instanceof Verdict.ToStage wanted)) {
            return stages.byId(dispute.heldStage());
        }
        if (wanted.coolOffUntil().filter(until -> !until.isAfter(now)).isPresent()) {
            throw Refused.invalid("bad-cool-off", "the cool-off ends in the past");
        }
        Stage stage = stages.keyed(wanted.stage());
        if (!stage.department().equals(dispute.giver())) {
            throw Refused.invalid(
                    "bad-destination",
                    "a disputed lead goes to a stage of the department that gave it, or to a rep, not to %s",
                    stage.label());
        }
        return stage;
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
}
