package dev.accord.leads;

import dev.accord.shared.Id;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lead as a list or a page shows it. What is null is unknown.
 *
 * @param teamName the team of the person who is responsible
 * @param mergedInto the record that stands for this one, as both are the same person
 */
public record LeadCard(
        Id id,
        String source,
        String externalId,
        @Nullable String email,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String company,
        @Nullable String jobTitle,
        @Nullable String country,
        @Nullable String segment,
        @Nullable String channel,
        @Nullable String campaign,
        @Nullable Id ownerId,
        @Nullable String ownerName,
        @Nullable String teamName,
        @Nullable Instant createdAt,
        Id stageId,
        String stageKey,
        String stageLabel,
        Instant stageSince,
        @Nullable Instant coolOffUntil,
        @Nullable String disqualifiedReason,
        @Nullable Instant erasedAt,
        @Nullable Id mergedInto)
        implements Serializable {

    /** The name, or what else tells the lead apart. */
    public String name() {
        String name = ((firstName == null ? "" : firstName) + " " + (lastName == null ? "" : lastName)).strip();
        if (!name.isEmpty()) {
            return name;
        }
        if (erasedAt != null) {
            return "Erased person";
        }
        return email != null ? email : externalId;
    }
}
