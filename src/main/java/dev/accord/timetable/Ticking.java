package dev.accord.timetable;

import dev.accord.people.Acting;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets this node look at the timetable every few seconds, from the opening of the doors until they close. */
@Component
class Ticking implements SmartLifecycle {

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Three, so that the clocks go on while e-mails and webhooks wait for the servers of others. */
    private static final int WORKERS = 3;

    private final Map<String, RecurringJob> jobs;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Acting acting;
    private final Clock clock;
    private final boolean ticks;
    private @Nullable Running running;

    private record Running(Clockwork clockwork, ScheduledExecutorService watch, ExecutorService workers) {}

    /** @param ticks false leaves the work to other nodes, or to a test */
    Ticking(
            ObjectProvider<RecurringJob> jobs,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Acting acting,
            Clock clock,
            @Value("${accord.timetable:true}") boolean ticks) {
        this.jobs = jobs.stream().collect(Collectors.toMap(RecurringJob::key, Function.identity()));
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.acting = acting;
        this.clock = clock;
        this.ticks = ticks;
    }

    @Override
    public void start() {
        JobRows rows =
                new JobRows(jdbc, clock, "node " + Integer.toString(new SecureRandom().nextInt(36 * 36 * 36), 36));
        rows.register(jobs.keySet());
        ExecutorService workers = Executors.newFixedThreadPool(
                WORKERS, Thread.ofPlatform().name("timetable-", 1).factory());
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("timetable-watch").factory());
        Clockwork clockwork = new Clockwork(jobs, rows, transaction, acting, clock, workers);
        if (ticks) {
            watch.scheduleWithFixedDelay(clockwork::look, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
        running = new Running(clockwork, watch, workers);
    }

    @Override
    public void stop() {
        Running stopped = running;
        running = null;
        if (stopped != null) {
            stopped.clockwork().stop();
            stopped.watch().shutdown();
            stopped.workers().shutdown();
            await(stopped.workers());
        }
    }

    private static void await(ExecutorService workers) {
        try {
            if (!workers.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
