package dev.accord.demo;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** How the story stands when the portal opens: offers and disputes with a clock of every kind. All in business minutes. */
final class Curtain {

    private static final int DAYS_WAITING = 75;

    /** Three rounds of the five reps, so that each of them has one of every kind: breached, due soon and fresh. */
    private static final List<Integer> BREACHED = List.of(640, 560, 470, 390, 330, 290);

    private static final List<Integer> DUE_SOON = List.of(228, 220, 212, 204, 196, 188);
    private static final List<Integer> FRESH = List.of(150, 115, 85, 60, 38, 20, 7);

    /** A dispute at its end: since when it is raised, taken on and researched. Research is due after 960. */
    private record Case(int raised, Player researcher, Optional<Integer> taken, Optional<Integer> concluded) {

        static Case untaken(int raised) {
            return new Case(raised, Player.HELENA, Optional.empty(), Optional.empty());
        }

        static Case researched(int raised, Player researcher, int taken) {
            return new Case(raised, researcher, Optional.of(taken), Optional.empty());
        }

        static Case concluded(int raised, Player researcher, int taken, int concluded) {
            return new Case(raised, researcher, Optional.of(taken), Optional.of(concluded));
        }
    }

    private static final List<Case> CASES = List.of(
            Case.concluded(1500, Player.PRIYA, 1400, 380),
            Case.concluded(1250, Player.HELENA, 1100, 90),
            Case.researched(1320, Player.HELENA, 1200),
            Case.researched(870, Player.HELENA, 760),
            Case.researched(640, Player.TOMAS, 520),
            Case.researched(420, Player.HELENA, 260),
            Case.untaken(1080),
            Case.untaken(300),
            Case.untaken(45));

    private final Script script;
    private final Office office;
    private final DisputePath disputes;
    private final Deque<Life> waiting = new ArrayDeque<>();

    Curtain(Script script, Path path) {
        this.script = script;
        this.office = script.office();
        this.disputes = new DisputePath(script, path);
        Instant latest = office.ago(script.now(), 2400);
        Instant earliest = latest.minus(java.time.Duration.ofDays(DAYS_WAITING));
        List<Life> ready = new ArrayList<>(path.waiting().stream()
                .filter(it -> it.since().isAfter(earliest) && it.since().isBefore(latest))
                .map(Path.Waiting::life)
                .distinct()
                .toList());
        Collections.shuffle(ready, script.random());
        waiting.addAll(ready);
    }

    void fall() {
        for (List<Integer> round : List.of(BREACHED, DUE_SOON, FRESH)) {
            round.forEach(minutes -> next().ifPresent(life -> handOver(life, minutes)));
        }
        CASES.forEach(theCase -> next().ifPresent(life -> dispute(life, theCase)));
    }

    private Optional<Life> next() {
        return Optional.ofNullable(waiting.poll());
    }

    private void handOver(Life life, int minutesAgo) {
        script.add(new Act.HandedOver(office.ago(script.now(), minutesAgo), life, script.one(Phrases.HANDED_OVER)));
    }

    private void dispute(Life life, Case theCase) {
        // between two rounds, so that whose turn it is stays as it was
        handOver(life, theCase.raised() < 200 ? 240 : Math.max(theCase.raised() + 90, SalesPath.LAST_MINUTES));
        disputes.dispute(life, office.ago(script.now(), theCase.raised()));
        theCase.taken().ifPresent(taken -> {
            script.add(new Act.Researched(office.ago(script.now(), taken), life, theCase.researcher()));
            disputes.find(life, office.ago(script.now(), taken - 25), theCase.researcher());
        });
        theCase.concluded().ifPresent(concluded -> {
            disputes.find(life, office.ago(script.now(), concluded + 30), theCase.researcher());
            script.add(new Act.Concluded(office.ago(script.now(), concluded), life, theCase.researcher()));
        });
    }
}
