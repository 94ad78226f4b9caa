package dev.accord.leads;

import dev.accord.shared.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

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

    static final String ATTRIBUTE = "attribute.";

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

    /** What tells records apart, as text. */
    String key() {
        return key(source, externalId);
    }

    static String key(String source, String externalId) {
        return source + '\n' + externalId;
    }

    /** What it says there, as text: a column of the lead's row, or {@code attribute.NAME}. */
    Optional<String> said(String field) {
        return switch (field) {
            case "email" -> email.map(String::strip);
            case "first_name" -> firstName;
            case "last_name" -> lastName;
            case "company" -> company;
            case "job_title" -> jobTitle;
            case "country" -> country;
            case "segment" -> segment;
            case "channel" -> channel;
            case "campaign" -> campaign;
            case "created_at" -> createdAt.map(Instant::toString);
            case "disqualified_reason" -> disqualifiedReason;
            default ->
                field.startsWith(ATTRIBUTE)
                        ? Optional.ofNullable(attributes.get(field.substring(ATTRIBUTE.length())))
                        : Optional.empty();
        };
    }

    /** The same record, silent on who owns the lead and where it stands. */
    LeadRecord silentOnStanding() {
        return new LeadRecord(
                source,
                externalId,
                email,
                firstName,
                lastName,
                company,
                jobTitle,
                country,
                segment,
                channel,
                campaign,
                Optional.empty(),
                createdAt,
                Optional.empty(),
                entered,
                disqualifiedReason,
                attributes);
    }

    /** The same record, silent on the facts that do not count. What it says of its owner and of stages stays. */
    LeadRecord only(BiPredicate<String, String> counts) {
        return new LeadRecord(
                source,
                externalId,
                email.filter(text -> counts.test("email", text.strip())),
                firstName.filter(text -> counts.test("first_name", text)),
                lastName.filter(text -> counts.test("last_name", text)),
                company.filter(text -> counts.test("company", text)),
                jobTitle.filter(text -> counts.test("job_title", text)),
                country.filter(text -> counts.test("country", text)),
                segment.filter(text -> counts.test("segment", text)),
                channel.filter(text -> counts.test("channel", text)),
                campaign.filter(text -> counts.test("campaign", text)),
                owner,
                createdAt.filter(at -> counts.test("created_at", at.toString())),
                stage,
                entered,
                disqualifiedReason.filter(text -> counts.test("disqualified_reason", text)),
                attributes.entrySet().stream()
                        .filter(each -> counts.test(ATTRIBUTE + each.getKey(), each.getValue()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
