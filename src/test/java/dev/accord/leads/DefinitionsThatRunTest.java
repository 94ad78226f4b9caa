package dev.accord.leads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.glossary.DefinitionVersion;
import dev.accord.glossary.DefinitionVersion.Lapse;
import dev.accord.glossary.Definitions;
import dev.accord.glossary.criteria.Criteria;
import dev.accord.glossary.criteria.Criterion;
import dev.accord.glossary.criteria.Criterion.Did;
import dev.accord.glossary.criteria.Criterion.Group;
import dev.accord.glossary.criteria.Criterion.Match;
import dev.accord.leads.qualification.Histories;
import dev.accord.leads.qualification.Moments;
import dev.accord.leads.qualification.Qualification;
import dev.accord.leads.qualification.RandomHistories;
import dev.accord.leads.qualification.Rules;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.PortalClock;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestDefinitions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The definitions that came with the portal, and others, at work on the database. */
@DatabaseTest
class DefinitionsThatRunTest {

    private static final Instant OCTOBER = Instant.parse("2026-10-01T00:00:00Z");
    private static final Instant NOW = OCTOBER.plus(Duration.ofDays(60));

    @Autowired
    Cast cast;

    @Autowired
    Leads leads;

    @Autowired
    LeadBook book;

    @Autowired
    Activities activities;

    @Autowired
    Definitions definitions;

    @Autowired
    TestDefinitions test;

    @Autowired
    Progression progression;

    @Autowired
    Histories histories;

    @Autowired
    Acting acting;

    @Autowired
    PortalClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    Cast.Players players =
            new Cast.Players(new Id(1), new Id(1), new Id(1), new Id(1), new Id(1), new Id(1), new Id(1));

    private int number;

    @BeforeEach
    void players() {
        players = cast.enter();
    }

    private static Instant day(double day) {
        return OCTOBER.plus(Duration.ofMinutes((long) (day * 24 * 60)));
    }

    private <T> T onDay(double day, Supplier<T> work) {
        return clock.at(day(day), () -> cast.as(players.marketer(), work));
    }

    private static LeadRecord known(String externalId, Map<String, String> attributes) {
        return record(externalId, Optional.empty(), attributes, externalId + "@example.com");
    }

