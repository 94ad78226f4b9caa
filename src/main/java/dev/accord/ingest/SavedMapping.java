package dev.accord.ingest;

import dev.accord.ingest.mapping.ImportKind;
import dev.accord.ingest.mapping.Mapping;
import dev.accord.shared.Id;
import java.time.Instant;

/**
 * A mapping under a name, for files that come again and again.
 *
 * @param person who saved it last
 * @param personLeft whether that person has left the team since
 */
public record SavedMapping(
        String name,
        ImportKind kind,
        Mapping mapping,
        Id person,
        String personName,
        boolean personLeft,
        Instant savedAt) {}
