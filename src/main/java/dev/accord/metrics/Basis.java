package dev.accord.metrics;

import dev.accord.shared.Refused;
import java.util.Locale;

/** Which records a figure of a period looks at. */
public enum Basis {
    /** What the metric itself prefers: cohort for a conversion, period for everything else. */
    AS_DEFINED,
    /** What happened in the period, whenever it began. A conversion can exceed 100 %. */
    PERIOD,
    /** What became, within a window, of the leads that passed the first stage in the period. */
    COHORT;

    /** @throws Refused with code {@code bad-basis} */
    public static Basis parse(String text) {
        return switch (text) {
            case "period" -> PERIOD;
            case "cohort" -> COHORT;
            default -> throw Refused.invalid("bad-basis", "basis=\"%s\": it is \"period\" or \"cohort\"", text);
        };
    }

    /** The word of URLs and of the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
