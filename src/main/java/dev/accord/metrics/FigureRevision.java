package dev.accord.metrics;

import dev.accord.shared.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Notices that something was written that figures may count, on whatever node, without reading a figure. Whoever writes such
 * a thing leaves a note of a changed lead or an entry of the audit trail in the same transaction, and their ids grow with
 * time, so the ends of these two are read by the primary key. The notes that the sums have taken in meanwhile show by the
 * end of that job. Some figures change by themselves, as plans and clocks go on: each minute counts as a change.
 */
@Component
public class FigureRevision {

    /** Longer than a transaction lasts and than the clocks of two nodes differ: what is committed late is noticed, too. */
    private static final Duration BACK = Duration.ofSeconds(30);

    /** Who has not looked for so long may have missed something. */
    private static final Duration LONGEST_PAUSE = BACK.dividedBy(2);

    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Set<Long> seen = new HashSet<>();
    private Instant looked = Instant.EPOCH;
    private Optional<Instant> counted = Optional.empty();
    private long revision;

    FigureRevision(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Looks. As long as the number is the same, nothing was written in between. */
    public synchronized long current() {
        Instant now = clock.instant();
        long after = Ids.since(now.minus(BACK));
        seen.removeIf(id -> id < after);
        boolean written = seen.addAll(newest(after));
        Optional<Instant> lastCounted = lastCounted().or(() -> counted);
        if (written || !lastCounted.equals(counted) || isAnotherMinute(now) || hasPaused(now)) {
            revision++;
        }
        counted = lastCounted;
        looked = now;
        return revision;
    }

    /** What was found by whoever looked last. */
    public synchronized long known() {
        return revision;
    }

    private List<Long> newest(long after) {
        return jdbc.sql("""
                        SELECT id
                          FROM (SELECT id FROM lead_changed WHERE id > :after ORDER BY id DESC LIMIT :most) changed
                        UNION ALL
                        SELECT id
                          FROM (SELECT id FROM audit_entry WHERE id > :after ORDER BY id DESC LIMIT :most) trail
                        """)
                .param("after", after)
                .param("most", MOST)
                .query(Long.class)
                .list();
    }

    /** When the sums were last corrected by what had changed; empty where they were not by the last run, or it is under way. */
    private Optional<Instant> lastCounted() {
        return jdbc.sql("SELECT ended_at FROM timetable_job WHERE job_key = :key AND done > 0 AND ended_at IS NOT NULL")
                .param("key", RollUpKeeping.KEY)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    private boolean isAnotherMinute(Instant now) {
        return !now.truncatedTo(ChronoUnit.MINUTES).equals(looked.truncatedTo(ChronoUnit.MINUTES));
    }

    private boolean hasPaused(Instant now) {
        return Duration.between(looked, now).compareTo(LONGEST_PAUSE) > 0;
    }
}
