package dev.accord.glossary;

import dev.accord.shared.Id;
import java.io.Serializable;
import java.time.Instant;

/** What a term means from a moment on, until the next version takes effect. */
public record DefinitionVersion(Id id, String term, int version, String body, Instant effectiveFrom)
        implements Serializable {

    /** Such as "MQL v2". */
    public String label() {
        return term + " v" + version;
    }
}
