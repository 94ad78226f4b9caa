package dev.accord.demo;

import dev.accord.demo.Ensemble.Roll;
import dev.accord.disputes.DisputeEvent.DisputeRaised;
import dev.accord.disputes.Disputes;
import dev.accord.disputes.Research;
import dev.accord.goals.Goals;
import dev.accord.handoffs.HandoffEvent.HandoffOffered;
import dev.accord.handoffs.Handoffs;
import dev.accord.leads.Leads;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.PortalClock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.event.EventListener;
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

    private final Daybook daybook;
    private final Leads leads;
    private final Handoffs handoffs;
    private final Disputes disputes;
    private final Research research;
    private final Negotiation negotiation;
    private final Goals goals;
    private final Acting acting;
    private final PortalClock clock;
    private volatile Optional<Told> told = Optional.empty();

    Telling(
            Daybook daybook,
            Leads leads,
            Handoffs handoffs,
            Disputes disputes,
            Research research,
            Negotiation negotiation,
            Goals goals,
            Acting acting,
            PortalClock clock) {
        this.daybook = daybook;
        this.leads = leads;
        this.handoffs = handoffs;
        this.disputes = disputes;
        this.research = research;
        this.negotiation = negotiation;
        this.goals = goals;
        this.acting = acting;
        this.clock = clock;
    }

    void tell(Script script, Roll roll) {
        Told story = new Told(roll, daybook.open(roll));
        told = Optional.of(story);
        LocalDate day = script.office().day(script.beginning());
        for (Act act : script.acts()) {
            LocalDate actsDay = script.office().day(act.at());
            if (!actsDay.equals(day)) {
                story.endDay();
                day = actsDay;
            }
            story.perform(act);
        }
        story.end();
        told = Optional.empty();
    }

    /** Who was given what: the portal decides whose turn it is. */
    @EventListener
    void on(HandoffOffered offered) {
        told.ifPresent(story -> offered.assignee()
                .ifPresent(rep -> story.pages.life(offered.lead()).offeredTo(rep, offered.handoff())));
    }

    @EventListener
    void on(DisputeRaised raised) {
        told.ifPresent(story -> story.pages.life(raised.lead()).disputedAs(raised.dispute()));
    }

    /** The story as far as it is told. */
    private final class Told {

        private final Roll roll;
        private final Daybook.Pages pages;

        Told(Roll roll, Daybook.Pages pages) {
            this.roll = roll;
            this.pages = pages;
        }

        void perform(Act act) {
            switch (act) {
                case Act.CameIn cameIn -> pages.note(cameIn);
                case Act.Qualified qualified -> pages.note(qualified);
                case Act.Did did -> pages.note(did);
                case Act.HandedOver it ->
                    as(it.life().marketer(), it, () -> leads.move(it.life().lead(), "SQL", it.reason()));
                case Act.PutAside it -> pages.note(it);
                case Act.TakenBack it -> as(it.life().marketer(), it, () -> takeBack(it.life(), it.reason()));
                case Act.Accepted it ->
                    as(it.life().rep(), it, () -> handoffs.accept(it.life().handoff()));
                case Act.GivenBack it -> as(it.life().rep(), it, () -> takeBack(it.life(), it.reason()));
                case Act.Disputed it ->
                    as(it.life().rep(), it, () -> handoffs.dispute(it.life().handoff(), it.cause(), it.note()));
                case Act.Researched it ->
                    as(it.researcher(), it, () -> disputes.research(it.life().dispute()));
                case Act.Found it ->
                    as(it.researcher(), it, () -> research.find(it.life().dispute(), it.kind(), it.text()));
                case Act.Concluded it ->
                    as(it.researcher(), it, () -> disputes.conclude(it.life().dispute()));
                case Act.Decided it ->
                    as(Player.HELENA, it, () -> disputes.reposition(it.life().dispute(), it.verdict()));
                case Act.DealOpened it -> pages.note(it, it.deal(), Step.DISCOVERY);
                case Act.DealProposed it -> pages.note(it, it.deal(), Step.PROPOSAL);
                case Act.DealClosed it -> pages.note(it, it.deal(), Step.CLOSED);
                case Act.Proposed it -> as(it.by(), it, () -> negotiation.propose(it, roll.id(it.by())));
                case Act.Discussed it -> as(it.by(), it, () -> negotiation.discuss(it));
                case Act.Signed it -> as(it.by(), it, () -> negotiation.sign(it));
                case Act.GoalSet it ->
                    as(
                            Player.HELENA,
                            it,
                            () -> goals.set(it.metric(), it.period(), it.target(), it.currency(), it.curve()));
            }
        }

        void endDay() {
            pages.write();
        }

        void end() {
            pages.write();
            pages.writeWeek();
        }

        private void takeBack(Life life, String reason) {
            leads.move(life.lead(), "NURTURE", reason);
            leads.giveTo(life.lead(), Optional.of(roll.id(life.marketer())));
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
