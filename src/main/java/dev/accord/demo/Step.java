package dev.accord.demo;

import dev.accord.leads.OpportunityRecord;
import dev.accord.leads.OpportunityRecord.Outcome;
import dev.accord.shared.Money;
import java.time.Instant;
import java.util.Optional;

/** How far a deal has come, and what its rep then writes down. */
enum Step {
    DISCOVERY("Discovery"),
    PROPOSAL("Proposal"),
    CLOSED("Closed");

    private final String label;

    Step(String label) {
        this.label = label;
    }

    OpportunityRecord record(Deal deal, Player rep) {
        boolean closed = this == CLOSED;
        Outcome outcome = !closed ? Outcome.OPEN : deal.won() ? Outcome.WON : Outcome.LOST;
        Optional<Instant> closedAt = closed ? Optional.of(deal.closesAt()) : Optional.empty();
        return new OpportunityRecord(
                Telling.SOURCE,
                deal.externalId(),
                Optional.of(deal.life().lead()),
                Optional.of(deal.name()),
                Optional.of(deal.life().persona().company()),
                Optional.of(deal.product()),
                Optional.of(rep.fullName()),
                Optional.empty(),
                Optional.of(Money.of(String.valueOf(deal.amount()), "EUR")),
                Optional.of(deal.opensAt()),
                Optional.of(deal.expectedAt()),
                closedAt,
                Optional.of(closed ? (deal.won() ? "Closed won" : "Closed lost") : label),
                outcome,
                outcome == Outcome.LOST ? Optional.of(deal.lostReason()) : Optional.empty());
    }
}
