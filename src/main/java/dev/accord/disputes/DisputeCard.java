package dev.accord.disputes;

import dev.accord.handoffs.Cause;
import dev.accord.shared.Id;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A dispute as the board and its page show it. What is null has not happened yet. */
public record DisputeCard(
        Id id,
        Id handoffId,
        Id leadId,
        String leadName,
        @Nullable String company,
        @Nullable String channel,
        @Nullable String campaign,
        DisputeState state,
        Cause cause,
        String causeLabel,
        String claim,
        String giver,
        Id raisedById,
        String raisedBy,
        Instant raisedAt,
        Instant researchDueAt,
        @Nullable Id researcherId,
        @Nullable String researcher,
        @Nullable Instant researchEndedAt,
        @Nullable Boolean upheld,
        @Nullable Cause trueCause,
        @Nullable String trueCauseLabel,
        @Nullable String verdict,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String repositionedTo,
        @Nullable Instant coolOffUntil,
        @Nullable String nurtureCampaign,
        @Nullable Boolean backToSameRep,
        @Nullable String offeredTo,
        @Nullable String proposalTerm,
        @Nullable String proposal,
        int fileCount)
        implements Serializable {}
