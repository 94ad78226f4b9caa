package dev.accord.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.glossary.DefinitionVersion.Lapse;
import dev.accord.glossary.RollingOut;
import dev.accord.glossary.criteria.Criteria;
import dev.accord.glossary.criteria.Criterion;
import dev.accord.glossary.criteria.Criterion.Did;
import dev.accord.glossary.criteria.Criterion.Group;
import dev.accord.glossary.criteria.Criterion.Match;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.PortalClock;
import dev.accord.shared.Refused;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestDefinitions;
import dev.accord.timetable.Piece;
import dev.accord.timetable.RecurringJob;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Windows that slide past, versions whose date comes, and what marketing is asked then. */
@DatabaseTest
class AsTimeGoesByTest {

    private static final Instant OCTOBER = Instant.parse("2026-10-01T00:00:00Z");
    private static final Criteria THREE_VISITS = criteria(new Did("VISIT", 3, 10, null));

    @Autowired
    Cast cast;

    @Autowired
    Leads leads;

    @Autowired
    LeadBook book;

    @Autowired
    Activities activities;

    @Autowired
    StageProposals proposals;

    @Autowired
    RollingOut rollouts;

    @Autowired
    SlidingWindows windows;

    @Autowired
    RolloutJob rolloutJob;

    @Autowired
    TestDefinitions test;

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
    void noDefinitionsButThoseOfTheTest() {
        players = cast.enter();
        test.none();
    }

    private static Criteria criteria(Criterion... all) {
        return new Criteria(new Group(Match.ALL, List.of(all)), List.of());
    }

    private static Instant day(int day) {
        return OCTOBER.plus(Duration.ofDays(day));
    }

    private <T> T onDay(int day, Supplier<T> work) {
        return clock.at(day(day), () -> cast.as(players.marketer(), work));
    }

