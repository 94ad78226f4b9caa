package dev.accord.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** What is written of the story so far. Nothing in it lies in the future: what would, has not happened yet. */
final class Script {

    private final Instant beginning;
    private final Instant now;
    private final Instant adoption;
    private final Instant change;
    private final Office office;
    private final Random random;
    private final List<Act> acts = new ArrayList<>();
    private final List<Life> lives = new ArrayList<>();
    private final List<Deal> deals = new ArrayList<>();

    Script(Instant beginning, Instant adoption, Instant change, Instant now, Office office, Random random) {
        this.beginning = beginning;
        this.adoption = adoption;
        this.change = change;
        this.now = now;
        this.office = office;
        this.random = random;
    }

    void add(Act act) {
        if (!act.at().isAfter(now)) {
            acts.add(act);
        }
    }

    void add(Life life) {
        lives.add(life);
    }

    void add(Deal deal) {
        if (hasHappened(deal.opensAt())) {
            deals.add(deal);
            add(new Act.DealOpened(deal.opensAt(), deal));
            add(new Act.DealProposed(deal.proposedAt(), deal));
            add(new Act.DealClosed(deal.closesAt(), deal));
        }
    }

    boolean hasHappened(Instant moment) {
        return !moment.isAfter(now);
    }

    /** Whether the better definition was in force. */
    boolean isBetterAt(Instant moment) {
        return !moment.isBefore(change);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** So many days, most of them few, some of them many. */
    double days(double mean, double most) {
        return Math.min(most, -mean * Math.log(1 - random.nextDouble()));
    }

    int from(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    <T> T one(List<T> choice) {
        return choice.get(random.nextInt(choice.size()));
    }

    /** In the order in which it happens. */
    List<Act> acts() {
        acts.sort(Comparator.comparing(Act::at));
        return acts;
    }

    List<Life> lives() {
        return lives;
    }

    List<Deal> deals() {
        return deals;
    }

    Instant beginning() {
        return beginning;
    }

    /** When the team begins to work with Accord; what was before, was kept elsewhere. */
    Instant adoption() {
        return adoption;
    }

    Instant change() {
        return change;
    }

    Instant now() {
        return now;
    }

    Office office() {
        return office;
    }

    Random random() {
        return random;
    }
}
