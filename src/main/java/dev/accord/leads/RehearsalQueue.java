package dev.accord.leads;

import dev.accord.glossary.Rehearsing.Outcome;
import dev.accord.glossary.Rehearsing.State;
import dev.accord.leads.RehearsalRows.Met;
import dev.accord.leads.qualification.Histories;
import dev.accord.leads.qualification.LeadHistory;
import dev.accord.leads.qualification.Moments;
import dev.accord.leads.qualification.Place;
import dev.accord.leads.qualification.Qualification;
import dev.accord.leads.qualification.Rules;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Works on rehearsals one after the other, each with two hands: while one waits for the database, the other counts. It
 * takes leads in the order of their ids, a thousand at a time, and keeps of them only when they first met the criteria.
 */
@Component
class RehearsalQueue implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(RehearsalQueue.class);
    private static final int LONGEST = 5;
    private static final int LEADS = 1_000;
    private static final int PATIENCE_SECONDS = 10;
    private static final int PULSE_SECONDS = 15;

    /**
     * What to do.
     *
     * @param asOf history is looked at up to here
     */
    record Rehearsal(Id id, Place stage, Rules rules, Instant asOf) {}

    private final ThreadPoolExecutor queue = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(LONGEST),
            Thread.ofPlatform().name("rehearsals-", 1).factory());

    private final ExecutorService otherHand = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("rehearsals-other-hand").factory());

    private final ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("rehearsals-pulse").factory());

    private final Set<Id> mine = ConcurrentHashMap.newKeySet();
    private final Histories histories;
    private final RehearsalRows rows;
    private final RehearsalOutcomes outcomes;

    RehearsalQueue(Histories histories, RehearsalRows rows, RehearsalOutcomes outcomes) {
        this.histories = histories;
        this.rows = rows;
        this.outcomes = outcomes;
        pulse.scheduleWithFixedDelay(this::beat, PULSE_SECONDS, PULSE_SECONDS, TimeUnit.SECONDS);
    }

    private void beat() {
        try {
            if (!mine.isEmpty()) {
                rows.keepAlive(mine);
            }
        } catch (RuntimeException unreachable) {
            log.warn("Cannot say that rehearsals are under way; it is tried again in a moment", unreachable);
        }
    }

    /** @throws Refused with code {@code too-many-rehearsals} */
    void add(Rehearsal rehearsal) {
        mine.add(rehearsal.id());
        try {
            queue.execute(() -> run(rehearsal));
        } catch (RejectedExecutionException full) {
            mine.remove(rehearsal.id());
            rows.end(rehearsal.id(), State.FAILED, "Too many rehearsals were waiting.");
            throw Refused.conflict(
                    "too-many-rehearsals", "%d rehearsals are waiting already. Try again later.", LONGEST);
        }
    }

    private void run(Rehearsal rehearsal) {
        try {
            Hands hands = new Hands(rehearsal);
            Future<?> other = otherHand.submit(hands::work);
            try {
                hands.work();
            } finally {
                other.get();
            }
            if (!hands.cancelled && rows.show(rehearsal.id(), outcome(rehearsal))) {
                rows.outdated(rehearsal.id()).forEach(rows::drop);
                rows.forgetOwnBefore(rehearsal.id());
            } else {
                rows.drop(rehearsal.id());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | ExecutionException failure) {
            fail(rehearsal, failure);
        } finally {
            mine.remove(rehearsal.id());
        }
    }

    private Outcome outcome(Rehearsal rehearsal) throws InterruptedException, ExecutionException {
        return outcomes.of(
                rehearsal.id(), rehearsal.stage().key(), rehearsal.stage().stage(), rehearsal.asOf(), otherHand);
    }

    private void fail(Rehearsal rehearsal, Exception failure) {
        if (!queue.isShutdown()) {
            log.error("Rehearsal {} broke off", rehearsal.id(), failure);
            rows.end(rehearsal.id(), State.FAILED, "The portal could not go on. Begin it again.");
        }
    }

    /** Two hands at one rehearsal. */
    private final class Hands {

        private final Rehearsal rehearsal;
        private final long asOf;
        private long last;
        private volatile boolean stopped;
        private volatile boolean cancelled;

        Hands(Rehearsal rehearsal) {
            this.rehearsal = rehearsal;
            this.asOf = Moments.of(rehearsal.asOf());
        }

        void work() {
            try {
                Optional<Histories.Range> range = next();
                while (range.isPresent()) {
                    look(range.get());
                    range = next();
                }
            } finally {
                // when one hand cannot go on, the other need not
                stopped = true;
            }
        }

        private synchronized Optional<Histories.Range> next() {
            if (stopped || Thread.currentThread().isInterrupted()) {
                return Optional.empty();
            }
            Optional<Histories.Range> range = histories.rangeAfter(last, LEADS);
            range.ifPresent(found -> last = found.last());
            return range;
        }

        private void look(Histories.Range range) {
            List<Met> met = new ArrayList<>();
            for (LeadHistory lead : histories
                    .between(range.first(), range.last(), rehearsal.rules())
                    .values()) {
                // another record stands for a merged one, and has its history
                if (!lead.isMerged()) {
                    Qualification.first(lead, rehearsal.rules(), rehearsal.stage(), asOf)
                            .ifPresent(at -> met.add(new Met(lead.lead(), at)));
                }
            }
            rows.add(rehearsal.id(), met);
            if (!rows.goesOn(rehearsal.id(), range.leads())) {
                cancelled = true;
                stopped = true;
            }
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        pulse.shutdownNow();
        queue.shutdownNow();
        otherHand.shutdownNow();
        queue.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
