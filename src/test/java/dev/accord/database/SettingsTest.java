package dev.accord.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.accord.testing.DatabaseTest;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class SettingsTest {

    @Autowired
    Settings settings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    PlatformTransactionManager transactions;

    private final AtomicInteger readings = new AtomicInteger();
    private Kept<Integer> rates;
    private Kept<Integer> ratesOfCountries;

    @BeforeEach
    void twoSubjects() {
        jdbc.sql("INSERT INTO setting (subject, version) VALUES ('rates', 'a'), ('countries', 'b')")
                .update();
        rates = settings.kept("rates");
        ratesOfCountries = settings.kept("rates", "countries");
    }

    @Test
    void readsOnceInAllTransactionsAndOutsideOfThem() {
        assertThat(inATransaction(() -> List.of(read(), read()))).containsExactly(1, 1);
        assertThat(inATransaction(() -> List.of(read(), read()))).containsExactly(1, 1);
        assertThat(read()).isEqualTo(1);
    }

    @Test
    void readsAnewWhatWasChangedInTheSameTransaction() {
        List<Integer> read = inATransaction(() -> {
            int before = read();
            settings.changed("rates");
            return List.of(before, read(), read());
        });

        assertThat(read).containsExactly(1, 2, 2);
        assertThat(read()).as("the others have not read it yet").isEqualTo(3);
    }

    @Test
    void keepsNothingOfWhatIsRolledBack() {
        read();
        transaction.executeWithoutResult(status -> {
            settings.changed("rates");
            assertThat(read()).isEqualTo(2);
            status.setRollbackOnly();
        });

        assertThat(read()).as("what was there before").isEqualTo(1);
    }

    @Test
    void readsAnewWhatAnotherNodeHasChanged() {
        read();
        new Settings(jdbc).changed("rates");

        assertThat(read()).isEqualTo(2);
    }

    @Test
    void tellsATransactionTheSameUntilItsEnd() {
        List<Integer> read = inATransaction(() -> {
            int before = read();
            byAnother(() -> settings.changed("rates"));
            byAnother(this::read);
            return List.of(before, read());
        });

        assertThat(read).containsExactly(1, 1);
        assertThat(read()).isEqualTo(2);
    }

    @Test
    void whoeverHoldsASubjectSeesItAsItIsNow() {
        List<Integer> read = inATransaction(() -> {
            int before = read();
            byAnother(() -> settings.changed("rates"));
            settings.hold("rates");
            return List.of(before, read());
        });

        assertThat(read).containsExactly(1, 2);
    }

    /** Two who change the same rows and then say so would wait for each other, if the second thing were locked at once. */
    @Test
    void theVersionIsWrittenLast() {
        transaction.executeWithoutResult(status -> {
            settings.changed("rates");
            byAnother(this::lock);
        });
        assertThat(version("rates")).isNotEqualTo("a");
    }

    @Test
    void whoeverClaimsASubjectHasItAlone() {
        transaction.executeWithoutResult(status -> {
            settings.claim("rates");
            refusedToOthers();
        });
    }

    @Test
    void nobodyChangesASubjectThatSomebodyHolds() {
        transaction.executeWithoutResult(status -> {
            settings.hold("rates");
            refusedToOthers();
        });

        byAnother(this::lock);
    }

    /** MySQL's refusal is none that Spring has a class for. */
    private void refusedToOthers() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> byAnother(this::lock))
                .withMessageMatching("(?is).*lock.*(exceeded|could not be acquired).*");
    }

    @Test
    void readsAnewWhereOneOfSeveralSubjectsHasChanged() {
        assertThat(ratesOfCountries.get(readings::incrementAndGet)).isEqualTo(1);
        settings.changed("countries");
        assertThat(ratesOfCountries.get(readings::incrementAndGet)).isEqualTo(2);
        assertThat(read()).isEqualTo(3);
        settings.changed("countries");
        assertThat(read()).as("the rates are the same").isEqualTo(3);
    }

    @Test
    void tellsApartWhatHasAnotherKey() {
        List<Integer> read = inATransaction(() -> List.of(
                rates.get("a", readings::incrementAndGet),
                rates.get("b", readings::incrementAndGet),
                rates.get("a", readings::incrementAndGet)));

        assertThat(read).containsExactly(1, 2, 1);
    }

    @Test
    void refusesASubjectThatIsNotThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.changed("weather"))
                .withMessage("there is no subject weather");
    }

    private int read() {
        return rates.get(readings::incrementAndGet);
    }

    private <T> T inATransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    private void byAnother(Runnable work) {
        TransactionTemplate another = new TransactionTemplate(transactions);
        another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        another.executeWithoutResult(status -> work.run());
    }

    private String version(String subject) {
        return jdbc.sql("SELECT version FROM setting WHERE subject = :subject")
                .param("subject", subject)
                .query(String.class)
                .single();
    }

    private void lock() {
        jdbc.sql("SELECT version FROM setting WHERE subject = 'rates' FOR UPDATE NOWAIT")
                .query(String.class)
                .single();
    }
}
