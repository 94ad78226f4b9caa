package dev.accord.leads;

import dev.accord.shared.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A lead as a source describes it. What is empty is unknown and changes nothing.
 *
 * @param owner by e-mail, log-in name, external id or full name; who is no person of the portal is kept by name
 * @param createdAt when the lead came in
 * @param stage the stage it stands in now
 * @param entered when it entered which stage, as far as the source knows
 */
public record LeadRecord(
        String source,
        String externalId,
        Optional<String> email,
        Optional<String> firstName,
        Optional<String> lastName,
        Optional<String> company,
        Optional<String> jobTitle,
        Optional<String> country,
        Optional<String> segment,
        Optional<String> channel,
        Optional<String> campaign,
        Optional<String> owner,
        Optional<Instant> createdAt,
        Optional<String> stage,
        List<StageMark> entered,
        Optional<String> disqualifiedReason,
        Map<String, String> attributes) {

    /** The lead entered that stage at that moment. */
    public record StageMark(String stage, Instant at) {}

    public LeadRecord {
        entered = List.copyOf(entered);
        attributes = Map.copyOf(attributes);
        if (source.isBlank()) {
            throw Refused.invalid("missing-source", "a lead needs the source that its externalId belongs to");
        }
        if (externalId.isBlank()) {
            throw Refused.invalid("missing-external-id", "a lead needs an externalId");
        }
    }
}
