package dev.accord.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.goals.Goals;
import dev.accord.leads.Leads;
import dev.accord.shared.Ids;
import dev.accord.shared.Period;
import dev.accord.shared.PortalClock;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class SharedReadingsTest {

    private static final Instant NOON = Instant.parse("2026-05-16T12:00:00Z");

    private record Question(String board) {}

    @Autowired
    Cast cast;

    @Autowired
    Leads leads;

    @Autowired
    Goals goals;

    @Autowired
    PortalClock clock;

    @Autowired
    Ids ids;

    @Autowired
    JdbcClient jdbc;

    Cast.Players players;
    FigureRevision revision;
    SharedReadings shared;
    AtomicInteger readings = new AtomicInteger();

    @BeforeEach
    void somebodyHasReadTheBoard() {
        players = cast.enter();
        revision = new FigureRevision(jdbc, clock);
        shared = new SharedReadings(revision);
        assertThat(readNow()).isEqualTo(1);
    }

    @Test
    void twoHundredWhoLookAreToldOneReading() {
        record("L1");
        clock.at(NOON, revision::current);

        List<Integer> told = IntStream.range(0, 200)
                .parallel()
                .mapToObj(person -> shared.told(new Question("ours"), readings::incrementAndGet))
                .toList();

        assertThat(told).containsOnly(2);
    }

    @Test
    void nothingIsReadAgainBeforeSomethingIsWritten() {
        assertThat(readNow()).isEqualTo(1);
        assertThat(clock.at(NOON.plusSeconds(14), () -> shared.now(new Question("ours"), readings::incrementAndGet)))
                .isEqualTo(1);

        record("L1");

        assertThat(readNow()).isEqualTo(2);
        assertThat(readNow()).isEqualTo(2);
    }

    @Test
    void eachBoardIsReadForItself() {
        assertThat(clock.at(NOON, () -> shared.now(new Question("theirs"), () -> "theirs")))
                .isEqualTo("theirs");
        assertThat(readNow()).isEqualTo(1);
    }

    @Test
    void aGoalIsNoticed() {
        Period quarter = new Period(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 7, 1), ZoneOffset.UTC);
        cast.as(players.manager(), () -> goals.set("revenue", quarter, new BigDecimal("93000"), Optional.of("EUR")));

        assertThat(readNow()).isEqualTo(2);
    }

    /** What another node began before and commits after something that was noticed. */
    @Test
    void whatIsCommittedLateIsNoticed() {
        long early = ids.next().value();
        record("L1");
        assertThat(readNow()).isEqualTo(2);

        jdbc.sql("INSERT INTO lead_changed (id, subject_id) VALUES (:id, 7)")
                .param("id", early)
                .update();

        assertThat(readNow()).isEqualTo(3);
    }

    @Test
    void whatTheSumsHaveTakenInBeforeAnybodyLookedIsNoticed() {
        jdbc.sql("UPDATE timetable_job SET done = 1, ended_at = :now WHERE job_key = :key")
                .param("now", Timestamp.from(NOON))
                .param("key", RollUpKeeping.KEY)
                .update();

        assertThat(readNow()).isEqualTo(2);
    }

    @Test
    void aMinutePassesAsPlansAndClocksGoOn() {
        assertThat(clock.at(
                        NOON.plus(Duration.ofMinutes(1)),
                        () -> shared.now(new Question("ours"), readings::incrementAndGet)))
                .isEqualTo(2);
    }

    private int readNow() {
        return clock.at(NOON, () -> shared.now(new Question("ours"), readings::incrementAndGet));
    }

    private void record(String lead) {
        cast.as(players.marketer(), () -> leads.record(List.of(TestLeads.standingIn(lead, "MQL", NOON)), false));
    }
}
