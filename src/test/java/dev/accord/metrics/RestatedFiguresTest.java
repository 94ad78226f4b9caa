package dev.accord.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.glossary.DefinitionVersion.Lapse;
import dev.accord.glossary.Rehearsing.State;
import dev.accord.glossary.VersionName;
import dev.accord.glossary.criteria.Criteria;
import dev.accord.glossary.criteria.Criterion.Did;
import dev.accord.glossary.criteria.Criterion.Group;
import dev.accord.glossary.criteria.Criterion.Match;
import dev.accord.leads.Activities;
import dev.accord.leads.ActivityRecord;
import dev.accord.leads.LeadRecord;
import dev.accord.leads.Leads;
import dev.accord.leads.Restatements;
import dev.accord.leads.qualification.RandomHistories;
import dev.accord.shared.Id;
import dev.accord.shared.Period;
import dev.accord.shared.Refused;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestDefinitions;
import dev.accord.testing.TestLeads;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What a figure would be, had another version of a definition been in force for ever. */
@DatabaseTest
@Import(FixedClock.class)
class RestatedFiguresTest {

    private static final Period MARCH = new Period(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1), ZoneOffset.UTC);
    private static final Period YEAR = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1), ZoneOffset.UTC);
    private static final VersionName STRICT = new VersionName("MQL", 3);

    @Autowired
    private Cast cast;

    @Autowired
    private Leads leads;

    @Autowired
    private Activities activities;

    @Autowired
    private Figures figures;

    @Autowired
    private Restatements restatements;

    @Autowired
    private TestDefinitions test;

    private Cast.Players players =
            new Cast.Players(new Id(1), new Id(1), new Id(1), new Id(1), new Id(1), new Id(1), new Id(1));
    private int number;

    @BeforeEach
    void peopleDecide() {
        players = cast.enter();
        test.none();
    }

    /**
     * By the version in force a demo makes an MQL, by the next one three visits within 30 days do. Ada did both, Bob asked
     * for a demo, Cleo visited and was brought into SQL past MQL, Dan did too little.
     */
    private void fourLeads() {
        test.inForce("MQL", 2, Instant.EPOCH, counting("DEMO_REQUEST", 1, null), Lapse.KEEP);
        test.inForce("MQL", 3, day("2026-08-01"), counting("VISIT", 3, 30), Lapse.KEEP);
        Id ada = lead("Ada", Map.of("SQL", day("2026-03-20")));
        does(ada, "DEMO_REQUEST", "2026-03-03");
        does(ada, "VISIT", "2026-03-05", "2026-03-06", "2026-03-07");
        does(lead("Bob", Map.of()), "DEMO_REQUEST", "2026-03-10");
        does(lead("Cleo", Map.of("SQL", day("2026-04-02"))), "VISIT", "2026-02-27", "2026-02-28", "2026-03-01");
        does(lead("Dan", Map.of()), "VISIT", "2026-03-01", "2026-04-05", "2026-05-20");
    }

    @Test
    void countsWhoWouldHaveMetTheOtherVersionAndLeavesTheOtherStagesAsTheyWere() {
        fourLeads();
        restate(STRICT);
        FigureQuery cohort = FigureQuery.over(MARCH);
        FigureQuery period = cohort.on(Basis.PERIOD);

        // of Ada and Bob, Ada came to SQL; in the period one SQL to two MQL
        assertThat(shares("mql-to-sql", cohort)).isEqualTo("1/2 of MQL v2, SQL v1");
        assertThat(shares("mql-to-sql", period)).isEqualTo("1/2 of MQL v2, SQL v1");
        // Ada met the other version on 7 March and Cleo on the 1st; both came to SQL, Cleo in April
        assertThat(shares("mql-to-sql", cohort.under(STRICT))).isEqualTo("2/2 of MQL v3 restated, SQL v1");
        assertThat(shares("mql-to-sql", period.under(STRICT))).isEqualTo("1/2 of MQL v3 restated, SQL v1");
        assertThat(records("mql-to-sql", cohort.under(STRICT)))
                .containsExactly("Lea Number Ada 2026-03-07", "Lea Number Cleo 2026-03-01");
    }

    @Test
    void restatesEveryFigureThatTheStageIsIn() {
        fourLeads();
        test.inForce("LEAD", 2, Instant.EPOCH, counting("VISIT", 1, null), Lapse.KEEP);
        VersionName visited = new VersionName("LEAD", 2);
        restate(STRICT);
        restate(visited);
        FigureQuery march = FigureQuery.over(MARCH);

        assertThat(figure("traffic-to-mql", march.under(STRICT)).numerator()).isEqualByComparingTo("2");
        // Ada and Dan first visited in March, Cleo before, and Bob never
        assertThat(figure("leads-generated", march.under(visited)).numerator()).isEqualByComparingTo("2");
        assertThat(figure("cost-per-lead", march.under(visited)).denominator().orElseThrow())
                .isEqualByComparingTo("2");
        assertThat(figure("leads-generated", march.under(visited).by(Breakdown.WEEK))
                        .series())
                .extracting(week -> week.key().orElseThrow() + "=" + week.numerator())
                .contains("2026-W09=1", "2026-W10=1");
        assertThat(cast.as(players.executive(), () -> figures.versions("mql-to-sql")))
                .extracting(VersionName::label)
                .containsExactly("MQL v3", "MQL v2", "MQL v1", "SQL v1");
        assertThat(cast.as(players.executive(), () -> figures.versions("revenue")))
                .isEmpty();
    }

    @Test
    void givesTheSameDigitsAfterASecondRun() {
        fourLeads();
        restate(STRICT);
        FigureQuery query = FigureQuery.over(YEAR).under(STRICT).by(Breakdown.MONTH);
        String first = said("mql-to-sql", query) + records("mql-to-sql", query);

        restate(STRICT);

        assertThat(said("mql-to-sql", query) + records("mql-to-sql", query)).isEqualTo(first);
    }

    /** Whoever meets SQL meets MQL, so that nobody skips it, and definitions alone move the leads. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void equalsWhatWasRecordedUnderTheVersionThatWasAlwaysInForce(long seed) {
        Random random = new Random(seed);
        Criteria chance = RandomHistories.criteria(random);
        Criteria mql = new Criteria(
                new Group(Match.ANY, List.of(chance.qualifies(), new Did("VISIT", 3, 14, null))), chance.never());
        Criteria sql =
                new Criteria(new Group(Match.ALL, List.of(mql.qualifies(), new Did("READ", 2, null, null))), List.of());
        test.inForce("MQL", 2, Instant.EPOCH, mql, Lapse.KEEP);
        test.inForce("SQL", 2, Instant.EPOCH, sql, Lapse.KEEP);
        for (int i = 0; i < 20; i++) {
            Map<String, String> facts = Map.of(
                    "createdAt",
                    random.nextInt(3) == 0 ? day(random.nextInt(20)).toString() : "2026-01-05T00:00:00Z",
                    "attribute.size",
                    random.nextBoolean() ? "big" : "small",
                    "channel",
                    random.nextBoolean() ? "Webinar" : "Fair");
            Id lead = record(TestLeads.told("test", "L" + i, facts));
            for (int done = random.nextInt(16); done > 0; done--) {
                does(lead, RandomHistories.TYPES.get(random.nextInt(3)), day(random.nextInt(50)));
            }
        }
        List<VersionName> always = List.of(new VersionName("MQL", 2), new VersionName("SQL", 2));
        always.forEach(this::restate);

        for (VersionName version : always) {
            for (Basis basis : List.of(Basis.PERIOD, Basis.COHORT)) {
                for (Breakdown by : List.of(Breakdown.WEEK, Breakdown.SOURCE)) {
                    FigureQuery query = FigureQuery.over(YEAR).on(basis).by(by);
                    assertThat(said("mql-to-sql", query.under(version))).isEqualTo(said("mql-to-sql", query));
                    assertThat(records("mql-to-sql", query.under(version))).isEqualTo(records("mql-to-sql", query));
                }
            }
        }
        assertThat(said("traffic-to-mql", FigureQuery.over(YEAR).under(always.getFirst())))
                .isEqualTo(said("traffic-to-mql", FigureQuery.over(YEAR)));
        assertThat(figure("mql-to-sql", FigureQuery.over(YEAR).on(Basis.PERIOD)).numerator())
                .isPositive();
    }

    @Test
    void refusesWhatCannotBeRestatedAndSaysWhy() {
        fourLeads();
        FigureQuery march = FigureQuery.over(MARCH);

        assertThat(refusal("mql-to-sql", march.under(STRICT))).isEqualTo("not-restated");
        assertThat(refusal("mql-to-sql", march.under(new VersionName("MQL", 1))))
                .isEqualTo("no-criteria");
        assertThat(refusal("mql-to-sql", march.under(new VersionName("MQL", 9))))
                .isEqualTo("unknown-version");
        assertThat(refusal("mql-to-sql", march.under(new VersionName("LEAD", 1))))
                .isEqualTo("not-restatable");
        assertThat(refusal("revenue", march.under(STRICT))).isEqualTo("not-restatable");
        assertThat(refusal("recycle-yield", march.under(new VersionName("SQL", 1))))
                .isEqualTo("not-restatable");
    }

    private String refusal(String key, FigureQuery query) {
        String[] code = {""};
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> figure(key, query))
                .satisfies(refused -> code[0] = refused.code());
        return code[0];
    }

    private void restate(VersionName version) {
        cast.as(players.marketer(), () -> {
            restatements.begin(version);
            // another thread is at it; it tells when it has ended
            for (int patience = 0; state(version) == State.RUNNING && patience < 6_000; patience++) {
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
            assertThat(state(version)).isEqualTo(State.DONE);
            return "";
        });
    }

    private State state(VersionName version) {
        return restatements.progress(version).orElseThrow().state();
    }

    private Figure figure(String key, FigureQuery query) {
        return cast.as(players.executive(), () -> figures.figure(key, query));
    }

    private String shares(String key, FigureQuery query) {
        Figure figure = figure(key, query);
        return figure.numerator() + "/" + figure.denominator().orElseThrow() + " of " + figure.definitionVersion();
    }

    private String said(String key, FigureQuery query) {
        Figure figure = figure(key, query);
        return "%s = %s / %s, %d maturing, %d records; %s"
                .formatted(
                        figure.value(),
                        figure.numerator(),
                        figure.denominator(),
                        figure.maturing(),
                        figure.records(),
                        figure.series().stream()
                                .map(slice -> slice.group() + "=" + slice.numerator() + "/" + slice.base())
                                .collect(Collectors.joining(" ")));
    }

    private List<String> records(String key, FigureQuery query) {
        return cast.as(players.executive(), () -> figures.records(key, query, 0, 1_000)).stream()
                .map(record -> record.label() + " "
                        + record.at().orElseThrow().atZone(ZoneOffset.UTC).toLocalDate())
                .toList();
    }

    private static Criteria counting(String activity, int times, @Nullable Integer days) {
        return new Criteria(new Group(Match.ALL, List.of(new Did(activity, times, days, null))), List.of());
    }

    private static Instant day(String day) {
        return Instant.parse(day + "T00:00:00Z");
    }

    private static Instant day(int day) {
        return day("2026-02-01").plus(Duration.ofDays(day));
    }

    private Id lead(String name, Map<String, Instant> entered) {
        return record(TestLeads.entered(name, entered));
    }

    private Id record(LeadRecord lead) {
        return cast.as(players.marketer(), () -> leads.record(List.of(lead), false))
                .getFirst()
                .id();
    }

    private void does(Id lead, String type, String... days) {
        for (String day : days) {
            does(lead, type, day(day));
        }
    }

    private void does(Id lead, String type, Instant at) {
        ActivityRecord one = new ActivityRecord(
                "test",
                "A" + number++,
                lead,
                type,
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        cast.as(players.marketer(), () -> activities.record(List.of(one), false));
    }
}
