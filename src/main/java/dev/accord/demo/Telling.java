package dev.accord.demo;

import dev.accord.demo.Ensemble.Roll;
import dev.accord.disputes.DisputeEvent.DisputeRaised;
import dev.accord.disputes.Disputes;
import dev.accord.disputes.Research;
import dev.accord.disputes.Verdict;
import dev.accord.goals.Goals;
import dev.accord.handoffs.HandoffEvent.HandoffOffered;
import dev.accord.handoffs.Handoffs;
import dev.accord.leads.Leads;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.PortalClock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells the story through the real services: each act as the very person and at the very moment, one after the other.
 * Only what nobody waits for is written down together, see {@link Daybook}.
 */
@Component
@DemoOnly
class Telling {

    /** Marks whatever belongs to the story. */
    static final String SOURCE = "demo";

    private final Archive archive;
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
            Archive archive,
            Daybook daybook,
            Leads leads,
            Handoffs handoffs,
            Disputes disputes,
            Research research,
            Negotiation negotiation,
            Goals goals,
            Acting acting,
            PortalClock clock) {
        this.archive = archive;
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
        Daybook.Pages pages = daybook.open(roll);
        Archive.Shelf shelf = archive.open(roll, pages);
        Told story = new Told(roll, pages);
        told = Optional.of(story);
        List<Act> live = new ArrayList<>();
        for (Act act : script.acts()) {
            if (!act.at().isBefore(script.adoption()) || !shelf.keeps(act)) {
                live.add(act);
            }
        }
        LocalDate week = monday(script, script.beginning());
        boolean begun = false;
        for (Act act : live) {
            if (!begun && !act.at().isBefore(script.adoption())) {
                shelf.bringIn(script.adoption());
                begun = true;
            }
            LocalDate actsWeek = monday(script, act.at());
            if (!actsWeek.equals(week)) {
                pages.write();
                week = actsWeek;
            }
            story.perform(act);
        }
        pages.write();
        told = Optional.empty();
    }

    private static LocalDate monday(Script script, Instant moment) {
        return script.office().day(moment).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
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
                case Act.Accepted it -> as(it.life().rep(), it, () -> accept(it.life()));
                case Act.GivenBack it -> as(it.life().rep(), it, () -> takeBack(it.life(), it.reason()));
                case Act.Disputed it -> {
                    if (it.life().isOffered()) {
                        as(it.life().rep(), it, () -> handoffs.dispute(it.life().handoff(), it.cause(), it.note()));
                    }
                }
                case Act.Researched it -> inDispute(it.life(), it.researcher(), it, disputes::research);
                case Act.Found it ->
                    inDispute(it.life(), it.researcher(), it, dispute -> research.find(dispute, it.kind(), it.text()));
                case Act.Concluded it -> inDispute(it.life(), it.researcher(), it, disputes::conclude);
                case Act.Decided it -> decide(it);
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

        /** What was handed over before Accord is taken on without an offer. */
        private void accept(Life life) {
            if (life.isOffered()) {
                handoffs.accept(life.handoff());
            } else {
                leads.move(life.lead(), "SAL", "Accepted");
            }
        }

        /** A dispute of before Accord is no case in it. */
        private void inDispute(Life life, Player researcher, Act act, Consumer<Id> work) {
            if (life.isDisputed()) {
                as(researcher, act, () -> work.accept(life.dispute()));
            }
        }

        private void decide(Act.Decided act) {
            Life life = act.life();
            if (life.isDisputed()) {
                as(Player.HELENA, act, () -> disputes.reposition(life.dispute(), act.verdict()));
            } else if (act.verdict().destination() instanceof Verdict.ToStage to) {
                as(Player.HELENA, act, () -> {
                    leads.move(life.lead(), to.stage(), act.verdict().findings());
                    leads.giveTo(life.lead(), Optional.of(roll.id(life.marketer())));
                });
            }
        }

        private void takeBack(Life life, String reason) {
            leads.move(life.lead(), "NURTURE", reason);
            leads.giveTo(life.lead(), Optional.of(roll.id(life.marketer())));
        }

        private void as(Player player, Act act, Runnable work) {
            as(roll.id(player), act, work);
        }

        private void as(Id person, Act act, Runnable work) {
            if (act instanceof Act.OfLead ofLead) {
                pages.writeBefore(ofLead);
            }
            Supplier<String> done = () -> {
                work.run();
                return "";
            };
            clock.at(act.at(), () -> acting.as(person, done));
        }
    }
}
