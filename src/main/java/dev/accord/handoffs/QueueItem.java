package dev.accord.handoffs;

import dev.accord.shared.Id;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the queue.
 *
 * @param why how the lead came into the stage in which it is offered
 * @param missing the fields of the packet that are not filled, joined by a blank; empty when it is complete
 * @param responsible the person, or the name of the team's queue
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
        String missing,
        String instruction,
        @Nullable Id assigneeId,
        @Nullable Id teamId,
        String responsible,
        String routedWhy,
        Instant offeredAt,
        Instant warnAt,
        Instant dueAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy)
        implements Serializable {

    public boolean packetComplete() {
        return missing.isBlank();
    }

    public List<String> missingFields() {
        return Arrays.stream(missing.split(" "))
                .filter(field -> !field.isBlank())
                .toList();
    }
}
