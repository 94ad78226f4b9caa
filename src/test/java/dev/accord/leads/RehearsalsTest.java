package dev.accord.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.glossary.DefinitionVersion.Lapse;
import dev.accord.glossary.Rehearsing.Channel;
import dev.accord.glossary.Rehearsing.Month;
import dev.accord.glossary.Rehearsing.Outcome;
import dev.accord.glossary.Rehearsing.Progress;
import dev.accord.glossary.Rehearsing.Revenue;
import dev.accord.glossary.Rehearsing.State;
import dev.accord.glossary.criteria.Criteria;
import dev.accord.glossary.criteria.Criteria.Disqualifier;
import dev.accord.glossary.criteria.Criterion;
import dev.accord.glossary.criteria.Criterion.Did;
import dev.accord.glossary.criteria.Criterion.Fact;
import dev.accord.glossary.criteria.Criterion.Group;
import dev.accord.glossary.criteria.Criterion.Match;
import dev.accord.handoffs.Cause;
import dev.accord.handoffs.Handoffs;
import dev.accord.shared.Id;
import dev.accord.shared.Money;
import dev.accord.shared.Refused;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestDefinitions;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class RehearsalsTest {

    private static final Instant MARCH = Instant.parse("2026-03-10T00:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-10T00:00:00Z");

    /** Who requests a demo and is no student. */
    private static final Criteria DEMO = new Criteria(
            new Group(Match.ALL, List.of(new Did("DEMO_REQUEST", 1, null, null))),
            List.of(new Disqualifier("student", new Fact("email", Criterion.Test.ENDS_WITH, List.of(".edu")))));

    @Autowired
    Cast cast;

    @Autowired
    Leads leads;

    @Autowired
    Activities activities;

    @Autowired
    Opportunities opportunities;

    @Autowired
    Handoffs handoffs;

    @Autowired
    Rehearsals rehearsals;

    @Autowired
    TestDefinitions test;

    @Autowired
    JdbcClient jdbc;

    Cast.Players players =
            new Cast.Players(new Id(1), new Id(1), new Id(1), new Id(1), new Id(1), new Id(1), new Id(1));

    private int number;

    @BeforeEach
    void peopleDecide() {
        players = cast.enter();
        test.none();
    }

    private Id lead(String externalId, String channel, Instant createdAt, Map<String, Instant> entered) {
        LeadRecord record = new LeadRecord(
                "crm",
                externalId,
                Optional.of(externalId + (externalId.startsWith("S") ? "@college.edu" : "@example.com")),
                Optional.empty(),
                Optional.of(externalId),
                Optional.of("Example"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(channel),
                Optional.empty(),
                Optional.empty(),
                Optional.of(createdAt),
                Optional.empty(),
                entered.entrySet().stream()
                        .map(entry -> new LeadRecord.StageMark(entry.getKey(), entry.getValue()))
                        .toList(),
                Optional.empty(),
                Map.of());
        return cast.as(players.marketer(), () -> leads.record(List.of(record), true))
                .getFirst()
                .id();
    }

    private void requestsADemo(Id lead, Instant at) {
        ActivityRecord demo = new ActivityRecord(
                "crm",
                "A" + number++,
                lead,
                "DEMO_REQUEST",
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        cast.as(players.marketer(), () -> activities.record(List.of(demo), true));
    }

    private void wins(Id lead, String amount) {
        OpportunityRecord deal = new OpportunityRecord(
                "crm",
                "D" + number++,
                Optional.of(lead),
                Optional.of("Deal"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Money.of(amount, "EUR")),
                Optional.of(MAY),
                Optional.empty(),
                Optional.of(MAY.plus(Duration.ofDays(3))),
                Optional.empty(),
                OpportunityRecord.Outcome.WON,
                Optional.empty());
        cast.as(players.manager(), () -> opportunities.record(List.of(deal), true));
    }

    private Id start(String term, Criteria draft) {
        return cast.as(players.marketer(), () -> rehearsals.start(term, draft, Optional.empty()));
    }

    private Progress ended(Id rehearsal) {
        Progress progress = cast.as(players.executive(), () -> rehearsals.progress(rehearsal));
        // another thread is at it; it tells when it has ended
        for (int patience = 0; progress.state() == State.RUNNING && patience < 6_000; patience++) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            progress = cast.as(players.executive(), () -> rehearsals.progress(rehearsal));
        }
        return progress;
    }

    private Outcome outcome(String term, Criteria draft) {
        Id rehearsal = start(term, draft);
        assertThat(ended(rehearsal).state()).isEqualTo(State.DONE);
        return cast.as(players.executive(), () -> rehearsals.outcome(rehearsal)).orElseThrow();
    }

    @Test
    void comparesEachMonthAndChannelWithWhatIs() {
        Id both = lead("L1", "Webinar", MARCH, Map.of("MQL", MARCH.plus(Duration.ofDays(30))));
        requestsADemo(both, MAY);
        Id gained = lead("L2", "Fair", MARCH, Map.of());
        requestsADemo(gained, MAY);
        lead("L3", "Webinar", MARCH, Map.of("MQL", MARCH));
        Id student = lead("S4", "Fair", MARCH, Map.of());
        requestsADemo(student, MAY);

        Outcome outcome = outcome("MQL", DEMO);

        assertThat(outcome.months())
                .containsExactly(
                        new Month(YearMonth.of(2026, 3), 0, 1),
                        new Month(YearMonth.of(2026, 4), 0, 1),
                        new Month(YearMonth.of(2026, 5), 2, 0));
        assertThat(outcome.channels())
                .containsExactly(new Channel("Webinar", 1, 2, 0, 1), new Channel("Fair", 1, 0, 1, 0));
        assertThat(outcome.draft().leads()).isEqualTo(2);
        assertThat(outcome.today().leads()).isEqualTo(2);
    }

    @Test
    void tellsHowTheyEnded() {
        Id won = lead("L1", "Webinar", MARCH, Map.of());
        Id disputed = lead("L2", "Webinar", MARCH, Map.of("SQL", MARCH));
        Id disqualified = lead("L3", "Webinar", MARCH, Map.of());
        Id lost = lead("L4", "Webinar", MARCH, Map.of("LOST", MAY.plus(Duration.ofDays(9))));
        List.of(won, disputed, disqualified, lost).forEach(lead -> requestsADemo(lead, MAY));
        wins(won, "1200.50");
        cast.as(players.rep(), () -> handoffs.dispute(offer(disputed), Cause.NO_BUDGET, "no budget this year"));
        cast.as(players.marketer(), () -> leads.move(disqualified, "DISQUALIFIED", "a competitor"));

        Outcome outcome = outcome("SQL", DEMO);

        assertThat(outcome.draft().leads()).isEqualTo(4);
        assertThat(outcome.draft().won()).isEqualTo(1);
        assertThat(outcome.draft().lost()).isEqualTo(1);
        assertThat(outcome.draft().disqualified()).isEqualTo(1);
        assertThat(outcome.draft().open()).isEqualTo(1);
        assertThat(outcome.draft().disputed()).isEqualTo(1);
        assertThat(outcome.draft().revenue()).singleElement().satisfies(revenue -> {
            assertThat(revenue.amount()).isEqualByComparingTo(new BigDecimal("1200.50"));
            assertThat(revenue.currency()).isEqualTo("EUR");
        });
        // today SQL was passed by the one that was disputed, and skipped by the one that was won
        assertThat(outcome.today().leads()).isEqualTo(2);
        assertThat(outcome.today().revenue()).extracting(Revenue::currency).containsExactly("EUR");
    }

    private Id offer(Id lead) {
        return jdbc.sql("SELECT id FROM handoff WHERE lead_id = :lead")
                .param("lead", lead.value())
                .query((row, number) -> new Id(row.getLong(1)))
                .single();
    }

    @Test
    void changesNothingOfTheLeads() {
        Id lead = lead("L1", "Webinar", MARCH, Map.of());
        requestsADemo(lead, MAY);

        outcome("SQL", DEMO);

        assertThat(jdbc.sql("SELECT COUNT(*) FROM stage_entry")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM handoff").query(Long.class).single())
                .isZero();
    }

    @Test
    void showsNothingWhereNobodyWouldQualify() {
        lead("L1", "Webinar", MARCH, Map.of());

        Outcome outcome = outcome("SQL", DEMO);

        assertThat(outcome.months()).isEmpty();
        assertThat(outcome.draft().leads()).isZero();
        assertThat(outcome.draft().revenue()).isEmpty();
    }

    @Test
    void looksAtEveryLeadOnceHoweverManyThereAre() {
        List<Id> many = new ArrayList<>();
        cast.as(players.marketer(), () -> {
            for (int batch = 0; batch < 5; batch++) {
                List<LeadRecord> records = new ArrayList<>();
                for (int i = 0; i < 700; i++) {
                    records.add(new LeadRecord(
                            "crm",
                            "M" + batch + "-" + i,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(i % 2 == 0 ? "CH" : "DE"),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(MARCH),
                            Optional.empty(),
                            List.of(),
                            Optional.empty(),
                            Map.of()));
                }
                leads.record(records, false).forEach(result -> many.add(result.id()));
            }
            return "";
        });
        Criteria swiss = new Criteria(
                new Group(Match.ALL, List.of(new Fact("country", Criterion.Test.ONE_OF, List.of("CH")))), List.of());

        Id rehearsal = start("SQL", swiss);

        Progress progress = ended(rehearsal);
        assertThat(progress.leads()).isEqualTo(many.size());
        assertThat(progress.ofLeads()).isEqualTo(many.size());
        assertThat(jdbc.sql("SELECT COUNT(*), COUNT(DISTINCT lead_id) FROM rehearsal_entry WHERE at = :at")
                        .param("at", Timestamp.from(MARCH))
                        .query((row, number) -> row.getInt(1) + " " + row.getInt(2))
                        .single())
                .isEqualTo("1750 1750");
    }

    @Test
    void stopsWhenItIsCancelledAndKeepsNothing() {
        Id lead = lead("L1", "Webinar", MARCH, Map.of());
        requestsADemo(lead, MAY);
        Id finished = start("SQL", DEMO);
        ended(finished);
        Id running = start("MQL", DEMO);
        cast.as(players.marketer(), () -> rehearsals.cancel(running));
        cast.as(players.marketer(), () -> rehearsals.cancel(finished));

        Progress progress = ended(running);

        assertThat(progress.state()).isIn(State.CANCELLED, State.DONE);
        assertThat(cast.as(players.rep(), () -> rehearsals.progress(finished)).state())
                .isEqualTo(State.DONE);
        assertThat(cast.as(players.rep(), () -> rehearsals.outcome(finished))).isPresent();
    }

    @Test
    void takesOneThatNobodyIsAtAnyMoreForBroken() {
        Id rehearsal = start("SQL", DEMO);
        ended(rehearsal);
        jdbc.sql("UPDATE rehearsal SET state = 'RUNNING', alive_at = '2026-01-01'")
                .update();

        Progress progress = cast.as(players.rep(), () -> rehearsals.progress(rehearsal));

        assertThat(progress.state()).isEqualTo(State.FAILED);
        assertThat(progress.note()).contains("Begin it again");
    }

    @Test
    void findsTheLatestOfAVersionAndDropsWhatItReplaces() {
        requestsADemo(lead("L1", "Webinar", MARCH, Map.of()), MAY);
        Id version = test.inForce("SQL", 2, MAY.plus(Duration.ofDays(1_000)), DEMO, Lapse.KEEP);
        Id first = cast.as(players.marketer(), () -> rehearsals.start("SQL", DEMO, Optional.of(version)));
        ended(first);
        Id second = cast.as(players.marketer(), () -> rehearsals.start("SQL", DEMO, Optional.of(version)));
        ended(second);

        assertThat(cast.as(players.rep(), () -> rehearsals.latest(version))).contains(second);
        assertThat(cast.as(players.rep(), () -> rehearsals.outcome(first))).isPresent();
        assertThat(entriesOnceTheyAreDropped(first)).isZero();
    }

    private long entriesOnceTheyAreDropped(Id rehearsal) {
        long left = entries(rehearsal);
        for (int patience = 0; left > 0 && patience < 1_000; patience++) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            left = entries(rehearsal);
        }
        return left;
    }

    private long entries(Id rehearsal) {
        return jdbc.sql("SELECT COUNT(*) FROM rehearsal_entry WHERE rehearsal_id = :id")
                .param("id", rehearsal.value())
                .query(Long.class)
                .single();
    }

    @Test
    void refusesATermThatIsNoStageOfTheMainLine() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> start("AVERAGE_DEAL", DEMO))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("unknown-stage"));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> start("NURTURE", DEMO))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("unknown-stage"));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> cast.as(players.rep(), () -> rehearsals.progress(new Id(7))))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("unknown-rehearsal"));
    }
}
