package dev.accord.metrics;

import static dev.accord.metrics.History.MQL;
import static dev.accord.metrics.History.OPPORTUNITY;
import static dev.accord.metrics.History.SQL;
import static dev.accord.metrics.History.WON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.database.Settings;
import dev.accord.glossary.Definitions;
import dev.accord.leads.Lifecycle;
import dev.accord.shared.Money;
import dev.accord.shared.Period;
import dev.accord.shared.Refused;
import dev.accord.testing.DatabaseTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;

/** Figures computed by hand, on small histories. It is noon on 2026-07-01. */
@DatabaseTest
@Import(FixedClock.class)
@WithMockUser
class FiguresTest {

    @Autowired
    Settings settings;

    @Autowired
    private Figures figures;

    @Autowired
    private JdbcClient db;

    private History history;

    @BeforeEach
    void begin() {
        history = new History(db);
    }

    /** The lead passes MQL and SQL at these times; the cohort of January 2026 has 90 days if nothing else is said. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            converted in time                     | 2026-01-10       | 2026-02-10          | cohort | 90  | 1/1 0
            converted on the last moment          | 2026-01-10T08:00 | 2026-04-10T08:00    | cohort | 90  | 1/1 0
            converted a second too late           | 2026-01-10T08:00 | 2026-04-10T08:00:01 | cohort | 90  | 0/1 0
            late, but the window has no limit     | 2026-01-10       | 2026-06-10          | cohort | all | 1/1 0
            never converted                       | 2026-01-10       |                     | cohort | 90  | 0/1 0
            never converted, without a limit      | 2026-01-10       |                     | cohort | all | 0/1 0
            too young to say                      | 2026-01-10       |                     | cohort | 180 | 0/0 1
            too young, though it converted        | 2026-01-10       | 2026-01-11          | cohort | 180 | 0/0 1
            just old enough                       | 2026-01-02T12:00 | 2026-01-03          | cohort | 180 | 1/1 0
            a second too young                    | 2026-01-02T12:00:01 | 2026-01-03       | cohort | 180 | 0/0 1
            dated before it began: after 0 days   | 2026-01-10       | 2025-12-01          | cohort | 90  | 1/1 0
            began on the first moment of the year | 2026-01-01T00:00 | 2026-01-01          | cohort | 90  | 1/1 0
            began on the first moment after it    | 2026-02-01T00:00 | 2026-02-02          | cohort | 90  | 0/0 0
            period: both in it                    | 2026-01-10       | 2026-01-20          | period | 90  | 1/1 0
            period: second stage only             | 2025-12-10       | 2026-01-20          | period | 90  | 1/0 0
            period: first stage only              | 2026-01-10       | 2026-02-20          | period | 90  | 0/1 0
            period: neither                       | 2025-12-10       | 2026-02-20          | period | 90  | 0/0 0
            """)
    void aLeadConverts(String why, String mql, @Nullable String sql, String basis, String window, String expected) {
        History.LeadWritten lead = history.lead("Ada").passed(MQL, mql);
        if (sql != null) {
            lead.passed(SQL, sql);
        }
        lead.write();

        Figure figure = figures.figure(
                "mql-to-sql",
                FigureQuery.over(month("2026-01-01", "UTC"))
                        .on(Basis.parse(basis))
                        .within(Window.parse(window)));

        assertThat(fraction(figure) + " " + figure.maturing()).isEqualTo(expected);
        assertThat(figure.value().isEmpty()).isEqualTo(expected.contains("/0"));
    }

    @Test
    void aConversionFollowsTheCohortWithinNinetyDaysUnlessToldOtherwise() {
        Figure figure = figures.figure("mql-to-sql", FigureQuery.over(month("2026-01-01", "UTC")));
        assertThat(figure.query().basis()).isEqualTo(Basis.COHORT);
        assertThat(figure.query().window()).isEqualTo(Window.NINETY_DAYS);
        assertThat(figure.definitionVersion()).isEqualTo("MQL v1, SQL v1");
        assertThat(figure.asOf()).isEqualTo(FixedClock.NOW);
    }

    @Test
    void anEntryDatedBeforeTheOneItFollowsIsListedAsAFault() {
        long early = history.lead("Early")
                .passed(MQL, "2026-01-10")
                .passed(SQL, "2025-12-01")
                .write();
        history.lead("Right")
                .passed(MQL, "2026-01-10")
                .passed(SQL, "2026-01-11")
                .write();
        FigureQuery january = FigureQuery.over(month("2026-01-01", "UTC"));

        assertThat(figures.figure("mql-to-sql", january).faults()).containsEntry("outOfOrder", 1L);
        assertThat(figures.records("mql-to-sql", january, 0, 10))
                .filteredOn(record -> record.fault().equals(Optional.of("outOfOrder")))
                .extracting(record -> record.id().value())
                .containsExactly(early);
    }

    @Test
    void aSkippedStageCountsAsPassedAndIsToldApart() {
        history.lead("Skips")
                .skipped(MQL, "2026-01-10")
                .passed(SQL, "2026-01-10")
                .write();
        history.lead("Walks").passed(MQL, "2026-01-10").write();

        Figure figure = figures.figure("mql-to-sql", FigureQuery.over(month("2026-01-01", "UTC")));

        assertThat(fraction(figure)).isEqualTo("1/2");
        assertThat(figure.beside("skipped").orElseThrow()).isEqualByComparingTo("1");
    }

    @Test
    void anyTwoStagesHaveAConversionByKeyOrKindAlsoIntoSideStages() {
        history.lead("Wins")
                .passed(OPPORTUNITY, "2026-01-10")
                .passed(WON, "2026-02-10")
                .write();
        history.lead("Loses")
                .passed(OPPORTUNITY, "2026-01-10")
                .passed(History.LOST, "2026-02-10")
                .write();
        db.sql("INSERT INTO stage (id, stage_key, kind, label, position, main_line, department_code)"
                        + " VALUES (100, 'NEGOTIATION', 'OPPORTUNITY', 'Negotiation', 55, TRUE, 'SALES')")
                .update();
        settings.changed(Lifecycle.SUBJECT);
        FigureQuery january = FigureQuery.over(month("2026-01-01", "UTC"));

        assertThat(fraction(figures.conversion("OPPORTUNITY", "WON", january))).isEqualTo("1/2");
        assertThat(fraction(figures.conversion("opportunity", "LOST", january))).isEqualTo("1/2");
        assertThat(fraction(figures.conversion("NEGOTIATION", "WON", january))).isEqualTo("0/0");
        assertThat(fraction(figures.figure("opportunity-to-close", january))).isEqualTo("1/2");
        assertThat(figures.figure("opportunity-to-lost", january).metric().key())
                .isEqualTo("opportunity-to-lost");
        assertThat(refusal(() -> figures.conversion("MQL", "NOWHERE", january))).isEqualTo("unknown-stage");
        assertThat(refusal(() -> figures.conversion("MQL", "mql", january))).isEqualTo("same-stage");
    }

    /** A lead generated at that UTC time, asked for in a month of a zone. */
    @ParameterizedTest(name = "{0} in {1} of {2}: {3}")
    @CsvSource({
        "2026-01-31T23:30:00, 2026-02-01, Europe/Zurich, 1",
        "2026-01-31T22:59:59, 2026-02-01, Europe/Zurich, 0",
        "2026-01-31T23:30:00, 2026-01-01, UTC, 1",
        "2026-02-01T04:59:59, 2026-01-01, America/New_York, 1",
        "2026-02-01T05:00:00, 2026-01-01, America/New_York, 0",
        "2026-02-01T05:00:00, 2026-02-01, America/New_York, 1",
        "2024-02-29T12:00:00, 2024-02-01, UTC, 1",
        "2024-02-29T23:59:59, 2024-02-01, UTC, 1",
        "2024-03-01T00:00:00, 2024-02-01, UTC, 0",
        "2026-03-31T21:59:59, 2026-03-01, Europe/Zurich, 1",
        "2026-03-31T22:00:00, 2026-03-01, Europe/Zurich, 0"
    })
    void aMonthEndsAtMidnightOfItsZone(String at, String month, String zone, long expected) {
        history.lead("Ada").generated(at).write();
        Figure figure = figures.figure("leads-generated", FigureQuery.over(month(month, zone)));
        assertThat(figure.numerator()).isEqualByComparingTo(Long.toString(expected));
        assertThat(figure.value().orElseThrow()).isEqualByComparingTo(Long.toString(expected));
    }

