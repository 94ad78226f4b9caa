package dev.accord.demo;

import dev.accord.demo.Act.Did;
import java.time.Instant;
import java.util.Optional;

/** The way of a lead through sales: offered, answered, worked on, and at best an opportunity. */
final class SalesPath {

    /** What was handed over within these last business minutes is left to {@link Curtain}. */
    static final int LAST_MINUTES = 700;

    private final Script script;
    private final Office office;
    private final Path path;
    private final DisputePath disputes;
    private final Instant curtain;

    SalesPath(Script script, Path path) {
        this.script = script;
        this.office = script.office();
        this.path = path;
        this.disputes = new DisputePath(script, path);
        this.curtain = office.ago(script.now(), LAST_MINUTES);
    }

    /** @return whether it was handed over, or comes too late for that */
    boolean offer(Life life, Instant at, String why, boolean again) {
        if (!at.isBefore(curtain)) {
            return false;
        }
        script.add(new Act.HandedOver(at, life, why));
        if (script.chance(0.025)) {
            Instant back = office.soon(at, 3, 14);
            script.add(new Act.TakenBack(back, life, script.one(Phrases.TAKEN_BACK)));
            path.comeForward(life, back, Optional.empty());
            return true;
        }
        boolean late = script.chance(script.isBetterAt(at) ? 0.09 : 0.2);
        Instant answer = late ? office.soon(at, 245, 560) : office.soon(at, 15, script.isBetterAt(at) ? 190 : 235);
        boolean first = script.chance(0.5);
        call(life, at.plusSeconds(script.from(120, 840)), first);
        if (script.chance(dispute(life, at, again))) {
            disputes.walk(life, answer, this);
        } else {
            accept(life, answer);
        }
        return true;
    }

    private double dispute(Life life, Instant at, boolean again) {
        boolean better = script.isBetterAt(at);
        if (again) {
            return 0.08;
        }
        if (life.isOfTheBrokenWebinar()) {
            return better ? 0.2 : 0.8;
        }
        return better ? 0.1 : 0.23;
    }

    void accept(Life life, Instant at) {
        script.add(new Act.Accepted(at, life));
        Instant then = at;
        for (int calls = script.from(1, 4); calls > 0; calls--) {
            then = office.later(then, script.from(1, 3));
            call(life, then, script.chance(0.45));
        }
        meet(life, office.soon(at, 20, 400), 0.75);
        if (script.chance(0.6)) {
            open(life, office.later(at, 2 + script.days(7, 30)));
        } else if (script.chance(0.85)) {
            giveBack(life, office.later(at, script.from(12, 40)), Phrases.NO_PROJECT.get(script.from(0, 2)));
        }
    }

    private void open(Life life, Instant at) {
        Persona.Segment segment = life.persona().segment();
        Instant closes = office.later(at, segment.cycleDrawn(script.random()));
        script.add(new Deal(
                "D-%05d".formatted(script.deals().size() + 1),
                life,
                segment.productDrawn(script.random()),
                segment.amountDrawn(script.random()),
                at,
                closes));
        Instant then = at;
        for (int i = 0; i < 6 && then.isBefore(closes); i++) {
            then = office.later(then, script.from(3, 10));
            if (then.isBefore(closes)) {
                call(life, then, script.chance(0.65));
            }
        }
        meet(life, office.soon(at, 60, 900), 0.85);
        meet(life, office.later(at, script.from(9, 16)), 0.45);
    }

    /** Planned once it is known which deals were lost. */
    void afterLoss(Deal deal) {
        if (script.chance(0.5)) {
            giveBack(deal.life(), office.later(deal.closesAt(), script.from(15, 50)), "May buy when the contract ends");
        }
    }

    private void giveBack(Life life, Instant at, String why) {
        script.add(new Act.GivenBack(at, life, why));
        path.comeForward(life, at, Optional.empty());
    }

    private void call(Life life, Instant at, boolean connected) {
        script.add(
                connected
                        ? Did.call(at, life, "CONNECTED", script.one(Phrases.REACHED), script.from(90, 1500))
                        : Did.call(at, life, "NO_ANSWER", script.one(Phrases.NOT_REACHED), script.from(10, 45)));
    }

    /** A meeting counts when it is booked, and is written down with its outcome once it has one. */
    private void meet(Life life, Instant booked, double probability) {
        if (script.chance(probability)) {
            Instant held = office.later(booked, script.from(2, 9));
            String outcome = script.chance(0.84) ? "HELD" : script.one(java.util.List.of("NO_SHOW", "CANCELLED"));
            boolean past = script.hasHappened(held);
            script.add(Did.meeting(
                    past ? held : booked, booked, life, past ? outcome : "BOOKED", script.one(Phrases.MEETINGS)));
        }
    }
}
