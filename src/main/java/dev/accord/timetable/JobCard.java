package dev.accord.timetable;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A job as the timetable shows it.
 *
 * @param runningOn the node that is at it now
 * @param lastBegan the beginning of the run that is under way, or else of the last one
 * @param lastTook empty until a run has ended, and while one is under way
 * @param lastDone how many things the last run did that ended
 * @param failure why the last run failed; empty where it did not
 * @param runs how many runs there were, those that failed included
 */
public record JobCard(
        String key,
        String purpose,
        Duration every,
        Instant nextAt,
        Optional<String> runningOn,
        Optional<Instant> lastBegan,
        Optional<Duration> lastTook,
        int lastDone,
        Optional<String> failure,
        long runs,
        long failures)
        implements Serializable {}
