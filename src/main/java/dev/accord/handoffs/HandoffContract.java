package dev.accord.handoffs;

import dev.accord.shared.Id;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of what was agreed for a handover. Once both departments have signed, it never changes; offers name the
 * version under which they were made.
 *
 * @param revision grows with each change of a draft, and voids the signatures so far
 * @param changeReason why it was drafted
 * @param wantedFrom it takes effect not earlier than that, and not before both have signed
 * @param effectiveFrom null for a draft
 * @param draftedBy null for what came with the portal
 * @param discardedAt null unless it is a draft that was given up
 */
public record HandoffContract(
        Id id,
        Handover handover,
        int version,
        int revision,
        ContractTerms terms,
        String changeReason,
        Instant wantedFrom,
        @Nullable Instant effectiveFrom,
        Instant draftedAt,
        @Nullable Id draftedBy,
        @Nullable Instant discardedAt)
        implements Serializable {

    /** Where the lead stands when it is offered. */
    public Id stage() {
        return handover.jump().to();
    }

    public Id acceptedStage() {
        return terms.acceptedStage();
    }

    public String giver() {
        return terms.giver();
    }

    public String taker() {
        return terms.taker();
    }

    public String instruction() {
        return terms.instruction();
    }

    /** Until the research of a dispute is due, in business minutes of the giver. */
    public int researchMinutes() {
        return terms.clock().researchMinutes();
    }

    /** Neither signed by both nor given up. */
    public boolean isDraft() {
        return effectiveFrom == null && discardedAt == null;
    }

    public boolean isSigned() {
        return effectiveFrom != null;
    }
}
