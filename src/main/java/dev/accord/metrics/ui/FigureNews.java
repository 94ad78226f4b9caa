package dev.accord.metrics.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.Command;
import com.vaadin.flow.shared.Registration;
import dev.accord.metrics.FigureRevision;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Tells the open boards that a figure may have changed. As long as anybody has one open, the node looks once a second, once
 * for all of them. It speaks on a thread that is nobody's: each board reads and shows in the name of its own session.
 */
@Component
public class FigureNews {

    private static final Duration LISTENING = Duration.ofSeconds(1);

    private final FigureRevision revision;
    private final TaskScheduler scheduler;
    private final Clock clock;
    private final Set<Runnable> readers = ConcurrentHashMap.newKeySet();
    private final AtomicLong told = new AtomicLong();
    private @Nullable ScheduledFuture<?> listening;

    FigureNews(FigureRevision revision, TaskScheduler scheduler, Clock clock) {
        this.revision = revision;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /**
     * Has an open board refreshed whenever a figure may have changed, until the registration is removed. It is done when its
     * session is free; a window that was closed meanwhile is told nothing.
     */
    public Registration follow(UI ui, Command refresh) {
        return read(() -> ui.accessLater(refresh::execute, () -> {}).run());
    }

    Registration read(Runnable reader) {
        readers.add(reader);
        listen();
        return () -> {
            readers.remove(reader);
            listen();
        };
    }

    private synchronized void listen() {
        if (readers.isEmpty() && listening != null) {
            listening.cancel(false);
            listening = null;
        } else if (!readers.isEmpty() && listening == null) {
            listening =
                    scheduler.scheduleWithFixedDelay(this::look, clock.instant().plus(LISTENING), LISTENING);
        }
    }

    /** Tells everybody where something has changed since the last time. */
    private void look() {
        long now = revision.current();
        if (told.getAndSet(now) != now) {
            readers.forEach(Runnable::run);
        }
    }
}