    private static LeadRecord record(
            String externalId, Optional<Instant> createdAt, Map<String, String> attributes, String email) {
        return new LeadRecord(
                "site",
                externalId,
                Optional.of(email),
                Optional.of("Vera"),
                Optional.of("Vogel"),
                Optional.of("Example"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("Website"),
                Optional.empty(),
                Optional.empty(),
                createdAt,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                attributes);
    }

    private Id records(double day, LeadRecord record) {
        return onDay(day, () -> leads.record(List.of(record), true)).getFirst().id();
    }

    private ActivityRecord activity(Id lead, String type, double day) {
        return new ActivityRecord(
                "site",
                "A" + number++,
                lead,
                type,
                day(day),
                Optional.empty(),
                Optional.empty(),
                Optional.of("/pricing"),
                Optional.empty(),
                Optional.empty());
    }

    private void does(Id lead, String type, double... days) {
        for (double day : days) {
            onDay(day, () -> activities.record(List.of(activity(lead, type, day)), true));
        }
    }

    private List<String> entries(Id lead) {
        return jdbc.sql("""
                        SELECT s.stage_key, e.entered_at, e.origin, COALESCE(d.version, 0) AS version, e.corrected_at
                          FROM stage_entry e JOIN stage s ON s.id = e.stage_id
                          LEFT JOIN definition_version d ON d.id = e.definition_version_id
                         WHERE e.lead_id = :lead
                         ORDER BY e.entered_at, e.corrected_at IS NULL, e.live, s.position
                        """)
                .param("lead", lead.value())
                .query((row, number) -> "%s %s on day %s%s"
                        .formatted(
                                row.getString(3),
                                row.getString(1),
                                Duration.between(OCTOBER, row.getTimestamp(2).toInstant())
                                                .toMinutes()
                                        / (24 * 60.0),
                                row.getTimestamp(5) == null ? "" : ", corrected"))
                .list();
    }

    private List<String> passages(Id lead) {
        return jdbc.sql("""
                        SELECT s.stage_key, p.passed_at, p.skipped FROM stage_passage p
                          JOIN stage s ON s.id = p.stage_id WHERE p.lead_id = :lead ORDER BY s.position
                        """)
                .param("lead", lead.value())
                .query((row, number) -> row.getString(1) + " "
                        + row.getTimestamp(2).toInstant() + (row.getBoolean(3) ? " skipped" : ""))
                .list();
    }

    private LeadCard card(Id lead) {
        return cast.as(players.rep(), () -> book.card(lead));
    }

    @ParameterizedTest
    @CsvSource({"VISIT, 5", "READ, 4", "DOWNLOAD, 1", "DEMO_REQUEST, 1"})
    void makesALeadOfWhoDoesOneOfTheFourThings(String type, int times) {
        Id lead = records(0, known("V1", Map.of()));
        for (int i = 1; i < times; i++) {
            does(lead, type, i);
        }
        assertThat(card(lead).stageKey()).isEqualTo("VISITOR");
        assertThat(entries(lead)).isEmpty();

        does(lead, type, times);

        assertThat(card(lead).stageKey()).isEqualTo("LEAD");
        assertThat(entries(lead)).containsExactly("RULE LEAD on day %d.0".formatted(times));
        assertThat(passages(lead)).containsExactly("LEAD " + day(times));
    }

    @Test
    void saysByWhichVersionAndWhyAndThatNobodyDidIt() {
        Id lead = records(0, known("V1", Map.of()));
        does(lead, "VISIT", 2, 5, 8, 12, 20);

        assertThat(cast.as(players.rep(), () -> book.timeline(lead))).anySatisfy(item -> {
            assertThat(item.title()).isEqualTo("Entered Lead");
            assertThat(item.detail()).isEqualTo("5 visits between 3 and 21 October 2026 (LEAD v1)");
            assertThat(item.who()).isNull();
        });
    }

    @Test
    void neverMakesALeadOfWhoIsDisqualified() {
        Id student = records(0, record("V1", Optional.empty(), Map.of(), "v@university.edu"));
        Id customer = records(0, known("V2", Map.of("Customer", "yes")));
        for (Id visitor : List.of(student, customer)) {
            does(visitor, "VISIT", 1, 2, 3, 4, 5, 6);
            does(visitor, "DEMO_REQUEST", 7);
            assertThat(card(visitor).stageKey()).isEqualTo("VISITOR");
            assertThat(entries(visitor)).isEmpty();
        }
    }

    @Test
    void letsAnArrivalThatIsDisqualifiedStandAside() {
        Id student = records(3, record("V1", Optional.of(day(2)), Map.of(), "v@university.edu"));
        Id fine = records(3, record("V2", Optional.of(day(2)), Map.of(), "v@example.com"));

        assertThat(entries(student)).containsExactly("SOURCE DISQUALIFIED on day 2.0");
        assertThat(cast.as(players.rep(), () -> book.timeline(student)))
                .anySatisfy(item -> assertThat(item.detail()).isEqualTo("student address"));
        assertThat(entries(fine)).containsExactly("SOURCE LEAD on day 2.0");
        does(student, "DEMO_REQUEST", 4);
        assertThat(card(student).stageKey()).isEqualTo("DISQUALIFIED");
    }

    @Test
    void bringsALeadWithAKnownBudgetThatRequestsADemoDirectlyToSqlAndOffersIt() {
        Id lead = records(0, known("V1", Map.of("Budget", "50k")));

        does(lead, "DEMO_REQUEST", 3);

        assertThat(entries(lead)).containsExactly("RULE SQL on day 3.0");
        assertThat(passages(lead))
                .containsExactly(
                        "LEAD %s skipped".formatted(day(3)), "MQL %s skipped".formatted(day(3)), "SQL " + day(3));
        assertThat(jdbc.sql(
                                "SELECT COUNT(*) FROM handoff WHERE lead_id = :lead AND state = 'OFFERED' AND offered_by IS NULL")
                        .param("lead", lead.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void offersNobodyWhereTheImportLeavesHistoryAlone() {
        Id lead = records(0, known("V1", Map.of("budget", "50k")));
        onDay(4, () -> activities.record(List.of(activity(lead, "DEMO_REQUEST", 3)), false));

        assertThat(card(lead).stageKey()).isEqualTo("SQL");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM handoff").query(Integer.class).single())
                .isZero();
    }

    @Test
    void entersWhenAFactBecomesKnown() {
        Id lead = records(0, known("V1", Map.of()));
        does(lead, "DEMO_REQUEST", 3);
        records(6, known("V1", Map.of("budget", "50k")));

        assertThat(entries(lead)).containsExactly("RULE LEAD on day 3.0", "RULE SQL on day 6.0");
    }

    @Test
    void correctsAnEntryThatLateDataShowToBeWrong() {
        Id lead = records(0, known("V1", Map.of("budget", "50k")));
        does(lead, "VISIT", 2, 4, 6, 8, 10);
        assertThat(entries(lead)).containsExactly("RULE LEAD on day 10.0");

        onDay(12, () -> activities.record(List.of(activity(lead, "VISIT", 1)), true));

        assertThat(entries(lead)).containsExactly("RULE LEAD on day 8.0", "RULE LEAD on day 10.0, corrected");
        assertThat(passages(lead)).containsExactly("LEAD " + day(8));
        assertThat(card(lead).stageSince()).isEqualTo(day(8));
        assertThat(cast.as(players.rep(), () -> book.timeline(lead)))
                .anySatisfy(item -> assertThat(item.title()).isEqualTo("Corrected: did not enter Lead"));
    }

    @Test
    void standsAgainAmongTheVisitorsWhenAllItsEntriesWereWrong() {
        test.none();
        Criteria quiet = new Criteria(
                new Group(
                        Match.ALL,
                        List.of(
                                new Did("DOWNLOAD", 1, null, null),
                                new Group(Match.NONE, List.of(new Did("CALL", 1, 5, null))))),
                List.of());
        test.inForce("SQL", 2, Instant.EPOCH, quiet, Lapse.KEEP);
        Id lead = records(0, known("V1", Map.of()));
        does(lead, "DOWNLOAD", 4);
        assertThat(entries(lead)).containsExactly("RULE SQL on day 4.0");

        onDay(6, () -> activities.record(List.of(activity(lead, "CALL", 3)), true));

        assertThat(entries(lead)).containsExactly("RULE SQL on day 4.0, corrected");
        assertThat(passages(lead)).isEmpty();
        assertThat(card(lead).stageKey()).isEqualTo("VISITOR");
        assertThat(jdbc.sql("SELECT state FROM handoff WHERE lead_id = :lead")
                        .param("lead", lead.value())
                        .query(String.class)
                        .list())
                .containsExactly("WITHDRAWN");
        assertThat(jdbc.sql("SELECT next_at FROM lead_watch WHERE lead_id = :lead")
                        .param("lead", lead.value())
                        .query((row, number) -> row.getTimestamp(1).toInstant())
                        .single())
                .isEqualTo(day(8));
    }

    @Test
    void beginsAnewAfterNurture() {
        Id lead = records(0, known("V1", Map.of()));
        does(lead, "VISIT", 1, 2, 3, 4, 5);
        onDay(6, () -> {
            leads.move(lead, "NURTURE", "went quiet");
            return "";
        });
        does(lead, "VISIT", 7, 8, 9, 10);
        assertThat(card(lead).stageKey()).isEqualTo("NURTURE");

        does(lead, "VISIT", 11);

        assertThat(entries(lead))
                .containsExactly("RULE LEAD on day 5.0", "PERSON NURTURE on day 6.0", "RULE LEAD on day 11.0");
    }

    @Test
    void leavesWhatWasErasedAsItWas() {
        Id lead = records(0, known("V1", Map.of("budget", "50k")));
        does(lead, "DEMO_REQUEST", 3);
        cast.as(players.administrator(), () -> leads.erase(lead));

        transaction.executeWithoutResult(
                status -> acting.asPortal(() -> progression.advance(Progression.News.touched(List.of(lead), true))));

        assertThat(entries(lead)).containsExactly("RULE SQL on day 3.0");
        assertThat(cast.as(players.rep(), () -> book.timeline(lead)))
                .noneSatisfy(item -> assertThat(item.detail()).contains("50k"));
    }

    // Random histories: the same activities, in any order and in any batches, give the same.

    private record Doing(int lead, String type, double day) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void givesTheSameForTheSameActivitiesInAnyOrderAndAnyBatches(long seed) {
        Random random = new Random(seed);
        test.none();
        for (String term : List.of("LEAD", "MQL", "SQL")) {
            test.inForce(term, 2, Instant.EPOCH, RandomHistories.criteria(random), Lapse.PROPOSE);
            if (random.nextBoolean()) {
                test.inForce(term, 3, day(random.nextInt(40)), RandomHistories.criteria(random), Lapse.KEEP);
            }
        }
        int count = 12;
        List<Doing> doings = new ArrayList<>();
        for (int i = 0; i < count * 10; i++) {
            doings.add(
                    new Doing(random.nextInt(count), RandomHistories.TYPES.get(random.nextInt(3)), random.nextInt(50)));
        }
        List<Map<Integer, Id>> tellings = new ArrayList<>();
        for (String telling : List.of("a", "b", "c")) {
            Map<Integer, Id> told = new HashMap<>();
            for (int lead = 0; lead < count; lead++) {
                Optional<Instant> created = lead % 4 == 0 ? Optional.of(day(lead)) : Optional.empty();
                told.put(
                        lead,
                        records(
                                0,
                                record(
                                        telling + lead,
                                        created,
                                        Map.of("Size", lead % 2 == 0 ? "big" : "small"),
                                        "v@example.com")));
            }
            List<Doing> order = new ArrayList<>(doings);
            Collections.shuffle(order, new Random(random.nextLong()));
            int moved = order.size() / 2;
            for (int from = 0; from < order.size(); ) {
                int to = Math.min(order.size(), from + 1 + random.nextInt(telling.equals("a") ? 5 : 60));
                List<ActivityRecord> batch = order.subList(from, to).stream()
                        .map(doing ->
                                activity(Objects.requireNonNull(told.get(doing.lead())), doing.type(), doing.day()))
                        .toList();
                clock.at(NOW, () -> cast.as(players.marketer(), () -> activities.record(batch, true)));
                if (from <= moved && moved < to) {
                    move(told, seed);
                }
                from = to;
            }
            tellings.add(told);
        }
        for (int lead = 0; lead < count; lead++) {
            Id one = Objects.requireNonNull(tellings.get(0).get(lead));
            for (Map<Integer, Id> telling : tellings) {
                Id other = Objects.requireNonNull(telling.get(lead));
                assertThat(live(other)).as("lead %d", lead).isEqualTo(live(one));
                assertThat(passages(other)).isEqualTo(passages(one));
                assertThat(card(other).stageKey()).isEqualTo(card(one).stageKey());
                assertThat(card(other).stageSince()).isEqualTo(card(one).stageSince());
                assertIsAsFromScratch(other);
                assertNamesVersionsThatWereInForce(other);
            }
        }
    }

    /** What people decided in the middle of the telling, about the past: the same each time. */
    private void move(Map<Integer, Id> told, long seed) {
        Random random = new Random(seed);
        List<String> stages = List.of("LEAD", "MQL", "NURTURE", "DISQUALIFIED", "SQL");
        Lifecycle.Stages all = acting.asPortal(() -> progressionStages());
        told.forEach((lead, id) -> {
            if (random.nextBoolean()) {
                StageMove move = new StageMove(
                        id, all.keyed(stages.get(random.nextInt(5))), day(random.nextInt(50)), "so decided");
                clock.at(NOW, () -> cast.as(players.marketer(), () -> leads.enter(List.of(move))));
            }
        });
    }

    @Autowired
    Lifecycle lifecycle;

    private Lifecycle.Stages progressionStages() {
        return lifecycle.stages();
    }

    private List<String> live(Id lead) {
        return entries(lead).stream()
                .filter(entry -> !entry.endsWith("corrected"))
                .toList();
    }

    private void assertIsAsFromScratch(Id lead) {
        Rules rules = acting.asPortal(progression::rules);
        Qualification.Outcome outcome = Qualification.of(
                Objects.requireNonNull(
                        histories.between(lead.value(), lead.value(), rules).get(lead.value())),
                rules,
                Moments.of(NOW));
        assertThat(live(lead).stream().filter(entry -> entry.startsWith("RULE")))
                .isEqualTo(outcome.entries().stream()
                        .map(entry -> "RULE %s on day %s"
                                .formatted(
                                        entry.place().key(),
                                        (entry.at() - Moments.of(OCTOBER)) / (double) Criterion.MICROS_A_DAY))
                        .toList());
    }

    private void assertNamesVersionsThatWereInForce(Id lead) {
        Definitions.Glossary glossary = acting.asPortal(definitions::glossary);
        jdbc.sql("""
                        SELECT s.stage_key, e.entered_at, e.definition_version_id FROM stage_entry e
                          JOIN stage s ON s.id = e.stage_id
                         WHERE e.lead_id = :lead AND e.origin = 'RULE'
                        """)
                .param("lead", lead.value())
                .query((row, number) -> {
                    assertThat(glossary.inForce(
                                            row.getString(1),
                                            row.getTimestamp(2).toInstant())
                                    .map(DefinitionVersion::id))
                            .contains(new Id(row.getLong(3)));
                    return "";
                })
                .list();
    }
}
