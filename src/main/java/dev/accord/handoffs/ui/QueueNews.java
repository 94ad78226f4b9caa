package dev.accord.handoffs.ui;

import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.shared.Registration;
import dev.accord.handoffs.HandoffEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells the open queues what was decided, once it is committed. Decisions that come close together, as an import
 * makes them by the thousand, are told together. It speaks on threads of its own, which are nobody's: what a reader
 * does in answer it does in the name of its own session.
 */
@Component
class QueueNews {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Set<SerializableConsumer<List<HandoffEvent>>> readers = ConcurrentHashMap.newKeySet();
    private final Queue<HandoffEvent> untold = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean telling = new AtomicBoolean();
    private final TaskScheduler scheduler;
    private final Clock clock;

    QueueNews(TaskScheduler scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** The reader hears of every decision until the registration is removed. */
    Registration read(SerializableConsumer<List<HandoffEvent>> reader) {
        readers.add(reader);
        return () -> readers.remove(reader);
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
        untold.add(event);
        if (telling.compareAndSet(false, true)) {
            later(PAUSE, this::tell);
        }
    }

    private void tell() {
        telling.set(false);
        List<HandoffEvent> news = new ArrayList<>();
        @Nullable HandoffEvent next;
        while ((next = untold.poll()) != null) {
            news.add(next);
        }
        readers.forEach(reader -> reader.accept(news));
    }
}