    @ParameterizedTest(name = "by {0} in {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            day     | UTC              | 2026-03-28=0, 2026-03-29=3, 2026-03-30=1, 2026-03-31=0
            day     | Europe/Zurich    | 2026-03-28=0, 2026-03-29=2, 2026-03-30=2, 2026-03-31=0
            day     | America/New_York | 2026-03-28=1, 2026-03-29=2, 2026-03-30=1, 2026-03-31=0
            week    | UTC              | 2026-W13=3, 2026-W14=1
            month   | UTC              | 2026-03=4
            quarter | Europe/Zurich    | 2026-Q1=4
            year    | UTC              | 2026=4
            """)
    void timeIsSplitByTheClockOnTheWall(String by, String zone, String expected) {
        // the clock in Zurich goes forward at 01:00 UTC on the 29th
        List.of("2026-03-29T00:30", "2026-03-29T12:00", "2026-03-29T22:30", "2026-03-30T12:00")
                .forEach(at -> history.lead("Lead").generated(at).write());
        Period days = new Period(LocalDate.of(2026, 3, 28), LocalDate.of(2026, 4, 1), ZoneId.of(zone));

        Figure figure = figures.figure("leads-generated", FigureQuery.over(days).by(Breakdown.parse(by)));

        assertThat(groups(figure)).isEqualTo(expected);
    }

    @Test
    void aWeekBelongsToTheYearOfIsoWeeks() {
        history.lead("Lead").generated("2027-01-02").write();
        Period days = new Period(LocalDate.of(2026, 12, 31), LocalDate.of(2027, 1, 5), ZoneId.of("UTC"));
        assertThat(groups(
                        figures.figure("leads-generated", FigureQuery.over(days).by(Breakdown.WEEK))))
                .isEqualTo("2026-W53=1, 2027-W01=0");
    }

    /** One won deal, created and closed at these UTC times; the cycle in days of the wall clock. */
    @ParameterizedTest(name = "from {0} to {1} in {2}: {3}")
    @CsvSource({
        "2026-01-01, 2026-01-11, UTC, 10",
        "2026-01-01T06:00, 2026-01-11T18:00, UTC, 10.5",
        "2026-01-10, 2026-01-10, UTC, 0",
        // midnight to midnight in Zurich, over the lost hour of March and the doubled one of October
        "2026-02-28T23:00, 2026-04-29T22:00, Europe/Zurich, 60",
        "2025-09-30T22:00, 2025-11-30T23:00, Europe/Zurich, 61",
        // the leap day
        "2024-02-28, 2024-03-01, UTC, 2",
        // in the doubled hour the wall clock runs backwards
        "2025-10-26T00:50, 2025-10-26T01:10, Europe/Zurich, 0"
    })
    void theCycleCountsDaysOfTheWallClock(String created, String closed, String zone, String expected) {
        history.deal("WON").created(created).closed(closed).write();
        Period all = new Period(LocalDate.of(2024, 1, 1), LocalDate.of(2027, 1, 1), ZoneId.of(zone));
        Figure cycle = figures.figure("sales-cycle", FigureQuery.over(all));
        assertThat(cycle.value().orElseThrow()).isEqualByComparingTo(expected);
        assertThat(cycle.faults()).containsEntry("withoutCreated", 0L).containsEntry("negative", 0L);
    }

    @Test
    void theCycleIsTheMedianAndLeavesFaultyDealsOutButSaysSo() {
        cycle("2026-03-01", "2026-03-11");
        cycle("2026-03-01", "2026-03-21");
        cycle("2026-03-01", "2026-03-31");
        cycle("2025-03-31", "2026-03-31");
        cycle(null, "2026-03-12");
        cycle("2026-03-20", "2026-03-12");
        history.deal("LOST").created("2026-03-01").closed("2026-03-02").write();
        FigureQuery march = FigureQuery.over(month("2026-03-01", "UTC"));

        Figure figure = figures.figure("sales-cycle", march);

        assertThat(figure.value().orElseThrow()).isEqualByComparingTo("25");
        assertThat(figure.beside("mean").orElseThrow()).isEqualByComparingTo("106.25");
        assertThat(figure.numerator()).isEqualByComparingTo("425");
        assertThat(figure.denominator().orElseThrow()).isEqualByComparingTo("4");
        assertThat(figure.faults()).containsEntry("withoutCreated", 1L).containsEntry("negative", 1L);
        assertThat(figures.records("sales-cycle", march, 0, 10))
                .extracting(record -> record.fault().orElse("-"))
                .containsOnly("-", "withoutCreated", "negative")
                .hasSize(6);
    }

    @Test
    void onlyFaultyDealsHaveNoCycleAndNoVelocity() {
        history.deal("WON")
                .amount("100", "EUR")
                .created("2026-03-20")
                .closed("2026-03-12")
                .write();
        FigureQuery march = FigureQuery.over(month("2026-03-01", "UTC"));
        assertThat(figures.figure("sales-cycle", march).value()).isEmpty();
        Figure velocity = figures.figure("deal-velocity", march);
        assertThat(velocity.value()).isEmpty();
        assertThat(velocity.denominator()).isEmpty();
        assertThat(velocity.faults()).containsEntry("negative", 1L);
    }

    @Test
    void theVelocityIsClosedTimesWinRateTimesAverageDealThroughTheMeanCycle() {
        history.deal("WON")
                .amount("1000", "EUR")
                .created("2026-03-01")
                .closed("2026-03-11")
                .write();
        history.deal("WON")
                .amount("500", "EUR")
                .created("2026-03-01")
                .closed("2026-03-31")
                .write();
        history.deal("LOST")
                .amount("9999", "EUR")
                .created("2026-01-01")
                .closed("2026-03-15")
                .write();

        Figure velocity = figures.figure("deal-velocity", FigureQuery.over(month("2026-03-01", "UTC")));

        assertThat(velocity.value().orElseThrow()).isEqualByComparingTo("75");
        assertThat(velocity.numerator()).isEqualByComparingTo("1500");
        assertThat(velocity.denominator().orElseThrow()).isEqualByComparingTo("20");
        assertThat(velocity.beside("closed").orElseThrow()).isEqualByComparingTo("3");
        assertThat(velocity.beside("winRate").orElseThrow()).isEqualByComparingTo("0.6666666667");
        assertThat(velocity.beside("averageDeal").orElseThrow()).isEqualByComparingTo("750");
        assertThat(velocity.currency().orElseThrow().getCurrencyCode()).isEqualTo("EUR");
    }

    @ParameterizedTest
    @CsvSource({
        "mql-to-sql, true", "sql-to-opportunity, true", "opportunity-to-close, true", "win-rate, true",
        "average-deal, true", "sales-cycle, true", "deal-velocity, true", "leads-generated, false",
        "booked-meetings, false", "calls-made, false", "revenue, false", "opportunity-value, false",
        "open-pipeline, false", "weighted-pipeline, false", "web-traffic, false", "traffic-to-mql, true",
        "cost-per-lead, true", "response-time, true", "sla-attainment, true", "recycle-yield, true"
    })
    void whatDividesHasNoValueInAnEmptyPeriodAndWhatCountsIsZero(String key, boolean divides) {
        Figure figure =
                figures.figure(key, FigureQuery.over(month("2026-03-01", "UTC")).by(Breakdown.MONTH));
        assertThat(figure.value().isEmpty()).isEqualTo(divides);
        assertThat(figure.numerator()).isZero();
        assertThat(figure.records()).isZero();
        assertThat(figure.currency()).isEmpty();
    }

    @Test
    void aWonDealWithoutAnAmountIsCountedAsUnknown() {
        history.deal("WON").amount("300", "EUR").closed("2026-03-11").write();
        history.deal("WON").closed("2026-03-12").write();
        Figure revenue = figures.figure("revenue", FigureQuery.over(month("2026-03-01", "UTC")));
        assertThat(revenue.value().orElseThrow()).isEqualByComparingTo("300");
        assertThat(revenue.records()).isEqualTo(2);
        assertThat(revenue.beside("unknownAmounts").orElseThrow()).isEqualByComparingTo("1");
    }

    @Test
    void amountsOfTwoCurrenciesAreNotAddedWithoutARate() {
        history.deal("WON").amount("300", "EUR").closed("2026-03-11").write();
        history.deal("WON").amount("300", "CHF").closed("2026-03-12").write();
        FigureQuery march = FigureQuery.over(month("2026-03-01", "UTC"));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> figures.figure("revenue", march))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo("missing-rate");
                    assertThat(refused.kind()).isEqualTo(Refused.Kind.UNPROCESSABLE);
                    assertThat(refused.reason()).contains("CHF", "EUR", "2026-03-12");
                });
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> figures.figure("average-deal", march.in(Money.currencyOf("USD"))))
                .satisfies(refused -> assertThat(refused.reason()).contains("EUR", "USD", "2026-03-11"));
        Period eleventh = new Period(LocalDate.of(2026, 3, 11), LocalDate.of(2026, 3, 12), ZoneId.of("UTC"));
        assertThat(figures.figure("revenue", march.during(eleventh)).currency()).contains(Money.currencyOf("EUR"));
        assertThat(figures.figure("win-rate", march).value().orElseThrow()).isEqualByComparingTo("1");
    }

    @Test
    void thePipelineIsWhatWasOpenAtTheEndOfThePeriodOrIsNow() {
        history.deal("OPEN").amount("1", "EUR").created("2026-01-10").write();
        history.deal("OPEN").amount("2", "EUR").created("2026-05-10").write();
        history.deal("WON")
                .amount("4", "EUR")
                .created("2026-01-10")
                .closed("2026-04-01")
                .write();
        history.deal("LOST")
                .amount("8", "EUR")
                .created("2026-01-10")
                .closed("2026-03-31T23:59:59")
                .write();
        history.deal("OPEN").amount("16", "EUR").write();

        assertThat(pipeline("2026-03-01")).isEqualTo("21");
        assertThat(pipeline("2026-02-01")).isEqualTo("29");
        assertThat(pipeline("2026-04-01")).isEqualTo("17");
        assertThat(pipeline("2026-07-01")).isEqualTo("19");
    }

    @Test
    void heldMeetingsAndConnectedCallsAreGivenApart() {
        long lead = history.lead("Ada").write();
        history.activity(lead, "MEETING", "2026-03-01", null, "HELD");
        history.activity(lead, "MEETING", "2026-03-31T23:59:59", null, null);
        history.activity(lead, "MEETING", "2026-04-01", null, "HELD");
        history.activity(lead, "CALL", "2026-03-05", "OUTBOUND", "CONNECTED");
        history.activity(lead, "CALL", "2026-03-05", "OUTBOUND", "BUSY");
        history.activity(lead, "CALL", "2026-03-05", "OUTBOUND", null);
        history.activity(lead, "CALL", "2026-03-05", "OUTBOUND", null);
        history.activity(lead, "CALL", "2026-03-05", "INBOUND", "CONNECTED");
        FigureQuery march = FigureQuery.over(month("2026-03-01", "UTC"));

        Figure meetings = figures.figure("booked-meetings", march);
        assertThat(meetings.value().orElseThrow()).isEqualByComparingTo("2");
        assertThat(meetings.beside("heldShare").orElseThrow()).isEqualByComparingTo("0.5");
        Figure calls = figures.figure("calls-made", march);
        assertThat(calls.value().orElseThrow()).isEqualByComparingTo("4");
        assertThat(calls.beside("connected").orElseThrow()).isEqualByComparingTo("1");
        assertThat(calls.beside("connectedShare").orElseThrow()).isEqualByComparingTo("0.25");
    }

    @Test
    void eachPartOfABreakdownIsNamedAndTheUnknownOneComesLastAmongEquals() {
        long north = history.team("North");
        long ada = history.person("Ada", "Byron", north);
        history.lead("One")
                .with("channel", "Webinar")
                .with("owner", ada)
                .generated("2026-03-02")
                .write();
        history.lead("Two")
                .with("channel", "Webinar")
                .with("ownerName", "Bo Elsewhere")
                .generated("2026-03-02")
                .write();
        history.lead("Three")
                .with("segment", "SMB")
                .with("campaign", "Spring")
                .generated("2026-03-02")
                .write();
        FigureQuery march = FigureQuery.over(month("2026-03-01", "UTC"));

        assertThat(groups(figures.figure("leads-generated", march.by(Breakdown.SOURCE))))
                .isEqualTo("Webinar=2, -=1");
        assertThat(groups(figures.figure("leads-generated", march.by(Breakdown.CAMPAIGN))))
                .isEqualTo("-=2, Spring=1");
        assertThat(groups(figures.figure("leads-generated", march.by(Breakdown.SEGMENT))))
                .isEqualTo("-=2, SMB=1");
        assertThat(groups(figures.figure("leads-generated", march.by(Breakdown.TEAM))))
                .isEqualTo("-=2, North=1");
        assertThat(groups(figures.figure("leads-generated", march.by(Breakdown.PERSON))))
                .isEqualTo("Ada Byron=1, Bo Elsewhere=1, -=1");
        assertThat(groups(figures.figure("leads-generated", march.by(Breakdown.STAGE))))
                .isEqualTo("LEAD=3");
        assertThat(figures.figure("leads-generated", march.narrowedTo(Breakdown.SOURCE, null))
                        .numerator())
                .isEqualByComparingTo("1");
    }

    @Test
    void theRunningTotalStopsToday() {
        history.deal("WON").amount("10", "EUR").closed("2026-06-29").write();
        history.deal("WON").amount("5", "EUR").closed("2026-07-01").write();
        Period days = new Period(LocalDate.of(2026, 6, 28), LocalDate.of(2026, 7, 10), ZoneId.of("UTC"));
        assertThat(figures.cumulative("revenue", FigureQuery.over(days).by(Breakdown.DAY)))
                .extracting(slice -> slice.key().orElseThrow() + "=" + slice.numerator())
                .containsExactly("2026-06-28=0", "2026-06-29=10", "2026-06-30=10", "2026-07-01=15");
    }

    @Test
    void theDefinitionsAreThoseInForceWithinThePeriod() {
        db.sql("INSERT INTO definition_version (id, term, version, body, effective_from, created_at)"
                        + " VALUES (900, 'SQL', 2, 'Budget and date', '2026-03-15', '2026-03-01')")
                .update();
        settings.changed(Definitions.SUBJECT);
        assertThat(figures.figure("mql-to-sql", FigureQuery.over(month("2026-02-01", "UTC")))
                        .definitionVersion())
                .isEqualTo("MQL v1, SQL v1");
        assertThat(figures.figure("mql-to-sql", FigureQuery.over(month("2026-03-01", "UTC")))
                        .definitionVersion())
                .isEqualTo("MQL v1, SQL v1 and v2");
        assertThat(figures.figure("mql-to-sql", FigureQuery.over(month("2026-04-01", "UTC")))
                        .definitionVersion())
                .isEqualTo("MQL v1, SQL v2");
    }

    @Test
    void whatCannotBeComputedIsRefusedByName() {
        FigureQuery march = FigureQuery.over(month("2026-03-01", "UTC"));
        assertThat(refusal(() -> figures.figure("happiness", march))).isEqualTo("unknown-metric");
        assertThat(refusal(() -> figures.figure("revenue", march.on(Basis.COHORT))))
                .isEqualTo("basis-not-available");
        assertThat(refusal(() -> figures.records("revenue", march, Optional.of("?"), 10)))
                .isEqualTo("bad-cursor");
        assertThat(refusal(() -> figures.records("revenue", march, Optional.empty(), 201)))
                .isEqualTo("bad-limit");
    }

    private void cycle(@Nullable String created, String closed) {
        history.deal("WON").created(created).closed(closed).write();
    }

    private String pipeline(String month) {
        return figures.figure("open-pipeline", FigureQuery.over(month(month, "UTC")))
                .value()
                .orElseThrow()
                .toPlainString();
    }

    private static String refusal(Runnable question) {
        try {
            question.run();
            return "answered";
        } catch (Refused refused) {
            return refused.code();
        }
    }

    private static Period month(String first, String zone) {
        return Period.monthOf(LocalDate.parse(first), ZoneId.of(zone));
    }

    private static String fraction(Figure figure) {
        return figure.numerator() + "/" + figure.denominator().orElseThrow();
    }

    private static String groups(Figure figure) {
        return figure.series().stream()
                .map(slice -> slice.key().orElse("-") + "=" + slice.numerator())
                .collect(Collectors.joining(", "));
    }
}
