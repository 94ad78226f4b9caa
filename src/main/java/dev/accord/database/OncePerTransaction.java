package dev.accord.database;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What changes seldom and is asked often, such as the stages or who there is: read once in a transaction, however many
 * services ask for it. Outside of a transaction each question reads anew. Whoever changes it calls {@link #forget()}.
 */
public final class OncePerTransaction<T> {

    /** Reads it, or tells what was read in this transaction before. */
    public T get(Supplier<T> reading) {
        return get("", reading);
    }

    /** The same for one of many, told apart by the key. */
    public T get(Object key, Supplier<T> reading) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return reading.get();
        }
        Answers<T> answers = known().orElseGet(this::begin);
        @Nullable T answer = answers.byKey.get(key);
        if (answer == null) {
            answer = reading.get();
            answers.byKey.put(key, answer);
        }
        return answer;
    }

    /** What was read in this transaction no longer holds. */
    public void forget() {
        known().ifPresent(answers -> answers.byKey.clear());
    }

    @SuppressWarnings("unchecked")
    private Optional<Answers<T>> known() {
        return Optional.ofNullable((Answers<T>) TransactionSynchronizationManager.getResource(this));
    }

    private Answers<T> begin() {
        Answers<T> answers = new Answers<>();
        TransactionSynchronizationManager.bindResource(this, answers);
        TransactionSynchronizationManager.registerSynchronization(
                new ResourceHolderSynchronization<>(answers, this) {});
        return answers;
    }

    private static final class Answers<T> extends ResourceHolderSupport {
        private final Map<Object, T> byKey = new HashMap<>();
    }
}
