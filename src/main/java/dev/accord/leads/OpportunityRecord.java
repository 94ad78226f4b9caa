package dev.accord.leads;

import dev.accord.shared.Id;
import dev.accord.shared.Money;
import dev.accord.shared.Refused;
import java.time.Instant;
import java.util.Optional;

/** A deal as a source describes it. What is empty is unknown and changes nothing. A deal without a lead is allowed. */
public record OpportunityRecord(
        String source,
        String externalId,
        Optional<Id> lead,
        Optional<String> name,
        Optional<String> account,
        Optional<String> product,
        Optional<String> owner,
        Optional<String> sdr,
        Optional<Money> amount,
        Optional<Instant> createdAt,
        Optional<Instant> expectedCloseAt,
        Optional<Instant> closedAt,
        Optional<String> stage,
        Outcome outcome,
        Optional<String> lostReason) {

    /** How a deal stands. */
    public enum Outcome {
        OPEN,
        WON,
        LOST
    }

    public OpportunityRecord {
        if (externalId.isBlank()) {
            throw Refused.invalid("missing-external-id", "an opportunity needs an externalId");
        }
    }
}
