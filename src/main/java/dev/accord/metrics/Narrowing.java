package dev.accord.metrics;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Looks at one part of a breakdown only. */
public record Narrowing(Breakdown by, @Nullable String group) implements Serializable {

    public Narrowing {
        if (by == Breakdown.NONE) {
            throw new IllegalArgumentException("one part of what? name the breakdown");
        }
    }
}
