package dev.accord.metrics;

import dev.accord.shared.Period;

/** How far a figure has moved since the period that it is compared with. */
public record Change(Comparison with, Movement movement) {

    /** The whole of that period. While one's own is under way, the figures are those of as many days of it. */
    public Period whole() {
        return with.whole(movement.after().query().period());
    }
}
