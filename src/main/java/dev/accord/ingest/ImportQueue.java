package dev.accord.ingest;

import dev.accord.shared.Refused;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Works on large files one after the other, so that they leave the portal to its people. */
@Component
class ImportQueue implements DisposableBean {

    private static final int LONGEST = 20;
    private static final int PATIENCE_SECONDS = 10;

    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(LONGEST), Thread.ofPlatform().name("imports-", 1).factory());

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
