package dev.accord.handoffs.ui;

import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.shared.Registration;
import dev.accord.handoffs.Decided;
import dev.accord.handoffs.DecidedElsewhere;
import dev.accord.handoffs.HandoffEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells the open queues what was decided, once it is committed, on this node or on another. Decisions that come close
 * together, as an import makes them by the thousand, are told together. It speaks on threads of its own, which are
 * nobody's: what a reader does in answer it does in the name of its own session.
 */
@Component
class QueueNews {

    private static final Duration PAUSE = Duration.ofMillis(200);

    /** How often this node looks at what the others have decided, as long as anybody reads. */
    private static final Duration LISTENING = Duration.ofMillis(500);

    private final Set<SerializableConsumer<List<Decided>>> readers = ConcurrentHashMap.newKeySet();
    private final Queue<Decided> untold = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean telling = new AtomicBoolean();
    private final DecidedElsewhere elsewhere;
    private final TaskScheduler scheduler;
    private final Clock clock;
    private @Nullable ScheduledFuture<?> listening;

    QueueNews(DecidedElsewhere elsewhere, TaskScheduler scheduler, Clock clock) {
        this.elsewhere = elsewhere;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** The reader hears of every decision until the registration is removed. */
    Registration read(SerializableConsumer<List<Decided>> reader) {
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
            listening = scheduler.scheduleWithFixedDelay(() -> tell(elsewhere.news()), LISTENING);
        }
    }

    /** Does something a little later, such as taking a row away that should be read first. */
    void later(Duration pause, Runnable work) {
        scheduler.schedule(work, clock.instant().plus(pause));
    }

    @TransactionalEventListener
    void on(HandoffEvent event) {
        if (readers.isEmpty()) {
            return;
        }
        untold.add(new Decided(event.handoff(), event.by(), event.settles()));
        if (telling.compareAndSet(false, true)) {
            later(PAUSE, this::tellWhatHappenedHere);
        }
    }

    private void tellWhatHappenedHere() {
        telling.set(false);
        List<Decided> news = new ArrayList<>();
        @Nullable Decided next;
        while ((next = untold.poll()) != null) {
            news.add(next);
        }
        tell(news);
    }

    /** Side by side, as each of them reads its list. */
    private void tell(List<Decided> news) {
        if (!news.isEmpty()) {
            readers.forEach(reader -> later(Duration.ZERO, () -> reader.accept(news)));
        }
    }
}
