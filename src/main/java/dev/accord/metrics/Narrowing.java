package dev.accord.metrics;

import dev.accord.shared.Refused;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Looks at one part of a breakdown only. */
public record Narrowing(Breakdown by, @Nullable String group) implements Serializable {

    public Narrowing {
        if (by == Breakdown.NONE) {
            throw new IllegalArgumentException("one part of what? name the breakdown");
        }
    }

    /** @throws Refused with code {@code bad-breakdown} where it is not such as {@code source:Webinar} */
    public static Narrowing parse(String text) {
        int colon = text.indexOf(':');
        Breakdown by = Breakdown.parse(colon < 0 ? text : text.substring(0, colon));
        String group = text.substring(colon + 1);
        return new Narrowing(by, colon < 0 || group.isEmpty() ? null : group);
    }

    /** As it stands in URLs: {@code source:Webinar}, or {@code source:} for the unknown one. */
    public String word() {
        return by.word() + ":" + (group == null ? "" : group);
    }
}
