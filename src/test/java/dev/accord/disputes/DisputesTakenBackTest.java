package dev.accord.disputes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.handoffs.Cause;
import dev.accord.handoffs.HandoffQueue;
import dev.accord.handoffs.HandoffState;
import dev.accord.handoffs.Handoffs;
import dev.accord.handoffs.QueueItem;
import dev.accord.leads.LeadBook;
import dev.accord.leads.Leads;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class DisputesTakenBackTest {

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
    Disputes disputes;

    @Autowired
    Research research;

    @Autowired
    DisputeBoard board;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    Cast.Players players;
    Id lead;
    QueueItem offer;

    @BeforeEach
    void aDisputedOffer() {
        players = cast.enter();
        lead = cast.as(
                players.marketer(),
                () -> leads.record(List.of(TestLeads.standingIn("L1", "SQL", clock.instant())), true)
                        .getFirst()
                        .id());
        offer = cast.as(players.manager(), () -> queue.open(HandoffQueue.Tab.ALL, 0, 1))
                .getFirst();
        dispute();
    }

    @Test
    void leavesNoDisputeBehindButTheEntriesOfTheLedger() {
        undo();

        assertThat(item()).usingRecursiveComparison().isEqualTo(offer);
        assertThat(cast.as(players.marketer(), () -> board.of(lead))).isEmpty();
        assertThat(cast.as(players.executive(), () -> book.card(lead)).ownerId())
                .isEqualTo(offer.assigneeId());
        assertThat(jdbc.sql("SELECT state FROM handoff_decision ORDER BY at, id")
                        .query(String.class)
                        .list())
                .containsExactly("OFFERED", "DISPUTED", "TAKEN_BACK");
        assertThat(jdbc.sql("SELECT event FROM audit_entry WHERE subject = 'dispute' ORDER BY id")
                        .query(String.class)
                        .list())
                .containsExactly("DisputeRaised", "DisputeTakenBack");
    }

    @Test
    void letsTheLeadMoveAgainAndTheOfferBeDisputedAgain() {
        undo();

        dispute();
        assertThat(cast.as(players.marketer(), () -> board.of(lead))).hasSize(1);

        undo();
        cast.as(players.rep(), () -> handoffs.accept(offer.id()));
        assertThat(cast.as(players.executive(), () -> book.card(lead)).stageKey())
                .isEqualTo("SAL");
    }

    @Test
    void isRefusedOnceSomebodyResearches() {
        Id dispute =
                cast.as(players.marketer(), () -> board.of(lead)).getFirst().id();
        cast.as(players.marketer(), () -> disputes.research(dispute));

        refused();
    }

    @Test
    void isRefusedOnceSomethingWasFound() {
        Id dispute =
                cast.as(players.marketer(), () -> board.of(lead)).getFirst().id();
        cast.as(players.rep(), () -> research.find(dispute, FindingKind.NOTE, "They have just called"));

        refused();
    }

    private void refused() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(this::undo)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("moved-on"));
        assertThat(item().state()).isEqualTo(HandoffState.DISPUTED);
        assertThat(cast.as(players.marketer(), () -> board.of(lead))).hasSize(1);
    }

    private void dispute() {
        cast.as(players.rep(), () -> handoffs.dispute(offer.id(), Cause.NO_BUDGET, "Not before next year"));
    }

    private void undo() {
        cast.as(players.rep(), () -> handoffs.undo(offer.id()));
    }

    private QueueItem item() {
        return cast.as(players.executive(), () -> queue.item(offer.id()));
    }
}
