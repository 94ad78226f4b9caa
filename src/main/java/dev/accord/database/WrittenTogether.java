package dev.accord.database;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Rows that nobody reads in the transaction which adds them, such as those of a trail: gathered and written in batches,
 * the last one right before the commit. What is rolled back is never written. Outside of a transaction each row is
 * written at once.
 */
public final class WrittenTogether<T> {

    private static final int BATCH = 500;

    private final Consumer<List<T>> writing;
    private final int batch;

    public WrittenTogether(Consumer<List<T>> writing) {
        this(writing, BATCH);
    }

    private WrittenTogether(Consumer<List<T>> writing, int batch) {
        this.writing = writing;
        this.batch = batch;
    }

    /** Everything at once, right before the commit: for what depends on how the transaction ends. */
    public static <T> WrittenTogether<T> atTheEnd(Consumer<List<T>> writing) {
        return new WrittenTogether<>(writing, Integer.MAX_VALUE);
    }

    public void add(T row) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            writing.accept(List.of(row));
            return;
        }
        @SuppressWarnings("unchecked")
        @Nullable
        Gathered<T> known = (Gathered<T>) TransactionSynchronizationManager.getResource(this);
        Gathered<T> gathered = known == null ? begin() : known;
        gathered.rows.add(row);
        // what is added while others prepare the commit too must not come too late
        if (gathered.rows.size() >= batch || gathered.commits) {
            write(gathered);
        }
    }

    private Gathered<T> begin() {
        Gathered<T> gathered = new Gathered<>();
        TransactionSynchronizationManager.bindResource(this, gathered);
        TransactionSynchronizationManager.registerSynchronization(new ResourceHolderSynchronization<>(gathered, this) {
            @Override
            public void beforeCommit(boolean readOnly) {
                gathered.commits = true;
                write(gathered);
            }

            /** Before {@link Settings}, whose locks are the last ones. */
            @Override
            public int getOrder() {
                return Ordered.LOWEST_PRECEDENCE - 1;
            }
        });
        return gathered;
    }

    private void write(Gathered<T> gathered) {
        if (!gathered.rows.isEmpty()) {
            List<T> rows = List.copyOf(gathered.rows);
            gathered.rows.clear();
            writing.accept(rows);
        }
    }

    private static final class Gathered<T> extends ResourceHolderSupport {
        private final List<T> rows = new ArrayList<>();
        private boolean commits;
    }
}
