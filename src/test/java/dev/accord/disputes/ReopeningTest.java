package dev.accord.disputes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.handoffs.Cause;
import dev.accord.handoffs.HandoffQueue;
import dev.accord.handoffs.Handoffs;
import dev.accord.handoffs.QueueItem;
import dev.accord.leads.LeadBook;
import dev.accord.leads.Leads;
import dev.accord.leads.TimelineItem;
import dev.accord.people.People;
import dev.accord.shared.Id;
import dev.accord.shared.PortalClock;
import dev.accord.shared.Refused;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A verdict can be questioned; what it did stays in the history. */
@DatabaseTest
class ReopeningTest {

    /** A Tuesday. */
    private static final Instant MORNING = Instant.parse("2026-03-03T09:00:00Z");

    @Autowired
    Cast cast;

    @Autowired
    Claim claim;

    @Autowired
    People people;

    @Autowired
    Leads leads;

    @Autowired
    LeadBook book;

    @Autowired
    Handoffs handoffs;

    @Autowired
    HandoffQueue queue;

    @Autowired
    Disputes disputes;

    @Autowired
    DisputeBoard board;

    @Autowired
    PortalClock clock;

    @Autowired
    JdbcClient jdbc;

    Cast.Players players;
    Claim.Raised raised;

    @BeforeEach
    void aDisputeIsDecided() {
        players = cast.enter();
        raised = clock.at(MORNING, () -> claim.of(players, "L1"));
    }

    @Test
    void beginsTheResearchAnewWithItsWholeTime() {
        at("2026-03-03T11:00:00Z", () -> claim.decide(players, raised, toNurture()));
        at("2026-03-04T10:00:00Z", () -> reopen(players.manager(), "The buyer wrote again"));

        DisputeCard card = card();
        assertThat(card.state()).isEqualTo(DisputeState.IN_RESEARCH);
        assertThat(card.researcherId()).isEqualTo(players.marketer());
        assertThat(card.upheld()).isNull();
        // 16 business hours from Wednesday at ten
        assertThat(card.researchDueAt()).isEqualTo("2026-03-06T10:00:00Z");
        assertThat(jdbc.sql("SELECT due_at > ended_at FROM dispute_clock")
                        .query(Boolean.class)
                        .list())
                .as("the clock of the first research counts as it ended")
                .containsExactly(true);
        assertThat(lead().stageKey()).isEqualTo("NURTURE");
        assertThat(lead().ownerId()).isEqualTo(players.marketer());
        refused("open-dispute", () -> cast.as(players.marketer(), () -> leads.move(raised.lead(), "MQL", "again")));
    }

