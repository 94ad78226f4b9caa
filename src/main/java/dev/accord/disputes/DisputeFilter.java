package dev.accord.disputes;

import dev.accord.shared.Period;
import dev.accord.shared.Refused;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Which disputes are meant: those raised in the period, and of these the ones that the facets name.
 *
 * @param days how long after its verdict a lead may take to come forward or be won; none: without a limit
 * @param only what each facet must be; an empty text means that it is not known
 */
public record DisputeFilter(Period period, @Nullable Integer days, Map<Facet, String> only) implements Serializable {

    /** As in the conversions of the metrics. */
    public static final int USUAL_DAYS = 90;

    private static final int MOST_DAYS = 3650;

    /** @throws Refused with code {@code bad-window} */
    public DisputeFilter {
        if (days != null && (days < 1 || days > MOST_DAYS)) {
            throw Refused.invalid("bad-window", "a window has 1 to %d days, not %d", MOST_DAYS, days);
        }
        only = Map.copyOf(only);
    }

    public static DisputeFilter raisedIn(Period period) {
        return new DisputeFilter(period, USUAL_DAYS, Map.of());
    }

    /** The same, but only those of which the facet is so; an empty text means that it is not known. */
    public DisputeFilter and(Facet facet, String value) {
        Map<Facet, String> narrower = new EnumMap<>(Facet.class);
        narrower.putAll(only);
        narrower.put(facet, value);
        return new DisputeFilter(period, days, narrower);
    }

    public DisputeFilter during(Period other) {
        return new DisputeFilter(other, days, only);
    }

    /** How many days; empty for no limit. */
    public OptionalInt window() {
        return days == null ? OptionalInt.empty() : OptionalInt.of(days);
    }

    public DisputeFilter within(OptionalInt window) {
        return new DisputeFilter(period, window.isPresent() ? (Integer) window.getAsInt() : null, only);
    }
}
