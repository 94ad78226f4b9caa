package dev.accord.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.shared.Refused;
import dev.accord.testing.DatabaseTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class SharedTransactionTest {

    @Autowired
    PlatformTransactionManager transactions;

    /** What was done in each transaction that was committed. */
    private final List<List<String>> committed = new CopyOnWriteArrayList<>();

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    SharedTransaction<String> shared;

    @BeforeEach
    void share() {
        shared = new SharedTransaction<>(transactions, word -> word.charAt(0), this::work);
    }

    private void work(List<SharedTransaction.Request<String>> requests) {
        List<String> done = new ArrayList<>();
        for (SharedTransaction.Request<String> request : requests) {
            switch (request.wanted()) {
                case "no" -> request.refuse(Refused.conflict("no", "no"));
                case "failure" -> throw new IllegalStateException("it fails");
                case "long" -> {
                    begun.countDown();
                    await(goOn);
                    done.add("long");
                }
                default -> done.add(request.wanted());
            }
        }
        // written down once it is committed
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                committed.add(done);
            }
        });
    }

    @Test
    void doesAloneWhatIsAskedForAlone() {
        assertThat(ask("one")).isEmpty();

        assertThat(committed).containsExactly(List.of("one"));
    }

    @Test
    void tellsOnlyThoseWhoAreRefused() {
        List<SharedTransaction.Request<String>> answers = shared.ask(List.of("one", "no"));

        assertThat(answers.getFirst().refusal()).isEmpty();
        assertThat(answers.getLast().refusal()).containsInstanceOf(Refused.class);
        assertThat(committed).containsExactly(List.of("one"));
    }

    @Test
    void doesEachAloneWhereTheyFailTogether() {
        List<SharedTransaction.Request<String>> answers = shared.ask(List.of("one", "failure", "two"));

        assertThat(answers.get(1).refusal()).containsInstanceOf(IllegalStateException.class);
        assertThat(committed).containsExactly(List.of("one"), List.of("two"));
    }

    @Test
    void letsTheSecondOfASubjectSeeWhatBecameOfTheFirst() {
        shared.ask(List.of("same", "so it is", "other"));

        assertThat(committed).containsExactly(List.of("same", "other"), List.of("so it is"));
    }

    @Test
    void isPartOfTheTransactionOfWhoAsks() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            shared.ask(List.of("one"));
            status.setRollbackOnly();
        });

        assertThat(committed).isEmpty();
    }

    @Test
    void goesOnWithoutTheTurnWhereSomebodyHoldsItForTooLong() throws Exception {
        try (ExecutorService people = Executors.newFixedThreadPool(2)) {
            Future<?> slow = people.submit(() -> ask("long"));
            await(begun);
            Future<?> quick = people.submit(() -> ask("quick"));
            quick.get();
            assertThat(slow.isDone()).isFalse();
            goOn.countDown();
            slow.get();
        }

        assertThat(committed).containsExactly(List.of("quick"), List.of("long"));
    }

    private Optional<RuntimeException> ask(String wanted) {
        return shared.ask(List.of(wanted)).getFirst().refusal();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
