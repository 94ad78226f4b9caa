package dev.accord.timetable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long what others did not take waits before it is tried again: longer each time, and for nearly two days in all. */
public final class Retries {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(12),
            Duration.ofHours(24));

    /** The first one included. */
    public static final int ATTEMPTS = PAUSES.size() + 1;

    private Retries() {}

    /** @param attempts how many have failed; empty: it is given up */
    public static Optional<Duration> pauseAfter(int attempts) {
        return attempts <= PAUSES.size() ? Optional.of(PAUSES.get(attempts - 1)) : Optional.empty();
    }
}
