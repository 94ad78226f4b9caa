package dev.accord.handoffs;

import dev.accord.people.Role;
import dev.accord.shared.Id;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the queue.
 *
 * @param why how the lead came into the stage in which it is offered
 * @param instruction what happens next, as the contract said when the offer was made
 * @param responsibleRole of the person for whom the instruction is
 * @param responsible the person, or the name of the team's queue
 * @param escalated it was not answered in time and has come to a manager
 * @param pausedAt the clock rests since then; null while it runs
 * @param snoozedUntil the offer is put off until then; null where it is not
 * @param overdueSeconds business time from the due time to the answer; null while it is open
 * @param missing the fields of the packet that are not filled, one in each line; empty when it is complete
 */
public record QueueItem(
        Id id,
        Id leadId,
        HandoffState state,
        String leadName,
        @Nullable String company,
        @Nullable String channel,
        @Nullable String campaign,
        String why,
        String instruction,
        Role responsibleRole,
        int contractVersion,
        Lane lane,
        @Nullable Id assigneeId,
        @Nullable Id teamId,
        String responsible,
        String routedWhy,
        boolean escalated,
        Instant offeredAt,
        Instant warnAt,
        Instant dueAt,
        @Nullable Instant pausedAt,
        @Nullable String pausedWhy,
        @Nullable Instant snoozedUntil,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable Long overdueSeconds,
        String missing)
        implements Serializable {

    public boolean packetComplete() {
        return missing.isBlank();
    }

    public List<String> missingFields() {
        return missing.lines().toList();
    }

    QueueItem lacking(List<String> fields) {
        return new QueueItem(
                id,
                leadId,
                state,
                leadName,
                company,
                channel,
                campaign,
                why,
                instruction,
                responsibleRole,
                contractVersion,
                lane,
                assigneeId,
                teamId,
                responsible,
                routedWhy,
                escalated,
                offeredAt,
                warnAt,
                dueAt,
                pausedAt,
                pausedWhy,
                snoozedUntil,
                decidedAt,
                decidedBy,
                overdueSeconds,
                String.join("\n", fields));
    }
}
