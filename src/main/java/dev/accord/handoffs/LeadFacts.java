package dev.accord.handoffs;

import dev.accord.shared.Id;
import org.jspecify.annotations.Nullable;

/** What the routing looks at in a lead. What is null is unknown. */
record LeadFacts(
        Id lead,
        @Nullable String segment,
        @Nullable String country,
        @Nullable String channel,
        @Nullable String company) {

    @Nullable
    String of(Routing.Subject subject) {
        return switch (subject) {
            case SEGMENT -> segment;
            case COUNTRY -> country;
            case CHANNEL -> channel;
            case ACCOUNT_OWNER -> company;
        };
    }
}
