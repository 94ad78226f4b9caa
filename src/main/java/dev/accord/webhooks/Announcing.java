package dev.accord.webhooks;

import dev.accord.database.WrittenTogether;
import dev.accord.disputes.DisputeEvent;
import dev.accord.disputes.DisputeEvent.DisputeDecided;
import dev.accord.disputes.DisputeEvent.DisputeRaised;
import dev.accord.disputes.DisputeEvent.DisputeTakenBack;
import dev.accord.goals.Goal;
import dev.accord.goals.GoalReached;
import dev.accord.handoffs.HandoffEvent;
import dev.accord.handoffs.HandoffEvent.HandoffBreached;
import dev.accord.handoffs.HandoffEvent.HandoffOffered;
import dev.accord.handoffs.HandoffEvent.HandoffTakenBack;
import dev.accord.leads.LeadsEntered;
import dev.accord.shared.PersonForgotten;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Hears what happens and writes it down for those who subscribed, in the same transaction. Offers and disputes are told as
 * they stand at its end, and a thousand of them are read at once.
 */
@Component
class Announcing {

    /** Longer ago than that it is no news, but history that is brought in. */
    private static final Duration NEWS = Duration.ofDays(7);

    private final WrittenTogether<HandoffEvent> offers = WrittenTogether.atTheEnd(this::tellOffers);
    private final WrittenTogether<DisputeEvent> disputes = WrittenTogether.atTheEnd(this::tellDisputes);
    private final Subscribers subscribers;
    private final LeadNews leadNews;
    private final OfferNews offerNews;
    private final DisputeNews disputeNews;
    private final OutgoingEvents outgoing;
    private final Clock clock;

    Announcing(
            Subscribers subscribers,
            LeadNews leadNews,
            OfferNews offerNews,
            DisputeNews disputeNews,
            OutgoingEvents outgoing,
            Clock clock) {
        this.subscribers = subscribers;
        this.leadNews = leadNews;
        this.offerNews = offerNews;
        this.disputeNews = disputeNews;
        this.outgoing = outgoing;
        this.clock = clock;
    }

    @EventListener
    void on(LeadsEntered entered) {
        if (subscribers.want(EventType.MARKETING_QUALIFIED, EventType.SALES_QUALIFIED)) {
            outgoing.write(leadNews.of(entered.moves(), since()));
        }
    }

    @EventListener
    void on(HandoffEvent event) {
        if (event instanceof HandoffTakenBack back) {
            outgoing.takeBack(EventType.HANDOFF_ACCEPTED, back.handoff());
        } else if (speaks(event)
                && event.at().isAfter(since())
                && subscribers.want(
                        EventType.HANDOFF_OFFERED, EventType.HANDOFF_ACCEPTED, EventType.HANDOFF_BREACHED)) {
            offers.add(event);
        }
    }

    private static boolean speaks(HandoffEvent event) {
        return event.settles() || event instanceof HandoffOffered || event instanceof HandoffBreached;
    }

    @EventListener
    void on(DisputeEvent event) {
        if (event instanceof DisputeTakenBack back) {
            outgoing.takeBack(EventType.DISPUTE_RAISED, back.dispute());
        } else if ((event instanceof DisputeRaised || event instanceof DisputeDecided)
                && event.at().isAfter(since())
                && subscribers.want(EventType.DISPUTE_RAISED, EventType.DISPUTE_DECIDED)) {
            disputes.add(event);
        }
    }

    @EventListener
    void on(GoalReached reached) {
        if (subscribers.want(EventType.GOAL_REACHED)) {
            Goal goal = reached.goal();
            Body body = new Body.Reached(
                    goal.id(),
                    goal.metric(),
                    goal.from(),
                    goal.to(),
                    Body.Amount.of(goal.target(), goal.currency()),
                    Body.Amount.of(reached.value(), goal.currency()));
            outgoing.write(List.of(new Told(EventType.GOAL_REACHED, reached.at(), goal.id(), Optional.empty(), body)));
        }
    }

    @EventListener
    void on(PersonForgotten forgotten) {
        outgoing.forget(forgotten.lead());
    }

    private void tellOffers(List<HandoffEvent> happened) {
        outgoing.write(offerNews.of(happened));
    }

    private void tellDisputes(List<DisputeEvent> happened) {
        outgoing.write(disputeNews.of(happened));
    }

    private Instant since() {
        return clock.instant().minus(NEWS);
    }
}
