package dev.accord.shared;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The clock of the portal, in microseconds as the database keeps them. A thread may live through another moment,
 * which is how a story of two years is told through the real transitions, and how tests set the time.
 */
public final class PortalClock extends Clock {

    private final Clock clock;
    private final ZoneId zone;
    private final ThreadLocal<@Nullable Instant> moment;

    public PortalClock(Clock clock) {
        this(clock, ZoneOffset.UTC, new ThreadLocal<>());
    }

    private PortalClock(Clock clock, ZoneId zone, ThreadLocal<@Nullable Instant> moment) {
        this.clock = clock;
        this.zone = zone;
        this.moment = moment;
    }

    /** Does the work as if it were that moment, on this thread only. */
    public <T> T at(Instant when, Supplier<T> work) {
        Instant before = moment.get();
        moment.set(when.truncatedTo(ChronoUnit.MICROS));
        try {
            return work.get();
        } finally {
            if (before == null) {
                moment.remove();
            } else {
                moment.set(before);
            }
        }
    }

    /** Does the work as if it were that moment, on this thread only. */
    public void at(Instant when, Runnable work) {
        at(when, () -> {
            work.run();
            return "";
        });
    }

    @Override
    public Instant instant() {
        Instant travelled = moment.get();
        return travelled == null ? clock.instant().truncatedTo(ChronoUnit.MICROS) : travelled;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new PortalClock(clock, other, moment);
    }
}
