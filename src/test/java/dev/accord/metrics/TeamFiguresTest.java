package dev.accord.metrics;

import static dev.accord.metrics.History.LEAD;
import static dev.accord.metrics.History.MQL;
import static dev.accord.metrics.History.OPPORTUNITY;
import static dev.accord.metrics.History.SQL;
import static dev.accord.metrics.History.WON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.people.Acting;
import dev.accord.reporting.FiscalCalendars;
import dev.accord.shared.FiscalCalendar;
import dev.accord.shared.FiscalCalendar.Division;
import dev.accord.shared.Money;
import dev.accord.shared.Period;
import dev.accord.shared.Refused;
import dev.accord.testing.DatabaseTest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
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

/** Visits, spend, currencies, clocks, recycling, odds and fiscal years, computed by hand. It is noon on 2026-07-01. */
@DatabaseTest
@Import(FixedClock.class)
@WithMockUser
class TeamFiguresTest {

    private static final FigureQuery MARCH =
            FigureQuery.over(Period.monthOf(LocalDate.of(2026, 3, 1), ZoneId.of("UTC")));

    @Autowired
    private Figures figures;

    @Autowired
    private FiscalCalendars calendars;

    @Autowired
    private Acting acting;

    @Autowired
    private JdbcClient db;

    private History history;

    @BeforeEach
    void begin() {
        history = new History(db);
    }

    /** Visits are counted by the day, which is that day in every zone, on the days that the clock changes too. */
    @ParameterizedTest(name = "in {0}")
    @CsvSource({"UTC", "Europe/Zurich", "America/New_York", "Pacific/Auckland", "Asia/Beirut"})
    void aDayOfVisitsIsThatDayInEveryZone(String zone) {
        history.visits("2026-02-28", "Web", 1);
        history.visits("2026-03-01", "Web", 10);
        history.visits("2026-03-29", "Web", 100);
        history.visits("2026-03-31", "Fair", 1_000);
        history.visits("2026-04-01", "Web", 10_000);
        Period march = Period.monthOf(LocalDate.of(2026, 3, 1), ZoneId.of(zone));

        Figure byDay = figures.figure("web-traffic", FigureQuery.over(march).by(Breakdown.DAY));

        assertThat(byDay.value().orElseThrow()).isEqualByComparingTo("1110");
        assertThat(byDay.series().stream()
                        .filter(day -> day.numerator().signum() > 0)
                        .map(day -> day.key().orElseThrow() + "=" + day.numerator()))
                .containsExactly("2026-03-01=10", "2026-03-29=100", "2026-03-31=1000");
        assertThat(groups(figures.figure("web-traffic", FigureQuery.over(march).by(Breakdown.SOURCE))))
                .isEqualTo("Fair=1000, Web=110");
        assertThat(figures.records("web-traffic", FigureQuery.over(march), 0, 10))
                .extracting(record -> record.at()
                        .orElseThrow()
                        .atZone(ZoneId.of(zone))
                        .toLocalDate()
                        .toString())
                .containsExactly("2026-03-31", "2026-03-29", "2026-03-01");
    }

    @Test
    void trafficToMqlIsMqlEntriesPerVisitAndHasNoValueWithoutVisits() {
        history.lead("One").with("channel", "Web").passed(MQL, "2026-03-05").write();
        history.lead("Two").with("channel", "Fair").skipped(MQL, "2026-03-06").write();
        history.lead("Old").with("channel", "Web").passed(MQL, "2026-02-06").write();
        assertThat(figures.figure("traffic-to-mql", MARCH).value()).isEmpty();
        history.visits("2026-03-05", "Web", 40);

        Figure figure = figures.figure("traffic-to-mql", MARCH.by(Breakdown.SOURCE));

        assertThat(figure.value().orElseThrow()).isEqualByComparingTo("0.05");
        assertThat(figure.definitionVersion()).isEqualTo("MQL v1");
        assertThat(figure.series())
                .extracting(part -> part.key().orElse("-") + " " + part.numerator() + "/"
                        + part.denominator().orElseThrow() + " "
                        + part.value().map(Object::toString).orElse("none"))
                .containsExactlyInAnyOrder("Web 1/40 0.025", "Fair 1/0 none");
    }

