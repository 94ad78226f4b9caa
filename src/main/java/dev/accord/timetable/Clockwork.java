package dev.accord.timetable;

import dev.accord.people.Acting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** One node's part in the timetable: it takes runs that are due, works them off piece by piece, and says that it lives. */
final class Clockwork {

    private static final Logger log = LoggerFactory.getLogger(Clockwork.class);

    private final Map<String, RecurringJob> jobs;
    private final JobRows rows;
    private final TransactionOperations transaction;
    private final Acting acting;
    private final Clock clock;
    private final Executor workers;
    private final Set<Lease> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    Clockwork(
            Map<String, RecurringJob> jobs,
            JobRows rows,
            TransactionOperations transaction,
            Acting acting,
            Clock clock,
            Executor workers) {
        this.jobs = jobs;
        this.rows = rows;
        this.transaction = transaction;
        this.acting = acting;
        this.clock = clock;
        this.workers = workers;
    }

    /** Looks once at what is due. A fault is logged and does not end the looking. */
    void look() {
        try {
            underWay.forEach(this::keep);
            for (String job : rows.due()) {
                if (jobs.containsKey(job) && !stopping) {
                    rows.claim(job).ifPresent(this::begin);
                }
            }
        } catch (RuntimeException fault) {
            log.warn("The timetable could not be read; it is looked at again in a moment", fault);
        }
    }

    /** Begins nothing more; what is under way ends with its piece. */
    void stop() {
        stopping = true;
    }

    private void keep(Lease lease) {
        try {
            rows.keep(lease);
        } catch (LeaseLost lost) {
            // the piece under way finds out itself, at its end
            log.warn("{}", lost.getMessage());
        }
    }

    private void begin(Lease lease) {
        underWay.add(lease);
        workers.execute(() -> {
            try {
                run(lease);
            } finally {
                underWay.remove(lease);
            }
        });
    }

    private void run(Lease lease) {
        RecurringJob job = Objects.requireNonNull(jobs.get(lease.job()));
        int done = 0;
        try {
            Optional<String> after = Optional.empty();
            Optional<String> trouble = Optional.empty();
            do {
                Piece piece = piece(job, lease, after);
                done += piece.done();
                after = piece.next();
                trouble = trouble.or(piece::trouble);
            } while (after.isPresent() && !stopping);
            rows.end(lease, done, trouble, after.isPresent() ? clock.instant() : next(job, lease));
        } catch (LeaseLost lost) {
            log.warn("{}: its last piece was rolled back", lost.getMessage());
        } catch (RuntimeException failure) {
            log.error("The job {} failed; it is tried again at its next time", lease.job(), failure);
            fail(job, lease, done, failure);
        }
    }

    /** What a piece did stays only if this node still holds the run when it is done. */
    private Piece piece(RecurringJob job, Lease lease, Optional<String> after) {
        return Objects.requireNonNull(transaction.execute(status -> acting.asPortal(() -> {
            Piece piece = job.work(after);
            rows.keep(lease);
            return piece;
        })));
    }

    private void fail(RecurringJob job, Lease lease, int done, RuntimeException failure) {
        try {
            rows.end(lease, done, Optional.of(words(failure)), next(job, lease));
        } catch (RuntimeException unreachable) {
            // its lease runs out, and then it is due again
            log.warn("The failure of {} could not be noted", lease.job(), unreachable);
        }
    }

    private static String words(RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        return failure.getClass().getSimpleName() + ": " + message;
    }

    /** Missed runs are not made up for, and a run that took longer than its rhythm is followed by the next at once. */
    private Instant next(RecurringJob job, Lease lease) {
        Duration every = job.every();
        Instant next = lease.began().plus(every);
        Instant now = clock.instant();
        return next.isBefore(now) ? now : next;
    }
}
