package dev.accord.ingest;

import dev.accord.shared.Id;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was posted to a source address, and what became of it.
 *
 * @param status of our answer
 * @param reason code and words; null where it was a success
 * @param importId the import of its rows; null where it did not come as far
 */
public record SourceDelivery(
        Id id,
        Instant at,
        int status,
        @Nullable String reason,
        @Nullable Id importId,
        int rows,
        int created,
        int updated,
        int unchanged,
        int rejected)
        implements Serializable {}
