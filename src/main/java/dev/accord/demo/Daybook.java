package dev.accord.demo;

import dev.accord.demo.Ensemble.Roll;
import dev.accord.leads.Activities;
import dev.accord.leads.ActivityRecord;
import dev.accord.leads.LeadRecord;
import dev.accord.leads.Leads;
import dev.accord.leads.Lifecycle;
import dev.accord.leads.Opportunities;
import dev.accord.leads.OpportunityRecord;
import dev.accord.leads.StageMove;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.PortalClock;
import dev.accord.shared.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * What nobody waits for is written down together at the end of the week: what leads and reps did, and how far deals have
 * come. New leads, and those that qualified or were put aside, are written down before anything else happens to one of
 * them.
 */
@Component
@DemoOnly
class Daybook {

    private final Leads leads;
    private final Activities activities;
    private final Opportunities opportunities;
    private final Lifecycle lifecycle;
    private final Acting acting;
    private final PortalClock clock;

    Daybook(
            Leads leads,
            Activities activities,
            Opportunities opportunities,
            Lifecycle lifecycle,
            Acting acting,
            PortalClock clock) {
        this.leads = leads;
        this.activities = activities;
        this.opportunities = opportunities;
        this.lifecycle = lifecycle;
        this.acting = acting;
        this.clock = clock;
    }

    Pages open(Roll roll) {
        return new Pages(roll, acting.asPortal(lifecycle::stages));
    }

    final class Pages {

        private final Roll roll;
        private final Lifecycle.Stages stages;
        private final Map<Id, Life> lives = new HashMap<>();
        private final List<Life> cameIn = new ArrayList<>();
        private final List<Supplier<StageMove>> moves = new ArrayList<>();
        private final Map<String, OpportunityRecord> deals = new LinkedHashMap<>();
        private final List<Act.Did> online = new ArrayList<>();
        private final Map<Id, List<ActivityRecord>> byReps = new LinkedHashMap<>();
        private final Set<Life> unwritten = new HashSet<>();
        private Instant end = Instant.EPOCH;
        private int duties;
        private int activity;

        private Pages(Roll roll, Lifecycle.Stages stages) {
            this.roll = roll;
            this.stages = stages;
        }

        void note(Act.CameIn act) {
            end = act.at();
            cameIn.add(act.life());
            unwritten.add(act.life());
        }

        void note(Act.Qualified act) {
            end = act.at();
            move(act.life(), "MQL", act.at(), act.reason());
        }

        void note(Act.PutAside act) {
            end = act.at();
            move(act.life(), act.stage(), act.at(), act.reason());
        }

        private void move(Life life, String stage, Instant at, String reason) {
            moves.add(() -> new StageMove(life.lead(), stages.keyed(stage), at, reason));
            unwritten.add(life);
        }

        void note(Act act, Deal deal, Step step) {
            if (deals.containsKey(deal.externalId())) {
                // two steps of one deal in one week are two entries
                clock.at(end, this::writeDeals);
            }
            end = act.at();
            deals.put(
                    deal.externalId(), step.record(deal, roll.player(deal.life().rep())));
        }

        void note(Act.Did act) {
            if (act.byRep()) {
                writeBefore(act);
            }
            end = act.at();
            if (act.byRep()) {
                byReps.computeIfAbsent(act.life().rep(), rep -> new ArrayList<>())
                        .add(record(act, Optional.empty()));
            } else {
                online.add(act);
            }
        }

        void know(Life life, Id lead) {
            life.recordedAs(lead);
            lives.put(lead, life);
        }

        Life life(Id lead) {
            return Objects.requireNonNull(lives.get(lead), () -> "no lead of the story is " + lead);
        }

        /** Before something else happens to a lead of which there is something to write. */
        void writeBefore(Act.OfLead act) {
            if (unwritten.contains(act.life())) {
                clock.at(end, this::writeLeads);
            }
        }

        /** At the end of the week. */
        void write() {
            clock.at(end, () -> {
                writeLeads();
                acting.asPortal(() -> activities.record(
                        online.stream()
                                .map(did -> record(did, Optional.empty()))
                                .toList(),
                        true));
                byReps.forEach((rep, done) -> acting.as(rep, () -> activities.record(List.copyOf(done), true)));
                writeDeals();
            });
            online.clear();
            byReps.clear();
        }

        private void writeLeads() {
            Id onDuty = roll.id(Player.MARKETERS.get(duties++ % Player.MARKETERS.size()));
            writeNew(onDuty);
            if (!moves.isEmpty()) {
                as(onDuty, () -> leads.enter(moves.stream().map(Supplier::get).toList()));
                moves.clear();
            }
            unwritten.clear();
        }

        private void writeNew(Id onDuty) {
            if (cameIn.isEmpty()) {
                return;
            }
            List<Recorded> recorded = acting.as(
                    onDuty,
                    () -> leads.record(
                            cameIn.stream()
                                    .map(life -> Daybook.record(life, life.marketer()))
                                    .toList(),
                            true));
            for (int i = 0; i < recorded.size(); i++) {
                know(cameIn.get(i), recorded.get(i).id());
            }
            cameIn.clear();
        }

        /** The sales manager brings in the list of deals that the reps keep. */
        private void writeDeals() {
            if (!deals.isEmpty()) {
                as(roll.id(Player.DAVID), () -> opportunities.record(List.copyOf(deals.values()), false));
                deals.clear();
            }
        }

        private void as(Id person, Runnable work) {
            Supplier<String> done = () -> {
                work.run();
                return "";
            };
            acting.as(person, done);
        }

        /** @param by who did it, by name; empty: whoever records it */
        ActivityRecord record(Act.Did did, Optional<String> by) {
            return new ActivityRecord(
                    Telling.SOURCE,
                    "A-%06d".formatted(++activity),
                    did.life().lead(),
                    did.type(),
                    did.happened(),
                    Optional.of(did.byRep() ? "OUTBOUND" : "INBOUND"),
                    did.outcome(),
                    did.url(),
                    did.note(),
                    did.seconds(),
                    by);
        }
    }

    static LeadRecord record(Life life, Player responsible) {
        Persona persona = life.persona();
        return new LeadRecord(
                Telling.SOURCE,
                life.externalId(),
                Optional.of(persona.email()),
                Optional.of(persona.firstName()),
                Optional.of(persona.lastName()),
                Optional.of(persona.company()),
                Optional.of(persona.jobTitle()),
                Optional.of(persona.country()),
                Optional.of(persona.segment().label()),
                Optional.of(life.channel().label()),
                life.campaign(),
                Optional.of(responsible.fullName()),
                Optional.of(life.cameIn()),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Map.of());
    }
}
