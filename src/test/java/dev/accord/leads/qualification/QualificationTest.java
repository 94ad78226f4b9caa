package dev.accord.leads.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.glossary.DefinitionVersion;
import dev.accord.glossary.DefinitionVersion.Lapse;
import dev.accord.glossary.criteria.Criteria;
import dev.accord.glossary.criteria.Criteria.Disqualifier;
import dev.accord.glossary.criteria.Criterion;
import dev.accord.glossary.criteria.Criterion.Did;
import dev.accord.glossary.criteria.Criterion.Fact;
import dev.accord.glossary.criteria.Criterion.Group;
import dev.accord.glossary.criteria.Criterion.Match;
import dev.accord.glossary.criteria.Spans;
import dev.accord.leads.qualification.LeadHistory.Given;
import dev.accord.shared.Id;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Days count from 1 January 2026. */
class QualificationTest {

    private static final long DAY = Criterion.MICROS_A_DAY;
    private static final long BEGINNING = Moments.of(Instant.parse("2026-01-01T00:00:00Z"));
    private static final long MUCH_LATER = day(1_000);

    private static final Place VISITOR = new Place(new Id(10), "VISITOR", 5, false, false);
    private static final Place LEAD = new Place(new Id(1), "LEAD", 10, true, false);
    private static final Place MQL = new Place(new Id(2), "MQL", 20, true, false);
    private static final Place SQL = new Place(new Id(3), "SQL", 30, true, false);
    private static final Place SAL = new Place(new Id(4), "SAL", 40, true, false);
    private static final Place NURTURE = new Place(new Id(8), "NURTURE", 80, false, false);
    private static final Place DISQUALIFIED = new Place(new Id(9), "DISQUALIFIED", 90, false, true);
    private static final List<Place> PLACES = List.of(VISITOR, LEAD, MQL, SQL, SAL, NURTURE, DISQUALIFIED);

    private static final Criteria THREE_VISITS = criteria(did("VISIT", 3, 10));
    private static final Criteria DEMO_WITH_BUDGET =
            criteria(did("DEMO_REQUEST", 1, null), new Fact("attribute.budget", Criterion.Test.KNOWN, List.of()));

    private static long day(double day) {
        return BEGINNING + (long) (day * DAY);
    }

    private static Did did(String type, int times, @Nullable Integer days) {
        return new Did(type, times, days, null);
    }

    private static Criteria criteria(Criterion... all) {
        return new Criteria(new Group(Match.ALL, List.of(all)), List.of());
    }

    private static Criteria never(Criteria criteria, String name, Criterion when) {
        return new Criteria(criteria.qualifies(), List.of(new Disqualifier(name, when)));
    }

    private static DefinitionVersion version(
            String term, int version, long from, @Nullable Criteria criteria, Lapse lapse) {
        return new DefinitionVersion(
                new Id(term.hashCode() * 100L + version + 10_000_000_000_000L),
                term,
                version,
                "",
                from == Spans.EVER ? Instant.EPOCH : Moments.at(from),
                criteria,
                lapse);
    }

    private static DefinitionVersion since(long from, String term, int version, Criteria criteria) {
        return version(term, version, from, criteria, Lapse.KEEP);
    }

    private static DefinitionVersion always(String term, Criteria criteria) {
        return since(Spans.EVER, term, 1, criteria);
    }

    private static Rules rules(DefinitionVersion... versions) {
        return Rules.of(List.of(versions), PLACES);
    }

    private static LeadHistory lead() {
        return new LeadHistory(1, Spans.EVER, day(0));
    }

    private static LeadHistory visits(LeadHistory lead, double... days) {
        for (double day : days) {
            lead.did("VISIT", day(day), null);
        }
        return lead;
    }

    private static Given told(Place place, double day) {
        return new Given((long) (1_000 + day * 10), place, day(day), false);
    }

    private static Given decided(Place place, double day) {
        return new Given((long) (1_000 + day * 10), place, day(day), true);
    }

    private static List<String> entries(LeadHistory lead, Rules rules, long now) {
        return Qualification.of(lead.complete(), rules, now).entries().stream()
                .map(entry -> "%s on day %s by %s"
                        .formatted(
                                entry.place().key(),
                                (entry.at() - BEGINNING) / (double) DAY,
                                entry.term().version().label()))
                .toList();
    }

