package dev.accord.demo;

import dev.accord.demo.Ensemble.Roll;
import dev.accord.disputes.DisputeBoard;
import dev.accord.disputes.Disputes;
import dev.accord.disputes.Verdict;
import dev.accord.glossary.Definitions;
import dev.accord.goals.Goals;
import dev.accord.handoffs.HandoffQueue;
import dev.accord.handoffs.HandoffState;
import dev.accord.handoffs.Handoffs;
import dev.accord.handoffs.QueueItem;
import dev.accord.leads.Leads;
import dev.accord.leads.Opportunities;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.PortalClock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells the story through the real services: each act as the very person and at the very moment, one after the other.
 * Only what nobody waits for is written down together at the end of the day, see {@link Daybook}.
 */
@Component
@DemoOnly
class Telling {

    /** Marks whatever belongs to the story. */
    static final String SOURCE = "demo";

    private static final int PAGE = 200;

    private final Daybook daybook;
    private final Leads leads;
    private final Handoffs handoffs;
    private final HandoffQueue queue;
    private final Disputes disputes;
    private final DisputeBoard board;
    private final Opportunities opportunities;
    private final Definitions definitions;
    private final Goals goals;
    private final Acting acting;
    private final PortalClock clock;

    Telling(
            Daybook daybook,
            Leads leads,
            Handoffs handoffs,
            HandoffQueue queue,
            Disputes disputes,
            DisputeBoard board,
            Opportunities opportunities,
            Definitions definitions,
            Goals goals,
            Acting acting,
            PortalClock clock) {
        this.daybook = daybook;
        this.leads = leads;
        this.handoffs = handoffs;
        this.queue = queue;
        this.disputes = disputes;
        this.board = board;
        this.opportunities = opportunities;
        this.definitions = definitions;
        this.goals = goals;
        this.acting = acting;
        this.clock = clock;
    }

    void tell(Script script, Roll roll) {
        Told told = new Told(roll, daybook.open(roll));
        LocalDate day = script.office().day(script.beginning());
        for (Act act : script.acts()) {
            LocalDate actsDay = script.office().day(act.at());
            if (!actsDay.equals(day)) {
                told.endDay();
                day = actsDay;
            }
            told.perform(act);
        }
        told.endDay();
    }

    /** The story as far as it is told. */
    private final class Told {

        private final Roll roll;
        private final Daybook.Pages pages;
        private boolean offersUnread;
        private @Nullable Id lastRead;

        Told(Roll roll, Daybook.Pages pages) {
            this.roll = roll;
            this.pages = pages;
        }

        void perform(Act act) {
            if (offersUnread && !(act instanceof Act.HandedOver)) {
                readOffers();
            }
            switch (act) {
                case Act.CameIn cameIn -> pages.note(cameIn);
                case Act.Qualified qualified -> pages.note(qualified);
                case Act.Did did -> pages.note(did);
                case Act.HandedOver it -> {
                    as(it.life().marketer(), it, () -> leads.move(it.life().lead(), "SQL", it.reason()));
                    offersUnread = true;
                }
                case Act.PutAside it ->
                    as(it.life().marketer(), it, () -> putAside(it.life(), it.stage(), it.reason()));
                case Act.Accepted it ->
                    as(it.life().rep(), it, () -> handoffs.accept(it.life().handoff()));
                case Act.GivenBack it -> as(it.life().rep(), it, () -> putAside(it.life(), it.stage(), it.reason()));
                case Act.Disputed it -> as(it.life().rep(), it, () -> dispute(it));
                case Act.Researched it ->
                    as(it.researcher(), it, () -> disputes.research(it.life().dispute()));
                case Act.Found it ->
                    as(it.researcher(), it, () -> disputes.find(it.life().dispute(), it.kind(), it.text()));
                case Act.Concluded it ->
                    as(it.researcher(), it, () -> disputes.conclude(it.life().dispute()));
                case Act.Decided it -> {
                    as(Player.HELENA, it, () -> disputes.reposition(it.life().dispute(), it.verdict()));
                    offersUnread = it.verdict().destination() instanceof Verdict.BackToSameRep;
                }
                case Act.DealOpened it -> deal(it, it.deal(), Step.DISCOVERY);
                case Act.DealProposed it -> deal(it, it.deal(), Step.PROPOSAL);
                case Act.DealClosed it -> deal(it, it.deal(), Step.CLOSED);
                case Act.Adopted it -> as(Player.HELENA, it, () -> adopt(it));
                case Act.GoalSet it ->
                    as(
                            Player.HELENA,
                            it,
                            () -> goals.set(it.metric(), it.period(), it.target(), it.currency(), it.curve()));
            }
        }

        void endDay() {
            if (offersUnread) {
                readOffers();
            }
            pages.write();
        }

        /** Who was given what: the portal decides whose turn it is. */
        private void readOffers() {
            List<QueueItem> page;
            do {
                page = acting.asPortal(() -> queue.list(
                        Optional.of(HandoffState.OFFERED), Optional.empty(), Optional.ofNullable(lastRead), PAGE));
                for (QueueItem item : page) {
                    Id assignee = item.assigneeId();
                    if (assignee != null) {
                        pages.life(item.leadId()).offeredTo(assignee, item.id());
                    }
                    lastRead = item.id();
                }
            } while (page.size() == PAGE);
            offersUnread = false;
        }

        private void putAside(Life life, String stage, String reason) {
            leads.move(life.lead(), stage, reason);
            leads.giveTo(life.lead(), Optional.of(roll.id(life.marketer())));
        }

        private void dispute(Act.Disputed act) {
            handoffs.dispute(act.life().handoff(), act.cause(), act.note());
            act.life().disputedAs(board.of(act.life().lead()).getFirst().id());
        }

        private void adopt(Act.Adopted act) {
            Map<String, Id> signatures = Map.of("MARKETING", roll.id(Player.HELENA), "SALES", roll.id(Player.DAVID));
            definitions.adopt(act.term(), act.body(), act.at(), signatures);
        }

        private void deal(Act act, Deal deal, Step step) {
            Id rep = deal.life().rep();
            as(rep, act, () -> opportunities.record(List.of(step.record(deal, roll.player(rep))), false));
        }

        private void as(Player player, Act act, Runnable work) {
            as(roll.id(player), act, work);
        }

        private void as(Id person, Act act, Runnable work) {
            Supplier<String> done = () -> {
                work.run();
                return "";
            };
            clock.at(act.at(), () -> acting.as(person, done));
        }
    }
}
