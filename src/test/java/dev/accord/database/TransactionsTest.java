package dev.accord.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.testing.DatabaseTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class TransactionsTest {

    @Autowired
    TransactionTemplate transaction;

    private final AtomicInteger readings = new AtomicInteger();
    private final OncePerTransaction<Integer> seldomChanged = new OncePerTransaction<>();
    private final List<List<String>> batches = new ArrayList<>();
    private final WrittenTogether<String> trail = new WrittenTogether<>(batches::add);

    @Test
    void readsOnceInATransactionAndAnewInTheNext() {
        List<Integer> first = inATransaction(() -> List.of(read(), read()));
        List<Integer> second = inATransaction(() -> List.of(read(), read()));

        assertThat(first).containsExactly(1, 1);
        assertThat(second).containsExactly(2, 2);
    }

    @Test
    void readsAnewWhatWasChangedInTheSameTransaction() {
        List<Integer> read = inATransaction(() -> {
            int before = read();
            seldomChanged.forget();
            return List.of(before, read());
        });

        assertThat(read).containsExactly(1, 2);
    }

    @Test
    void readsEachTimeOutsideOfATransaction() {
        assertThat(List.of(read(), read())).containsExactly(1, 2);
    }

    @Test
    void tellsApartWhatHasAnotherKey() {
        List<Integer> read = inATransaction(() -> List.of(
                seldomChanged.get("a", readings::incrementAndGet),
                seldomChanged.get("b", readings::incrementAndGet),
                seldomChanged.get("a", readings::incrementAndGet)));

        assertThat(read).containsExactly(1, 2, 1);
    }

    @Test
    void writesWhatATransactionGatheredInOneBatchBeforeTheCommit() {
        inATransaction(() -> {
            trail.add("one");
            trail.add("two");
            assertThat(batches).isEmpty();
            return "";
        });

        assertThat(batches).containsExactly(List.of("one", "two"));
    }

    @Test
    void writesNothingOfWhatIsRolledBack() {
        transaction.executeWithoutResult(status -> {
            trail.add("undone");
            status.setRollbackOnly();
        });

        assertThat(batches).isEmpty();
    }

    @Test
    void writesOnTheWayWhereThereIsMuch() {
        inATransaction(() -> {
            IntStream.range(0, 1_200).forEach(number -> trail.add("row " + number));
            return "";
        });

        assertThat(batches).extracting(List::size).containsExactly(500, 500, 200);
        assertThat(batches.getLast()).last().isEqualTo("row 1199");
    }

    @Test
    void writesAtOnceOutsideOfATransaction() {
        trail.add("alone");

        assertThat(batches).containsExactly(List.of("alone"));
    }

    private int read() {
        return seldomChanged.get(readings::incrementAndGet);
    }

    private <T> T inATransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