    private static List<String> entries(LeadHistory lead, Rules rules) {
        return entries(lead, rules, MUCH_LATER);
    }

    @Test
    void entersWithTheActivityThatFillsTheWindow() {
        Rules rules = rules(always("LEAD", THREE_VISITS));

        assertThat(entries(visits(lead(), 1, 12, 14, 15.5, 16), rules)).containsExactly("LEAD on day 15.5 by LEAD v1");
        assertThat(entries(visits(lead(), 1, 12, 24, 36), rules)).isEmpty();
    }

    @Test
    void saysWhyItEntered() {
        LeadHistory lead = visits(lead(), 1, 12, 14, 15.5, 16).complete();

        assertThat(Qualification.of(lead, rules(always("LEAD", THREE_VISITS)), MUCH_LATER)
                        .entries()
                        .getFirst()
                        .reasons(ZoneOffset.UTC))
                .isEqualTo("3 visits between 13 and 16 January 2026");
    }

    @Test
    void entersTheHighestStageThatItMeetsAndNoneOfThoseBefore() {
        Rules rules = rules(
                always("LEAD", criteria(did("DEMO_REQUEST", 1, null))),
                always("MQL", THREE_VISITS),
                always("SQL", DEMO_WITH_BUDGET));

        assertThat(entries(lead().knows("attribute.budget", "50k").did("DEMO_REQUEST", day(3), null), rules))
                .containsExactly("SQL on day 3.0 by SQL v1");
        assertThat(entries(visits(lead().did("DEMO_REQUEST", day(3), null), 1, 2, 5), rules))
                .containsExactly("LEAD on day 3.0 by LEAD v1", "MQL on day 5.0 by MQL v1");
    }

    @Test
    void writesAttributesInWhateverWay() {
        Criteria criteria = criteria(new Fact("attribute.Budget known", Criterion.Test.ONE_OF, List.of("yes")));

        assertThat(entries(lead().knows(Facts.attribute("budget_known"), "Yes"), rules(always("LEAD", criteria))))
                .containsExactly("LEAD on day 0.0 by LEAD v1");
    }

    @Test
    void neverEntersFromTheStageOfTheDisqualified() {
        Rules rules = rules(always("LEAD", THREE_VISITS), always("SQL", DEMO_WITH_BUDGET));
        LeadHistory lead =
                visits(lead().enters(told(DISQUALIFIED, 2)), 1, 3, 4, 5).knows("attribute.budget", "1");

        assertThat(entries(lead.did("DEMO_REQUEST", day(6), null), rules)).isEmpty();
    }

    @Test
    void countsWhatSourcesAndPeopleSayFirstAtTheSameMoment() {
        Rules rules = rules(always("LEAD", THREE_VISITS), always("SQL", DEMO_WITH_BUDGET));

        assertThat(entries(visits(lead(), 1, 2, 3).enters(told(LEAD, 3)), rules))
                .isEmpty();
        assertThat(entries(
                        lead().knows("attribute.budget", "1")
                                .did("DEMO_REQUEST", day(3), null)
                                .enters(told(LEAD, 3)),
                        rules))
                .containsExactly("SQL on day 3.0 by SQL v1");
    }

    @Test
    void countsOnlyWhatHappenedSinceALeadWentBack() {
        Rules rules = rules(always("LEAD", criteria(did("DOWNLOAD", 1, null))), always("MQL", THREE_VISITS));
        LeadHistory lead = visits(lead(), 1, 2, 3, 6, 7, 9, 10, 11).enters(decided(NURTURE, 8));

        // the visits of days 6 and 7 would make three with that of day 9
        assertThat(entries(lead, rules)).containsExactly("MQL on day 3.0 by MQL v1", "MQL on day 11.0 by MQL v1");
    }

