package dev.accord.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.database.Settings;
import dev.accord.glossary.DefinitionVersion.Lapse;
import dev.accord.glossary.Definitions;
import dev.accord.glossary.Rehearsing.State;
import dev.accord.glossary.VersionName;
import dev.accord.glossary.criteria.Criteria;
import dev.accord.glossary.criteria.Criterion;
import dev.accord.glossary.criteria.Criterion.Fact;
import dev.accord.glossary.criteria.Criterion.Group;
import dev.accord.glossary.criteria.Criterion.Match;
import dev.accord.leads.Restatements.Restatement;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestDefinitions;
import dev.accord.testing.TestLeads;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@DatabaseTest
class RestatementsTest {

    private static final VersionName SWISS = new VersionName("MQL", 2);
    private static final Instant MARCH = Instant.parse("2026-03-10T00:00:00Z");

    @Autowired
    Settings settings;

    @Autowired
    private Cast cast;

    @Autowired
    private Leads leads;

    @Autowired
    private Merges merges;

    @Autowired
    private Restatements restatements;

    @Autowired
    private Acting acting;

    @Autowired
    private TestDefinitions test;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private Cast.Players players =
            new Cast.Players(new Id(1), new Id(1), new Id(1), new Id(1), new Id(1), new Id(1), new Id(1));

    @BeforeEach
    void twoSwissLeads() {
        players = cast.enter();
        test.none();
        test.inForce("MQL", 2, Instant.EPOCH, country("CH"), Lapse.KEEP);
        told("A");
        told("B");
    }

    private static Criteria country(String country) {
        return new Criteria(
                new Group(Match.ALL, List.of(new Fact("country", Criterion.Test.ONE_OF, List.of(country)))), List.of());
    }

    private Id told(String externalId) {
        return cast.as(
                        players.marketer(),
                        () -> leads.record(List.of(TestLeads.standingIn(externalId, "LEAD", MARCH)), false))
                .getFirst()
                .id();
    }

    @Test
    void isThereOnceItWasBegunAndHasTheNewestOfWhatTheVersionSays() {
        assertThat(newest()).isEmpty();

        begin();

        Restatement first = newest().orElseThrow();
        assertThat(entries(first)).isEqualTo(2);
        told("C");
        begin();
        Restatement second = newest().orElseThrow();
        assertThat(second.asOf()).isAfterOrEqualTo(first.asOf());
        assertThat(entries(second)).isEqualTo(3);

        jdbc.sql("UPDATE definition_version SET criteria = :other WHERE term = 'MQL' AND version = 2")
                .param("other", country("DE").toJson())
                .update();
        settings.changed(Definitions.SUBJECT);
        assertThat(newest()).isEmpty();
    }

    @Test
    void stopsWithoutLosingTheOneBefore() {
        begin();
        Restatement before = newest().orElseThrow();
        cast.as(players.marketer(), () -> restatements.begin(SWISS));
        cast.as(players.marketer(), () -> restatements.cancel(SWISS));

        assertThat(ended()).isIn(State.CANCELLED, State.DONE);
        assertThat(entries(newest().orElseThrow())).isEqualTo(2);
        assertThat(newest().orElseThrow().asOf()).isAfterOrEqualTo(before.asOf());
    }

    @Test
    void renewsTheOldestAtNightAndForgetsItsOwnRunsBefore() {
        assertThat(renew()).isFalse();
        begin();
        long byPeople = runs();

        for (int night = 0; night < 3; night++) {
            assertThat(renew()).isTrue();
            assertThat(ended()).isEqualTo(State.DONE);
        }

        assertThat(entries(newest().orElseThrow())).isEqualTo(2);
        assertThat(runsOnceTheyAreForgotten(byPeople + 1)).isEqualTo(byPeople + 1);
        assertThat(acting.<Boolean>asPortal(() -> restatements.renewOldest(MARCH)))
                .isFalse();
    }

    @Test
    void isRenewedInTheSmallHoursAndNotByDay() {
        begin();

        assertThat(worksAt("2030-01-01T12:00:00Z")).isZero();
        assertThat(worksAt("2030-01-01T03:00:00Z")).isEqualTo(1);

        assertThat(ended()).isEqualTo(State.DONE);
    }

    /** As the timetable does it. */
    private int worksAt(String moment) {
        RestatementRenewal renewal = new RestatementRenewal(
                restatements, Clock.fixed(Instant.parse(moment), ZoneOffset.UTC), ZoneOffset.UTC);
        return acting.asPortal(() -> Objects.requireNonNull(
                transaction.execute(status -> renewal.work(Optional.empty()).done())));
    }

    @Test
    void countsAMergedLeadOnce() {
        Id one = told("C");
        Id other = told("D");
        cast.as(players.manager(), () -> merges.merge(new MergeChoice(one, other, Set.of(), "same person")));

        begin();

        assertThat(entries(newest().orElseThrow())).isEqualTo(3);
    }

    @Test
    void refusesWhatNobodySignedAndWhatPeopleDecide() {
        assertThat(refusal(new VersionName("MQL", 7))).isEqualTo("unknown-version");
        assertThat(refusal(new VersionName("MQL", 1))).isEqualTo("no-criteria");
    }

    private String refusal(VersionName version) {
        String[] code = {""};
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> cast.as(players.marketer(), () -> restatements.begin(version)))
                .satisfies(refused -> code[0] = refused.code());
        return code[0];
    }

    private void begin() {
        cast.as(players.marketer(), () -> restatements.begin(SWISS));
        assertThat(ended()).isEqualTo(State.DONE);
    }

    private boolean renew() {
        return acting.asPortal(() -> restatements.renewOldest(clock.instant().plus(Duration.ofDays(1))));
    }

    private State ended() {
        return cast.as(players.executive(), () -> {
            State state = state();
            // another thread is at it; it tells when it has ended
            for (int patience = 0; state == State.RUNNING && patience < 6_000; patience++) {
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
                state = state();
            }
            return state;
        });
    }

    private State state() {
        return restatements.progress(SWISS).orElseThrow().state();
    }

    private Optional<Restatement> newest() {
        return cast.as(players.executive(), () -> restatements.newest(SWISS));
    }

    private long entries(Restatement restatement) {
        return jdbc.sql("SELECT COUNT(*) FROM rehearsal_entry WHERE rehearsal_id = :id AND at = :at")
                .param("id", restatement.rehearsal().value())
                .param("at", Timestamp.from(MARCH))
                .query(Long.class)
                .single();
    }

    private long runs() {
        return jdbc.sql("SELECT COUNT(*) FROM rehearsal").query(Long.class).single();
    }

    private long runsOnceTheyAreForgotten(long expected) {
        long left = runs();
        for (int patience = 0; left > expected && patience < 1_000; patience++) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            left = runs();
        }
        return left;
    }
}
