package dev.accord.metrics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is the same for everybody who looks is read once for all of them, and again only after something was written that it
 * may count. Who asks while it is being read waits for it and is told the same.
 */
@Component
public class SharedReadings {

    /** So many boards and periods at once; of the others the one that was asked for longest ago is forgotten. */
    private static final int MOST = 64;

    private static final class Reading {
        private long revision;
        private @Nullable Object content;
    }

    private final FigureRevision revision;
    private final Map<Object, Reading> readings = new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Reading> eldest) {
            return size() > MOST;
        }
    };

    SharedReadings(FigureRevision revision) {
        this.revision = revision;
    }

    /** As it is now: nothing that was committed before is missing. */
    public <T> T now(Record question, Supplier<T> reading) {
        // the revision is older than what is read next, never newer
        return of(question, revision.current(), reading);
    }

    /** As it is since somebody noticed a change: one reading for all who were told of it. */
    public <T> T told(Record question, Supplier<T> reading) {
        return of(question, revision.known(), reading);
    }

    @SuppressWarnings("unchecked")
    private <T> T of(Record question, long atLeast, Supplier<T> reading) {
        Reading one;
        synchronized (readings) {
            one = readings.computeIfAbsent(question, any -> new Reading());
        }
        synchronized (one) {
            @Nullable Object known = one.content;
            if (known != null && one.revision >= atLeast) {
                return (T) known;
            }
            T read = reading.get();
            one.content = read;
            one.revision = atLeast;
            return read;
        }
    }
}