    @Test
    void beginsAnewAfterAPersonsBackwardMoveButNotAfterAForwardOne() {
        Rules rules = rules(always("MQL", THREE_VISITS), always("SQL", DEMO_WITH_BUDGET));
        LeadHistory back = visits(lead(), 1, 2, 3, 5, 6).enters(decided(LEAD, 4));
        LeadHistory forward = lead().knows("attribute.budget", "1").enters(decided(MQL, 4));

        assertThat(entries(back, rules)).containsExactly("MQL on day 3.0 by MQL v1");
        assertThat(entries(visits(back, 7), rules))
                .containsExactly("MQL on day 3.0 by MQL v1", "MQL on day 7.0 by MQL v1");
        assertThat(entries(forward.did("DEMO_REQUEST", day(3), null), rules))
                .containsExactly("SQL on day 3.0 by SQL v1");
    }

    @Test
    void staysWhereTheCriteriaPutItWhenASourceTellsOfAnEarlierStage() {
        Rules rules = rules(always("SQL", DEMO_WITH_BUDGET));
        LeadHistory lead = lead().knows("attribute.budget", "1").did("DEMO_REQUEST", day(1), null);

        assertThat(entries(lead.enters(told(LEAD, 2)).enters(told(MQL, 5)), rules))
                .containsExactly("SQL on day 1.0 by SQL v1", "SQL on day 2.0 by SQL v1", "SQL on day 5.0 by SQL v1");
        // but what it takes back itself, it takes back
        assertThat(entries(lead.enters(told(LEAD, 6)), rules)).hasSize(3);
    }

    @Test
    void wasNoLeadBeforeItsSourceSaysThatItCameIn() {
        Rules rules = rules(always("LEAD", THREE_VISITS), always("SQL", DEMO_WITH_BUDGET));
        LeadHistory lead = new LeadHistory(1, day(5), day(9)).enters(told(LEAD, 5));

        assertThat(entries(visits(lead, 1, 2, 3).knows("attribute.budget", "1"), rules))
                .isEmpty();
        assertThat(entries(lead.did("DEMO_REQUEST", day(4), null), rules)).containsExactly("SQL on day 5.0 by SQL v1");
    }

    @Test
    void datesWhatHoldsSinceEverByTheFirstRecord() {
        Rules rules = rules(always("LEAD", criteria(new Fact("country", Criterion.Test.ONE_OF, List.of("CH")))));

        assertThat(entries(new LeadHistory(1, Spans.EVER, day(4)).knows("country", "ch"), rules))
                .containsExactly("LEAD on day 4.0 by LEAD v1");
        assertThat(entries(
                        new LeadHistory(1, Spans.EVER, day(4))
                                .knows("country", "DE")
                                .learns("country", day(7), "CH"),
                        rules))
                .containsExactly("LEAD on day 7.0 by LEAD v1");
    }

    @Test
    void actsByTheVersionThatIsInForceAtTheMoment() {
        Rules rules = rules(always("LEAD", THREE_VISITS), since(day(20), "LEAD", 2, criteria(did("VISIT", 2, 10))));

        assertThat(entries(visits(lead(), 1, 2, 3), rules)).containsExactly("LEAD on day 3.0 by LEAD v1");
        assertThat(entries(visits(lead(), 1, 2, 25, 26), rules)).containsExactly("LEAD on day 26.0 by LEAD v2");
        assertThat(entries(visits(lead(), 11, 12), rules)).containsExactly("LEAD on day 20.0 by LEAD v2");
        assertThat(entries(visits(lead(), 1, 2), rules)).isEmpty();
    }

    @Test
    void doesNothingWhileAVersionWithoutCriteriaIsInForce() {
        Rules rules = rules(always("LEAD", THREE_VISITS), version("LEAD", 2, day(5), null, Lapse.KEEP));

        assertThat(entries(visits(lead(), 3, 4, 5), rules)).isEmpty();
        assertThat(entries(visits(lead(), 2, 3, 4), rules)).containsExactly("LEAD on day 4.0 by LEAD v1");
    }

    @Test
    void ignoresAVersionThatANewerOneReplacedBeforeItsDate() {
        Rules rules = rules(
                since(day(30), "LEAD", 1, THREE_VISITS), since(day(10), "LEAD", 2, criteria(did("READ", 1, null))));

        assertThat(entries(visits(lead(), 31, 32, 33), rules)).isEmpty();
    }

