package dev.accord.handoffs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.leads.LeadBook;
import dev.accord.leads.LeadStory.NextStep;
import dev.accord.leads.Leads;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.PortalClock;
import dev.accord.shared.Refused;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class SnoozingTest {

    /** A Wednesday; the team works from nine to five, UTC. The offer is due after 240 business minutes, warned of 60 before. */
    private static final Instant TEN = Instant.parse("2027-03-03T10:00:00Z");

    private static final Instant NOON = Instant.parse("2027-03-03T12:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2027-03-05T09:00:00Z");
    private static final String WHY = "Back from the fair on Friday, says their assistant";

    @Autowired
    Cast cast;

    @Autowired
    Leads leads;

    @Autowired
    LeadBook book;

    @Autowired
    Handoffs handoffs;

    @Autowired
    HandoffQueue queue;

    @Autowired
    HandoffClocks clocks;

    @Autowired
    Acting acting;

    @Autowired
    PortalClock clock;

    @Autowired
    JdbcClient jdbc;

    Cast.Players players;
    Id taker;
    Id lead;
    QueueItem offer;

    @BeforeEach
    void anOffer() {
        players = cast.enter();
        lead = clock.at(
                TEN,
                () -> cast.as(
                        players.marketer(),
                        () -> leads.record(List.of(TestLeads.standingIn("L1", "SQL", TEN)), true)
                                .getFirst()
                                .id()));
        offer = cast.as(players.executive(), () -> queue.open(HandoffQueue.Tab.ALL, 0, 1))
                .getFirst();
        taker = Optional.ofNullable(offer.assigneeId()).orElseThrow();
    }

    @Test
    void hidesTheOfferFromMineUntilTheMomentWhileEverybodySeesWhyAndUntilWhen() {
        snooze(NOON);

        assertThat(seen(taker, HandoffQueue.Tab.MINE, FRIDAY.minusMillis(1))).isEmpty();
        assertThat(seen(taker, HandoffQueue.Tab.TEAM, NOON)).hasSize(1);
        assertThat(seen(players.marketer(), HandoffQueue.Tab.SNOOZED, NOON))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.assigneeId()).isEqualTo(taker);
                    assertThat(item.snoozedUntil()).isEqualTo(FRIDAY);
                    assertThat(item.pausedWhy()).isEqualTo(WHY);
                });
        HandoffQueue.Counts counts = clock.at(NOON, () -> cast.as(taker, queue::counts));
        assertThat(List.of(counts.mine(), counts.snoozed(), counts.all())).containsExactly(0L, 1L, 1L);
        assertThat(clock.at(NOON, () -> cast.as(players.marketer(), () -> book.next(lead))))
                .map(NextStep::responsible)
                .hasValueSatisfying(who -> assertThat(who).contains(WHY));
    }

    @Test
    void showsItAgainAtThatMomentEvenBeforeTheTimetableHasRun() {
        snooze(NOON);

        assertThat(seen(taker, HandoffQueue.Tab.MINE, FRIDAY)).hasSize(1);
        assertThat(seen(taker, HandoffQueue.Tab.SNOOZED, FRIDAY)).isEmpty();
    }

    @Test
    void letsTheClockRunOnSinceThatMomentHoweverLateTheTimetableIs() {
        snooze(NOON);
        assertThat(ring(FRIDAY.minusSeconds(1))).isZero();

        assertThat(ring(FRIDAY.plusSeconds(600))).isEqualTo(1);

        // two of its four hours were left at noon of Wednesday, and it woke on Friday at nine
        assertThat(item().dueAt()).isEqualTo(Instant.parse("2027-03-05T11:00:00Z"));
        assertThat(item().pausedAt()).isNull();
        assertThat(item().snoozedUntil()).isNull();
        assertThat(told()).containsExactly("HandoffSnoozed", "HandoffResumed");
        assertThat(ring(FRIDAY.plusSeconds(3600))).as("it warns as ever").isEqualTo(1);
        assertThat(jdbc.sql(
                                "SELECT COUNT(*) FROM handoff_pause WHERE resumed_at = snoozed_until AND moved_seconds = 46800")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void countsNoTimeThatItSleptWhenItIsAnsweredAfterItWokeUnnoticed() {
        snooze(NOON);

        as(FRIDAY.plusSeconds(3 * 3600), () -> handoffs.accept(offer.id()));

        assertThat(item().overdueSeconds()).isEqualTo(3600);
        assertThat(item().snoozedUntil()).isNull();
    }

    @Test
    void wakesEarlierWhereSomebodyLetsTheClockRunOn() {
        snooze(NOON);

        as(NOON.plusSeconds(3600), () -> handoffs.resume(offer.id()));

        assertThat(item().dueAt()).isEqualTo(offer.dueAt().plusSeconds(3600));
        assertThat(seen(taker, HandoffQueue.Tab.MINE, NOON.plusSeconds(3601))).hasSize(1);
    }

    @Test
    void wantsAReasonAndAMomentOfTheNextDays() {
        assertRefused("missing-reason", () -> as(NOON, () -> handoffs.snooze(offer.id(), FRIDAY, " ")));
        assertRefused("bad-date", () -> as(NOON, () -> handoffs.snooze(offer.id(), NOON, WHY)));
        assertRefused(
                "bad-date",
                () -> as(NOON, () -> handoffs.snooze(offer.id(), Instant.parse("2028-01-01T00:00:00Z"), WHY)));
        assertRefused("past-due", () -> as(offer.dueAt(), () -> handoffs.snooze(offer.id(), FRIDAY, WHY)));
        assertThat(item().snoozedUntil()).isNull();
    }

    @Test
    void refusesToPutOffWhatBelongsToAnotherDepartment() {
        assertThatExceptionOfType(org.springframework.security.access.AccessDeniedException.class)
                .isThrownBy(() -> cast.as(players.marketer(), () -> handoffs.snooze(offer.id(), FRIDAY, WHY)));
    }

    private void snooze(Instant at) {
        as(at, () -> handoffs.snooze(offer.id(), FRIDAY, WHY));
    }

    private void as(Instant at, Runnable work) {
        clock.at(at, () -> cast.as(taker, work));
    }

    private List<QueueItem> seen(Id person, HandoffQueue.Tab tab, Instant at) {
        return clock.at(at, () -> cast.as(person, () -> queue.open(tab, 0, 10)));
    }

    private QueueItem item() {
        return cast.as(players.executive(), () -> queue.item(offer.id()));
    }

    private int ring(Instant at) {
        return clock.at(at, () -> acting.asPortal(() -> clocks.work(Optional.empty())))
                .done();
    }

    private List<String> told() {
        return jdbc.sql(
                        "SELECT event FROM audit_entry WHERE subject = 'handoff' AND event <> 'HandoffOffered' ORDER BY id")
                .query(String.class)
                .list();
    }

    private static void assertRefused(String code, ThrowingCallable work) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(work)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