    private Id visitor(String externalId, Map<String, String> attributes) {
        LeadRecord record = new LeadRecord(
                "site",
                externalId,
                Optional.of(externalId + "@example.com"),
                Optional.of("Vera"),
                Optional.of("Vogel"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                attributes);
        return onDay(0, () -> leads.record(List.of(record), true)).getFirst().id();
    }

    private void does(Id lead, String type, int... days) {
        for (int day : days) {
            onDay(
                    day,
                    () -> activities.record(
                            List.of(new ActivityRecord(
                                    "site",
                                    "A" + number++,
                                    lead,
                                    type,
                                    day(day),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty())),
                            true));
        }
    }

    /** Until nothing is left, as the timetable does it. */
    private int runOnDay(int day, RecurringJob job) {
        return clock.at(day(day), () -> {
            int done = 0;
            Optional<String> after = Optional.empty();
            do {
                Optional<String> from = after;
                Piece piece = transaction.execute(status -> acting.asPortal(() -> job.work(from)));
                done += piece.done();
                after = piece.next();
            } while (after.isPresent());
            return done;
        });
    }

    private String stage(Id lead) {
        return cast.as(players.rep(), () -> book.card(lead)).stageKey();
    }

    private List<StageProposals.Proposal> open() {
        return cast.as(players.rep(), () -> proposals.open(0, 10));
    }

    @Test
    void entersAStageWhenAWindowHasSlidPastAndNotBefore() {
        test.inForce(
                "MQL",
                2,
                Instant.EPOCH,
                criteria(
                        new Did("DOWNLOAD", 1, null, null),
                        new Group(Match.NONE, List.of(new Did("CALL", 1, 7, null)))),
                Lapse.KEEP);
        Id lead = visitor("V1", Map.of());
        does(lead, "CALL", 1);
        does(lead, "DOWNLOAD", 2);

        assertThat(runOnDay(7, windows)).isZero();
        assertThat(stage(lead)).isEqualTo("VISITOR");
        assertThat(runOnDay(9, windows)).isEqualTo(1);
        assertThat(stage(lead)).isEqualTo("MQL");
        assertThat(cast.as(players.rep(), () -> book.card(lead)).stageSince()).isEqualTo(day(8));
        assertThat(runOnDay(9, windows)).isZero();
    }

    @Test
    void asksMarketingOnceAboutALeadThatNoLongerFits() {
        test.inForce("LEAD", 2, Instant.EPOCH, THREE_VISITS, Lapse.PROPOSE);
        Id lead = visitor("V1", Map.of());
        does(lead, "VISIT", 1, 2, 3);
        assertThat(runOnDay(10, windows)).isZero();

        runOnDay(12, windows);
        runOnDay(13, windows);

        assertThat(open()).singleElement().satisfies(open -> {
            assertThat(open.leadId()).isEqualTo(lead);
            assertThat(open.lapsedAt()).isEqualTo(day(11));
            assertThat(open.why()).isEqualTo("no longer meets LEAD v2: 3 visits within 10 days");
        });
        assertThat(stage(lead)).isEqualTo("LEAD");
        assertThat(cast.as(players.rep(), () -> book.next(lead)))
                .hasValueSatisfying(next -> assertThat(next.link()).isEqualTo("leads/proposals"));
    }

    @Test
    void asksNobodyWhereTheDefinitionKeepsWhoEntered() {
        test.inForce("LEAD", 2, Instant.EPOCH, THREE_VISITS, Lapse.KEEP);
        does(visitor("V1", Map.of()), "VISIT", 1, 2, 3);

        assertThat(runOnDay(40, windows)).isZero();
        assertThat(open()).isEmpty();
    }

    @Test
    void takesTheQuestionBackWhenTheLeadFitsAgain() {
        test.inForce("LEAD", 2, Instant.EPOCH, THREE_VISITS, Lapse.PROPOSE);
        Id lead = visitor("V1", Map.of());
        does(lead, "VISIT", 1, 2, 3);
        runOnDay(12, windows);
        Id asked = open().getFirst().id();

        does(lead, "VISIT", 13, 14, 15);

        assertThat(open()).isEmpty();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> cast.as(players.marketer(), () -> proposals.keep(asked, "we know them")))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("already-decided"));
        runOnDay(30, windows);
        assertThat(open())
                .singleElement()
                .satisfies(open -> assertThat(open.lapsedAt()).isEqualTo(day(23)));
    }

    @Test
    void doesNotAskAgainAboutALeadThatMarketingKeeps() {
        test.inForce("LEAD", 2, Instant.EPOCH, THREE_VISITS, Lapse.PROPOSE);
        Id lead = visitor("V1", Map.of());
        does(lead, "VISIT", 1, 2, 3);
        runOnDay(12, windows);

        onDay(12, () -> {
            proposals.keep(open().getFirst().id(), "met at the fair");
            return "";
        });
        does(lead, "VISIT", 14);
        runOnDay(20, windows);

        assertThat(open()).isEmpty();
        assertThat(stage(lead)).isEqualTo("LEAD");
        assertThat(cast.as(players.rep(), () -> book.timeline(lead)))
                .anySatisfy(item -> assertThat(item.title()).isEqualTo("Marketing keeps the lead where it is"));
    }

    @Test
    void movesALeadThatMarketingMoves() {
        test.inForce("LEAD", 2, Instant.EPOCH, THREE_VISITS, Lapse.PROPOSE);
        Id lead = visitor("V1", Map.of());
        does(lead, "VISIT", 1, 2, 3);
        runOnDay(12, windows);

        onDay(12, () -> {
            proposals.move(open().getFirst().id(), "NURTURE", "not now");
            return "";
        });

        assertThat(stage(lead)).isEqualTo("NURTURE");
        assertThat(open()).isEmpty();
    }

    @Test
    void appliesANewVersionToAllLeadsOnceItsDateHasCome() {
        List<Id> before =
                IntStream.range(0, 3).mapToObj(i -> visitor("V" + i, Map.of())).toList();
        before.forEach(lead -> does(lead, "VISIT", 3, 4));
        does(before.getFirst(), "VISIT", 5);
        Id version = test.inForce("LEAD", 2, day(8), THREE_VISITS, Lapse.PROPOSE);

        runOnDay(7, rolloutJob);
        assertThat(progress(version).state()).isEqualTo(RollingOut.State.WAITING);
        assertThat(runOnDay(9, rolloutJob)).isEqualTo(3);

        assertThat(before.stream().map(this::stage)).containsExactly("LEAD", "VISITOR", "VISITOR");
        assertThat(cast.as(players.rep(), () -> book.card(before.getFirst())).stageSince())
                .isEqualTo(day(8));
        RollingOut.Progress progress = progress(version);
        assertThat(progress.state()).isEqualTo(RollingOut.State.DONE);
        assertThat(progress.leads()).isEqualTo(3);
        assertThat(progress.ofLeads()).isEqualTo(3);
        assertThat(progress.entered()).isEqualTo(1);
        assertThat(runOnDay(9, rolloutJob)).isZero();
    }

    @Test
    void asksMarketingAboutThoseWhoDoNotMeetAStricterVersion() {
        test.inForce("LEAD", 2, Instant.EPOCH, THREE_VISITS, Lapse.KEEP);
        Id lead = visitor("V1", Map.of());
        does(lead, "VISIT", 1, 2, 3);
        runOnDay(4, rolloutJob);
        Id stricter = test.inForce("LEAD", 3, day(5), criteria(new Did("VISIT", 5, 10, null)), Lapse.PROPOSE);

        runOnDay(6, rolloutJob);

        assertThat(stage(lead)).isEqualTo("LEAD");
        assertThat(open()).singleElement().satisfies(open -> {
            assertThat(open.definition()).isEqualTo("LEAD v3");
            assertThat(open.lapsedAt()).isEqualTo(day(5));
        });
        assertThat(progress(stricter).proposed()).isEqualTo(1);
    }

    @Test
    void goesOnWithARolloutWhereItWasStopped() {
        List<Id> visitors =
                IntStream.range(0, 4).mapToObj(i -> visitor("V" + i, Map.of())).toList();
        visitors.forEach(lead -> does(lead, "VISIT", 1, 2, 3));
        Id version = test.inForce("LEAD", 2, day(8), THREE_VISITS, Lapse.KEEP);
        jdbc.sql("""
                        INSERT INTO definition_rollout (definition_version_id, state, last_lead_id, leads, of_leads, entered,
                                                        proposed, started_at)
                        VALUES (:version, 'RUNNING', :last, 2, 4, 2, 0, :now)
                        """)
                .param("version", version.value())
                .param("last", visitors.get(1).value())
                .param("now", Timestamp.from(day(8)))
                .update();

        assertThat(runOnDay(9, rolloutJob)).isEqualTo(2);

        assertThat(visitors.stream().map(this::stage)).containsExactly("VISITOR", "VISITOR", "LEAD", "LEAD");
        assertThat(progress(version).entered()).isEqualTo(4);
    }

    @Test
    void offersThoseWhoEnterByAnAgreedVersionButNotByWhatCameWithThePortal() {
        Id lead = visitor("V1", Map.of());
        does(lead, "VISIT", 1, 2, 3);
        test.inForce("SQL", 2, Instant.EPOCH, THREE_VISITS, Lapse.KEEP);
        runOnDay(4, rolloutJob);
        assertThat(stage(lead)).isEqualTo("SQL");
        assertThat(offers(lead)).isZero();

        Id other = visitor("V2", Map.of("size", "big"));
        test.inForce(
                "SQL",
                3,
                day(6),
                criteria(new Criterion.Fact("attribute.size", Criterion.Test.ONE_OF, List.of("big"))),
                Lapse.KEEP);
        runOnDay(7, rolloutJob);
        assertThat(offers(other)).isEqualTo(1);
        assertThat(offers(lead)).isZero();
    }

    private int offers(Id lead) {
        return jdbc.sql("SELECT COUNT(*) FROM handoff WHERE lead_id = :lead")
                .param("lead", lead.value())
                .query(Integer.class)
                .single();
    }

    private RollingOut.Progress progress(Id version) {
        return cast.as(players.rep(), () -> rollouts.progress(version)).orElseThrow();
    }
}