    @Test
    void doesNotBringBackThoseWhoWentToNurtureWhenANewVersionComes() {
        Criteria swiss = criteria(new Fact("country", Criterion.Test.ONE_OF, List.of("CH")));
        Rules rules = rules(always("LEAD", THREE_VISITS), since(day(20), "LEAD", 2, swiss));

        assertThat(entries(lead().knows("country", "CH").enters(decided(NURTURE, 8)), rules))
                .isEmpty();
        assertThat(entries(lead().knows("country", "CH"), rules)).containsExactly("LEAD on day 20.0 by LEAD v2");
    }

    @Test
    void entersWhenAWindowHasSlidPastWithoutAnythingHappening() {
        Criteria quiet = criteria(did("DOWNLOAD", 1, null), new Group(Match.NONE, List.of(did("CALL", 1, 7))));
        Rules rules = rules(always("MQL", quiet));
        LeadHistory lead =
                lead().did("DOWNLOAD", day(2), null).did("CALL", day(1), null).complete();

        Qualification.Outcome before = Qualification.of(lead, rules, day(5));
        assertThat(before.entries()).isEmpty();
        assertThat(before.next()).isEqualTo(OptionalLong.of(day(8)));
        assertThat(entries(lead, rules, day(8))).containsExactly("MQL on day 8.0 by MQL v1");
    }

    @Test
    void waitsForWhatIsDatedInTheFuture() {
        Qualification.Outcome outcome =
                Qualification.of(visits(lead(), 1, 2, 9).complete(), rules(always("LEAD", THREE_VISITS)), day(5));

        assertThat(outcome.entries()).isEmpty();
        assertThat(outcome.next()).isEqualTo(OptionalLong.of(day(9)));
    }

    @Test
    void entersWhenADisqualifierNoLongerHolds() {
        Criteria noCustomers = never(
                THREE_VISITS, "a customer", new Fact("attribute.customer", Criterion.Test.ONE_OF, List.of("yes")));
        LeadHistory lead =
                visits(lead(), 1, 2, 3).knows("attribute.customer", "yes").learns("attribute.customer", day(6), "no");

        assertThat(entries(lead, rules(always("LEAD", noCustomers)))).containsExactly("LEAD on day 6.0 by LEAD v1");
        assertThat(entries(lead, rules(always("LEAD", noCustomers)), day(5))).isEmpty();
        assertThat(Qualification.disqualifiers(lead, rules(always("LEAD", noCustomers)), SQL, day(5)))
                .containsExactly("a customer");
    }

    @Test
    void letsDisqualifiersOfAStageShutAllLaterOnes() {
        Criteria noCompetitors = never(
                THREE_VISITS, "competitor", new Fact("attribute.competitor", Criterion.Test.ONE_OF, List.of("yes")));
        Rules rules = rules(always("LEAD", noCompetitors), always("SQL", DEMO_WITH_BUDGET));
        LeadHistory lead = lead().knows("attribute.budget", "1").did("DEMO_REQUEST", day(3), null);

        assertThat(entries(lead, rules)).containsExactly("SQL on day 3.0 by SQL v1");
        assertThat(entries(lead.knows("attribute.competitor", "Yes"), rules)).isEmpty();
    }

    @Test
    void countsDisqualifyingActivitiesAlsoFromBeforeALeadWentBack() {
        Criteria notUnsubscribed = never(THREE_VISITS, "unsubscribed", did("UNSUBSCRIBE", 1, null));

        assertThat(entries(
                        visits(lead(), 5, 6, 7).did("UNSUBSCRIBE", day(1), null).enters(decided(NURTURE, 2)),
                        rules(always("LEAD", notUnsubscribed))))
                .isEmpty();
    }

    @Test
    void proposesWhatToDoWithALeadThatNoLongerFitsWhereTheDefinitionAsksForIt() {
        LeadHistory lead = visits(lead(), 1, 2, 3).complete();
        Rules proposing = rules(version("LEAD", 1, Spans.EVER, THREE_VISITS, Lapse.PROPOSE));

        Qualification.Outcome fits = Qualification.of(lead, proposing, day(5));
        assertThat(fits.lapse()).isEmpty();
        assertThat(fits.next()).isEqualTo(OptionalLong.of(day(11)));

        Qualification.Lapse lapse =
                Qualification.of(lead, proposing, day(20)).lapse().orElseThrow();
        assertThat(lapse.at()).isEqualTo(day(11));
        assertThat(lapse.why()).isEqualTo("no longer meets LEAD v1: 3 visits within 10 days");

        Qualification.Outcome kept = Qualification.of(lead, rules(always("LEAD", THREE_VISITS)), day(20));
        assertThat(kept.lapse()).isEmpty();
        assertThat(kept.next()).isEmpty();
        assertThat(Qualification.of(lead.enters(decided(SAL, 4)).complete(), proposing, day(20))
                        .lapse())
                .isEmpty();
    }

