package dev.accord.dashboards.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import dev.accord.goals.Goals;
import dev.accord.leads.Leads;
import dev.accord.leads.Opportunities;
import dev.accord.leads.OpportunityRecord;
import dev.accord.leads.OpportunityRecord.Outcome;
import dev.accord.metrics.FigureRevision;
import dev.accord.shared.Money;
import dev.accord.shared.Period;
import dev.accord.shared.PortalClock;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import dev.accord.testing.Visits;
import dev.accord.testing.Visits.Visit;
import dev.accord.ui.GoalBar;
import dev.accord.ui.StatTile;
import dev.accord.ui.TrendChart;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** It is the 16th of May: of a quarter with a plan of 31,000 a month, 31,000 + 15 of 31 days = 46,000 are due. */
@DatabaseTest
class ScoreboardViewTest {

    private static final Instant NOW = Instant.parse("2026-05-16T00:00:00Z");
    private static final Period QUARTER =
            new Period(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 7, 1), ZoneOffset.UTC);

    private static final QueryParameters THIS_QUARTER = QueryParameters.empty();

    @Autowired
    Cast cast;

    @Autowired
    Visits visits;

    @Autowired
    PortalClock clock;

    @Autowired
    Goals goals;

    @Autowired
    Leads leads;

    @Autowired
    Opportunities opportunities;

    @Autowired
    FigureRevision revision;

    Cast.Players players;

    @BeforeEach
    void players() {
        players = cast.enter();
    }

    @Test
    void showsTheRevenueWonAgainstThePlanOfToday() {
        goal("revenue", "93000", Optional.of("EUR"));
        deal("D1", "20000", "EUR", "2026-04-10T10:00:00Z", Outcome.WON);
        deal("D2", "14000", "EUR", "2026-05-05T10:00:00Z", Outcome.WON);
        deal("D3", "9000", "EUR", "2026-03-31T10:00:00Z", Outcome.WON);

        look("tess.executive", THIS_QUARTER, visit -> {
            assertThat(text(visit.window().find(GoalBar.class).single()))
                    .contains("93,000 EUR", "34,000 EUR", "37 % reached", "pace 49 %", "12,000 EUR behind plan");
            assertThat(text(visit.window().find(TrendChart.class).single()))
                    .contains("10 Apr 2026", "34,000", "31,000");
        });
    }

    @Test
    void showsEveryMetricThatCanBeComputedWithItsTarget() {
        goal("leads-generated", "31", Optional.empty());
        lead("L1", "2026-04-20T08:00:00Z");
        lead("L2", "2026-05-02T08:00:00Z");
        deal("D1", "20000", "EUR", "2026-04-10T10:00:00Z", Outcome.WON);
        deal("D2", "14000", "EUR", "2026-05-05T10:00:00Z", Outcome.WON);
        deal("D3", "5000", "EUR", "2026-05-06T10:00:00Z", Outcome.LOST);

        look("tess.rep", THIS_QUARTER, visit -> {
            assertThat(tile(visit, "Leads generated")).contains("2", "of 31", "13 behind plan");
            assertThat(tile(visit, "Opportunity value")).contains("39 k EUR");
            assertThat(tile(visit, "Win rate")).contains("66.7 %", "2 of 3");
            assertThat(tile(visit, "MQL to SQL")).contains("no value");
        });
    }

    @Test
    void leadsFromEachFigureToItsRecords() {
        deal("D1", "20000", "EUR", "2026-04-10T10:00:00Z", Outcome.WON);

        look(
                "tess.rep",
                THIS_QUARTER,
                visit -> assertThat(
                                visit.window().find(Anchor.class).all().stream().map(Anchor::getHref))
                        .contains("figures/win-rate?from=2026-04-01&to=2026-07-01&zone=UTC&basis=period"));
    }

    @Test
    void saysOnTheTileWhyAmountsInTwoCurrenciesAreNotAddedUp() {
        goal("revenue", "93000", Optional.of("EUR"));
        deal("D1", "20000", "EUR", "2026-04-10T10:00:00Z", Outcome.WON);
        deal("D2", "14000", "USD", "2026-05-05T10:00:00Z", Outcome.WON);

        look("tess.executive", THIS_QUARTER, visit -> {
            assertThat(visit.text()).contains("there is no rate from USD to EUR for 2026-05-05");
            assertThat(tile(visit, "Opportunity value")).contains("There is no rate from USD to EUR");
            assertThat(tile(visit, "Win rate")).contains("100 %");
        });
    }

    @Test
    void showsAnotherPeriodThatTheAddressNames() {
        deal("D3", "9000", "EUR", "2026-03-31T10:00:00Z", Outcome.WON);

        look("tess.rep", QueryParameters.of("period", "2026-Q1"), visit -> {
            assertThat(visit.text()).contains("9,000 EUR", "won in Q1 2026");
            assertThat(visit.window().find(Select.class).all().stream()
                            .map(select -> String.valueOf(select.getValue())))
                    .anyMatch(value -> value.contains("2026-01-01"));
        });
    }

    /** The 46th day of the quarter: of the one before the days to the 15th of February count. */
    @Test
    void comparesWithAsManyDaysOfTheQuarterBefore() {
        lead("L1", "2026-02-14T08:00:00Z");
        lead("L2", "2026-02-15T23:00:00Z");
        lead("L3", "2026-02-16T08:00:00Z");
        lead("L4", "2026-05-02T08:00:00Z");
        lead("L5", "2026-05-03T08:00:00Z");
        lead("L6", "2026-05-04T08:00:00Z");
        deal("D1", "20000", "EUR", "2026-01-10T10:00:00Z", Outcome.WON);
        deal("D2", "5000", "EUR", "2026-05-06T10:00:00Z", Outcome.WON);
        deal("D3", "5000", "EUR", "2026-05-07T10:00:00Z", Outcome.LOST);

        look("tess.rep", QueryParameters.of("compare", "previous"), visit -> {
            assertThat(visit.text()).contains("compared with 1 Jan 2026 to 15 Feb 2026");
            assertThat(tile(visit, "Leads generated")).contains("50 % more than in Q1 2026, better");
            assertThat(tile(visit, "Win rate")).contains("50 points less than in Q1 2026, worse");
            assertThat(tile(visit, "Calls made")).contains("No comparison with Q1 2026");
            assertThat(tile(visit, "MQL to SQL")).contains("No comparison with Q1 2026");
            assertThat(visit.text()).contains("75 % less than in Q1 2026, worse");
        });
        look(
                "tess.rep",
                QueryParameters.of("compare", "year-ago"),
                visit -> assertThat(visit.text())
                        .contains("compared with 1 Apr 2025 to 16 May 2025", "No comparison with Q2 2025"));
        look(
                "tess.rep",
                QueryParameters.of("compare", "yesterday"),
                visit -> assertThat(visit.text()).contains("it is one of previous, year-ago", "No revenue goal"));
    }

    @Test
    void showsWhatWasWrittenMeanwhileWhereItStands() {
        goal("revenue", "93000", Optional.of("EUR"));
        deal("D1", "20000", "EUR", "2026-04-10T10:00:00Z", Outcome.WON);
        lead("L1", "2026-04-20T08:00:00Z");

        look("tess.rep", THIS_QUARTER, visit -> {
            List<StatTile> tiles = visit.window().find(StatTile.class).all();
            Anchor leadsGenerated = link(visit, "figures/leads-generated");
            Component remarkOfCalls = remark(visit, "Calls made");
            Anchor won = link(visit, "figures/revenue");
            TrendChart chart = visit.window().find(TrendChart.class).single();

            lead("L2", "2026-05-02T08:00:00Z");
            deal("D2", "14000", "EUR", "2026-05-05T10:00:00Z", Outcome.WON);
            revision.current();
            ((ScoreboardView) visit.window().getCurrentView()).refresh();

            assertThat(tile(visit, "Leads generated")).startsWith("Leads generated2");
            assertThat(visit.text()).contains("34,000 EUR", "12,000 EUR behind plan");
            assertThat(text(chart)).contains("34,000");
            assertThat(visit.window().find(StatTile.class).all()).isEqualTo(tiles);
            assertThat(link(visit, "figures/leads-generated")).isSameAs(leadsGenerated);
            assertThat(link(visit, "figures/revenue")).isSameAs(won);
            assertThat(remark(visit, "Calls made"))
                    .as("says the same, so nobody touched it")
                    .isSameAs(remarkOfCalls);
        });
    }

    private static Anchor link(Visit visit, String address) {
        return visit.window().find(Anchor.class).all().stream()
                .filter(anchor -> anchor.getHref().startsWith(address))
                .findFirst()
                .orElseThrow();
    }

    /** The last thing under the figure of a tile. */
    private static Component remark(Visit visit, String name) {
        return visit.window().find(StatTile.class).all().stream()
                .filter(tile -> text(tile).startsWith(name))
                .flatMap(StatTile::getChildren)
                .reduce((one, last) -> last)
                .flatMap(foot -> foot.getChildren().findFirst())
                .orElseThrow();
    }

    @Test
    void tellsThoseWhoMaySetAGoalWhereToDoSo() {
        look(
                "tess.lead",
                THIS_QUARTER,
                visit -> assertThat(visit.text()).contains("No revenue goal for Q2 2026", "Set the goal"));
        look(
                "tess.rep",
                THIS_QUARTER,
                visit -> assertThat(visit.text())
                        .contains("No revenue goal for Q2 2026")
                        .doesNotContain("Set the goal"));
    }

    @Test
    void addsTheGoalsOfTheQuartersUpToTheYear() {
        for (int month = 1; month <= 10; month += 3) {
            LocalDate from = LocalDate.of(2026, month, 1);
            Period quarter = new Period(from, from.plusMonths(3), ZoneOffset.UTC);
            cast.as(players.manager(), () -> {
                goals.set("revenue", quarter, new BigDecimal("93000"), Optional.of("EUR"));
            });
        }

        look(
                "tess.rep",
                QueryParameters.of("period", "2026"),
                visit -> assertThat(text(visit.window().find(GoalBar.class).single()))
                        .contains("372,000 EUR"));
    }

    @Test
    void tellsWhoHasToAgreeToAnotherGoal() {
        goal("revenue", "93000", Optional.of("EUR"));
        cast.as(
                players.marketingLead(),
                () -> goals.set("revenue", QUARTER, new BigDecimal("60000"), Optional.of("EUR")));

        look(
                "tess.manager",
                THIS_QUARTER,
                visit -> assertThat(visit.text()).contains("agreement to another goal of \"Revenue, Q2 2026\""));
        look("tess.lead", THIS_QUARTER, visit -> assertThat(visit.text()).doesNotContain("agreement to another goal"));
    }

    @Test
    void tellsARepWhatWaitsForThem() {
        clock.at(
                NOW,
                () -> cast.as(players.marketer(), () -> {
                    leads.record(List.of(TestLeads.standingIn("L1", "SQL", NOW)), true);
                }));

        long waiting = List.of("tess.rep", "tess.rep2").stream()
                .filter(rep -> {
                    boolean[] told = {false};
                    look(rep, THIS_QUARTER, visit -> told[0] = visit.text().contains("1 handoff offered to you"));
                    return told[0];
                })
                .count();

        assertThat(waiting).isEqualTo(1);
    }

    private void look(String username, QueryParameters query, java.util.function.Consumer<Visit> check) {
        clock.at(NOW, () -> {
            try (Visit visit = visits.of(username)) {
                visit.window().getUI().navigate(ScoreboardView.class, query);
                check.accept(visit);
            }
        });
    }

    private static String tile(Visit visit, String name) {
        return visit.window().find(StatTile.class).all().stream()
                .map(ScoreboardViewTest::text)
                .filter(text -> text.startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    private void goal(String metric, String target, Optional<String> currency) {
        cast.as(players.manager(), () -> {
            goals.set(metric, QUARTER, new BigDecimal(target), currency);
        });
    }

    private void lead(String name, String at) {
        cast.as(players.marketer(), () -> {
            leads.record(List.of(TestLeads.entered(name, Map.of("LEAD", Instant.parse(at)))), false);
        });
    }

    private void deal(String name, String amount, String currency, String closedAt, Outcome outcome) {
        Instant closed = Instant.parse(closedAt);
        cast.as(players.manager(), () -> {
            opportunities.record(
                    List.of(new OpportunityRecord(
                            "test",
                            name,
                            Optional.empty(),
                            Optional.of(name),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(Money.of(amount, currency)),
                            Optional.of(closed),
                            Optional.empty(),
                            Optional.of(closed),
                            Optional.empty(),
                            outcome,
                            Optional.empty())),
                    false);
        });
    }
}
