package dev.accord.leads;

import dev.accord.shared.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Works on large bulk changes one after the other, so that they leave the portal to its people. */
@Component
class BulkQueue implements SmartInitializingSingleton, DisposableBean {

    /** How long a change can be undone. */
    static final Duration UNDO = Duration.ofMinutes(10);

    private static final Logger log = LoggerFactory.getLogger(BulkQueue.class);
    private static final int LONGEST = 20;
    private static final int PATIENCE_SECONDS = 10;

    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(LONGEST),
            Thread.ofPlatform().name("bulk-changes-", 1).factory());

    private final JdbcClient jdbc;
    private final Clock clock;

    BulkQueue(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Before the doors open: changes whose process has ended do not run any more. */
    @Override
    public void afterSingletonsInstantiated() {
        Instant now = clock.instant();
        int count = jdbc.sql("""
                        UPDATE bulk_change
                           SET failure = CASE state WHEN 'RUNNING' THEN :broken ELSE :half END, state = 'STOPPED',
                               ended_at = :now, undo_until = :undo
                         WHERE state IN ('RUNNING', 'UNDOING')
                        """)
                .param("broken", "The portal was stopped on the way. What was done stays.")
                .param("half", "The portal was stopped while this was undone. Undo it again to go on.")
                .param("now", Timestamp.from(now))
                .param("undo", Timestamp.from(now.plus(UNDO)))
                .update();
        if (count > 0) {
            log.warn("Bulk changes that were interrupted when the portal was stopped: {}", count);
        }
    }

    /** @throws Refused with code {@code too-many-changes} */
    void add(Runnable work) {
        try {
            executor.execute(work);
        } catch (RejectedExecutionException e) {
            throw Refused.conflict("too-many-changes", "%d bulk changes are waiting already", LONGEST);
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        executor.shutdownNow();
        executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
