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
    private final Cause cause;
    private final String claim;
    private final Id raisedBy;
    private final Instant raisedAt;
    private final Instant researchDueAt;
    private @Nullable Id researcherId;
    private @Nullable Instant researchStartedAt;
    private @Nullable Instant researchEndedAt;
    private @Nullable Boolean upheld;
    private @Nullable Cause trueCause;
    private @Nullable String verdict;
    private @Nullable Id decidedBy;
    private @Nullable Instant decidedAt;
    private @Nullable Id repositionedTo;
    private @Nullable Instant coolOffUntil;
    private @Nullable String nurtureCampaign;
    private @Nullable Boolean backToSameRep;

    @Version
    private int version;

    @PersistenceCreator
    Dispute(
            Id id,
            Id handoffId,
            Id leadId,
            DisputeState state,
            Cause cause,
            String claim,
            Id raisedBy,
            Instant raisedAt,
            Instant researchDueAt) {
        this.id = id;
        this.handoffId = handoffId;
        this.leadId = leadId;
        this.state = state;
        this.cause = cause;
        this.claim = claim;
        this.raisedBy = raisedBy;
        this.raisedAt = raisedAt;
        this.researchDueAt = researchDueAt;
    }

    static Dispute raise(Id id, HandoffDisputed disputed, Id raisedBy, WorkingHours giversHours) {
        return new Dispute(
                id,
                disputed.handoff(),
                disputed.lead(),
                DisputeState.RAISED,
                disputed.cause(),
                disputed.note(),
                raisedBy,
                disputed.at(),
                giversHours.after(
                        disputed.at(), Duration.ofMinutes(disputed.contract().researchMinutes())));
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

    void reposition(Verdict decision, Id to, boolean back, Id by, Instant at) {
        refuseDecided();
        if (state == DisputeState.RAISED) {
            throw Refused.conflict("not-researched", "dispute %s has not been researched yet: take it on first", id);
        }
        if (researchEndedAt == null) {
            researchEndedAt = at;
        }
        state = DisputeState.REPOSITIONED;
        upheld = decision.upheld();
        trueCause = decision.trueCause();
        verdict = decision.findings().strip();
        decidedBy = by;
        decidedAt = at;
        repositionedTo = to;
        backToSameRep = back;
        if (decision.destination() instanceof Verdict.ToStage stage) {
            coolOffUntil = stage.coolOffUntil().orElse(null);
            nurtureCampaign = stage.campaign().orElse(null);
        }
    }

    void refuseDecided() {
        if (state == DisputeState.REPOSITIONED) {
            throw Refused.conflict("already-decided", "dispute %s has its verdict already", id);
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

    DisputeState state() {
        return state;
    }

    Optional<Id> researcher() {
        return Optional.ofNullable(researcherId);
    }
}
