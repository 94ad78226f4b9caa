package dev.accord.testing;

import dev.accord.leads.LeadRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Leads for tests: complete, but for what the test is about. */
public final class TestLeads {

    private TestLeads() {}

    public static LeadRecord standingIn(String externalId, String stage, Instant createdAt) {
        return new LeadRecord(
                "test",
                externalId,
                Optional.of(externalId + "@example.com"),
                Optional.of("Lea"),
                Optional.of("Number " + externalId),
                Optional.of("Example"),
                Optional.of("Buyer"),
                Optional.of("CH"),
                Optional.of("Midsize"),
                Optional.of("Webinar"),
                Optional.of("Spring"),
                Optional.empty(),
                Optional.of(createdAt),
                Optional.of(stage),
                List.of(),
                Optional.empty(),
                Map.of());
    }

    /** Somebody of whom a source tells these things; blank for what it does not. */
    public static LeadRecord told(String source, String externalId, Map<String, String> facts) {
        return new LeadRecord(
                source,
                externalId,
                fact(facts, "email"),
                fact(facts, "firstName"),
                fact(facts, "lastName"),
                fact(facts, "company"),
                fact(facts, "jobTitle"),
                fact(facts, "country"),
                fact(facts, "segment"),
                fact(facts, "channel"),
                fact(facts, "campaign"),
                fact(facts, "owner"),
                fact(facts, "createdAt").map(Instant::parse),
                fact(facts, "stage"),
                List.of(),
                fact(facts, "disqualifiedReason"),
                facts.entrySet().stream()
                        .filter(fact -> fact.getKey().startsWith("attribute."))
                        .collect(Collectors.toMap(
                                fact -> fact.getKey().substring("attribute.".length()), Map.Entry::getValue)));
    }

    private static Optional<String> fact(Map<String, String> facts, String name) {
        return Optional.ofNullable(facts.get(name));
    }

    public static LeadRecord entered(String externalId, Map<String, Instant> entered) {
        LeadRecord lead = standingIn(externalId, "LEAD", Instant.EPOCH);
        return new LeadRecord(
                lead.source(),
                externalId,
                lead.email(),
                lead.firstName(),
                lead.lastName(),
                lead.company(),
                lead.jobTitle(),
                lead.country(),
                lead.segment(),
                lead.channel(),
                lead.campaign(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                entered.entrySet().stream()
                        .map(entry -> new LeadRecord.StageMark(entry.getKey(), entry.getValue()))
                        .toList(),
                Optional.empty(),
                Map.of());
    }
}
