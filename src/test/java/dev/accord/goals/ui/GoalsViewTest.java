package dev.accord.goals.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import dev.accord.goals.Goal;
import dev.accord.goals.Goals;
import dev.accord.goals.Owner;
import dev.accord.goals.Target;
import dev.accord.shared.Id;
import dev.accord.shared.Period;
import dev.accord.shared.PortalClock;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.Visits;
import dev.accord.testing.Visits.Visit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@DatabaseTest
class GoalsViewTest {

    private static final Instant NOW = Instant.parse("2026-05-16T00:00:00Z");
    private static final Period QUARTER =
            new Period(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 7, 1), ZoneOffset.UTC);

    @Autowired
    Cast cast;

    @Autowired
    Visits visits;

    @Autowired
    PortalClock clock;

    @Autowired
    Goals goals;

    @Autowired
    JdbcClient jdbc;

    Cast.Players players;

    @BeforeEach
    void players() {
        players = cast.enter();
    }

    @Test
    void letsASalesManagerSetTheRevenueGoalOfTheQuarter() {
        look("tess.manager", visit -> {
            click(visit, "Set a goal");
            visit.window()
                    .find(BigDecimalField.class)
                    .withCaption("Target")
                    .single()
                    .setValue(new BigDecimal("93000"));
            click(visit, "Set the goal");

            assertThat(visit.text()).contains("Q2 2026", "Revenue", "93,000 EUR", "46 k behind plan");
        });

        List<Goal> set = cast.as(players.rep(), () -> goals.inForce());
        assertThat(set).singleElement().satisfies(goal -> {
            assertThat(goal.metric()).isEqualTo("revenue");
            assertThat(goal.from()).isEqualTo("2026-04-01");
            assertThat(goal.to()).isEqualTo("2026-07-01");
        });
    }

    @Test
    void changesAGoalThatRunsWhenTheOtherDepartmentAgrees() {
        set("93000");

        look("tess.lead", visit -> {
            change(visit, "60000", "One customer left");

            assertThat(visit.text())
                    .containsSubsequence(
                            "93,000 EUR",
                            "Proposed by Test Marketing lead on 16 May 2026: Revenue 60,000 EUR in place of 93,000 EUR."
                                    + " One customer left");
            assertThat(visit.window().find(Button.class).withText("Agree").all())
                    .isEmpty();
            assertThat(visit.window().find(Button.class).withText("Withdraw").all())
                    .hasSize(1);
        });
        look("tess.manager", visit -> {
            click(visit, "Agree");
            assertThat(visit.text()).contains("60,000 EUR").doesNotContain("93,000 EUR");
            click(visit, "History");
            assertThat(visit.text())
                    .contains("Change proposed from 93,000 EUR to 60,000 EUR", "Agreed to by Test Sales manager");
        });
    }

    @Test
    void asksWhyAChangeIsDeclined() {
        set("93000");
        look("tess.lead", visit -> change(visit, "60000", ""));

        look("tess.executive", visit -> {
            click(visit, "Decline");
            visit.window().find(TextArea.class).withCaption("Why").single().setValue("We can still make it");
            visit.window()
                    .test(visit.window()
                            .find(Button.class)
                            .withText("Decline")
                            .all()
                            .getLast())
                    .click();
            assertThat(visit.text()).contains("93,000 EUR").doesNotContain("Proposed by");
            click(visit, "History");
            assertThat(visit.text()).contains("Declined by Test Executive", "We can still make it");
        });
    }

    @Test
    void showsAnExecutiveTheGoalsButNoWayToSetThem() {
        set("93000");

        look("tess.executive", visit -> {
            assertThat(visit.text()).contains("93,000 EUR");
            assertThat(visit.window().find(Button.class).withText("Set a goal").all())
                    .isEmpty();
            assertThat(visit.window().find(Button.class).withText("Change").all())
                    .isEmpty();
        });
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> cast.as(
                        players.executive(), () -> goals.set("revenue", QUARTER, BigDecimal.TEN, Optional.of("EUR"))));
    }

    @Test
    void opensWithOnesOwnTargets() {
        set("93000");
        target(new Owner.OfPerson(players.rep()), "20000");

        look(
                "tess.rep",
                visit -> assertThat(visit.text())
                        .containsSubsequence("Mine, Q2 2026", "20,000 EUR", "Q2 2026", "93,000 EUR"));
        look("tess.rep2", visit -> assertThat(visit.text()).doesNotContain("Mine,"));
    }

    @Test
    void showsWhatTheTargetsBelowAddUpTo() {
        set("93000");
        target(field(), "60000");
        target(new Owner.OfPerson(players.rep()), "25000");

        look(
                "tess.executive",
                visit -> assertThat(visit.text())
                        .contains("Of its teams", "60,000 EUR, 33,000 EUR less than the target (1 of 2 teams)"));
        look("tess.rep", field().word(), visit -> {
            assertThat(visit.text())
                    .contains("The targets of Field", "25,000 EUR, 35,000 EUR less than the target (1 of 3 people)")
                    .doesNotContain("93,000 EUR");
            assertThat(visit.window()
                            .find(Button.class)
                            .withText("Set a target")
                            .all())
                    .isEmpty();
        });
        look("tess.rep", "team-7", visit -> assertThat(visit.text()).contains("there is no team 7", "93,000 EUR"));
    }

    @Test
    void dividesTheTargetOfATeamAsADraft() {
        target(field(), "60000");

        look("tess.manager", field().word(), visit -> {
            click(visit, "Divide");
            List<BigDecimalField> parts =
                    visit.window().find(BigDecimalField.class).all();
            assertThat(parts).extracting(BigDecimalField::getValue).containsOnly(new BigDecimal("20000"));
            parts.getFirst().setValue(new BigDecimal("15000"));
            assertThat(visit.text()).contains("Together 55,000 EUR, 5,000 EUR less than the target");
            click(visit, "Set these targets");
            assertThat(visit.text()).contains("55,000 EUR, 5,000 EUR less than the target");
        });

        assertThat(cast.as(
                        players.rep(),
                        () -> goals.inForce(
                                List.of(new Owner.OfPerson(players.rep()), new Owner.OfPerson(players.otherRep())),
                                QUARTER)))
                .hasSize(2);
    }

    @Test
    void tellsHowAGoalCameToBeWhatItIs() {
        set("93000");

        look("tess.admin", visit -> {
            change(visit, "60000", "One customer left");
            click(visit, "History");

            assertThat(visit.text())
                    .containsSubsequence(
                            "Changed from 93,000 EUR to 60,000 EUR",
                            "Test Administrator",
                            "One customer left",
                            "Set at 93,000 EUR",
                            "Test Sales manager");
        });
    }

    @Test
    void saysWhyATargetOfNothingIsRefused() {
        look("tess.manager", visit -> {
            click(visit, "Set a goal");
            visit.window()
                    .find(BigDecimalField.class)
                    .withCaption("Target")
                    .single()
                    .setValue(BigDecimal.ZERO);
            click(visit, "Set the goal");

            assertThat(visit.text()).contains("A goal is greater than 0");
        });
        assertThat(cast.as(players.rep(), () -> goals.inForce())).isEmpty();
    }

    @Test
    void tellsWhatTheRevenueTakesAndMakesGoalsOfIt() {
        set("4000");
        // a year before: a deal of 1,000 out of two opportunities out of two SQLs out of four MQLs, four leads, 100
        // visits
        period(1, "2025", 4, 2, List.of("WON", "LOST"), 100);
        // until now the same of half the visits, but two MQLs in place of four
        period(11, "2026", 2, 1, List.of("WON"), 50);

        look("tess.manager", visit -> {
            assertThat(visit.text())
                    .contains("What it takes, Q2 2026", "If all converts as it did from 1 Apr 2025 to 30 Jun 2025")
                    .contains("What holds back most: the number of visits");
            click(visit, "Set these as goals");
            visit.window()
                    .test(visit.window().find(ConfirmDialog.class).single())
                    .confirm();
            assertThat(visit.text()).contains("Web traffic", "Leads generated", "MQL to SQL");
        });

        assertThat(cast.as(players.rep(), () -> goals.inForce()))
                .extracting(goal ->
                        goal.metric() + " " + goal.target().stripTrailingZeros().toPlainString())
                .containsExactlyInAnyOrder("revenue 4000", "web-traffic 400", "leads-generated 16", "mql-to-sql 0.5");
    }

    @Test
    void endsTheTreeWhereTheYearBeforeHasNothing() {
        set("4000");

        look("tess.executive", visit -> {
            assertThat(visit.text())
                    .contains("Revenue: nothing of the level below was counted a year before, so the tree ends here")
                    .contains("What holds back most: the revenue itself");
            assertThat(visit.window()
                            .find(Button.class)
                            .withText("Set these as goals")
                            .all())
                    .isEmpty();
        });
    }

    /** Leads of an April that all became MQLs, some of them SQLs, the deals that were closed in May, and visits. */
    private void period(int id, String year, int leads, int sqls, List<String> deals, int visited) {
        for (int lead = id; lead < id + leads; lead++) {
            jdbc.sql("""
                            INSERT INTO lead_record (id, source, external_id, recorded_at, stage_id, stage_since, generated_at)
                            VALUES (:id, 'test', :id, :at, 1, :at, :at)
                            """).param("id", lead).param("at", year + "-04-02").update();
            for (int stage = 1; stage <= (lead < id + sqls ? 3 : 2); stage++) {
                jdbc.sql("INSERT INTO stage_passage (lead_id, stage_id, passed_at, skipped) VALUES (?, ?, ?, FALSE)")
                        .params(lead, stage, year + "-04-02")
                        .update();
            }
        }
        for (int deal = 0; deal < deals.size(); deal++) {
            jdbc.sql("""
                            INSERT INTO opportunity (id, source, external_id, amount, currency, created_at, closed_at, outcome,
                                                     recorded_at)
                            VALUES (:id, 'test', :id, 1000, 'EUR', :created, :closed, :outcome, :closed)
                            """)
                    .param("id", id + deal)
                    .param("created", year + "-04-03")
                    .param("closed", year + "-05-02")
                    .param("outcome", deals.get(deal))
                    .update();
        }
        jdbc.sql("""
                        INSERT INTO web_traffic (id, source, external_id, day, channel, visits, recorded_at)
                        VALUES (:id, 'test', :id, :day, 'Web', :visits, :day)
                        """)
                .param("id", id)
                .param("day", year + "-04-02")
                .param("visits", visited)
                .update();
    }

    private void set(String target) {
        cast.as(players.manager(), () -> {
            goals.set("revenue", QUARTER, new BigDecimal(target), Optional.of("EUR"));
        });
    }

    private Owner field() {
        return new Owner.OfTeam(new Id(jdbc.sql("SELECT id FROM team WHERE name = 'Field'")
                .query(Long.class)
                .single()));
    }

    private void target(Owner owner, String target) {
        cast.as(
                players.manager(),
                () -> goals.set(Target.even(owner, "revenue", QUARTER, new BigDecimal(target), Optional.of("EUR"))));
    }

    private static void change(Visit visit, String target, String why) {
        click(visit, "Change");
        visit.window()
                .find(BigDecimalField.class)
                .withCaption("Target")
                .single()
                .setValue(new BigDecimal(target));
        visit.window().find(TextArea.class).withCaption("Why").single().setValue(why);
        click(visit, "Set the goal");
    }

    private static void click(Visit visit, String text) {
        visit.window()
                .test(visit.window().find(Button.class).withText(text).first())
                .click();
    }

    private void look(String username, Consumer<Visit> check) {
        look(username, Owner.COMPANY.word(), check);
    }

    private void look(String username, String owner, Consumer<Visit> check) {
        clock.at(NOW, () -> {
            try (Visit visit = visits.of(username)) {
                visit.window().getUI().navigate(GoalsView.class, QueryParameters.of("owner", owner));
                check.accept(visit);
            }
        });
    }
}
