package dev.accord.demo;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One deal of the story. Whether it is won is settled after all of them are known. */
final class Deal {

    private final String externalId;
    private final Life life;
    private final String product;
    private final int amount;
    private final Instant opensAt;
    private final Instant closesAt;
    private boolean won;

    Deal(String externalId, Life life, String product, int amount, Instant opensAt, Instant closesAt) {
        this.externalId = externalId;
        this.life = life;
        this.product = product;
        this.amount = amount;
        this.opensAt = opensAt;
        this.closesAt = closesAt;
    }

    void settle(boolean isWon) {
        won = isWon;
    }

    boolean won() {
        return won;
    }

    boolean closesIn(Instant from, Instant to) {
        return !closesAt.isBefore(from) && closesAt.isBefore(to);
    }

    String externalId() {
        return externalId;
    }

    Life life() {
        return life;
    }

    String product() {
        return product;
    }

    String name() {
        return life.persona().company() + ": " + product;
    }

    int amount() {
        return amount;
    }

    Instant opensAt() {
        return opensAt;
    }

    Instant closesAt() {
        return closesAt;
    }

    String lostReason() {
        return Phrases.LOST.get(amount / 100 % Phrases.LOST.size());
    }

    Instant proposedAt() {
        return opensAt.plusSeconds(ChronoUnit.SECONDS.between(opensAt, closesAt) / 2);
    }

    /** What the rep believes: reps are hopeful by about a sixth of the way. */
    Instant expectedAt() {
        return closesAt.minus(ChronoUnit.DAYS.between(opensAt, closesAt) / 6, ChronoUnit.DAYS);
    }
}
