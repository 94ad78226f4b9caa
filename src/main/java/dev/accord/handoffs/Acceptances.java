package dev.accord.handoffs;

import dev.accord.database.SharedTransaction;
import dev.accord.database.SharedTransaction.Request;
import dev.accord.handoffs.HandoffEvent.HandoffAccepted;
import dev.accord.leads.Leads;
import dev.accord.leads.Lifecycle;
import dev.accord.leads.StageMove;
import dev.accord.people.SignedIn;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** Takes leads over, those of several people at once: on a busy morning that is what the portal does most. */
@Component
class Acceptances {

    private final SharedTransaction<Acceptance> shared;
    private final OfferBook book;
    private final Leads leads;
    private final Lifecycle lifecycle;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Acceptances(
            PlatformTransactionManager transactions,
            OfferBook book,
            Leads leads,
            Lifecycle lifecycle,
            Clock clock,
            ApplicationEventPublisher events) {
        this.shared = new SharedTransaction<>(transactions, Acceptance::handoff, this::take);
        this.book = book;
        this.leads = leads;
        this.lifecycle = lifecycle;
        this.clock = clock;
        this.events = events;
    }

    private record Acceptance(Id handoff, SignedIn who, Id person) {}

    /** An offer, and who takes the lead over. */
    record Taking(Handoff handoff, HandoffContract contract, SignedIn who, Id person) {}

    /**
     * Takes these leads over, each of which may be refused.
     *
     * @param offers none of them twice
     * @return why not, in the same order; empty for those that are taken over
     */
    List<Optional<RuntimeException>> accept(List<Id> offers, SignedIn who, Id person) {
        return shared
                .ask(offers.stream()
                        .map(offer -> new Acceptance(offer, who, person))
                        .toList())
                .stream()
                .map(Request::refusal)
                .toList();
    }

    private void take(List<Request<Acceptance>> asked) {
        Instant now = clock.instant();
        List<Taking> takings = takings(asked);
        if (takings.isEmpty()) {
            return;
        }
        book.accept(takings, now);
        leads.giveTo(takings.stream()
                .collect(Collectors.toMap(taking -> taking.handoff().lead(), Taking::person)));
        Lifecycle.Stages stages = lifecycle.stages();
        leads.enter(takings.stream()
                .map(taking -> StageMove.decided(
                        taking.handoff().lead(),
                        stages.byId(taking.contract().acceptedStage()),
                        now,
                        "accepted by " + taking.who().name(),
                        taking.person()))
                .toList());
        takings.forEach(taking -> events.publishEvent(new HandoffAccepted(
                now,
                taking.who().person(),
                taking.handoff().id(),
                taking.handoff().lead())));
    }

    private List<Taking> takings(List<Request<Acceptance>> asked) {
        Map<Id, Handoff> handoffs =
                book.handoffs(asked.stream().map(one -> one.wanted().handoff()).toList());
        List<Taking> takings = new ArrayList<>();
        for (Request<Acceptance> one : asked) {
            Acceptance wanted = one.wanted();
            try {
                Handoff handoff = book.open(wanted.handoff(), Optional.ofNullable(handoffs.get(wanted.handoff())));
                HandoffContract contract = book.contract(handoff);
                handoff.refuseForeign(wanted.who(), contract.taker());
                takings.add(new Taking(handoff, contract, wanted.who(), wanted.person()));
            } catch (Refused no) {
                one.refuse(no);
            }
        }
        return takings;
    }
}
