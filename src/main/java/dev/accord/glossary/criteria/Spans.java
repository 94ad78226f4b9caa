package dev.accord.glossary.criteria;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The times during which something holds: half-open spans in microseconds since 1970, apart from each other and in
 * order. {@link Long#MIN_VALUE} means since ever, {@link Long#MAX_VALUE} without an end.
 */
public final class Spans {

    public static final long EVER = Long.MIN_VALUE;
    public static final long NO_END = Long.MAX_VALUE;

    public static final Spans NEVER = new Spans(new long[0]);
    public static final Spans ALWAYS = new Spans(new long[] {EVER, NO_END});

    /** Start, end, start, end ... strictly ascending. */
    private final long[] bounds;

    private Spans(long[] bounds) {
        this.bounds = bounds;
    }

    /** From that moment on, up to but without the other. */
    public static Spans between(long from, long to) {
        return from < to ? new Spans(new long[] {from, to}) : NEVER;
    }

    /** Collects spans that begin one after the other; those that touch or overlap become one. */
    static final class Collector {

        private long[] bounds = new long[8];
        private int size;

        void add(long from, long to) {
            if (from >= to) {
                return;
            }
            if (size > 0 && from <= bounds[size - 1]) {
                bounds[size - 1] = Math.max(bounds[size - 1], to);
                return;
            }
            if (size == bounds.length) {
                bounds = Arrays.copyOf(bounds, size * 2);
            }
            bounds[size++] = from;
            bounds[size++] = to;
        }

        Spans spans() {
            return size == 0 ? NEVER : new Spans(Arrays.copyOf(bounds, size));
        }
    }

    /** When both hold. */
    public Spans and(Spans other) {
        Collector both = new Collector();
        int mine = 0;
        int theirs = 0;
        while (mine < bounds.length && theirs < other.bounds.length) {
            both.add(
                    Math.max(bounds[mine], other.bounds[theirs]), Math.min(bounds[mine + 1], other.bounds[theirs + 1]));
            if (bounds[mine + 1] < other.bounds[theirs + 1]) {
                mine += 2;
            } else {
                theirs += 2;
            }
        }
        return both.spans();
    }

    /** When at least one of the two holds. */
    public Spans or(Spans other) {
        Collector either = new Collector();
        int mine = 0;
        int theirs = 0;
        while (mine < bounds.length || theirs < other.bounds.length) {
            boolean mineFirst =
                    theirs == other.bounds.length || (mine < bounds.length && bounds[mine] <= other.bounds[theirs]);
            if (mineFirst) {
                either.add(bounds[mine], bounds[mine + 1]);
                mine += 2;
            } else {
                either.add(other.bounds[theirs], other.bounds[theirs + 1]);
                theirs += 2;
            }
        }
        return either.spans();
    }

    /** When it does not hold. */
    public Spans not() {
        Collector rest = new Collector();
        long reached = EVER;
        for (int i = 0; i < bounds.length; i += 2) {
            rest.add(reached, bounds[i]);
            reached = bounds[i + 1];
        }
        rest.add(reached, NO_END);
        return rest.spans();
    }

    /** Only those that begin after that moment. */
    public Spans beginningAfter(long moment) {
        int first = 0;
        while (first < bounds.length && bounds[first] <= moment) {
            first += 2;
        }
        return first == 0
                ? this
                : first == bounds.length ? NEVER : new Spans(Arrays.copyOfRange(bounds, first, bounds.length));
    }

    /** What has held since ever is taken to hold from that moment on. */
    public Spans knownSince(long moment) {
        if (isEmpty() || bounds[0] != EVER) {
            return this;
        }
        long[] known = bounds.clone();
        known[0] = moment;
        return moment < bounds[1] ? new Spans(known) : beginningAfter(EVER);
    }

    public boolean covers(long moment) {
        int found = Arrays.binarySearch(bounds, moment);
        // an exact hit of a start holds, of an end does not; between two bounds the parity of the place tells
        return found >= 0 ? found % 2 == 0 : (-found - 1) % 2 == 1;
    }

    public boolean isEmpty() {
        return bounds.length == 0;
    }

    public int count() {
        return bounds.length / 2;
    }

    public long start(int span) {
        return bounds[2 * span];
    }

    /** The first moment at which it no longer holds. */
    public long end(int span) {
        return bounds[2 * span + 1];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Spans that && Arrays.equals(bounds, that.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    @Override
    public String toString() {
        return Arrays.toString(bounds);
    }
}
