package dev.accord.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.PortalClock;
import dev.accord.shared.Refused;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import dev.accord.timetable.Piece;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class RetentionTest {

    private static final Instant LONG_AGO = Instant.parse("2024-02-01T09:00:00Z");
    private static final Instant LATELY = Instant.parse("2026-02-01T09:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");

    @Autowired
    Cast cast;

    @Autowired
    Leads leads;

    @Autowired
    Activities activities;

    @Autowired
    Retention retention;

    @Autowired
    RetentionRounds rounds;

    @Autowired
    Acting acting;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    PortalClock clock;

    @Autowired
    JdbcClient jdbc;

    Cast.Players players;

    private final Map<Long, String> recorded = new HashMap<>();

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    @Test
    void forgetsThoseWithWhomNothingHappenedForSoLong() {
        record("lost long ago", "LOST", LONG_AGO);
        record("lost lately", "LOST", LATELY);
        record("lost long ago, but back on the site", "LOST", LONG_AGO);
        record("nurtured", "NURTURE", LONG_AGO);
        visits("lost long ago, but back on the site", LATELY);
        visits("lost long ago", LONG_AGO.plusSeconds(60));
        remember("LOST", 12);

        assertThat(period("LOST").due()).isOne();
        assertThat(period("LOST").leads()).isEqualTo(3);
        assertThat(period("NURTURE").limit()).isEmpty();
        run();

        assertThat(forgotten()).containsExactly("lost long ago");
        assertThat(period("LOST").due()).isZero();
        assertThat(period("LOST").leads()).isEqualTo(3);
    }

    @Test
    void forgetsMoreThanOnePieceFulOfSeveralStages() {
        for (int number = 0; number < 25; number++) {
            record("L" + number, "LOST", LONG_AGO);
            record("N" + number, "NURTURE", LONG_AGO);
        }
        remember("LOST", 12);
        remember("NURTURE", 24);

        assertThat(run()).isEqualTo(50);

        assertThat(forgotten()).hasSize(50);
    }

    @Test
    void keepsThoseWhoAreOffered() {
        record(TestLeads.standingIn("offered", "SQL", LONG_AGO), true);
        record("waits", "SQL", LONG_AGO);
        remember("SQL", 1);

        run();

        assertThat(forgotten()).containsExactly("waits");
    }

    @Test
    void remembersForEverAgain() {
        record("lost", "LOST", LONG_AGO);
        remember("LOST", 12);
        cast.as(players.administrator(), () -> retention.remember("LOST", Optional.empty()));

        assertThat(run()).isZero();
    }

    @Test
    void refusesWhatIsNoPeriod() {
        for (int months : new int[] {0, 241}) {
            assertThatThrownBy(() -> remember("LOST", months))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEqualTo("bad-retention"));
        }
    }

    private void record(String externalId, String stage, Instant at) {
        record(TestLeads.entered(externalId, Map.of(stage, at)), false);
    }

    private void record(LeadRecord lead, boolean offer) {
        Id id = cast.as(players.marketer(), () -> leads.record(List.of(lead), offer))
                .getFirst()
                .id();
        recorded.put(id.value(), lead.externalId());
    }

    private void visits(String externalId, Instant at) {
        Id lead = recorded.entrySet().stream()
                .filter(one -> one.getValue().equals(externalId))
                .map(one -> new Id(one.getKey()))
                .findFirst()
                .orElseThrow();
        cast.as(
                players.marketer(),
                () -> activities.takeIn(
                        List.of(new ActivityRecord(
                                "test",
                                "visit of " + externalId,
                                lead,
                                "VISIT",
                                at,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())),
                        false));
    }

    private void remember(String stage, int months) {
        cast.as(players.administrator(), () -> retention.remember(stage, Optional.of(months)));
    }

    private RetentionPeriod period(String stage) {
        return clock.at(NOW, () -> cast.as(players.administrator(), () -> retention.periods())).stream()
                .filter(period -> period.stage().key().equals(stage))
                .findFirst()
                .orElseThrow();
    }

    /** @return how many were forgotten */
    private int run() {
        return clock.at(NOW, () -> {
            int done = 0;
            Optional<String> after = Optional.empty();
            do {
                Optional<String> place = after;
                Piece piece = acting.asPortal(() -> transaction.execute(status -> rounds.work(place)));
                done += piece.done();
                after = piece.next();
            } while (after.isPresent());
            return done;
        });
    }

    private List<String> forgotten() {
        return jdbc.sql("SELECT id FROM lead_record WHERE erased_at IS NOT NULL ORDER BY id")
                .query((row, number) -> recorded.getOrDefault(row.getLong(1), "?"))
                .list();
    }
}