    @Test
    void costPerLeadIsTheSpendOfThePeriodsDaysPerLead() {
        history.spend(
                "Web", "Spring", "EUR", Map.of("2026-02-28", "100", "2026-03-01", "100.50", "2026-03-31", "9.50"));
        history.spend(null, null, "EUR", Map.of("2026-03-02", "90", "2026-04-01", "90"));
        assertThat(figures.figure("cost-per-lead", MARCH).value()).isEmpty();
        history.lead("One").with("channel", "Web").generated("2026-03-02").write();
        history.lead("Two").generated("2026-03-03").write();

        Figure figure = figures.figure("cost-per-lead", MARCH.by(Breakdown.SOURCE));

        assertThat(figure.value().orElseThrow()).isEqualByComparingTo("100");
        assertThat(figure.numerator()).isEqualByComparingTo("200");
        assertThat(figure.currency()).contains(Money.currencyOf("EUR"));
        assertThat(figure.series())
                .extracting(part -> part.key().orElse("-") + " " + part.value().orElseThrow())
                .containsExactly("Web 110", "- 90");
        assertThat(groups(figures.figure("cost-per-lead", MARCH.by(Breakdown.CAMPAIGN))))
                .isEqualTo("Spring=110, -=90");
    }

    /** A deal of 100 CHF won at that UTC time; rates: 2026-03-01 1.10, 2026-03-12 1.20 and, on the day after, 1.30. */
    @ParameterizedTest(name = "won {0} in {1}: {2}")
    @CsvSource({
        "2026-03-01T12:00, UTC,           110.00",
        "2026-03-11T23:59, UTC,           110.00",
        "2026-03-12T00:00, UTC,           120.00",
        // in Zurich it is the 13th
        "2026-03-12T23:30, Europe/Zurich, 130.00",
        "2026-03-12T23:30, UTC,           120.00",
        "2026-04-13T12:00, UTC,           130.00"
    })
    void moneyIsConvertedAtTheRateOfItsOwnDay(String won, String zone, String expected) {
        rates();
        history.deal("WON").amount("100", "CHF").closed(won).write();
        Period days = new Period(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 5, 1), ZoneId.of(zone));

        Figure revenue = figures.figure("revenue", FigureQuery.over(days).in(Money.currencyOf("EUR")));

