package dev.accord.webhooks;

import dev.accord.shared.Id;
import java.io.Serializable;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as it is listed: everything but its secret.
 *
 * @param pausedAt null while it is told of things
 * @param formerUntil until when the secret before the present one signs, too; null where there is none
 * @param restsUntil it gave no answer the last time and is not called before then; null where it did
 * @param waiting deliveries that are tried again or for the first time
 * @param failed deliveries that were given up
 */
public record WebhookCard(
        Id id,
        String url,
        Set<EventType> events,
        Instant madeAt,
        @Nullable Instant pausedAt,
        @Nullable Instant formerUntil,
        @Nullable Instant restsUntil,
        long waiting,
        long failed)
        implements Serializable {

    public WebhookCard {
        events = Set.copyOf(events);
    }
}