    @Test
    void keepsWhatTheFirstVerdictDidInTheHistory() {
        claim.decide(players, raised, toNurture());
        reopen(players.marketingLead(), "The buyer wrote again");
        cast.as(
                players.marketingLead(),
                () -> disputes.reposition(
                        raised.dispute(),
                        new Verdict(false, Cause.OTHER, "Ready after all", new Verdict.ToRep(players.otherRep()))));

        assertThat(cast.as(players.rep(), () -> board.history(raised.dispute())))
                .extracting(DisputeBoard.Decision::step)
                .containsExactly(
                        DisputeStep.RAISED,
                        DisputeStep.TAKEN,
                        DisputeStep.DECIDED,
                        DisputeStep.REOPENED,
                        DisputeStep.DECIDED);
        assertThat(cast.as(players.rep(), () -> board.history(raised.dispute())))
                .filteredOn(step -> step.step() == DisputeStep.DECIDED)
                .extracting(
                        DisputeBoard.Decision::upheld,
                        DisputeBoard.Decision::trueCause,
                        DisputeBoard.Decision::repositionedTo,
                        DisputeBoard.Decision::note)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(true, "Bad timing", "Nurture", "Later"),
                        org.assertj.core.groups.Tuple.tuple(false, "Other", "Nurture", "Ready after all"));
        assertThat(cast.as(players.rep(), () -> book.timeline(raised.lead())))
                .extracting(TimelineItem::title)
                .contains("Dispute upheld", "Dispute reopened", "Dispute not upheld");
    }

    @Test
    void countsOnlyTheHoursInWhichTheClaimWaited() {
        at("2026-03-03T11:00:00Z", () -> claim.decide(players, raised, toNurture()));
        assertThat(minutes()).isEqualTo(120);
        at("2026-03-05T09:00:00Z", () -> reopen(players.marketingLead(), "The buyer wrote again"));
        at(
                "2026-03-05T09:30:00Z",
                () -> cast.as(players.marketingLead(), () -> disputes.reposition(raised.dispute(), toNurture())));
        assertThat(minutes()).isEqualTo(150);
    }

    @Test
    void takesAnOfferThatNobodyAnsweredBack() {
        claim.decide(players, raised, backToTheRep());
        assertThat(offers()).hasSize(1);

        reopen(players.marketingLead(), "The mail was of somebody else");

        assertThat(offers()).isEmpty();
        assertThat(lead().stageKey()).isEqualTo("SQL");
        assertThat(lead().ownerId()).isEqualTo(players.marketer());
    }

    @Test
    void isRefusedWhereSalesWorksOnTheLead() {
        claim.decide(players, raised, backToTheRep());
        Id offer = offers().getFirst().id();
        cast.as(players.rep(), () -> handoffs.accept(offer));

        refused("moved-on", () -> reopen(players.manager(), "Not so sure"));
        assertThat(card().state()).isEqualTo(DisputeState.REPOSITIONED);
    }

    @Test
    void isRefusedWhileAnotherDisputeOfTheLeadIsOpen() {
        claim.decide(players, raised, backToTheRep());
        claim.again(players, raised.lead(), Cause.NO_NEED);

        refused("open-dispute", () -> reopen(players.manager(), "This one was wrong"));
    }

    @Test
    void isRefusedBeforeAVerdictAndWithoutAReason() {
        refused("not-decided", () -> reopen(players.manager(), "Too slow"));
        claim.decide(players, raised, toNurture());
        refused("missing-reason", () -> reopen(players.manager(), " "));
    }

    @Test
    void isRefusedWhereThePersonWasForgotten() {
        claim.decide(players, raised, toNurture());
        cast.as(players.administrator(), () -> leads.erase(raised.lead()));

        refused("erased", () -> reopen(players.manager(), "Look again"));
    }

    @Test
    void waitsForSomebodyWhereTheResearcherHasLeft() {
        claim.decide(players, raised, toNurture());
        cast.as(players.administrator(), () -> people.retire(players.marketer()));

        reopen(players.marketingLead(), "The buyer wrote again");

        assertThat(card().state()).isEqualTo(DisputeState.RAISED);
        assertThat(card().researcherId()).isNull();
        assertThat(lead().ownerId()).isNull();
    }

    private void at(String moment, Runnable work) {
        clock.at(Instant.parse(moment), work);
    }

    private void reopen(Id person, String reason) {
        cast.as(person, () -> disputes.reopen(raised.dispute(), reason));
    }

    private static Verdict toNurture() {
        return new Verdict(
                true, Cause.BAD_TIMING, "Later", new Verdict.ToStage("NURTURE", Optional.empty(), Optional.empty()));
    }

    private static Verdict backToTheRep() {
        return new Verdict(false, Cause.OTHER, "The budget is there, see the mail", new Verdict.BackToSameRep());
    }

    private int minutes() {
        return jdbc.sql("SELECT verdict_minutes FROM dispute WHERE id = :id")
                .param("id", raised.dispute().value())
                .query(Integer.class)
                .single();
    }

    private static void refused(String code, Runnable work) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(work::run)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private List<QueueItem> offers() {
        return cast.as(players.manager(), () -> queue.open(HandoffQueue.Tab.ALL, 0, 50));
    }

    private DisputeCard card() {
        return cast.as(players.executive(), () -> board.card(raised.dispute()));
    }

    private dev.accord.leads.LeadCard lead() {
        return cast.as(players.executive(), () -> book.card(raised.lead()));
    }
}
