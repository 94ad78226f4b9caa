package dev.accord.disputes;

import dev.accord.handoffs.Cause;
import dev.accord.handoffs.HandoffEvent.HandoffDisputed;
import dev.accord.people.WorkingHours;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A handoff that sales said "not ready" to. It ends only by a verdict that says where the lead goes. */
@Table("dispute")
class Dispute {

    @org.springframework.data.annotation.Id
    private final Id id;

    private final Id handoffId;
    private final Id leadId;
    private DisputeState state;
    private final String cause;
    private final String claim;
    private final Id raisedBy;
    private final Instant raisedAt;
    private final String giverCode;
    private final int researchMinutes;
    private Instant openSince;
    private Id heldStageId;
    private Instant researchDueAt;
    private @Nullable Id researcherId;
    private @Nullable Instant researchStartedAt;
    private @Nullable Instant researchEndedAt;
    private @Nullable Boolean upheld;
    private @Nullable String trueCause;
    private @Nullable String verdict;
    private @Nullable Id decidedBy;
    private @Nullable Instant decidedAt;
    private @Nullable Integer verdictMinutes;
    private @Nullable Id repositionedTo;
    private @Nullable Instant coolOffUntil;
    private @Nullable String nurtureCampaign;
    private @Nullable Boolean backToSameRep;
    private @Nullable Id offeredTo;
    private @Nullable String proposalTerm;
    private @Nullable String proposal;
    private @Nullable Id proposalDraftId;

    @Version
    private int version;

    @PersistenceCreator
    Dispute(
            Id id,
            Id handoffId,
            Id leadId,
            DisputeState state,
            String cause,
            String claim,
            Id raisedBy,
            Instant raisedAt,
            String giverCode,
            int researchMinutes,
            Instant openSince,
            Id heldStageId,
            Instant researchDueAt) {
        this.id = id;
        this.handoffId = handoffId;
        this.leadId = leadId;
        this.state = state;
        this.cause = cause;
        this.claim = claim;
        this.raisedBy = raisedBy;
        this.raisedAt = raisedAt;
        this.giverCode = giverCode;
        this.researchMinutes = researchMinutes;
        this.openSince = openSince;
        this.heldStageId = heldStageId;
        this.researchDueAt = researchDueAt;
    }

    static Dispute raise(Id id, HandoffDisputed disputed, Id raisedBy, Id heldStage, WorkingHours giversHours) {
        int minutes = disputed.contract().researchMinutes();
        return new Dispute(
                id,
                disputed.handoff(),
                disputed.lead(),
                DisputeState.RAISED,
                disputed.cause().code(),
                disputed.note(),
                raisedBy,
                disputed.at(),
                disputed.contract().giver(),
                minutes,
                disputed.at(),
                heldStage,
                giversHours.after(disputed.at(), Duration.ofMinutes(minutes)));
    }

    /** Takes the research on, or hands it to somebody else. */
    void research(Id researcher, Instant at) {
        refuseDecided();
        researcherId = researcher;
        if (state == DisputeState.RAISED) {
            state = DisputeState.IN_RESEARCH;
            researchStartedAt = at;
        }
    }

    void conclude(Instant at) {
        refuseDecided();
        if (state != DisputeState.IN_RESEARCH) {
            throw Refused.conflict("not-in-research", "dispute %s is not in research: take it on first", id);
        }
        state = DisputeState.VERDICT_DUE;
        researchEndedAt = at;
    }

    /**
     * @param offered the rep who is offered the lead again; empty where it goes to a stage
     * @param draft of the definition that is to change
     */
    void reposition(
            Verdict decision,
            Id to,
            Optional<Id> offered,
            Optional<Id> draft,
            Id by,
            Instant at,
            WorkingHours giversHours) {
        refuseDecided();
        if (state == DisputeState.RAISED) {
            throw Refused.conflict("not-researched", "dispute %s has not been researched yet: take it on first", id);
        }
        if (researchEndedAt == null) {
            researchEndedAt = at;
        }
        state = DisputeState.REPOSITIONED;
        upheld = decision.upheld();
        trueCause = decision.trueCause().code();
        verdict = decision.findings().strip();
        decidedBy = by;
        decidedAt = at;
        long waited = giversHours.between(openSince, at).toMinutes();
        verdictMinutes = Math.toIntExact(waited + (verdictMinutes == null ? 0 : verdictMinutes));
        repositionedTo = to;
        offeredTo = offered.orElse(null);
        backToSameRep = offered.equals(Optional.of(raisedBy));
        if (decision.destination() instanceof Verdict.ToStage stage) {
            coolOffUntil = stage.coolOffUntil().orElse(null);
            nurtureCampaign = stage.campaign().orElse(null);
        }
        decision.proposal().ifPresent(change -> {
            proposalTerm = change.term();
            proposal = change.text().strip();
        });
        proposalDraftId = draft.orElse(null);
    }

    /**
     * Begins anew: the verdict is gone from here, though not from the history, and the research has its whole time.
     * How long the claim has waited so far stays counted.
     *
     * @param stays whether whoever researched it goes on; otherwise somebody has to take it on
     * @param heldStage where the lead stands, and stays until the next verdict
     */
    void reopen(boolean stays, Id heldStage, Instant at, WorkingHours giversHours) {
        refuseOpen();
        state = stays ? DisputeState.IN_RESEARCH : DisputeState.RAISED;
        researcherId = stays ? researcherId : null;
        researchStartedAt = stays ? at : null;
        researchEndedAt = null;
        researchDueAt = giversHours.after(at, Duration.ofMinutes(researchMinutes));
        openSince = at;
        heldStageId = heldStage;
        upheld = null;
        trueCause = null;
        verdict = null;
        decidedBy = null;
        decidedAt = null;
        repositionedTo = null;
        coolOffUntil = null;
        nurtureCampaign = null;
        backToSameRep = null;
        offeredTo = null;
        proposalTerm = null;
        proposal = null;
        proposalDraftId = null;
    }

    void refuseDecided() {
        if (state == DisputeState.REPOSITIONED) {
            throw Refused.conflict("already-decided", "dispute %s has its verdict already", id);
        }
    }

    void refuseOpen() {
        if (state != DisputeState.REPOSITIONED) {
            throw Refused.conflict("not-decided", "dispute %s has no verdict yet that could be reopened", id);
        }
    }

    Id id() {
        return id;
    }

    Id handoff() {
        return handoffId;
    }

    Id lead() {
        return leadId;
    }

    Id raisedBy() {
        return raisedBy;
    }

    Cause cause() {
        return new Cause(cause);
    }

    String claim() {
        return claim;
    }

    /** The code of the department that gave the lead, and researches. */
    String giver() {
        return giverCode;
    }

    /** Where the lead stands until the verdict. */
    Id heldStage() {
        return heldStageId;
    }

    DisputeState state() {
        return state;
    }

    Optional<Id> researcher() {
        return Optional.ofNullable(researcherId);
    }
}
