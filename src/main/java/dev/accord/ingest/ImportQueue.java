package dev.accord.ingest;

import dev.accord.shared.Refused;
import java.time.Clock;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Works on large files one after the other, so that they leave the portal to its people. */
@Component
class ImportQueue implements SmartInitializingSingleton, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ImportQueue.class);
    private static final int LONGEST = 20;
    private static final int PATIENCE_SECONDS = 10;

    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(LONGEST),
            Thread.ofPlatform().name("imports-", 1).factory());

    private final ImportRuns runs;
    private final Clock clock;

    ImportQueue(ImportRuns runs, Clock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    /** Before the doors open: imports whose process has ended do not run any more. */
    @Override
    public void afterSingletonsInstantiated() {
        int count = runs.endInterrupted(
                Imports.INTERRUPTED
                        + ": the portal was stopped. What had gone in stays; import the file again to go on.",
                clock.instant());
        if (count > 0) {
            log.warn("Imports that were interrupted when the portal was stopped: {}", count);
        }
    }

    /** @throws Refused with code {@code too-many-imports} */
    void add(Runnable work) {
        try {
            executor.execute(work);
        } catch (RejectedExecutionException e) {
            throw Refused.conflict("too-many-imports", "%d imports are waiting already. Try again later.", LONGEST);
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        executor.shutdownNow();
        executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
