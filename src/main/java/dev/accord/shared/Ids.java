package dev.accord.shared;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes ids: 41 bits of milliseconds since 1970, 12 bits of sequence and 10 bits that tell the processes on one
 * database apart. Ids of one process always grow, also when its clock is set back or a millisecond is used up.
 */
public final class Ids {

    private static final int NODE_BITS = 10;
    private static final int SEQUENCE_BITS = 12;

    /** From one id of a process to its next. */
    public static final long STEP = 1L << NODE_BITS;

    private final Clock clock;
    private final long node = new SecureRandom().nextInt(1 << NODE_BITS);
    private final AtomicLong last = new AtomicLong();

    public Ids(Clock clock) {
        this.clock = clock;
    }

    public Id next() {
        return run(1).first();
    }

    /** As many ids in a row, for rows that the database itself numbers. */
    public Run run(int count) {
        long earliest = clock.millis() << (NODE_BITS + SEQUENCE_BITS) | node;
        long end = last.updateAndGet(previous -> Math.max(previous + STEP, earliest) + (count - 1L) * STEP);
        return new Run(new Id(end - (count - 1L) * STEP), new Id(end));
    }

    /** Larger than all ids that any process has made before that moment by its clock, and no larger than those since. */
    public static long since(Instant moment) {
        return moment.toEpochMilli() << (NODE_BITS + SEQUENCE_BITS);
    }

    /** What is left of the ids of this process when they are divided by {@link #STEP}, and hardly ever of another's. */
    public long node() {
        return node;
    }

    /** Ids from the first to the last, each {@link #STEP} after the one before. */
    public record Run(Id first, Id last) {}
}
