package dev.accord.glossary.criteria;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a lead did and what is known of it, as criteria look at it. Moments are microseconds since 1970. */
public interface Trail {

    /** What was known of a field from that moment on, until the next; null: unknown. */
    record Known(long from, @Nullable String value) {}

    /**
     * When the lead did that, in ascending order.
     *
     * @param page where given, only activities of which the address contains it count
     */
    long[] times(String activity, Optional<String> page);

    /** What was known of the field over time, in order; the first is what has been known since {@link Spans#EVER}. */
    List<Known> known(String field);
}
