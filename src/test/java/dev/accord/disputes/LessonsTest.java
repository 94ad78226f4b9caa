package dev.accord.disputes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.accord.glossary.Drafts;
import dev.accord.glossary.Proposal;
import dev.accord.glossary.TermBook;
import dev.accord.glossary.VersionCard;
import dev.accord.handoffs.Cause;
import dev.accord.handoffs.HandoffQueue;
import dev.accord.handoffs.Handoffs;
import dev.accord.leads.LeadRecord;
import dev.accord.leads.Leads;
import dev.accord.leads.Opportunities;
import dev.accord.leads.OpportunityRecord;
import dev.accord.shared.Id;
import dev.accord.shared.Money;
import dev.accord.shared.Period;
import dev.accord.shared.PortalClock;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.FreshData;
import dev.accord.testing.TestLeads;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Seven disputes, and what they teach, computed by hand. Both teams work from nine to five, Monday to Friday.
 *
 * <pre>
 *    raised             by       came by            claimed    verdict                        after     then
 * A  Tue  3 Mar, 09:00  rep      Webinar, Spring    NO_BUDGET  upheld, BAD_TIMING, nurture    2 h       SQL 1 Apr, won 4 May: 10,000 EUR
 * B  Wed  4 Mar, 09:00  rep      Webinar, Autumn    NO_BUDGET  upheld, NO_BUDGET, nurture     4 h
 * C  Thu  5 Mar, 10:00  rep      Fair, Autumn       BAD_FIT    not upheld, OTHER, same rep    30 min    won 20 Mar: 5,000 USD
 * D  Fri  6 Mar, 16:00  rep      unknown            BAD_FIT    upheld, BAD_FIT, disqualified  2 h
 * E  Tue 10 Mar, 09:00  rep      Webinar, Spring    NO_NEED    none yet
 * F  Mon  1 Jun, 09:00  rep      Fair, Autumn       NO_NEED    upheld, BAD_TIMING, nurture    3 h
 * G  Tue  3 Feb, 09:00  rep      Webinar, Spring    NO_NEED    none yet
 * </pre>
 *
 * The marketer researches A, B, D and F; the marketing lead researches C and decides all. It is the 1st of July.
 */
@DatabaseTest
@FreshData(FreshData.Before.EACH_CLASS)
class LessonsTest {

