package dev.accord.database;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Requests that come at the same moment are answered in one transaction, so that many of them cost little more than one.
 * Nobody waits for company: whoever finds the turn free does at once what is asked for by then, and whoever comes
 * meanwhile is taken along by the next one. Where they fail together, each is done alone, so nobody suffers from another's
 * request. Within a transaction of the caller a request is part of that.
 *
 * @param <T> what is asked for
 */
public final class SharedTransaction<T> {

    private static final int MOST = 100;

    /** Who holds the turn longer than that waits for a lock: others do without it. */
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final Set<Request<T>> waiting = new LinkedHashSet<>();
    private boolean taken;
    private final TransactionTemplate transactions;
    private final Function<T, ?> subject;
    private final Consumer<List<Request<T>>> work;

    /**
     * @param subject of which there is one in a transaction at most: the second sees what became of the first
     * @param work does what is asked for, or refuses single requests before it has changed anything for them
     */
    public SharedTransaction(
            PlatformTransactionManager transactions, Function<T, ?> subject, Consumer<List<Request<T>>> work) {
        this.transactions = new TransactionTemplate(transactions);
        this.subject = subject;
        this.work = work;
    }

    /** What somebody asks for, and waits for. */
    public static final class Request<T> {

        private final T wanted;
        private volatile boolean ended;
        private volatile @Nullable RuntimeException refusal;

        private Request(T wanted) {
            this.wanted = wanted;
        }

        public T wanted() {
            return wanted;
        }

        /** Whoever asked is thrown this; the others of the transaction go on. */
        public void refuse(RuntimeException why) {
            refusal = why;
        }

        /** Why it was refused, or how it failed; empty where it is done. */
        public Optional<RuntimeException> refusal() {
            return Optional.ofNullable(refusal);
        }
    }

    /**
     * Returns when all of it is done and committed, or refused.
     *
     * @param wanted each with its own subject
     * @return the same, in the same order
     */
    public List<Request<T>> ask(List<T> wanted) {
        List<Request<T>> mine = wanted.stream().map(Request::new).toList();
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            work.accept(mine);
        } else {
            share(mine);
        }
        return mine;
    }

    private void share(List<Request<T>> mine) {
        synchronized (waiting) {
            waiting.addAll(mine);
        }
        boolean interrupted = false;
        while (!areEnded(mine)) {
            try {
                serve(mine);
            } catch (InterruptedException stop) {
                // whoever has taken it is at work on it, and what came of it has to be told
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> boolean areEnded(List<Request<T>> requests) {
        return requests.stream().allMatch(request -> request.ended);
    }

    /** Does what is next, with the turn or, where that is taken for too long, without it; or waits for who does it. */
    private void serve(List<Request<T>> mine) throws InterruptedException {
        List<Request<T>> these;
        boolean inTurn;
        synchronized (waiting) {
            long until = System.nanoTime() + PATIENCE.toNanos();
            for (long left = PATIENCE.toNanos();
                    !areEnded(mine) && taken && left > 0;
                    left = until - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(waiting, left);
            }
            if (areEnded(mine)) {
                // the next round is for those who still wait
                return;
            }
            inTurn = !taken;
            these = inTurn
                    ? next(waiting)
                    : next(mine.stream().filter(waiting::contains).toList());
            if (these.isEmpty()) {
                return;
            }
            waiting.removeAll(these);
            taken = true;
        }
        try {
            together(these);
        } finally {
            synchronized (waiting) {
                these.forEach(request -> request.ended = true);
                taken = taken && !inTurn;
                waiting.notifyAll();
            }
        }
    }

    private List<Request<T>> next(Collection<Request<T>> open) {
        Map<Object, Request<T>> bySubject = new LinkedHashMap<>();
        open.stream().limit(MOST).forEach(request -> bySubject.putIfAbsent(subject.apply(request.wanted), request));
        return List.copyOf(bySubject.values());
    }

    private void together(List<Request<T>> these) {
        try {
            transactions.executeWithoutResult(status -> work.accept(these));
        } catch (RuntimeException failure) {
            if (these.size() > 1) {
                these.forEach(request -> {
                    request.refusal = null;
                    together(List.of(request));
                });
            } else {
                these.getFirst().refuse(failure);
            }
        }
    }
}
