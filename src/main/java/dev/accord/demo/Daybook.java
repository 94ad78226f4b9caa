package dev.accord.demo;

import dev.accord.demo.Ensemble.Roll;
import dev.accord.leads.Activities;
import dev.accord.leads.ActivityRecord;
import dev.accord.leads.LeadRecord;
import dev.accord.leads.Leads;
import dev.accord.leads.Lifecycle;
import dev.accord.leads.Stage;
import dev.accord.leads.StageKind;
import dev.accord.leads.StageMove;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.PortalClock;
import dev.accord.shared.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What comes in during a day and is written down at its end: new leads, those that qualified, and what was done. */
@Component
@DemoOnly
class Daybook {

    private final Leads leads;
    private final Activities activities;
    private final Lifecycle lifecycle;
    private final Acting acting;
    private final PortalClock clock;

    Daybook(Leads leads, Activities activities, Lifecycle lifecycle, Acting acting, PortalClock clock) {
        this.leads = leads;
        this.activities = activities;
        this.lifecycle = lifecycle;
        this.acting = acting;
        this.clock = clock;
    }

    Pages open(Roll roll) {
        return new Pages(roll, acting.asPortal(() -> lifecycle.stages().first(StageKind.MQL)));
    }

    final class Pages {

        private final Roll roll;
        private final Stage qualifiedStage;
        private final Map<Id, Life> lives = new HashMap<>();
        private final List<Life> cameIn = new ArrayList<>();
        private final List<Act.Qualified> qualified = new ArrayList<>();
        private final List<Act.Did> online = new ArrayList<>();
        private final List<Act.Did> byReps = new ArrayList<>();
        private Instant end = Instant.EPOCH;
        private int days;
        private int activity;

        private Pages(Roll roll, Stage qualifiedStage) {
            this.roll = roll;
            this.qualifiedStage = qualifiedStage;
        }

        void note(Act.CameIn act) {
            end = act.at();
            cameIn.add(act.life());
        }

        void note(Act.Qualified act) {
            end = act.at();
            qualified.add(act);
        }

        void note(Act.Did act) {
            end = act.at();
            (act.byRep() ? byReps : online).add(act);
        }

        Life life(Id lead) {
            return Objects.requireNonNull(lives.get(lead), () -> "no lead of the story is " + lead);
        }

        void write() {
            Id onDuty = roll.id(Player.MARKETERS.get(days++ % Player.MARKETERS.size()));
            clock.at(end, () -> {
                if (!cameIn.isEmpty()) {
                    List<Recorded> recorded = acting.as(
                            onDuty,
                            () -> leads.record(
                                    cameIn.stream().map(Pages::record).toList(), true));
                    for (int i = 0; i < recorded.size(); i++) {
                        Life life = cameIn.get(i);
                        life.recordedAs(recorded.get(i).id());
                        lives.put(life.lead(), life);
                    }
                }
                if (!qualified.isEmpty()) {
                    as(
                            onDuty,
                            () -> leads.enter(qualified.stream().map(this::move).toList()));
                }
                if (!online.isEmpty()) {
                    acting.asPortal(() -> activities.record(records(online), true));
                }
                Map<Id, List<Act.Did>> reps = new LinkedHashMap<>();
                byReps.forEach(did -> reps.computeIfAbsent(did.life().rep(), rep -> new ArrayList<>())
                        .add(did));
                reps.forEach((rep, done) -> acting.as(rep, () -> activities.record(records(done), true)));
            });
            List.of(cameIn, qualified, online, byReps).forEach(List::clear);
        }

        private void as(Id person, Runnable work) {
            Supplier<String> done = () -> {
                work.run();
                return "";
            };
            acting.as(person, done);
        }

        private StageMove move(Act.Qualified act) {
            return new StageMove(act.life().lead(), qualifiedStage, act.at(), act.reason());
        }

        private List<ActivityRecord> records(List<Act.Did> done) {
            return done.stream().map(this::record).toList();
        }

        private ActivityRecord record(Act.Did did) {
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
                    did.seconds());
        }

        private static LeadRecord record(Life life) {
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
                    Optional.of(life.marketer().fullName()),
                    Optional.of(life.cameIn()),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Map.of());
        }
    }
}