    @Test
    void proposesWhatToDoWithALeadThatWasDisqualifiedAfterwards() {
        Criteria noCustomers = never(
                THREE_VISITS, "a customer", new Fact("attribute.customer", Criterion.Test.ONE_OF, List.of("yes")));
        LeadHistory lead = visits(lead(), 1, 2, 3)
                .knows("attribute.customer", null)
                .learns("attribute.customer", day(4), "yes")
                .complete();

        Qualification.Lapse lapse = Qualification.of(
                        lead, rules(version("LEAD", 1, Spans.EVER, noCustomers, Lapse.PROPOSE)), day(5))
                .lapse()
                .orElseThrow();

        assertThat(lapse.at()).isEqualTo(day(4));
        assertThat(lapse.why()).isEqualTo("disqualified by now: a customer");
    }

    @Test
    void tellsWhenADraftWouldHaveHeldFirstWhateverElseBecameOfTheLead() {
        Rules today = rules(always("LEAD", THREE_VISITS));
        Rules tried = today.trying(MQL, version("MQL", 9, day(0), DEMO_WITH_BUDGET, Lapse.KEEP), DEMO_WITH_BUDGET);
        LeadHistory lead = visits(lead(), 1, 2, 3)
                .knows("attribute.budget", "1")
                .did("DEMO_REQUEST", day(5), null)
                .enters(decided(SAL, 4));

        assertThat(Qualification.first(lead.complete(), tried, MQL, MUCH_LATER)).isEqualTo(OptionalLong.of(day(5)));
        assertThat(Qualification.first(lead, tried, MQL, day(4))).isEmpty();
        assertThat(Qualification.first(lead.enters(decided(DISQUALIFIED, 4.5)).complete(), tried, MQL, MUCH_LATER))
                .isEmpty();
    }

    @Test
    void knowsWhichActivitiesCanStillMatter() {
        Rules rules = rules(
                always("LEAD", never(THREE_VISITS, "unsubscribed", did("UNSUBSCRIBE", 1, null))),
                always("SQL", DEMO_WITH_BUDGET));

        assertThat(rules.activitiesAfter(VISITOR)).containsExactly("DEMO_REQUEST", "UNSUBSCRIBE", "VISIT");
        assertThat(rules.activitiesAfter(MQL)).containsExactly("DEMO_REQUEST", "UNSUBSCRIBE");
        assertThat(rules.activitiesAfter(SAL)).isEmpty();
        assertThat(rules.activitiesAfter(NURTURE)).containsExactly("DEMO_REQUEST", "UNSUBSCRIBE", "VISIT");
        assertThat(rules.activitiesAfter(DISQUALIFIED)).isEmpty();
    }

    @Test
    void actsOnThePastByTheOrderOfItsTime() {
        Place sql =
                new Place(SQL.stage(), "SQL", 40, true, false, Spans.NO_END, List.of(new Place.Former(day(100), 30)));
        Place sal =
                new Place(SAL.stage(), "SAL", 30, true, false, Spans.NO_END, List.of(new Place.Former(day(100), 40)));
        Rules rules = Rules.of(List.of(always("SQL", DEMO_WITH_BUDGET)), List.of(VISITOR, LEAD, MQL, sal, sql));

        assertThat(entries(
                        lead().enters(decided(sal, 10))
                                .knows("attribute.budget", "1")
                                .did("DEMO_REQUEST", day(20), null),
                        rules))
                .as("SAL was later than SQL then")
                .isEmpty();
        assertThat(entries(
                        lead().enters(decided(sal, 110))
                                .knows("attribute.budget", "1")
                                .did("DEMO_REQUEST", day(120), null),
                        rules))
                .as("SAL is earlier than SQL now")
                .containsExactly("SQL on day 120.0 by SQL v1");
        assertThat(entries(
                        lead().enters(decided(sal, 10))
                                .enters(decided(sql, 20))
                                .enters(decided(sal, 110))
                                .knows("attribute.budget", "1")
                                .did("DEMO_REQUEST", day(5), null),
                        rules))
                .as("from SQL to SAL was back by the new order, so what it did before no longer counts")
                .containsExactly("SQL on day 5.0 by SQL v1");
    }

