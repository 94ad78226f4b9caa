package dev.accord.activity.ui;

import com.vaadin.flow.server.Command;
import com.vaadin.flow.shared.Registration;
import dev.accord.activity.BellRings;
import dev.accord.activity.BellsRung;
import dev.accord.shared.Id;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Lets open bells ring, once it is committed: on this node at once, on the others within a second. What comes close together
 * rings once. As long as somebody has a page open, a node asks the database once a second for all of them; nobody asks for
 * each.
 */
@Component
class BellNews {

    private static final Logger log = LoggerFactory.getLogger(BellNews.class);

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration OTHERS = Duration.ofSeconds(1);

    private final Map<Id, Set<Command>> readers = new ConcurrentHashMap<>();
    private final Set<Id> untold = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean telling = new AtomicBoolean();
    private final BellRings rings;
    private final TaskScheduler scheduler;
    private @Nullable ScheduledFuture<?> listening;
    private long heard;

    BellNews(BellRings rings, TaskScheduler scheduler) {
        this.rings = rings;
        this.scheduler = scheduler;
    }

    /** The reader hears when the person's bell says something else, until the registration is removed. */
    Registration read(Id person, Command reader) {
        readers.compute(person, (id, known) -> {
            Set<Command> all = known == null ? ConcurrentHashMap.newKeySet() : known;
            all.add(reader);
            return all;
        });
        listen();
        return () -> {
            readers.computeIfPresent(person, (id, known) -> {
                known.remove(reader);
                return known.isEmpty() ? null : known;
            });
            rest();
        };
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(BellsRung rung) {
        untold.addAll(rung.people());
        if (telling.compareAndSet(false, true)) {
            scheduler.schedule(this::tell, scheduler.getClock().instant().plus(PAUSE));
        }
    }

    private void tell() {
        telling.set(false);
        Set<Id> people = new HashSet<>(untold);
        untold.removeAll(people);
        people.forEach(this::ring);
        rings.ring(people);
    }

    private void ring(Id person) {
        readers.getOrDefault(person, Set.of()).forEach(Command::execute);
    }

    private synchronized void listen() {
        if (listening == null) {
            heard = rings.last();
            listening = scheduler.scheduleWithFixedDelay(this::hear, OTHERS);
        }
    }

    private synchronized void rest() {
        if (listening != null && readers.isEmpty()) {
            listening.cancel(false);
            listening = null;
        }
    }

    /** Whoever sits on this node may have heard it already; looking twice does no harm. */
    synchronized void hear() {
        try {
            BellRings.Heard news = rings.since(heard);
            heard = news.last();
            news.people().forEach(this::ring);
        } catch (RuntimeException fault) {
            log.warn("The news of other nodes could not be read; they are looked for again in a moment", fault);
        }
    }
}
