package dev.accord.leads;

import dev.accord.shared.Id;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What another module knows of a lead: handoffs and disputes add to the lead's page by it, without that page knowing
 * them. It is asked only by {@link LeadBook}, which has checked who asks.
 */
public interface LeadStory {

    /**
     * What happens next with the lead.
     *
     * @param responsible the one person or queue, by name
     * @param link where it is done, such as {@code handoffs?open=42}
     */
    record NextStep(
            String instruction,
            String responsible,
            @Nullable Instant warnAt,
            @Nullable Instant dueAt,
            String link) implements Serializable {}

    List<TimelineItem> timelineOf(Id lead);

    Optional<NextStep> nextFor(Id lead);
}
