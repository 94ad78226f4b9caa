package dev.accord.timetable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.PortalClock;
import dev.accord.shared.Refused;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class TimetableTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Acting acting;

    @Autowired
    PortalClock clock;

    @Autowired
    Timetable timetable;

    @Autowired
    Cast cast;

    /** What was done, in order. */
    final List<String> done = new ArrayList<>();

    @BeforeEach
    void registerTheJob() {
        jdbc.sql("DELETE FROM timetable_job").update();
        clock.at(NOON, () -> rows("a").register(List.of("count")));
    }

    @Test
    void runsWhatIsDueOnceAndAgainAfterItsPause() {
        Clockwork node = node("a", job(after -> Piece.last(3)));

        clock.at(NOON, node::look);
        clock.at(NOON.plus(HOUR).minusSeconds(1), node::look);
        assertThat(done).containsExactly("from the beginning");

        clock.at(NOON.plus(HOUR), node::look);
        assertThat(done).hasSize(2);
        assertThat(column("run")).isEqualTo(2);
        assertThat(column("done")).isEqualTo(3);
    }

    @Test
    void worksARunOffPieceByPiece() {
        Clockwork node = node(
                "a",
                job(after -> after.isEmpty()
                        ? Piece.more(10, "10")
                        : after.get().equals("10") ? Piece.more(10, "20") : Piece.last(4)));

        clock.at(NOON, node::look);

        assertThat(done).containsExactly("from the beginning", "from 10", "from 20");
        assertThat(column("done")).isEqualTo(24);
    }

    @Test
    void makesUpForADayWithoutAPortalWithASingleRun() {
        Clockwork node = node("a", job(after -> Piece.last(1)));
        clock.at(NOON, node::look);

        Instant nextDay = NOON.plus(Duration.ofDays(1));
        clock.at(nextDay, node::look);
        clock.at(nextDay.plusSeconds(5), node::look);

        assertThat(done).hasSize(2);
    }

    @Test
    void givesEachRunToExactlyOneOfTwoNodesThatLookAtTheSameMoment() throws Exception {
        int rounds = 200;
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            CyclicBarrier together = new CyclicBarrier(2);
            for (int round = 0; round < rounds; round++) {
                Instant at = NOON.plus(HOUR.multipliedBy(round));
                List<Future<Optional<Lease>>> claims = new ArrayList<>();
                for (String node : List.of("a", "b")) {
                    claims.add(two.submit((Callable<Optional<Lease>>) () -> {
                        together.await();
                        Optional<Lease> won = clock.at(at, () -> rows(node).claim("count"));
                        won.ifPresent(lease ->
                                clock.at(at, () -> rows(node).end(lease, 1, Optional.empty(), at.plus(HOUR))));
                        return won;
                    }));
                }
                assertThat(List.of(claims.get(0).get(), claims.get(1).get()))
                        .filteredOn(Optional::isPresent)
                        .hasSize(1);
            }
        }
        assertThat(column("run")).isEqualTo(rounds);
    }

    @Test
    void takesOverFromANodeThatWasKilledWithinAMinute() {
        Clockwork other = node("b", job(after -> Piece.last(1)));
        clock.at(NOON, () -> rows("killed").claim("count"));

        clock.at(NOON.plusSeconds(30), other::look);
        assertThat(done).isEmpty();

        clock.at(NOON.plusSeconds(59), other::look);
        assertThat(done).containsExactly("from the beginning");
    }

    @Test
    void leavesARunToANodeThatSaysThatItLives() {
        Clockwork other = node("b", job(after -> Piece.last(1)));
        Lease lease = clock.at(NOON, () -> rows("slow").claim("count")).orElseThrow();
        clock.at(NOON.plusSeconds(30), () -> rows("slow").keep(lease));

        clock.at(NOON.plusSeconds(59), other::look);

        assertThat(done).isEmpty();
    }

    @Test
    void rollsBackWhatANodeDidThatWasTakenForDead() {
        jdbc.sql("INSERT INTO timetable_job (job_key, next_at) VALUES ('witness', :far)")
                .param("far", java.sql.Timestamp.from(NOON.plus(Duration.ofDays(900))))
                .update();
        Clockwork slow = node("slow", job(after -> {
            jdbc.sql("UPDATE timetable_job SET done = 77 WHERE job_key = 'witness'")
                    .update();
            Instant later = NOON.plusSeconds(50);
            // meanwhile, on a connection of its own, another node takes over
            Thread other = new Thread(() -> clock.at(later, () -> rows("b").claim("count")));
            other.start();
            join(other);
            return Piece.last(1);
        }));

        clock.at(NOON, slow::look);

        assertThat(done).hasSize(1);
        assertThat(jdbc.sql("SELECT done FROM timetable_job WHERE job_key = 'witness'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("SELECT holder FROM timetable_job WHERE job_key = 'count'")
                        .query(String.class)
                        .single())
                .isEqualTo("b");
    }

    @Test
    void notesWhyAJobFailedAndTriesItAgainAtItsNextTime() {
        Clockwork node = node("a", job(after -> {
            if (done.size() == 1) {
                throw new IllegalStateException("the post office is closed");
            }
            return Piece.last(5);
        }));

        clock.at(NOON, node::look);
        assertThat(jdbc.sql("SELECT failure FROM timetable_job WHERE job_key = 'count'")
                        .query(String.class)
                        .single())
                .contains("the post office is closed");
        assertThat(column("failures")).isEqualTo(1);

        clock.at(NOON.plus(HOUR), node::look);
        assertThat(column("done")).isEqualTo(5);
        assertThat(column("failures")).isEqualTo(1);
    }

    @Test
    void letsAnAdministratorRunAJobBeforeItsTimeAndWritesThatDown() {
        Cast.Players players = cast.enter();
        Clockwork node = node("a", job(after -> Piece.last(1)));
        clock.at(NOON, node::look);

        clock.at(NOON.plusSeconds(60), () -> cast.as(players.administrator(), () -> timetable.runNow("count")));
        clock.at(NOON.plusSeconds(61), node::look);

        assertThat(done).hasSize(2);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM audit_entry WHERE event = 'JobHurried'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> cast.as(players.administrator(), () -> timetable.runNow("nothing")))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("unknown-job"));
    }

    private RecurringJob job(Function<Optional<String>, Piece> work) {
        return new RecurringJob() {
            @Override
            public String key() {
                return "count";
            }

            @Override
            public String purpose() {
                return "Counts";
            }

            @Override
            public Duration every() {
                return HOUR;
            }

            @Override
            public Piece work(Optional<String> after) {
                assertThat(acting.now().person()).isEqualTo(Optional.<Id>empty());
                done.add(after.map(place -> "from " + place).orElse("from the beginning"));
                return work.apply(after);
            }
        };
    }

    private Clockwork node(String name, RecurringJob job) {
        return new Clockwork(Map.of(job.key(), job), rows(name), transaction, acting, clock, Runnable::run);
    }

    private JobRows rows(String node) {
        return new JobRows(jdbc, clock, node);
    }

    private long column(String name) {
        return jdbc.sql("SELECT " + name + " FROM timetable_job WHERE job_key = 'count'")
                .query(Long.class)
                .single();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
