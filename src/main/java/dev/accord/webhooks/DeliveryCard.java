package dev.accord.webhooks;

import dev.accord.shared.Id;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as it is listed.
 *
 * @param at when that happened of which it tells
 * @param nextAt when it is tried next, where it waits
 * @param triedAt the last attempt; null where there was none
 * @param answer what came of that, in words
 */
public record DeliveryCard(
        Id id,
        String url,
        EventType type,
        Instant at,
        DeliveryState state,
        int attempts,
        Instant nextAt,
        @Nullable Instant triedAt,
        @Nullable String answer)
        implements Serializable {}
