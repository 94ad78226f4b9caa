package dev.accord.goals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.goals.Divisions.Key;
import dev.accord.goals.Divisions.Part;
import dev.accord.people.People;
import dev.accord.people.Role;
import dev.accord.people.WorkingHours;
import dev.accord.shared.Id;
import dev.accord.shared.Period;
import dev.accord.shared.PortalClock;
import dev.accord.shared.Refused;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class GoalsTest {

    private static final Instant NOW = Instant.parse("2026-05-16T00:00:00Z");
    private static final Period QUARTER = Period.quarterOf(LocalDate.of(2026, 4, 1), ZoneOffset.UTC);
    private static final Period YEAR = Period.yearOf(LocalDate.of(2026, 1, 1), ZoneOffset.UTC);
    private static final Optional<String> EUR = Optional.of("EUR");

    @Autowired
    Cast cast;

    @Autowired
    People people;

    @Autowired
    PortalClock clock;

    @Autowired
    Goals goals;

    @Autowired
    TargetOwners owners;

    @Autowired
    Divisions divisions;

    @Autowired
    Proposals proposals;

    @Autowired
    Pacing pacing;

    @Autowired
    JdbcClient jdbc;

    Cast.Players players;
    Owner field;
    Owner north;
    Owner ada;
    Owner ben;
    Owner cem;

    /** Ada and Ben sell in the field with the manager of the cast, Cem in the north, where nobody manages. */
    @BeforeEach
    void teams() {
        players = cast.enter();
        Id fieldTeam = team("Field");
        Id northTeam = team("North");
        field = new Owner.OfTeam(fieldTeam);
        north = new Owner.OfTeam(northTeam);
        ada = rep("Ada", fieldTeam);
        ben = rep("Ben", fieldTeam);
        cem = rep("Cem", northTeam);
    }

    private Id team(String name) {
        return cast.as(
                players.administrator(), () -> people.found(name, "SALES", WorkingHours.officeHours(ZoneOffset.UTC)));
    }

    private Owner rep(String name, Id team) {
        return new Owner.OfPerson(cast.as(
                players.administrator(),
                () -> people.welcome(
                        name + ".rep", name, "Rep", Set.of(Role.SALES_REP), Optional.of(team), Cast.PASSWORD, false)));
    }

    @Test
    void keepsTheTargetsOfTheCompanyATeamAndAPersonApart() {
        set(players.administrator(), Owner.COMPANY, "revenue", "93000");
        set(players.administrator(), field, "revenue", "60000");
        set(players.administrator(), ada, "revenue", "20000");
        set(players.administrator(), field, "revenue", "65000");

        assertThat(inForce(field)).containsExactly("revenue 65000");
        assertThat(inForce(ada)).containsExactly("revenue 20000");
        assertThat(inForce(ben)).isEmpty();
        assertThat(cast.as(players.rep(), () -> goals.inForce()))
                .as("the goals of the company alone")
                .singleElement()
                .satisfies(goal -> assertThat(goal.target()).isEqualByComparingTo("93000"));
        assertThat(cast.as(players.rep(), () -> goals.covering("revenue", QUARTER)))
                .hasValueSatisfying(goal -> assertThat(goal.owner()).isEqualTo(Owner.COMPANY));
    }

    @Test
    void pacesEachByItsOwnFigureOnItsOwnCurve() {
        won(1, ada, "2026-05-02", "1000");
        won(2, ben, "2026-05-02", "2000");
        won(3, cem, "2026-05-02", "4000");
        cast.as(players.administrator(), () -> {
            goals.set(Target.even(Owner.COMPANY, "revenue", QUARTER, new BigDecimal("91000"), EUR));
            goals.set(Target.even(field, "revenue", QUARTER, new BigDecimal("9100"), EUR));
            // all of it in April
            goals.set(new Target(
                    ada,
                    "revenue",
                    QUARTER,
                    new BigDecimal("4000"),
                    EUR,
                    Map.of(YearMonth.of(2026, 4), BigDecimal.ONE),
                    Optional.empty()));
        });

        assertThat(progress(Owner.COMPANY).actual())
                .hasValueSatisfying(all -> assertThat(all).isEqualByComparingTo("7000"));
        assertThat(progress(field).actual())
                .hasValueSatisfying(team -> assertThat(team).isEqualByComparingTo("3000"));
        Progress own = progress(ada);
        assertThat(own.actual()).hasValueSatisfying(one -> assertThat(one).isEqualByComparingTo("1000"));
        assertThat(own.planned()).hasValueSatisfying(all -> assertThat(all).isEqualByComparingTo("4000"));
        assertThat(own.pace()).hasValueSatisfying(pace -> assertThat(pace).isEqualByComparingTo("0.25"));
    }

    @Test
    void letsAHeadSetTheTargetsOfTheirOwnTeamAndItsPeopleAlone() {
        set(players.manager(), Owner.COMPANY, "revenue", "93000");
        set(players.manager(), field, "revenue", "60000");
        set(players.manager(), ada, "revenue", "20000");
        set(players.administrator(), cem, "revenue", "20000");

        for (Owner other : List.of(north, cem, new Owner.OfPerson(players.executive()))) {
            assertThat(code(players.manager(), Target.even(other, "revenue", QUARTER, BigDecimal.TEN, EUR)))
                    .as(other.word())
                    .isEqualTo("not-your-team");
        }
        assertThat(code(players.marketingLead(), Target.even(ada, "revenue", QUARTER, BigDecimal.TEN, EUR)))
                .isEqualTo("not-your-team");
        cast.as(players.manager(), () -> {
            assertThat(owners.maySet(field)).isTrue();
            assertThat(owners.maySet(ben)).isTrue();
            assertThat(owners.maySet(north)).isFalse();
        });
        cast.as(players.rep(), () -> assertThat(owners.maySet(field)).isFalse());
    }

    @Test
    void refusesWhatCannotBeATarget() {
        assertThat(code(players.administrator(), Target.even(field, "web-traffic", QUARTER, BigDecimal.TEN, EUR)))
                .isEqualTo("no-owner");
        assertThat(code(
                        players.administrator(),
                        Target.even(new Owner.OfTeam(new Id(7)), "revenue", QUARTER, BigDecimal.TEN, EUR)))
                .isEqualTo("unknown-team");
        assertThat(code(
                        players.administrator(),
                        new Target(
                                field,
                                "revenue",
                                QUARTER,
                                BigDecimal.TEN,
                                EUR,
                                Target.evenly(QUARTER),
                                Optional.of("x".repeat(Goals.LONGEST_REASON + 1)))))
                .isEqualTo("long-reason");
        for (String word : List.of("", "team", "team-", "person-x", "company-1")) {
            assertThatExceptionOfType(Refused.class).isThrownBy(() -> Owner.parse(word));
        }
        assertThat(Owner.parse(ada.word())).isEqualTo(ada);
        assertThat(Owner.parse(field.word())).isEqualTo(field);
    }

    @Test
    void keepsTheTargetsOfWhoLeftAndSetsNoNewOnes() {
        set(players.administrator(), ada, "revenue", "20000");
        set(players.administrator(), field, "revenue", "60000");
        cast.as(players.administrator(), () -> people.retire(((Owner.OfPerson) ada).person()));

        assertThat(inForce(ada)).containsExactly("revenue 20000");
        assertThat(code(players.administrator(), Target.even(ada, "revenue", QUARTER, BigDecimal.TEN, EUR)))
                .isEqualTo("person-left");
        cast.as(players.manager(), () -> {
            assertThat(owners.peopleOf(((Owner.OfTeam) field).team()))
                    .contains(new OwnerCard(ada, "Ada Rep", false), new OwnerCard(ben, "Ben Rep", true));
            assertThat(divisions.of(of(field), ZoneOffset.UTC))
                    .as("who left carries no part of it any more")
                    .isEmpty();
        });
    }

    @Test
    void saysWhatTheTargetsBelowAddUpTo() {
        set(players.administrator(), Owner.COMPANY, "revenue", "93000");
        set(players.administrator(), Owner.COMPANY, "win-rate", "0.3");
        set(players.administrator(), field, "revenue", "60000");
        set(players.administrator(), field, "win-rate", "0.3");
        // a quarter of the year
        cast.as(
                players.administrator(),
                () -> goals.set(Target.even(north, "revenue", YEAR, new BigDecimal("120000"), EUR)));
        set(players.administrator(), ada, "revenue", "25000");

        cast.as(players.rep(), () -> {
            assertThat(divisions.of(of(Owner.COMPANY), ZoneOffset.UTC).values())
                    .as("of the revenue, and not of the win rate")
                    .singleElement()
                    .satisfies(division -> {
                        assertThat(division.sum()).isEqualByComparingTo("90000");
                        assertThat(division.gap()).isEqualByComparingTo("-3000");
                        assertThat(division.planned()).isEqualTo(2);
                        assertThat(division.parts())
                                .as("with the team of marketing")
                                .isEqualTo(3);
                    });
            assertThat(divisions.of(of(field), ZoneOffset.UTC).values())
                    .singleElement()
                    .satisfies(division -> assertThat(division.gap()).isEqualByComparingTo("-35000"));
        });
    }

    @Test
    void addsNothingUpThatIsOfAnotherCurrency() {
        set(players.administrator(), Owner.COMPANY, "revenue", "93000");
        cast.as(
                players.administrator(),
                () -> goals.set(Target.even(field, "revenue", QUARTER, BigDecimal.TEN, Optional.of("CHF"))));

        cast.as(
                players.rep(),
                () -> assertThat(divisions.of(of(Owner.COMPANY), ZoneOffset.UTC))
                        .isEmpty());
    }

    @Test
    void dividesATargetEvenlyOrByThePeriodBefore() {
        won(1, ada, "2026-02-02", "1000");
        won(2, ben, "2026-02-03", "2000");
        won(3, cem, "2026-02-03", "8000");
        set(players.manager(), field, "revenue", "90000");

        clock.at(
                NOW,
                () -> cast.as(players.manager(), () -> {
                    Goal goal = of(field).getFirst();
                    List<OwnerCard> two = List.of(owners.card(ada), owners.card(ben));
                    assertThat(divisions.among(goal)).containsAll(two).doesNotContain(owners.card(cem));
                    assertThat(divisions.draft(goal, Key.EVENLY, two, ZoneOffset.UTC))
                            .extracting(part -> part.target().toPlainString())
                            .containsExactly("45000", "45000");
                    List<Part> asBefore = divisions.draft(goal, Key.AS_BEFORE, two, ZoneOffset.UTC);
                    assertThat(asBefore)
                            .extracting(part -> part.target().toPlainString())
                            .containsExactly("30000", "60000");
                    assertThat(inForce(ada)).as("a draft sets nothing").isEmpty();

                    divisions.set(goal, asBefore, ZoneOffset.UTC, Optional.of("As in spring"));

                    assertThat(inForce(ada)).containsExactly("revenue 30000");
                    assertThat(inForce(ben)).containsExactly("revenue 60000");
                    assertThat(goals.history(of(ben).getFirst()))
                            .extracting(GoalChange::reason)
                            .containsExactly(Optional.of("As in spring"));
                }));
    }

    @Test
    void saysWhereThereIsNothingToDivideBy() {
        set(players.manager(), field, "revenue", "90000");

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> cast.as(
                        players.manager(),
                        () -> divisions.draft(
                                of(field).getFirst(), Key.AS_BEFORE, List.of(owners.card(ada)), ZoneOffset.UTC)))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("nothing-before"));
    }

    @Test
    void tellsWhoChangedATargetWhenAndWhy() {
        clock.at(NOW, () -> set(players.manager(), field, "revenue", "60000"));
        clock.at(
                NOW.plusSeconds(60),
                () -> cast.as(
                        players.administrator(),
                        () -> goals.set(new Target(
                                field,
                                "revenue",
                                QUARTER,
                                new BigDecimal("50000"),
                                EUR,
                                Target.evenly(QUARTER),
                                Optional.of(" Two of us are away ")))));
        set(players.administrator(), north, "revenue", "1");

        List<GoalChange> history =
                cast.as(players.rep(), () -> goals.history(of(field).getFirst()));

        assertThat(history)
                .extracting(
                        change -> change.goal().target().stripTrailingZeros().toPlainString()
                                + change.by().map(by -> " by " + by).orElse("")
                                + change.reason().map(why -> ": " + why).orElse(""))
                .containsExactly("50000 by Test Administrator: Two of us are away", "60000 by Test Sales manager");
        assertThat(history).extracting(GoalChange::at).containsExactly(NOW.plusSeconds(60), NOW);
        assertThat(jdbc.sql("SELECT summary FROM audit_entry WHERE event = 'GoalSet' AND summary LIKE '%away'")
                        .query(String.class)
                        .single())
                .isEqualTo(
                        "set the goal of revenue for Field from 2026-04-01 to 2026-07-01 at 50000 EUR: Two of us are away");
    }

    @Test
    void neitherDepartmentMovesARunningGoalAlone() {
        clock.at(NOW, () -> {
            set(players.manager(), Owner.COMPANY, "revenue", "93000");
            set(players.marketingLead(), Owner.COMPANY, "revenue", "60000");

            assertThat(inForce(Owner.COMPANY)).containsExactly("revenue 93000");
            assertThat(jdbc.sql("SELECT target FROM report_goal")
                            .query(BigDecimal.class)
                            .single())
                    .isEqualByComparingTo("93000");
            assertThat(code(players.manager(), Target.even(Owner.COMPANY, "revenue", QUARTER, BigDecimal.TEN, EUR)))
                    .isEqualTo("open-proposal");
            Id proposal = cast.as(players.rep(), () -> proposals.open())
                    .getFirst()
                    .goal()
                    .id();
            assertThat(List.of(players.manager(), players.executive()))
                    .allSatisfy(who -> assertThat(cast.as(who, () -> proposals.awaitingMe()))
                            .hasSize(1));
            assertThat(List.of(players.marketingLead(), players.rep(), players.administrator()))
                    .allSatisfy(who -> assertThat(cast.as(who, () -> proposals.awaitingMe()))
                            .isEmpty());
            assertThat(refusal(players.marketingLead(), () -> proposals.agree(proposal)))
                    .isEqualTo("not-your-agreement");
            assertThat(refusal(players.administrator(), () -> proposals.agree(proposal)))
                    .isEqualTo("not-your-agreement");

            cast.as(players.manager(), () -> proposals.agree(proposal));

            assertThat(inForce(Owner.COMPANY)).containsExactly("revenue 60000");
            assertThat(jdbc.sql("SELECT target FROM report_goal")
                            .query(BigDecimal.class)
                            .single())
                    .isEqualByComparingTo("60000");
            assertThat(refusal(players.executive(), () -> proposals.agree(proposal)))
                    .isEqualTo("not-open");
        });
    }

    @Test
    void aProposalIsDeclinedOrWithdrawnForAReason() {
        clock.at(NOW, () -> {
            set(players.manager(), Owner.COMPANY, "revenue", "93000");
            set(players.manager(), Owner.COMPANY, "revenue", "60000");
            Id first = cast.as(players.rep(), () -> proposals.open())
                    .getFirst()
                    .goal()
                    .id();
            assertThat(refusal(players.marketingLead(), () -> proposals.withdraw(first, "Mine")))
                    .isEqualTo("not-your-agreement");
            assertThat(refusal(players.marketingLead(), () -> proposals.decline(first, " ")))
                    .isEqualTo("missing-reason");
            cast.as(players.marketingLead(), () -> proposals.decline(first, "We can still make it"));
            set(players.manager(), Owner.COMPANY, "revenue", "70000");
            Id second = cast.as(players.rep(), () -> proposals.open())
                    .getFirst()
                    .goal()
                    .id();
            cast.as(players.manager(), () -> proposals.withdraw(second, "A typo"));

            assertThat(inForce(Owner.COMPANY)).containsExactly("revenue 93000");
            assertThat(cast.as(
                            players.rep(), () -> goals.history(of(Owner.COMPANY).getFirst())))
                    .extracting(change -> change.state()
                            + change.decision()
                                    .map(decision -> " by " + decision.by() + ": "
                                            + decision.why().orElse(""))
                                    .orElse(""))
                    .containsExactly(
                            "WITHDRAWN by Test Sales manager: A typo",
                            "DECLINED by Test Marketing lead: We can still make it",
                            "SET");
        });
    }

    @Test
    void whatHasNotBegunOrIsNotTheCompanysIsChangedAtOnce() {
        clock.at(QUARTER.start().minusSeconds(1), () -> {
            set(players.manager(), Owner.COMPANY, "revenue", "93000");
            set(players.marketingLead(), Owner.COMPANY, "revenue", "60000");
        });
        assertThat(inForce(Owner.COMPANY)).containsExactly("revenue 60000");
        clock.at(NOW, () -> {
            set(players.manager(), field, "revenue", "30000");
            set(players.manager(), field, "revenue", "40000");
            set(players.administrator(), Owner.COMPANY, "revenue", "70000");
        });
        assertThat(inForce(field)).containsExactly("revenue 40000");
        assertThat(inForce(Owner.COMPANY)).containsExactly("revenue 70000");
    }

    private void set(Id by, Owner owner, String metric, String target) {
        cast.as(
                by,
                () -> goals.set(Target.even(
                        owner,
                        metric,
                        QUARTER,
                        new BigDecimal(target),
                        metric.equals("revenue") ? EUR : Optional.empty())));
    }

    private String code(Id by, Target target) {
        return refusal(by, () -> goals.set(target));
    }

    private String refusal(Id by, Runnable work) {
        List<String> codes = new ArrayList<>();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> cast.as(by, work))
                .satisfies(refused -> codes.add(refused.code()));
        return codes.getFirst();
    }

    private List<Goal> of(Owner owner) {
        return goals.inForce(List.of(owner), QUARTER);
    }

    private List<String> inForce(Owner owner) {
        return cast.as(players.rep(), () -> of(owner)).stream()
                .map(goal ->
                        goal.metric() + " " + goal.target().stripTrailingZeros().toPlainString())
                .toList();
    }

    private Progress progress(Owner owner) {
        List<Progress> found = new ArrayList<>();
        clock.at(
                NOW,
                () -> cast.as(players.rep(), () -> {
                    found.addAll(pacing.of(of(owner), ZoneOffset.UTC));
                }));
        return found.getFirst();
    }

    private void won(int id, Owner owner, String day, String amount) {
        jdbc.sql("""
                        INSERT INTO opportunity (id, source, external_id, amount, currency, owner_id, created_at, closed_at,
                                                 outcome, recorded_at)
                        VALUES (:id, 'test', :id, :amount, 'EUR', :owner, :day, :day, 'WON', :day)
                        """)
                .param("id", id)
                .param("amount", new BigDecimal(amount))
                .param("owner", ((Owner.OfPerson) owner).person().value())
                .param("day", day)
                .update();
    }
}
