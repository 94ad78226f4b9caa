package dev.accord.activity;

import dev.accord.shared.Id;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail that has not gone out, as the administrator sees it.
 *
 * @param address null where the person has none
 * @param says what is in it, the newest first; empty where it was settled or forgotten meanwhile
 * @param failed it was given up; otherwise it is tried again
 * @param lastAt the last attempt where it was given up, else the next
 */
public record MailCard(
        Id id,
        String name,
        @Nullable String address,
        Instant madeAt,
        int items,
        @Nullable String says,
        int attempts,
        boolean failed,
        Instant lastAt,
        @Nullable String error)
        implements Serializable {}