    private static final Instant NOW = Instant.parse("2026-07-01T08:00:00Z");
    private static final Period SPRING = new Period(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 7, 1), ZoneOffset.UTC);
    private static final DisputeFilter FILTER = DisputeFilter.raisedIn(SPRING);

    /** Told once for all tests, as none of them changes what was raised. */
    private static Optional<Cast.Players> told = Optional.empty();

    Cast.Players players;

    @Autowired
    Cast cast;

    @Autowired
    Claim claim;

    @Autowired
    Disputes disputes;

    @Autowired
    Lessons lessons;

    @Autowired
    LessonTrend trend;

    @Autowired
    Drafts drafts;

    @Autowired
    TermBook terms;

    @Autowired
    Leads leads;

    @Autowired
    Handoffs handoffs;

    @Autowired
    HandoffQueue queue;

    @Autowired
    Opportunities opportunities;

    @Autowired
    PortalClock clock;

    @BeforeEach
    void theStory() {
        players = told.orElseGet(() -> at("2026-01-05T09:00:00Z", cast::enter));
        if (told.isPresent()) {
            return;
        }
        told = Optional.of(players);
        raise("G", "2026-02-03T09:00:00Z", "Webinar", "Spring", Cause.NO_NEED);
        Claim.Raised a = raise("A", "2026-03-03T09:00:00Z", "Webinar", "Spring", Cause.NO_BUDGET);
        decide(a, "2026-03-03T11:00:00Z", players.marketer(), true, Cause.BAD_TIMING, toStage("NURTURE"));
        Claim.Raised b = raise("B", "2026-03-04T09:00:00Z", "Webinar", "Autumn", Cause.NO_BUDGET);
        decide(b, "2026-03-04T13:00:00Z", players.marketer(), true, Cause.NO_BUDGET, toStage("NURTURE"));
        Claim.Raised c = raise("C", "2026-03-05T10:00:00Z", "Fair", "Autumn", Cause.BAD_FIT);
        decide(c, "2026-03-05T10:30:00Z", players.marketingLead(), false, Cause.OTHER, new Verdict.BackToSameRep());
        Claim.Raised d = raise("D", "2026-03-06T16:00:00Z", "", "", Cause.BAD_FIT);
        decide(d, "2026-03-09T10:00:00Z", players.marketer(), true, Cause.BAD_FIT, toStage("DISQUALIFIED"));
        raise("E", "2026-03-10T09:00:00Z", "Webinar", "Spring", Cause.NO_NEED);
        at("2026-03-06T09:00:00Z", () -> accept(c.lead()));
        at("2026-03-20T09:00:00Z", () -> win(c.lead(), "5000", "USD"));
        at("2026-04-01T09:00:00Z", () -> {
            cast.as(players.marketer(), () -> leads.move(a.lead(), "SQL", "the budget round is over"));
            accept(a.lead());
            return a;
        });
        at("2026-05-04T09:00:00Z", () -> win(a.lead(), "10000", "EUR"));
        Claim.Raised f = raise("F", "2026-06-01T09:00:00Z", "Fair", "Autumn", Cause.NO_NEED);
        decide(f, "2026-06-01T12:00:00Z", players.marketer(), true, Cause.BAD_TIMING, toStage("NURTURE"));
    }

    @Test
    void sumUpHowManyWereRaisedDecidedAndUpheldAndHowLongTheyWaited() {
        Lesson.Summary summary = asked(() -> lessons.summary(FILTER));

        assertThat(summary.raised()).isEqualTo(6);
        assertThat(summary.open()).isEqualTo(1);
        assertThat(summary.decided()).isEqualTo(5);
        assertThat(summary.upheld()).isEqualTo(4);
        assertThat(summary.upheldRate())
                .hasValueSatisfying(rate -> assertThat(rate).isEqualByComparingTo("0.8"));
        // 30, 120, 120, 180 and 240 minutes
        assertThat(summary.median()).isEqualByComparingTo("120");
        assertThat(summary.p90()).isEqualByComparingTo("240");
        assertThat(summary.measured()).isEqualTo(5);
    }

    @Test
    void takeTheMiddleOfTwoWhereTheNumberIsEven() {
        Lesson.Summary upheld = asked(() -> lessons.summary(FILTER.and(Facet.VERDICT, "upheld")));

        // 120, 120, 180 and 240 minutes
        assertThat(upheld.median()).isEqualByComparingTo("150");
        assertThat(upheld.p90()).isEqualByComparingTo("240");
    }

    @Test
    void giveNoValueWhereNothingWasDecided() {
        Lesson.Summary february = asked(() -> lessons.summary(DisputeFilter.raisedIn(
                new Period(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 3, 1), ZoneOffset.UTC))));

        assertThat(february.raised()).isEqualTo(1);
        assertThat(february.upheldRate()).isEmpty();
        assertThat(february.median()).isNull();
        assertThat(february.p90()).isNull();
    }

    @Test
    void sayWhichCausesCameFromWhichSource() {
        List<Lesson.Row> found = asked(() -> lessons.rows(FILTER, Facet.SOURCE, Facet.CAUSE));

        assertThat(found)
                .extracting(
                        Lesson.Row::value,
                        Lesson.Row::raised,
                        Lesson.Row::open,
                        Lesson.Row::decided,
                        Lesson.Row::upheld,
                        Lesson.Row::byCause)
                .containsExactly(
                        tuple("Webinar", 3L, 1L, 2L, 2L, Map.of(Cause.BAD_TIMING, 1L, Cause.NO_BUDGET, 1L)),
                        tuple("Fair", 2L, 0L, 2L, 1L, Map.of(Cause.OTHER, 1L, Cause.BAD_TIMING, 1L)),
                        tuple("", 1L, 0L, 1L, 1L, Map.of(Cause.BAD_FIT, 1L)));
        assertThat(asked(() -> lessons.rows(FILTER, Facet.SOURCE, Facet.CLAIM))
                        .getFirst()
                        .byCause())
                .isEqualTo(Map.of(Cause.NO_BUDGET, 2L, Cause.NO_NEED, 1L));
    }

    @Test
    void sayWhichCampaignAndWhichRepSalesWasRightAbout() {
        assertThat(asked(() -> lessons.rows(FILTER, Facet.CAMPAIGN, Facet.CAUSE)))
                .extracting(Lesson.Row::value, Lesson.Row::raised, Lesson.Row::upheld)
                .containsExactly(tuple("Autumn", 3L, 2L), tuple("Spring", 2L, 1L), tuple("", 1L, 1L));
        assertThat(asked(() -> lessons.rows(FILTER, Facet.REP, Facet.CAUSE)))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.label()).isEqualTo("Test Sales rep");
                    assertThat(row.value()).isEqualTo(players.rep().toString());
                    assertThat(row.upheldRate())
                            .hasValueSatisfying(rate -> assertThat(rate).isEqualByComparingTo("0.8"));
                });
    }

    @Test
    void creditWhatWasRescuedToThePlaceWhereTheVerdictSentIt() {
        List<Lesson.Outcome> outcomes = asked(() -> lessons.outcomes(FILTER));

        assertThat(outcomes)
                .extracting(
                        Lesson.Outcome::whereto,
                        Lesson.Outcome::disputes,
                        Lesson.Outcome::maturing,
                        Lesson.Outcome::forward,
                        Lesson.Outcome::won)
                .containsExactly(
                        tuple(Whereto.RECYCLED, 3L, 1L, 1L, 1L),
                        tuple(Whereto.SAME_REP, 1L, 0L, 1L, 1L),
                        tuple(Whereto.OUT, 1L, 0L, 0L, 0L));
        assertThat(outcomes.getFirst().yieldRate())
                .hasValueSatisfying(rate -> assertThat(rate).isEqualByComparingTo("0.5"));
        assertThat(outcomes)
                .extracting(Lesson.Outcome::revenue)
                .containsExactly(
                        List.of(Money.of("10000.0000", "EUR")), List.of(Money.of("5000.0000", "USD")), List.of());
    }

    @Test
    void countNothingThatCameAfterTheWindow() {
        Lesson.Outcome recycled =
                asked(() -> lessons.outcomes(FILTER.within(OptionalInt.of(29)))).getFirst();

        // A came forward on the 29th day and was won on the 62nd
        assertThat(recycled.maturing()).isZero();
        assertThat(recycled.forward()).isEqualTo(1);
        assertThat(recycled.won()).isZero();
        assertThat(recycled.revenue()).isEmpty();
        assertThat(asked(() -> lessons.outcomes(FILTER.within(OptionalInt.of(28))))
                        .getFirst()
                        .forward())
                .isZero();
    }

    @Test
    void callNothingTooYoungWithoutAWindow() {
        Lesson.Outcome recycled = asked(() -> lessons.outcomes(FILTER.within(OptionalInt.empty())))
                .getFirst();

        assertThat(recycled.maturing()).isZero();
        assertThat(recycled.forward()).isEqualTo(1);
        assertThat(recycled.yieldRate().orElseThrow()).isEqualByComparingTo("0.333333");
    }

    @Test
    void creditWhoeverResearchedAndWhoeverDecidedWithTheWhole() {
        List<Lesson.Credit> credits = asked(() -> lessons.credits(FILTER));

        assertThat(credits)
                .extracting(
                        Lesson.Credit::name,
                        Lesson.Credit::researched,
                        Lesson.Credit::wonAsResearcher,
                        Lesson.Credit::decided,
                        Lesson.Credit::wonAsDecider)
                .containsExactly(tuple("Test Marketing lead", 1L, 1L, 5L, 2L), tuple("Test Marketer", 4L, 1L, 0L, 0L));
        assertThat(credits.getFirst().revenueAsResearcher()).containsExactly(Money.of("5000.0000", "USD"));
        assertThat(credits.getFirst().revenueAsDecider())
                .containsExactly(Money.of("10000.0000", "EUR"), Money.of("5000.0000", "USD"));
        assertThat(credits.getLast().revenueAsResearcher()).containsExactly(Money.of("10000.0000", "EUR"));
    }

    @Test
    void leadToTheVeryDisputesThatTheyCount() {
        int raised = asked(() -> lessons.count(FILTER));
        assertThat(asked(() -> lessons.disputes(FILTER, 0, 100))).hasSize(raised);
        for (Facet by : List.of(Facet.SOURCE, Facet.CAMPAIGN, Facet.REP)) {
            for (Facet cause : List.of(Facet.CAUSE, Facet.CLAIM)) {
                List<Lesson.Row> rows = asked(() -> lessons.rows(FILTER, by, cause));
                assertThat(rows.stream().mapToLong(Lesson.Row::raised).sum()).isEqualTo(raised);
                for (Lesson.Row row : rows) {
                    DisputeFilter behind = FILTER.and(by, row.value());
                    assertThat(count(behind)).isEqualTo(row.raised());
                    assertThat(count(behind.and(Facet.STATE, "open"))).isEqualTo(row.open());
                    assertThat(count(behind.and(Facet.VERDICT, "upheld"))).isEqualTo(row.upheld());
                    row.byCause()
                            .forEach((each, n) -> assertThat(count(behind.and(cause, each.code())))
                                    .isEqualTo(n));
                    assertThat(row.byCause().values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum())
                            .isEqualTo(cause == Facet.CLAIM ? row.raised() : row.decided());
                }
            }
        }
        asked(() -> lessons.outcomes(FILTER)).forEach(outcome -> {
            DisputeFilter behind = FILTER.and(Facet.WENT, outcome.whereto().name());
            assertThat(count(behind)).isEqualTo(outcome.disputes());
            assertThat(count(behind.and(Facet.MATURING, "yes"))).isEqualTo(outcome.maturing());
            assertThat(count(behind.and(Facet.MATURING, "no").and(Facet.FORWARD, "yes")))
                    .isEqualTo(outcome.forward());
            assertThat(count(behind.and(Facet.WON, "yes"))).isEqualTo(outcome.won());
        });
        asked(() -> lessons.credits(FILTER)).forEach(credit -> {
            String person = credit.person().toString();
            DisputeFilter decided = FILTER.and(Facet.STATE, "decided");
            assertThat(count(decided.and(Facet.RESEARCHER, person))).isEqualTo(credit.researched());
            assertThat(count(decided.and(Facet.DECIDER, person))).isEqualTo(credit.decided());
            assertThat(count(decided.and(Facet.DECIDER, person).and(Facet.WON, "yes")))
                    .isEqualTo(credit.wonAsDecider());
        });
    }

    @Test
    void listTheNewestFirst() {
        assertThat(asked(() -> lessons.disputes(FILTER, 1, 3)))
                .extracting(DisputeCard::leadName)
                .containsExactly("Lea Number E", "Lea Number D", "Lea Number C");
    }

    @Test
    void showHowMuchOfWhatWasOfferedIsDisputedInEachMonth() {
        List<Lesson.Stretch> months = asked(() -> trend.months(SPRING));

        // C was offered twice, A again in April
        assertThat(months)
                .extracting(
                        Lesson.Stretch::from,
                        Lesson.Stretch::offered,
                        Lesson.Stretch::raised,
                        Lesson.Stretch::decided,
                        Lesson.Stretch::upheld)
                .containsExactly(
                        tuple(LocalDate.of(2026, 3, 1), 6L, 5L, 4L, 3L),
                        tuple(LocalDate.of(2026, 4, 1), 1L, 0L, 0L, 0L),
                        tuple(LocalDate.of(2026, 5, 1), 0L, 0L, 0L, 0L),
                        tuple(LocalDate.of(2026, 6, 1), 1L, 1L, 1L, 1L));
        assertThat(months.get(2).disputedRate()).isEmpty();
        assertThat(months.getFirst().disputedRate().orElseThrow()).isEqualByComparingTo("0.833333");
    }

    @Test
    void compareAsManyDaysBeforeAChangeOfADefinitionAsAfterIt() {
        at("2026-03-04T20:00:00Z", () -> {
            Id draft = cast.as(
                    players.marketingLead(),
                    () -> drafts.propose(
                            "SQL",
                            Proposal.of("An MQL who told us of a budget.").from(LocalDate.of(2026, 3, 5))));
            VersionCard proposed =
                    cast.as(players.manager(), () -> terms.term("SQL")).draft().orElseThrow();
            cast.as(players.marketingLead(), () -> drafts.sign(draft, proposed.revision(), "MARKETING"));
            cast.as(players.manager(), () -> drafts.sign(draft, proposed.revision(), "SALES"));
            return draft;
        });

        assertThat(asked(() -> trend.changes(SPRING))).singleElement().satisfies(change -> {
            assertThat(change.definition()).isEqualTo("SQL v2");
            assertThat(change.day()).isEqualTo("2026-03-05");
            // 5 Dec to 4 Mar: G, A and B; 5 Mar to 2 Jun: C, D, E and F
            assertThat(change.before().from()).isEqualTo("2025-12-05");
            assertThat(change.before())
                    .extracting(Lesson.Stretch::offered, Lesson.Stretch::raised, Lesson.Stretch::upheld)
                    .containsExactly(3L, 3L, 2L);
            assertThat(change.after().to()).isEqualTo("2026-06-03");
            assertThat(change.after())
                    .extracting(Lesson.Stretch::offered, Lesson.Stretch::raised, Lesson.Stretch::upheld)
                    .containsExactly(6L, 4L, 2L);
        });
    }

    private long count(DisputeFilter filter) {
        return asked(() -> lessons.count(filter));
    }

    /** As the executive asks on the 1st of July. */
    private <T> T asked(Supplier<T> question) {
        return clock.at(NOW, () -> cast.as(players.executive(), question));
    }

    private <T> T at(String moment, Supplier<T> work) {
        return clock.at(Instant.parse(moment), work);
    }

    private Claim.Raised raise(String externalId, String moment, String channel, String campaign, Cause cause) {
        return at(moment, () -> claim.of(players, lead(externalId, channel, campaign), cause));
    }

    private void decide(
            Claim.Raised raised,
            String moment,
            Id researcher,
            boolean upheld,
            Cause trueCause,
            Verdict.Destination destination) {
        at(moment, () -> {
            cast.as(researcher, () -> disputes.research(raised.dispute()));
            cast.as(
                    players.marketingLead(),
                    () -> disputes.reposition(
                            raised.dispute(), new Verdict(upheld, trueCause, "As found", destination)));
            return raised;
        });
    }

    private static Verdict.Destination toStage(String stage) {
        return new Verdict.ToStage(stage, Optional.empty(), Optional.empty());
    }

    private Id accept(Id lead) {
        Id offer = cast.as(players.manager(), () -> queue.open(HandoffQueue.Tab.ALL, 0, 100)).stream()
                .filter(item -> item.leadId().equals(lead))
                .findFirst()
                .orElseThrow()
                .id();
        cast.as(players.rep(), () -> handoffs.accept(offer));
        return offer;
    }

    private List<?> win(Id lead, String amount, String currency) {
        Instant now = clock.instant();
        return cast.as(
                players.rep(),
                () -> opportunities.record(
                        List.of(new OpportunityRecord(
                                "test",
                                "Deal of " + lead,
                                Optional.of(lead),
                                Optional.of("Deal"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(new Money(new BigDecimal(amount), Money.currencyOf(currency))),
                                Optional.of(now),
                                Optional.empty(),
                                Optional.of(now),
                                Optional.empty(),
                                OpportunityRecord.Outcome.WON,
                                Optional.empty())),
                        false));
    }

    private static LeadRecord lead(String externalId, String channel, String campaign) {
        LeadRecord usual = TestLeads.standingIn(externalId, "SQL", Instant.parse("2026-01-07T09:00:00Z"));
        return new LeadRecord(
                usual.source(),
                externalId,
                usual.email(),
                usual.firstName(),
                usual.lastName(),
                usual.company(),
                usual.jobTitle(),
                usual.country(),
                usual.segment(),
                Optional.of(channel).filter(text -> !text.isEmpty()),
                Optional.of(campaign).filter(text -> !text.isEmpty()),
                usual.owner(),
                usual.createdAt(),
                usual.stage(),
                usual.entered(),
                usual.disqualifiedReason(),
                usual.attributes());
    }
}
