package dev.accord.disputes;

import dev.accord.handoffs.Cause;
import dev.accord.handoffs.HandoffQueue;
import dev.accord.handoffs.Handoffs;
import dev.accord.leads.LeadRecord;
import dev.accord.leads.Leads;
import dev.accord.shared.Id;
import dev.accord.testing.Cast;
import dev.accord.testing.TestLeads;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Leads that sales disputes, through the real transitions. */
@Component
class Claim {

    private final Cast cast;
    private final Leads leads;
    private final Handoffs handoffs;
    private final HandoffQueue queue;
    private final Disputes disputes;
    private final DisputeBoard board;

    Claim(Cast cast, Leads leads, Handoffs handoffs, HandoffQueue queue, Disputes disputes, DisputeBoard board) {
        this.cast = cast;
        this.leads = leads;
        this.handoffs = handoffs;
        this.queue = queue;
        this.disputes = disputes;
        this.board = board;
    }

    /** A dispute, and the lead that it is about. */
    record Raised(Id dispute, Id lead) {}

    Raised of(Cast.Players players, String externalId) {
        return of(
                players,
                TestLeads.standingIn(externalId, "SQL", Instant.parse("2026-03-02T09:00:00Z")),
                Cause.NO_BUDGET);
    }

    /** The rep disputes the lead, whoever was offered it: both are of one team. */
    Raised of(Cast.Players players, LeadRecord record, Cause cause) {
        Id lead = cast.as(
                players.marketer(),
                () -> leads.record(List.of(record), true).getFirst().id());
        return again(players, lead, cause);
    }

    /** A lead that is on offer is disputed. */
    Raised again(Cast.Players players, Id lead, Cause cause) {
        Id offer = cast.as(players.manager(), () -> queue.open(HandoffQueue.Tab.ALL, 0, 500)).stream()
                .filter(item -> item.leadId().equals(lead))
                .findFirst()
                .orElseThrow()
                .id();
        cast.as(players.rep(), () -> handoffs.dispute(offer, cause, "No budget before next year, says the buyer"));
        return new Raised(
                cast.as(players.rep(), () -> board.of(lead)).getFirst().id(), lead);
    }

    /** Somebody of Marketing researches it, and the marketing lead decides. */
    void decide(Cast.Players players, Raised raised, Verdict verdict) {
        cast.as(players.marketer(), () -> disputes.research(raised.dispute()));
        cast.as(players.marketingLead(), () -> disputes.reposition(raised.dispute(), verdict));
    }
}
