package dev.accord.leads.ui;

import dev.accord.leads.Lifecycle;
import dev.accord.shared.Refused;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A change of the lifecycle that goes on beside the screen: how far it is, and what became of it. */
final class ChangeRun {

    private static final Logger log = LoggerFactory.getLogger(ChangeRun.class);

    private final Consumer<Lifecycle.Progress> work;
    private volatile long done;
    private volatile long all;
    private volatile boolean wanted = true;
    private volatile boolean ended;
    private volatile @Nullable String failure;

    ChangeRun(Consumer<Lifecycle.Progress> work) {
        this.work = work;
    }

    void begin() {
        Thread.ofVirtual().name("lifecycle-change").start(this::run);
    }

    private void run() {
        try {
            work.accept((steps, of) -> {
                done = steps;
                all = of;
                return wanted;
            });
        } catch (Refused no) {
            failure = no.reason();
        } catch (RuntimeException broken) {
            log.error("A change of the lifecycle broke off", broken);
            failure = "it broke off, and nothing has changed: " + broken.getMessage();
        } finally {
            ended = true;
        }
    }

    void cancel() {
        wanted = false;
    }

    boolean isCancelled() {
        return !wanted;
    }

    boolean hasEnded() {
        return ended;
    }

    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    long done() {
        return done;
    }

    long all() {
        return all;
    }
}
