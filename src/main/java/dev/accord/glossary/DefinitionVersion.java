package dev.accord.glossary;

import dev.accord.glossary.criteria.Criteria;
import dev.accord.shared.Id;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a term means from a moment on, until the next version takes effect.
 *
 * @param criteria what the portal acts by; null where people decide
 */
public record DefinitionVersion(
        Id id,
        String term,
        int version,
        String body,
        Instant effectiveFrom,
        @Nullable Criteria criteria,
        Lapse lapse) implements Serializable {

    /** What becomes of a lead that no longer meets the definition by which it entered its stage. */
    public enum Lapse {
        /** It stays where it is. */
        KEEP,
        /** Marketing is asked what to do with it. */
        PROPOSE
    }

    public VersionName name() {
        return new VersionName(term, version);
    }

    /** Such as "MQL v2". */
    public String label() {
        return name().label();
    }

    /** Whether the portal itself acts by it. */
    public Optional<Criteria> executable() {
        return Optional.ofNullable(criteria);
    }
}
