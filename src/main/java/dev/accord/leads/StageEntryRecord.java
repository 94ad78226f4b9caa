package dev.accord.leads;

import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Optional;

/**
 * A lead entered a stage, as a source tells.
 *
 * @param by who moved it, as the source names them; who is no person of the portal is kept by name
 */
public record StageEntryRecord(
        String source, Id lead, String stage, Instant at, Optional<String> by, Optional<String> reason) {}
