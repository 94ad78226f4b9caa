package dev.accord.leads;

import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that a lead did, or that was done with it.
 *
 * @param by who did it, as the source names them; who is no person of the portal is kept by name
 * @param type {@code VISIT READ DOWNLOAD DEMO_REQUEST FORM EMAIL CALL MEETING}, or a free one in capitals
 */
public record ActivityRecord(
        String source,
        String externalId,
        Id lead,
        String type,
        Instant at,
        Optional<String> direction,
        Optional<String> outcome,
        Optional<String> url,
        Optional<String> note,
        Optional<Integer> durationSeconds,
        Optional<String> by) {

    public ActivityRecord {
        if (!type.matches("[A-Z][A-Z0-9_]{1,39}")) {
            throw Refused.invalid("bad-type", "\"%s\" is no type of activity: use capitals, such as CALL", type);
        }
    }

    /** Something done by whoever records it. */
    public ActivityRecord(
            String source,
            String externalId,
            Id lead,
            String type,
            Instant at,
            Optional<String> direction,
            Optional<String> outcome,
            Optional<String> url,
            Optional<String> note,
            Optional<Integer> durationSeconds) {
        this(source, externalId, lead, type, at, direction, outcome, url, note, durationSeconds, Optional.empty());
    }
}
