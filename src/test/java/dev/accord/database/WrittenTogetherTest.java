package dev.accord.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.testing.DatabaseTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class WrittenTogetherTest {

    @Autowired
    TransactionTemplate transaction;

    private final List<List<String>> batches = new ArrayList<>();
    private final WrittenTogether<String> trail = new WrittenTogether<>(batches::add);

    @Test
    void writesWhatATransactionGatheredInOneBatchBeforeTheCommit() {
        inATransaction(() -> {
            trail.add("one");
            trail.add("two");
            assertThat(batches).isEmpty();
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
        });

        assertThat(batches).extracting(List::size).containsExactly(500, 500, 200);
        assertThat(batches.getLast()).last().isEqualTo("row 1199");
    }

    @Test
    void writesAtOnceOutsideOfATransaction() {
        trail.add("alone");

        assertThat(batches).containsExactly(List.of("alone"));
    }

    private void inATransaction(Runnable work) {
        transaction.executeWithoutResult(status -> work.run());
    }
}
