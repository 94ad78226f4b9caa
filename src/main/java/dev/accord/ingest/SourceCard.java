package dev.accord.ingest;

import dev.accord.shared.Id;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A source address as administrators see it: without its key, which nobody can read any more.
 *
 * @param mapping the name of the saved mapping by which its rows are read
 * @param header the header that has to carry a signature; null where none is asked for
 * @param offAt since when it takes nothing; null while it does
 * @param lastAt when something was last posted to it; null where nothing was
 */
public record SourceCard(
        Id id,
        String name,
        String mapping,
        @Nullable String header,
        Instant madeAt,
        @Nullable Instant offAt,
        @Nullable Instant lastAt)
        implements Serializable {

    public boolean isOff() {
        return offAt != null;
    }
}
