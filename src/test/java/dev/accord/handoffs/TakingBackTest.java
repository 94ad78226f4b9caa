package dev.accord.handoffs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.leads.LeadBook;
import dev.accord.leads.LeadCard;
import dev.accord.leads.Leads;
import dev.accord.leads.TimelineItem;
import dev.accord.shared.Id;
import dev.accord.shared.PortalClock;
import dev.accord.shared.Refused;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class TakingBackTest {

    /** A Wednesday, in the working hours of the team. */
    private static final Instant TEN = Instant.parse("2027-03-03T10:00:00Z");

    private static final Instant NOON = Instant.parse("2027-03-03T12:00:00Z");

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
    PortalClock clock;

    @Autowired
    JdbcClient jdbc;

    Cast.Players players;
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
        offer = item();
    }

    @Test
    void letsTheOfferStandAsBeforeWhenItsAcceptanceIsTakenBack() {
        accept(players.rep(), NOON);

        undo(players.rep(), NOON.plusSeconds(9));

        assertThat(item()).usingRecursiveComparison().isEqualTo(offer);
        assertThat(card().stageKey()).isEqualTo("SQL");
        assertThat(card().ownerId()).isEqualTo(offer.assigneeId());
        assertThat(ledger()).containsExactly("OFFERED", "ACCEPTED", "TAKEN_BACK");
    }

    @Test
    void countsNothingThatTheAcceptanceHadBroughtAbout() {
        List<String> before = figures();
        accept(players.rep(), NOON);
        assertThat(figures()).isNotEqualTo(before);

        undo(players.rep(), NOON.plusSeconds(9));

        assertThat(figures()).isEqualTo(before);
        assertThat(story())
                .contains("Taken back: entered Sales accepted (SAL)", "Accepted by sales", "Answer taken back");
    }

    @Test
    void canBeAcceptedAgainAfterwardsByAnybodyOfTheTeam() {
        accept(players.rep(), NOON);
        undo(players.rep(), NOON.plusSeconds(5));

        accept(players.otherRep(), NOON.plusSeconds(30));

        assertThat(card().stageKey()).isEqualTo("SAL");
        assertThat(card().ownerId()).isEqualTo(players.otherRep());
        assertThat(ledger()).containsExactly("OFFERED", "ACCEPTED", "TAKEN_BACK", "ACCEPTED");
    }

    @Test
    void keepsTheFirstResponseThatCameBeforeTheAnswer() {
        accept(players.rep(), NOON);
        undo(players.rep(), NOON.plusSeconds(5));

        assertThat(jdbc.sql("SELECT COUNT(*) FROM handoff WHERE responded_at IS NULL AND response_seconds IS NULL")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void refusesWhatComesLateByTheClockOfThePortal() {
        accept(players.rep(), NOON);

        assertRefused(
                "too-late", () -> undo(players.rep(), NOON.plus(Handoff.UNDO).plusSeconds(4)));

        assertThat(item().state()).isEqualTo(HandoffState.ACCEPTED);
    }

    @Test
    void lets3SecondsPassUntilTheWishToUndoArrives() {
        accept(players.rep(), NOON);

        undo(players.rep(), NOON.plus(Handoff.UNDO).plusSeconds(3));

        assertThat(item().state()).isEqualTo(HandoffState.OFFERED);
    }

    @Test
    void refusesTheAnswerOfSomebodyElse() {
        accept(players.rep(), NOON);

        assertRefused("not-your-answer", () -> undo(players.otherRep(), NOON.plusSeconds(2)));
        assertRefused("not-your-answer", () -> undo(players.manager(), NOON.plusSeconds(2)));
    }

    @Test
    void refusesWhereThereIsNoAnswer() {
        assertRefused("not-answered", () -> undo(players.rep(), NOON));
        accept(players.rep(), NOON);
        undo(players.rep(), NOON.plusSeconds(1));

        assertRefused("not-answered", () -> undo(players.rep(), NOON.plusSeconds(2)));
    }

    @Test
    void refusesWhereTheLeadHasMovedOn() {
        accept(players.rep(), NOON);
        clock.at(
                NOON.plusSeconds(3),
                () -> cast.as(players.rep(), () -> leads.move(lead, "OPPORTUNITY", "wants an offer at once")));

        assertRefused("moved-on", () -> undo(players.rep(), NOON.plusSeconds(6)));

        assertThat(card().stageKey()).isEqualTo("OPPORTUNITY");
        assertThat(ledger()).containsExactly("OFFERED", "ACCEPTED");
    }

    @Test
    void refusesWhereSomebodyElseIsResponsibleByNow() {
        accept(players.rep(), NOON);
        cast.as(players.manager(), () -> leads.giveTo(lead, Optional.of(players.otherRep())));

        assertRefused("moved-on", () -> undo(players.rep(), NOON.plusSeconds(6)));
    }

    @Test
    void letsTheClockGoOnByWhichItIsDue() {
        Instant late = offer.dueAt().plus(Duration.ofMinutes(1));
        accept(players.rep(), late);
        undo(players.rep(), late.plusSeconds(8));

        assertThat(item().dueAt()).isEqualTo(offer.dueAt());
        assertThat(jdbc.sql("SELECT COUNT(*) FROM handoff WHERE rings_at IS NOT NULL")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private void accept(Id person, Instant at) {
        clock.at(at, () -> cast.as(person, () -> handoffs.accept(offer.id())));
    }

    private void undo(Id person, Instant at) {
        clock.at(at, () -> cast.as(person, () -> handoffs.undo(offer.id())));
    }

    private QueueItem item() {
        return cast.as(
                players.executive(),
                () -> jdbc.sql("SELECT id FROM handoff")
                        .query((row, number) -> queue.item(new Id(row.getLong(1))))
                        .single());
    }

    private LeadCard card() {
        return cast.as(players.executive(), () -> book.card(lead));
    }

    private List<String> ledger() {
        return jdbc.sql("SELECT state FROM handoff_decision ORDER BY at, id")
                .query(String.class)
                .list();
    }

    private List<String> story() {
        return cast.as(players.executive(), () -> book.timeline(lead)).stream()
                .map(TimelineItem::title)
                .toList();
    }

    /** What figures are computed from. */
    private List<String> figures() {
        return jdbc.sql("""
                        SELECT CONCAT('stands ', stage_id, ' ', stage_since, ' ', COALESCE(generated_at, '')) FROM lead_record
                        UNION ALL SELECT CONCAT('passed ', stage_id, ' ', passed_at, ' ', skipped) FROM stage_passage
                        UNION ALL SELECT CONCAT('back ', stage_id, ' ', recycled_at) FROM recycling
                        UNION ALL SELECT CONCAT('entered ', stage_id, ' ', entered_at) FROM stage_entry
                                   WHERE corrected_at IS NULL
                        UNION ALL SELECT CONCAT('responded ', COALESCE(responded_at, '')) FROM handoff
                        UNION ALL SELECT CONCAT('state ', state, ' ', COALESCE(overdue_seconds, '')) FROM handoff
                        ORDER BY 1
                        """).query(String.class).list();
    }

    private static void assertRefused(String code, ThrowingCallable work) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(work)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
