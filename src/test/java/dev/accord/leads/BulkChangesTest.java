package dev.accord.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.accord.handoffs.Cause;
import dev.accord.handoffs.HandoffQueue;
import dev.accord.handoffs.Handoffs;
import dev.accord.leads.BulkChange.Outcome;
import dev.accord.leads.BulkChange.State;
import dev.accord.shared.Id;
import dev.accord.shared.PortalClock;
import dev.accord.shared.Recorded;
import dev.accord.shared.Refused;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class BulkChangesTest {

    private static final LeadFilter MQLS = LeadFilter.of(Map.of("stage", "MQL"));

    @Autowired
    Cast cast;

    @Autowired
    Leads leads;

    @Autowired
    LeadBook book;

    @Autowired
    BulkChanges changes;

    @Autowired
    Handoffs handoffs;

    @Autowired
    HandoffQueue queue;

    @Autowired
    PortalClock clock;

    @Autowired
    JdbcClient jdbc;

    Cast.Players players;

    @BeforeEach
    void players() {
        players = cast.enter();
    }

    @Test
    void saysWhatWouldBecomeOfTheLeadsAndChangesNothing() {
        Id ready = told("A", Map.of("stage", "MQL"));
        Id there = told("B", Map.of("stage", "SQL", "owner", "tess.rep"));
        Id foreign = told("C", Map.of("stage", "SAL"));

        var preview =
                ask(players.marketer(), List.of(ready, there, foreign), new Wanted.Move("SQL", "they asked for it"));

        assertThat(preview.change().chosen()).isEqualTo(3);
        assertThat(preview.change().waiting()).isEqualTo(1);
        assertThat(preview.refusals())
                .containsOnly(Map.entry("it is so already", 1), Map.entry("it belongs to others", 1));
        assertThat(preview.follows()).containsOnly(Map.entry("will be offered to Sales", 1));
        assertThat(lines(preview.change().id(), Outcome.REFUSED))
                .extracting(BulkChanges.Line::lead)
                .containsExactlyInAnyOrder(there, foreign);
        assertThat(card(ready).stageKey()).isEqualTo("MQL");
        assertThat(cast.as(players.marketer(), () -> changes.recent(9))).isEmpty();
    }

    @Test
    void movesThemAllForOneReasonAndOffersThemToSales() {
        IntStream.range(0, 12).forEach(i -> told("L" + i, Map.of("stage", "MQL")));

        BulkChange done =
                done(players.marketer(), new Chosen.Matching(MQLS), new Wanted.Move("SQL", " they asked for it "));

        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.done()).isEqualTo(12);
        assertThat(offers()).isEqualTo(12);
        assertThat(jdbc.sql(
                                "SELECT COUNT(*) FROM stage_entry WHERE reason = 'they asked for it' AND by_person_id = :me")
                        .param("me", players.marketer().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(12);
    }

    @Test
    void leavesWhatBelongsToOthersAndListsIt() {
        Id own = told("A", Map.of("stage", "SAL", "owner", "tess.rep"));
        Id foreign = told("B", Map.of("stage", "SAL", "owner", "tess.rep2"));

        BulkChange done = done(players.rep(), these(own, foreign), new Wanted.Move("NURTURE", "in spring"));

        assertThat(card(own).stageKey()).isEqualTo("NURTURE");
        assertThat(card(foreign).stageKey()).isEqualTo("SAL");
        assertThat(lines(done.id(), Outcome.REFUSED)).singleElement().satisfies(line -> {
            assertThat(line.lead()).isEqualTo(foreign);
            assertThat(line.why()).isEqualTo("it belongs to others");
        });
    }

    @Test
    void leavesALeadWithAnOpenDisputeWhereItIs() {
        Id disputed = told("A", Map.of("stage", "SQL"));
        dispute();

        var preview = ask(players.manager(), List.of(disputed), new Wanted.Move("NURTURE", "in spring"));

        assertThat(preview.refusals()).containsOnlyKeys("it has a dispute without a verdict");
        refused("open-dispute", players.manager(), () -> leads.move(disputed, "NURTURE", "in spring"));
    }

    @Test
    void writesDownWhyLeadsAreDisqualifiedAndTakesItBack() {
        Id lead = told("A", Map.of("stage", "MQL"));
        BulkChange done = done(players.marketer(), these(lead), new Wanted.Disqualify("students"));
        assertThat(card(lead).stageKey()).isEqualTo("DISQUALIFIED");
        assertThat(card(lead).disqualifiedReason()).isEqualTo("students");

        cast.as(players.marketer(), () -> changes.undo(done.id()));

        assertThat(card(lead).stageKey()).isEqualTo("MQL");
        assertThat(card(lead).disqualifiedReason()).isNull();
    }

    @Test
    void makesAPersonResponsibleOfTheDepartmentToWhichTheLeadsBelong() {
        Id lead = told("A", Map.of("stage", "MQL", "owner", "Somebody Gone"));
        Id offered = told("B", Map.of("stage", "SQL"));

        assertThat(ask(players.administrator(), List.of(lead, offered), new Wanted.Assign(players.rep()))
                        .refusals())
                .containsOnlyKeys(
                        "it stands in a stage of another department",
                        "it is offered: who gets the offer is responsible");
        refused(
                "no-owner",
                players.administrator(),
                () -> changes.ask(these(lead), new Wanted.Assign(players.executive())));
        BulkChange done = done(players.marketer(), these(lead), new Wanted.Assign(players.marketingLead()));
        assertThat(card(lead).ownerId()).isEqualTo(players.marketingLead());

        cast.as(players.marketer(), () -> changes.undo(done.id()));

        assertThat(card(lead).ownerId()).isNull();
        assertThat(card(lead).ownerName()).isEqualTo("Somebody Gone");
    }

    @Test
    void keepsACampaignThatPeopleSetUntilTheSourceSaysSomethingNew() {
        Id lead = told("A", Map.of("stage", "MQL", "campaign", "Spring"));
        done(players.marketer(), these(lead), new Wanted.Campaign("Autumn"));

        assertThat(recorded("A", Map.of("campaign", "Spring"))).isEqualTo(Recorded.Result.UNCHANGED);
        assertThat(card(lead).campaign()).isEqualTo("Autumn");

        assertThat(recorded("A", Map.of("campaign", "Winter"))).isEqualTo(Recorded.Result.UPDATED);
        assertThat(card(lead).campaign()).isEqualTo("Winter");
        recorded("A", Map.of("campaign", "Spring"));
        assertThat(card(lead).campaign()).isEqualTo("Spring");
    }

    @Test
    void takesASegmentBackUnlessItWasChangedSince() {
        Id lead = told("A", Map.of("stage", "MQL", "segment", "Small"));
        Id other = told("B", Map.of("stage", "MQL"));
        BulkChange done = done(players.marketer(), these(lead, other), new Wanted.Segment("Large"));
        recorded("B", Map.of("segment", "Midsize"));

        cast.as(players.marketer(), () -> changes.undo(done.id()));

        assertThat(card(lead).segment()).isEqualTo("Small");
        assertThat(card(other).segment()).isEqualTo("Midsize");
        assertThat(report(done.id()).kept()).isEqualTo(1);
        assertThat(lines(done.id(), Outcome.KEPT)).singleElement().satisfies(line -> {
            assertThat(line.lead()).isEqualTo(other);
            assertThat(line.why()).isEqualTo("it was changed since");
        });
        assertThat(recorded("A", Map.of("segment", "Small"))).isEqualTo(Recorded.Result.UNCHANGED);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM lead_said")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void undoesAMoveByAnotherEntryAndWithdrawsTheOffersItBrought() {
        Id lead = told("A", Map.of("stage", "MQL", "owner", "tess.marketer"));
        BulkChange done = done(players.marketer(), these(lead), new Wanted.Move("SQL", "by mistake"));
        assertThat(offers()).isEqualTo(1);

        cast.as(players.marketer(), () -> changes.undo(done.id()));

        assertThat(report(done.id()).state()).isEqualTo(State.UNDONE);
        assertThat(offers()).isZero();
        assertThat(card(lead).stageKey()).isEqualTo("MQL");
        assertThat(card(lead).ownerId()).isEqualTo(players.marketer());
        assertThat(reasons(lead)).containsExactly("as test says", "by mistake", "undone: by mistake");
    }

    @Test
    void letsAnOfferGoOnThatTheMoveHadEnded() {
        Id lead = told("A", Map.of("stage", "SQL"));
        Id rep = Objects.requireNonNull(card(lead).ownerId());
        String before = offer(lead);
        BulkChange done = done(players.manager(), these(lead), new Wanted.Move("NURTURE", "by mistake"));
        assertThat(offers()).isZero();

        cast.as(players.manager(), () -> changes.undo(done.id()));

        assertThat(offer(lead)).isEqualTo(before);
        assertThat(card(lead).ownerId()).isEqualTo(rep);
        cast.as(
                rep,
                () -> handoffs.accept(
                        queue.open(HandoffQueue.Tab.MINE, 0, 1).getFirst().id()));
        assertThat(card(lead).stageKey()).isEqualTo("SAL");
    }

    @Test
    void doesNotTakeBackWhatSalesHasAcceptedSince() {
        Id lead = told("A", Map.of("stage", "MQL"));
        BulkChange done = done(players.marketer(), these(lead), new Wanted.Move("SQL", "ready"));
        Id rep = Objects.requireNonNull(card(lead).ownerId());
        cast.as(
                rep,
                () -> handoffs.accept(
                        queue.open(HandoffQueue.Tab.MINE, 0, 1).getFirst().id()));

        cast.as(players.marketer(), () -> changes.undo(done.id()));

        assertThat(card(lead).stageKey()).isEqualTo("SAL");
        assertThat(lines(done.id(), Outcome.KEPT)).hasSize(1);
    }

    @Test
    void offersTheWayBackForTenMinutesAndToWhoeverDidIt() {
        Id lead = told("A", Map.of("stage", "MQL"));
        BulkChange done = done(players.marketer(), these(lead), new Wanted.Move("NURTURE", "later"));

        refused("not-yours", players.marketingLead(), () -> changes.undo(done.id()));
        clock.at(
                clock.instant().plus(Duration.ofMinutes(11)),
                () -> refused("too-late", players.marketer(), () -> changes.undo(done.id())));
        assertThat(card(lead).stageKey()).isEqualTo("NURTURE");

        cast.as(players.administrator(), () -> changes.undo(done.id()));
        refused("nothing-to-undo", players.administrator(), () -> changes.undo(done.id()));
    }

    @Test
    void looksAgainAtEachLeadBeforeItChangesIt() {
        Id lead = told("A", Map.of("stage", "MQL"));
        Id change = ask(players.marketer(), List.of(lead), new Wanted.Move("NURTURE", "later"))
                .change()
                .id();
        cast.as(players.administrator(), () -> leads.move(lead, "SAL", "met on a fair"));

        cast.as(players.marketer(), () -> changes.begin(change));

        assertThat(report(change).done()).isZero();
        assertThat(report(change).refused()).isEqualTo(1);
        assertThat(card(lead).stageKey()).isEqualTo("SAL");
    }

    @Test
    void refusesWhatMakesNoSense() {
        Id lead = told("A", Map.of("stage", "MQL"));

        assertThatExceptionOfType(Refused.class).isThrownBy(() -> new Wanted.Move("SQL", " "));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> new Wanted.Campaign(""));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> new Wanted.Disqualify("x".repeat(301)));
        refused("unknown-stage", players.marketer(), () -> changes.ask(these(lead), new Wanted.Move("PROSPECT", "x")));
        refused("no-leads", players.marketer(), () -> changes.ask(these(), new Wanted.Move("SQL", "x")));
        refused(
                "no-leads",
                players.marketer(),
                () -> changes.ask(new Chosen.Matching(LeadFilter.of(Map.of("q", "zz"))), new Wanted.Move("SQL", "x")));
        assertThat(jdbc.sql("SELECT COUNT(*) FROM bulk_change")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void forgetsWhatWasOnlyLookedAt() {
        Id lead = told("A", Map.of("stage", "MQL"));
        Id asked = ask(players.marketer(), List.of(lead), new Wanted.Campaign("x"))
                .change()
                .id();

        refused("not-yours", players.marketingLead(), () -> changes.drop(asked));
        cast.as(players.marketer(), () -> changes.drop(asked));

        refused("unknown-change", players.marketer(), () -> changes.begin(asked));
    }

    @Test
    void beginsOnceHoweverManyWantItAtOnce() throws Exception {
        Id lead = told("A", Map.of("stage", "MQL"));
        Id asked = ask(players.marketer(), List.of(lead), new Wanted.Move("NURTURE", "later"))
                .change()
                .id();
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Boolean> attempt = () -> {
            together.await();
            try {
                cast.as(players.marketer(), () -> changes.begin(asked));
                return true;
            } catch (Refused late) {
                assertThat(late.code()).isEqualTo("already-begun");
                return false;
            }
        };
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            Future<Boolean> one = two.submit(attempt);
            Future<Boolean> other = two.submit(attempt);
            assertThat(List.of(one.get(), other.get())).containsExactlyInAnyOrder(true, false);
        }
        assertThat(reasons(lead)).containsExactly("as test says", "later");
    }

    @Test
    void worksThroughManyInTheBackgroundAndUndoesThemAll() {
        List<LeadRecord> many = IntStream.range(0, 1_200)
                .mapToObj(i -> TestLeads.told("test", "L" + i, Map.of("stage", "MQL", "campaign", "C" + i % 7)))
                .toList();
        cast.as(players.marketer(), () -> leads.record(many, false));
        Id id = cast.as(
                        players.marketer(),
                        () -> changes.ask(new Chosen.Matching(MQLS), new Wanted.Move("NURTURE", "later")))
                .change()
                .id();

        cast.as(players.marketer(), () -> changes.begin(id));
        await().atMost(Duration.ofSeconds(60)).until(() -> !report(id).works());
        assertThat(report(id).done()).isEqualTo(1_200);
        assertThat(standing("NURTURE")).isEqualTo(1_200);

        cast.as(players.marketer(), () -> changes.undo(id));
        await().atMost(Duration.ofSeconds(60)).until(() -> !report(id).works());
        assertThat(report(id).undone()).isEqualTo(1_200);
        assertThat(standing("MQL")).isEqualTo(1_200);
    }

    @Test
    void keepsWhatWasDoneWhenItIsStopped() {
        Id lead = told("A", Map.of("stage", "MQL"));
        Id id = ask(players.marketer(), List.of(lead), new Wanted.Campaign("x"))
                .change()
                .id();
        jdbc.sql("UPDATE bulk_change SET state = 'RUNNING' WHERE id = :id")
                .param("id", id.value())
                .update();

        cast.as(players.marketer(), () -> changes.stop(id));

        assertThat(report(id).state()).isEqualTo(State.STOPPED);
        assertThat(report(id).waiting()).isEqualTo(1);
        assertThat(card(lead).campaign()).isNull();
    }

    @Test
    void judgesOneByOneAsItJudgesMany() {
        List<Id> all = List.of(
                told("A", Map.of("stage", "MQL")),
                told("B", Map.of("stage", "MQL", "owner", "tess.rep")),
                told("C", Map.of("stage", "SAL")),
                told("D", Map.of("stage", "SAL", "owner", "tess.rep")),
                told("E", Map.of("stage", "SAL", "owner", "tess.rep2")));
        for (Id person : List.of(
                players.marketer(),
                players.marketingLead(),
                players.rep(),
                players.manager(),
                players.administrator())) {
            List<Id> refusedInBulk = lines(
                            cast.as(person, () -> changes.ask(new Chosen.These(all), new Wanted.Segment("x")))
                                    .change()
                                    .id(),
                            Outcome.REFUSED)
                    .stream()
                    .map(BulkChanges.Line::lead)
                    .toList();
            List<Id> refusedAlone =
                    all.stream().filter(lead -> !mayMove(person, lead)).toList();
            assertThat(refusedInBulk).containsExactlyInAnyOrderElementsOf(refusedAlone);
        }
    }

    private boolean mayMove(Id person, Id lead) {
        try {
            String stage = card(lead).stageKey();
            cast.as(person, () -> leads.move(lead, "NURTURE", "try"));
            cast.as(players.administrator(), () -> leads.move(lead, stage, "back"));
            return true;
        } catch (Refused no) {
            assertThat(no.code()).isEqualTo("not-yours");
            return false;
        }
    }

    private static Chosen these(Id... leads) {
        return new Chosen.These(List.of(leads));
    }

    private BulkChanges.Preview ask(Id person, List<Id> chosen, Wanted wanted) {
        return cast.as(person, () -> changes.ask(new Chosen.These(chosen), wanted));
    }

    private BulkChange done(Id person, Chosen chosen, Wanted wanted) {
        Id id = cast.as(person, () -> changes.ask(chosen, wanted)).change().id();
        cast.as(person, () -> changes.begin(id));
        return report(id);
    }

    private BulkChange report(Id change) {
        return cast.as(players.executive(), () -> changes.report(change));
    }

    private List<BulkChanges.Line> lines(Id change, Outcome outcome) {
        return cast.as(players.executive(), () -> changes.lines(change, outcome, 0, 50));
    }

    private Id told(String externalId, Map<String, String> facts) {
        return cast.as(
                        players.administrator(),
                        () -> leads.record(List.of(TestLeads.told("test", externalId, facts)), true))
                .getFirst()
                .id();
    }

    private Recorded.Result recorded(String externalId, Map<String, String> facts) {
        return cast.as(players.marketer(), () -> leads.record(List.of(TestLeads.told("test", externalId, facts)), true))
                .getFirst()
                .result();
    }

    private void dispute() {
        for (Id rep : List.of(players.rep(), players.otherRep())) {
            cast.as(
                    rep,
                    () -> queue.open(HandoffQueue.Tab.MINE, 0, 9)
                            .forEach(offer -> handoffs.dispute(offer.id(), Cause.BAD_FIT, "too small")));
        }
    }

    private LeadCard card(Id lead) {
        return cast.as(players.executive(), () -> book.card(lead));
    }

    private int offers() {
        return (int) cast.as(players.executive(), () -> queue.counts()).all();
    }

    private String offer(Id lead) {
        return jdbc.sql("SELECT CONCAT(id, ' ', assignee_id, ' ', due_at) FROM handoff WHERE open_lead_id = :lead")
                .param("lead", lead.value())
                .query(String.class)
                .single();
    }

    private List<String> reasons(Id lead) {
        return jdbc.sql("SELECT reason FROM stage_entry WHERE lead_id = :lead ORDER BY entered_at, id")
                .param("lead", lead.value())
                .query(String.class)
                .list();
    }

    private int standing(String stage) {
        return jdbc.sql(
                        "SELECT COUNT(*) FROM lead_record l JOIN stage s ON s.id = l.stage_id WHERE s.stage_key = :stage")
                .param("stage", stage)
                .query(Integer.class)
                .single();
    }

    private void refused(String code, Id person, Runnable work) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> cast.as(person, work))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