        assertThat(revenue.value().orElseThrow()).isEqualByComparingTo(expected);
        assertThat(revenue.currency()).contains(Money.currencyOf("EUR"));
        assertThat(figures.records("revenue", FigureQuery.over(days).in(Money.currencyOf("EUR")), 0, 10))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.numerator()).isEqualByComparingTo(expected);
                    assertThat(record.original()).contains(Money.of("100", "CHF"));
                });
        // all of it is of one currency, so nobody needs to convert it
        assertThat(figures.figure("revenue", FigureQuery.over(days)).currency()).contains(Money.currencyOf("CHF"));
    }

    /** The day after the newest rate's 31 days, and the day before the oldest rate. */
    @ParameterizedTest(name = "won {0}")
    @CsvSource({"2026-04-14, 2026-04-14", "2026-02-28, 2026-02-28"})
    void aMissingRateIsAnErrorThatNamesTheCurrencyAndTheDate(String won, String named) {
        rates();
        history.deal("WON").amount("100", "CHF").closed(won).write();
        Period days = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 1), ZoneId.of("UTC"));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(
                        () -> figures.figure("revenue", FigureQuery.over(days).in(Money.currencyOf("EUR"))))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo("missing-rate");
                    assertThat(refused.reason()).contains("from CHF to EUR", named);
                });
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(
                        () -> figures.records("revenue", FigureQuery.over(days).in(Money.currencyOf("EUR")), 0, 10))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("missing-rate"));
    }

    @Test
    void severalCurrenciesAreReportedInOneAndInAnyThatIsAskedFor() {
        rates();
        history.rate("USD", "2026-03-01", "0.80");
        history.deal("WON").amount("100", "CHF").closed("2026-03-02").write();
        history.deal("WON").amount("10", "USD").closed("2026-03-02").write();
        history.deal("WON").amount("1", "EUR").closed("2026-03-02").write();
        history.deal("WON").closed("2026-03-02").write();

        Figure inEuros = figures.figure("revenue", MARCH);
        Figure inDollars = figures.figure("average-deal", MARCH.in(Money.currencyOf("USD")));

        assertThat(inEuros.currency()).contains(Money.currencyOf("EUR"));
        assertThat(inEuros.value().orElseThrow()).isEqualByComparingTo("119");
        assertThat(inEuros.beside("unknownAmounts").orElseThrow()).isEqualByComparingTo("1");
        // 137.5 + 10 + 1.25, through four deals
        assertThat(inDollars.value().orElseThrow()).isEqualByComparingTo("37.1875");
        assertThat(groups(figures.figure("revenue", MARCH.by(Breakdown.MONTH)))).isEqualTo("2026-03=119");
    }

    @Test
    void spendIsConvertedDayByDay() {
        rates();
        history.lead("One").generated("2026-03-02").write();
        history.spend("Web", null, "CHF", Map.of("2026-03-11", "10", "2026-03-12", "10"));
        history.spend("Web", null, "EUR", Map.of("2026-03-11", "7"));

        assertThat(figures.figure("cost-per-lead", MARCH).value().orElseThrow()).isEqualByComparingTo("30");
    }

    @Test
    void theOpenPipelineIsConvertedAtTheDayOfCreationOrElseOfTheFigure() {
        rates();
        history.deal("OPEN").amount("100", "CHF").created("2026-03-02").write();
        history.deal("OPEN").amount("100", "CHF").write();
        history.deal("OPEN").amount("1", "EUR").created("2026-03-02").write();

        assertThat(figures.figure("open-pipeline", MARCH).value().orElseThrow()).isEqualByComparingTo("241");
    }

    private void rates() {
        history.rate("CHF", "2026-03-01", "1.10");
        history.rate("CHF", "2026-03-12", "1.20");
        history.rate("CHF", "2026-03-13", "1.30");
    }

    @Test
    void theResponseTimeIsTheMedianOfBusinessHoursWithThe90thPercentileApart() {
        long lead = history.lead("Ada").write();
        for (int hour = 1; hour <= 10; hour++) {
            long handoff = history.handoff(lead, "ACCEPTED", null, "2026-03-02", "2026-03-03", "2026-03-04");
            history.response(handoff, "2026-03-04", hour * 3_600);
        }
        long young = history.handoff(lead, "ACCEPTED", null, "2026-03-02", "2026-03-03", "2026-04-01");
        history.response(young, "2026-04-01", 999_999);
        history.handoff(lead, "DISPUTED", null, "2026-03-02", "2026-03-03", "2026-03-04");

        Figure figure = figures.figure("response-time", MARCH);

        assertThat(figure.value().orElseThrow()).isEqualByComparingTo("5.5");
        assertThat(figure.beside("p90").orElseThrow()).isEqualByComparingTo("9");
        assertThat(figure.beside("mean").orElseThrow()).isEqualByComparingTo("5.5");
        assertThat(figure.records()).isEqualTo(10);
        assertThat(figure.metric().unit()).isEqualTo(Unit.HOURS);
    }

    /** One offer, due as given. It is noon on the first of July. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            accepted on the last moment      | ACCEPTED  | 2026-06-30T12:00 | 2026-06-30T12:00    | 1/1 0
            accepted a second too late       | ACCEPTED  | 2026-06-30T12:00 | 2026-06-30T12:00:01 | 0/1 0
            disputed in time                 | DISPUTED  | 2026-06-30T12:00 | 2026-06-30T11:00    | 1/1 0
            open and overdue                 | OFFERED   | 2026-06-30T12:00 |                     | 0/1 0
            open, due this very moment       | OFFERED   | 2026-07-01T12:00 |                     | 0/1 0
            open, due in a second            | OFFERED   | 2026-07-01T12:00:01 |                  | 0/0 1
            withdrawn in time                | WITHDRAWN | 2026-06-30T12:00 | 2026-06-30T11:00    | 0/0 0
            withdrawn when it was overdue    | WITHDRAWN | 2026-06-30T12:00 | 2026-06-30T13:00    | 0/1 0
            expired                          | EXPIRED   | 2026-06-30T12:00 | 2026-06-30T12:00    | 0/1 0
            due before the period            | ACCEPTED  | 2026-05-31T12:00 | 2026-05-31T11:00    | 0/0 0
            """)
    void aClockIsMetOrMissed(String why, String state, String due, @Nullable String decided, String expected) {
        history.handoff(history.lead("Ada").write(), state, null, "2026-05-01", due, decided);
        Period summer = new Period(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 8, 1), ZoneId.of("UTC"));

        Figure figure = figures.figure("sla-attainment", FigureQuery.over(summer));

        assertThat(fraction(figure) + " " + figure.maturing()).as(why).isEqualTo(expected);
    }

    @Test
    void aClockThatRestsIsNeitherMetNorMissed() {
        long handoff = history.handoff(history.lead("Ada").write(), "OFFERED", null, "2026-03-01", "2026-03-05", null);
        db.sql("UPDATE handoff SET paused_at = '2026-03-04' WHERE id = ?")
                .param(handoff)
                .update();
        Figure figure = figures.figure("sla-attainment", MARCH);
        assertThat(fraction(figure) + " " + figure.maturing()).isEqualTo("0/0 1");
    }

    @Test
    void theClocksOfResearchCountWithThoseOfOffersAndTeamByTeam() {
        long marketing = history.person("Mara", "Market", history.team("Demand"));
        long sales = history.person("Sam", "Sales", history.team("Field"));
        long lead = history.lead("Ada").write();
        long met = history.handoff(lead, "DISPUTED", sales, "2026-03-01", "2026-03-05", "2026-03-04");
        long missed = history.handoff(lead, "DISPUTED", sales, "2026-03-01", "2026-03-05", "2026-03-06");
        history.dispute(met, lead, sales, marketing, "2026-03-10", "2026-03-09");
        history.dispute(missed, lead, sales, null, "2026-03-10", null);

        Figure figure = figures.figure("sla-attainment", MARCH.by(Breakdown.TEAM));

        assertThat(fraction(figure)).isEqualTo("2/4");
        assertThat(figure.beside("research").orElseThrow()).isEqualByComparingTo("2");
        assertThat(figure.beside("overdue").orElseThrow()).isEqualByComparingTo("1");
        assertThat(figure.series())
                .extracting(part -> part.key().orElse("-") + " " + part.numerator() + "/"
                        + part.denominator().orElseThrow())
                .containsExactlyInAnyOrder("Field 1/2", "Demand 1/1", "- 0/1");
    }

    @Test
    void theClockOfAResearchThatWasReopenedCountsAsItEnded() {
        long marketing = history.person("Mara", "Market", history.team("Demand"));
        long sales = history.person("Sam", "Sales", history.team("Field"));
        long lead = history.lead("Ada").write();
        long handoff = history.handoff(lead, "DISPUTED", sales, "2026-01-01", "2026-01-05", "2026-01-04");
        long dispute = history.dispute(handoff, lead, sales, marketing, "2026-03-20", "2026-03-19");
        history.earlierClock(dispute, "2026-03-10", "2026-03-12", marketing);

        Figure figure = figures.figure("sla-attainment", MARCH);

        assertThat(fraction(figure)).isEqualTo("1/2");
        assertThat(figure.beside("research").orElseThrow()).isEqualByComparingTo("2");
    }

    /** A lead that went back on 10 March and entered that stage then; the cohort of March, 30 days if nothing else is said. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            came forward in time              | 3 | 2026-04-01       | cohort | 30  | 1/1 0
            on the last moment                | 3 | 2026-04-09       | cohort | 30  | 1/1 0
            a second too late                 | 3 | 2026-04-09T00:00:01 | cohort | 30 | 0/1 0
            without a limit                   | 3 | 2026-06-09       | cohort | all | 1/1 0
            further than asked for            | 5 | 2026-04-01       | cohort | 30  | 1/1 0
            not far enough                    | 2 | 2026-04-01       | cohort | 30  | 0/1 0
            before it went back               | 3 | 2026-03-01       | cohort | 30  | 0/1 0
            too young to say                  | 3 | 2026-04-01       | cohort | 120 | 0/0 1
            period: back and forward          | 3 | 2026-03-20       | period | 30  | 1/1 0
            period: forward later             | 3 | 2026-04-20       | period | 30  | 0/1 0
            """)
    void aRecycledLeadComesForwardAgain(
            String why, long stage, String entered, String basis, String window, String expected) {
        long lead = history.lead("Ada").write();
        history.recycled(lead, "2026-03-10");
        history.recycled(lead, "2026-03-12");
        history.entered(lead, stage, entered);

        // the earlier time that it went back opens its window
        Figure figure =
                figures.figure("recycle-yield", MARCH.on(Basis.parse(basis)).within(Window.parse(window)));

        assertThat(fraction(figure) + " " + figure.maturing()).as(why).isEqualTo(expected);
    }

    @Test
    void whatComesForwardInAPeriodWentBackBeforeIt() {
        long back = history.lead("Back").write();
        history.recycled(back, "2026-01-10");
        history.entered(back, SQL, "2026-03-10");
        history.entered(back, OPPORTUNITY, "2026-03-20");
        long once = history.lead("Was back long ago").write();
        history.recycled(once, "2026-01-10");
        history.entered(once, SQL, "2026-02-10");
        history.entered(once, OPPORTUNITY, "2026-03-20");
        history.entered(once, WON, "2026-03-21");
        long never = history.lead("Never").write();
        history.entered(never, SQL, "2026-03-10");

        assertThat(fraction(figures.figure("recycle-yield", MARCH.on(Basis.PERIOD))))
                .isEqualTo("1/0");
    }

    @Test
    void theRecycledLeadsThatWereWonAreGivenApart() {
        for (String won : List.of("2026-03-20", "2026-06-29")) {
            long lead = history.lead("Ada").write();
            history.recycled(lead, "2026-03-10");
            history.entered(lead, SQL, "2026-03-15");
            history.entered(lead, WON, won);
        }
        Figure figure = figures.figure("recycle-yield", MARCH);
        assertThat(fraction(figure)).isEqualTo("2/2");
        assertThat(figure.beside("won").orElseThrow()).isEqualByComparingTo("1");
    }

    /** Of twelve closed deals that had stood in "Demo" nine were won; of two in "Offer" one; of twenty in all eleven. */
    @Test
    void thePipelineIsWeightedByHandByItsStepsHistoryOrByThatOfAllDeals() {
        closed(12, 9, "Demo");
        closed(2, 1, "Offer");
        closed(6, 1, null);
        history.deal("WON").created("2024-01-01").closed("2025-03-31").write();
        assertThat(weighted("Demo")).isEqualByComparingTo("75");
        assertThat(weighted("Offer")).isEqualByComparingTo("55");
        assertThat(weighted(null)).isEqualByComparingTo("55");
        db.sql("INSERT INTO step_probability (step, probability, set_at) VALUES ('Offer', 0.9, '2026-01-01')")
                .update();
        assertThat(weighted("Offer")).isEqualByComparingTo("90");
    }

    @Test
    void aDealIsWeightedByTheStepInWhichItStoodThen() {
        closed(12, 9, "Demo");
        long deal = history.deal("WON")
                .amount("100", "EUR")
                .with("step", "Closed won")
                .created("2026-03-01")
                .closed("2026-04-05")
                .write();
        history.step(deal, "2026-03-01", "Demo");
        history.step(deal, "2026-04-05", "Closed won");

        Figure figure = figures.figure("weighted-pipeline", MARCH.by(Breakdown.STAGE));

        assertThat(groups(figure)).isEqualTo("Demo=75");
    }

    @Test
    void withoutAnyClosedDealThereAreNoOddsAndTheFigureSaysSo() {
        history.deal("OPEN").amount("100", "EUR").created("2026-03-01").write();
        Figure figure = figures.figure("weighted-pipeline", MARCH);
        assertThat(figure.value().orElseThrow()).isEqualByComparingTo("0");
        assertThat(figure.faults()).containsEntry("withoutProbability", 1L);
    }

    private void closed(int deals, int won, @Nullable String step) {
        for (int i = 0; i < deals; i++) {
            long deal = history.deal(i < won ? "WON" : "LOST")
                    .created("2026-01-01")
                    .closed("2026-02-01")
                    .write();
            if (step != null) {
                history.step(deal, "2026-01-01", step);
                history.step(deal, "2026-01-15", step);
            }
        }
    }

    /** The weighted value of one open deal of 100 in that step. */
    private BigDecimal weighted(@Nullable String step) {
        db.sql("DELETE FROM opportunity WHERE outcome = 'OPEN'").update();
        history.deal("OPEN")
                .amount("100", "EUR")
                .with("step", step)
                .created("2026-03-02")
                .write();
        return figures.figure("weighted-pipeline", MARCH).value().orElseThrow().setScale(4, RoundingMode.HALF_UP);
    }

    @ParameterizedTest(name = "by {2} of years in {1} from month {0}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            1  | MONTHS    | fiscal-quarter | FY2026-Q1=3, FY2026-Q2=1
            10 | MONTHS    | fiscal-quarter | FY2026-Q2=3, FY2026-Q3=1
            4  | MONTHS    | fiscal-year    | FY2026=3, FY2027=1
            1  | WEEKS_445 | fiscal-quarter | FY2026-Q1=1, FY2026-Q2=3
            1  | WEEKS_445 | fiscal-month   | FY2026-M03=1, FY2026-M04=3
            1  | WEEKS_445 | quarter        | 2026-Q1=3, 2026-Q2=1
            """)
    void figuresAreSplitByFiscalPeriods(int month, Division division, String by, String expected) {
        acting.asPortal(() -> {
            calendars.adopt(new FiscalCalendar(month, division));
            return "";
        });
        // the quarter in weeks ends on Sunday the 29th; in Zurich the 30th begins at 22:00 UTC
        List.of("2026-03-29T21:59:59", "2026-03-29T22:00", "2026-03-31T21:59", "2026-03-31T22:00")
                .forEach(at -> history.lead("Lead").generated(at).write());
        Period days = new Period(LocalDate.of(2026, 3, 28), LocalDate.of(2026, 4, 2), ZoneId.of("Europe/Zurich"));

        Figure figure = figures.figure("leads-generated", FigureQuery.over(days).by(Breakdown.parse(by)));

        assertThat(groups(figure)).isEqualTo(expected);
        assertThat(figure.series().getFirst().firstDay()).contains(LocalDate.of(2026, 3, 28));
        String group = figure.series().getLast().key().orElseThrow();
        assertThat(figures.figure("leads-generated", FigureQuery.over(days).narrowedTo(Breakdown.parse(by), group))
                        .numerator())
                .isEqualTo(figure.series().getLast().numerator());
    }

    @Test
    void theOpenPipelineIsSplitByTheFiscalYearsOfItsDealsHoweverOld() {
        history.deal("OPEN").amount("1", "EUR").created("2024-02-29").write();
        history.deal("OPEN").amount("2", "EUR").created("1985-01-01").write();
        history.deal("OPEN").amount("4", "EUR").write();
        assertThat(groups(figures.figure("open-pipeline", MARCH.by(Breakdown.FISCAL_YEAR))))
                .isEqualTo("FY2024=1, earlier=2, -=4");
    }

    @Test
    void anActivityIsOfWhoeverDidItByNameWhereNobodyHereHasIt() {
        long lead = history.lead("Ada").passed(LEAD, "2026-03-01").write();
        long call = history.activity(lead, "CALL", "2026-03-05", "OUTBOUND", null);
        db.sql("UPDATE lead_activity SET by_name = 'Bo Elsewhere' WHERE id = ?")
                .param(call)
                .update();
        assertThat(groups(figures.figure("calls-made", MARCH.by(Breakdown.PERSON))))
                .isEqualTo("Bo Elsewhere=1");
    }

    @Test
    void theRecordsOfSpendNameTheirChannelAndCampaign() {
        history.spend("Web", "Spring", "EUR", Map.of("2026-03-01", "10", "2026-03-02", "10"));
        assertThat(figures.records("cost-per-lead", MARCH, Optional.empty(), 1).items())
                .extracting(FigureRecord::label)
                .containsExactly("Web, Spring");
        assertThat(figures.records("cost-per-lead", MARCH, 0, 10)).hasSize(2);
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
