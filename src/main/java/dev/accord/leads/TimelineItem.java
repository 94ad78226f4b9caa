package dev.accord.leads;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a lead.
 *
 * @param kind a short word for the icon: {@code stage}, {@code activity}, {@code handoff}, {@code dispute}, {@code deal}
 * @param who by name; null for the portal, or the lead
 */
public record TimelineItem(
        Instant at,
        String kind,
        String title,
        @Nullable String detail,
        @Nullable String who) implements Serializable {}