    @Test
    void aPartThatStandsBesideOthersIsAsFarAsItsWhole() {
        Place one = new Place(new Id(21), "MQL_ONE", 20, true, false);
        Place other = new Place(new Id(22), "MQL_OTHER", 20, true, false);
        Rules rules = Rules.of(
                List.of(always("MQL", THREE_VISITS), always("SQL", DEMO_WITH_BUDGET)),
                List.of(VISITOR, LEAD, MQL, one, other, SQL, SAL));

        assertThat(entries(
                        visits(lead().enters(decided(one, 1)).enters(decided(other, 4)), 2, 3, 5)
                                .knows("attribute.budget", "1")
                                .did("DEMO_REQUEST", day(3), null),
                        rules))
                .as("it is no less than MQL, and did not go back")
                .containsExactly("SQL on day 3.0 by SQL v1");
    }

    @Test
    void aRetiredStageIsEnteredByItsRuleNoMore() {
        Place sql = new Place(SQL.stage(), "SQL", 30, true, false, day(50), List.of());
        Rules rules = Rules.of(List.of(always("SQL", DEMO_WITH_BUDGET)), List.of(VISITOR, LEAD, MQL, sql, SAL));

        assertThat(entries(lead().knows("attribute.budget", "1").did("DEMO_REQUEST", day(20), null), rules))
                .containsExactly("SQL on day 20.0 by SQL v1");
        assertThat(entries(lead().knows("attribute.budget", "1").did("DEMO_REQUEST", day(60), null), rules))
                .isEmpty();
    }

    // What follows compares with a second reading of the rules, which looks at every single day.

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void agreesWithLookingAtEveryDay(long seed) {
        Random random = new Random(seed);
        Rules rules = RandomHistories.rules(random, BEGINNING, PLACES);
        LeadHistory lead = RandomHistories.lead(random, BEGINNING, PLACES).complete();

        assertThat(entries(lead, rules, day(60)))
                .as("seed %d", seed)
                .isEqualTo(new EveryDay(lead, rules, BEGINNING).entries(60));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void namesForEachEntryAVersionThatWasInForceThen(long seed) {
        Random random = new Random(seed);
        Rules rules = RandomHistories.rules(random, BEGINNING, PLACES);
        LeadHistory lead = RandomHistories.lead(random, BEGINNING, PLACES).complete();

        assertThat(Qualification.of(lead, rules, day(60)).entries())
                .allSatisfy(entry ->
                        assertThat(entry.term().inForce().covers(entry.at())).isTrue());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void changesByItselfNotBeforeTheMomentThatItTells(long seed) {
        Random random = new Random(seed);
        Rules rules = RandomHistories.rules(random, BEGINNING, PLACES);
        LeadHistory lead = RandomHistories.lead(random, BEGINNING, PLACES).complete();

        for (int day = 0; day < 60; day++) {
            Qualification.Outcome outcome = Qualification.of(lead, rules, day(day));
            long next = outcome.next().orElse(Spans.NO_END);
            // at its date, a version is applied to all leads anyway
            long dates = RandomHistories.nextDate(rules, day(day));
            for (int later = day + 1; later < 60 && day(later) < Math.min(next, dates); later++) {
                Qualification.Outcome then = Qualification.of(lead, rules, day(later));
                assertThat(places(then)).as("day %d and %d", day, later).isEqualTo(places(outcome));
                assertThat(then.lapse().isPresent()).isEqualTo(outcome.lapse().isPresent());
            }
        }
    }

    private static List<String> places(Qualification.Outcome outcome) {
        List<String> places = new ArrayList<>();
        outcome.entries().forEach(entry -> places.add(entry.place().key() + " " + entry.at()));
        return places;
    }
}
