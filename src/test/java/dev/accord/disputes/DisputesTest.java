package dev.accord.disputes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.glossary.DraftComment;
import dev.accord.glossary.Drafts;
import dev.accord.glossary.Proposal;
import dev.accord.glossary.TermBook;
import dev.accord.glossary.VersionCard;
import dev.accord.handoffs.Cause;
import dev.accord.handoffs.Causes;
import dev.accord.handoffs.HandoffQueue;
import dev.accord.handoffs.Handoffs;
import dev.accord.handoffs.QueueItem;
import dev.accord.leads.LeadBook;
import dev.accord.leads.LeadCard;
import dev.accord.leads.Leads;
import dev.accord.leads.TimelineItem;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class DisputesTest {

    private static final Instant CAME_IN = Instant.parse("2026-03-02T09:00:00Z");

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
    Causes causes;

    @Autowired
    Disputes disputes;

    @Autowired
    Research research;

    @Autowired
    Drafts drafts;

    @Autowired
    TermBook terms;

    @Autowired
    DisputeBoard board;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    Cast.Players players;
    Id lead = new Id(1);
    Id dispute = new Id(1);
    QueueItem offer;

    @BeforeEach
    void aLeadThatSalesDisputed() {
        players = cast.enter();
        lead = cast.as(
                players.marketer(),
                () -> leads.record(List.of(TestLeads.standingIn("L1", "SQL", CAME_IN)), true)
                        .getFirst()
                        .id());
        offer = openOffers().getFirst();
        cast.as(
                players.rep(),
                () -> handoffs.dispute(offer.id(), Cause.NO_BUDGET, "No budget before next year, says the buyer"));
        dispute = inState(DisputeState.RAISED).getFirst().id();
    }

    @Test
    void keepsTheLeadWhereItIsUntilTheVerdict() {
        assertThat(card().stageKey()).isEqualTo("SQL");
        assertThat(openOffers()).isEmpty();
    }

    @Test
    void isNotOfferedAgainByAnImportWhileItIsDisputed() {
        cast.as(players.marketer(), () -> leads.record(List.of(TestLeads.standingIn("L1", "SQL", CAME_IN)), true));

        assertThat(openOffers()).isEmpty();
    }

    @Test
    void walksFromTheClaimToTheRepositioning() {
        cast.as(players.marketingLead(), () -> disputes.research(dispute));
        assertThat(card().ownerId()).isEqualTo(players.marketingLead());
        cast.as(
                players.marketingLead(),
                () -> research.find(dispute, FindingKind.ATTEMPT, "Called: the budget round is in January"));
        cast.as(players.marketingLead(), () -> disputes.conclude(dispute));
        Instant january = clock.instant().plus(Duration.ofDays(60));
        cast.as(
                players.marketingLead(),
                () -> disputes.reposition(
                        dispute,
                        new Verdict(
                                true,
                                Cause.BAD_TIMING,
                                "The need is real, the money comes in January",
                                new Verdict.ToStage("NURTURE", Optional.of(january), Optional.of("Budget season")))));

        DisputeCard decided = cast.as(players.executive(), () -> board.card(dispute));
        assertThat(decided.state()).isEqualTo(DisputeState.REPOSITIONED);
        assertThat(decided.upheld()).isTrue();
        assertThat(decided.cause()).isEqualTo(Cause.NO_BUDGET);
        assertThat(decided.trueCause()).isEqualTo(Cause.BAD_TIMING);
        assertThat(decided.nurtureCampaign()).isEqualTo("Budget season");
        assertThat(card().stageKey()).isEqualTo("NURTURE");
        assertThat(card().coolOffUntil()).isEqualTo(january);
        assertThat(cast.as(players.rep(), () -> book.timeline(lead)))
                .extracting(TimelineItem::title)
                .contains("Disputed by sales", "Research", "Dispute upheld", "Entered Nurture");
    }

    @Test
    void goesBackToTheSameRepWhenSalesWasNotRight() {
        cast.as(players.marketer(), () -> disputes.research(dispute));
        cast.as(
                players.marketingLead(),
                () -> disputes.reposition(
                        dispute,
                        new Verdict(
                                false,
                                Cause.OTHER,
                                "The budget is approved, see the mail",
                                new Verdict.BackToSameRep())));

        assertThat(openOffers()).hasSize(1).allSatisfy(again -> {
            assertThat(again.leadId()).isEqualTo(lead);
            assertThat(again.assigneeId()).isEqualTo(players.rep());
        });
    }

    @Test
    void rejectsAVerdictBeforeTheResearch() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> cast.as(players.marketingLead(), () -> disputes.reposition(dispute, toNurture())))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("not-researched"));
    }

    @Test
    void rejectsASecondVerdict() {
        cast.as(players.marketingLead(), () -> disputes.research(dispute));
        cast.as(players.marketingLead(), () -> disputes.reposition(dispute, toNurture()));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> cast.as(players.marketingLead(), () -> disputes.reposition(dispute, toNurture())))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("already-decided"));
    }

    @Test
    void doesNotForgetThePersonBehindAnOpenDispute() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> cast.as(players.administrator(), () -> leads.erase(lead)))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("open-dispute"));
        assertThat(card().email()).isEqualTo("L1@example.com");
    }

    @Test
    void goesToAnotherRepWhereItIsReadyForThatOne() {
        cast.as(players.marketer(), () -> disputes.research(dispute));
        cast.as(
                players.marketingLead(),
                () -> disputes.reposition(
                        dispute,
                        new Verdict(
                                true,
                                Cause.OTHER,
                                "Belongs to the other territory",
                                new Verdict.ToRep(players.otherRep()))));

        assertThat(openOffers())
                .singleElement()
                .satisfies(again -> assertThat(again.assigneeId()).isEqualTo(players.otherRep()));
        DisputeCard decided = cast.as(players.executive(), () -> board.card(dispute));
        assertThat(decided.backToSameRep()).isFalse();
        assertThat(decided.offeredTo()).isEqualTo("Test Sales rep");
    }

    @Test
    void isNotOfferedToSomebodyWhoTakesNoOffers() {
        cast.as(players.marketer(), () -> disputes.research(dispute));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> cast.as(
                        players.marketingLead(),
                        () -> disputes.reposition(
                                dispute,
                                new Verdict(false, Cause.OTHER, "Ready", new Verdict.ToRep(players.marketer())))))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("not-of-the-taker"));
        assertThat(cast.as(players.executive(), () -> board.card(dispute)).state())
                .isEqualTo(DisputeState.IN_RESEARCH);
    }

    @Test
    void keepsTheProposalToChangeADefinition() {
        cast.as(players.marketer(), () -> disputes.research(dispute));
        cast.as(
                players.marketingLead(),
                () -> disputes.reposition(
                        dispute,
                        new Verdict(
                                true,
                                Cause.DEFINITION_UNCLEAR,
                                "Attending a webinar is no budget",
                                new Verdict.ToStage("NURTURE", Optional.empty(), Optional.empty()),
                                Optional.of(new Verdict.Proposal("SQL", "Ask for the budget before the handover")))));

        DisputeCard decided = cast.as(players.executive(), () -> board.card(dispute));
        assertThat(decided.proposalTerm()).isEqualTo("SQL");
        assertThat(decided.proposal()).isEqualTo("Ask for the budget before the handover");
        VersionCard draft = draft();
        assertThat(draft.says().body()).isEqualTo("Ask for the budget before the handover");
        assertThat(draft.says().criteria()).as("the rule stays").isNotNull();
        assertThat(draft.proposed().personId()).isEqualTo(players.marketingLead());
        assertThat(said(draft)).containsExactly("Proposed by a verdict on a dispute: Definition unclear");
    }

    @Test
    void addsItsProposalToTheDiscussionOfADraftThatIsThere() {
        cast.as(players.rep(), () -> drafts.propose("SQL", Proposal.of("Something else")));
        cast.as(players.marketer(), () -> disputes.research(dispute));
        cast.as(
                players.marketingLead(),
                () -> disputes.reposition(
                        dispute,
                        new Verdict(
                                true,
                                Cause.DEFINITION_UNCLEAR,
                                "Attending a webinar is no budget",
                                new Verdict.ToStage("NURTURE", Optional.empty(), Optional.empty()),
                                Optional.of(new Verdict.Proposal("SQL", "Ask for the budget before the handover")))));

        assertThat(draft().says().body()).isEqualTo("Something else");
        assertThat(said(draft()))
                .containsExactly(
                        "A verdict on a dispute (Definition unclear) proposes: Ask for the budget before the handover");
    }

    private VersionCard draft() {
        return cast.as(players.executive(), () -> terms.term("SQL")).draft().orElseThrow();
    }

    private List<String> said(VersionCard draft) {
        return cast.as(players.executive(), () -> terms.discussion(draft.id())).stream()
                .map(DraftComment::text)
                .toList();
    }

    @Test
    void readsTheCauseThatWasRetiredSince() {
        cast.as(players.administrator(), () -> causes.retire(Cause.NO_BUDGET));

        assertThat(inState(DisputeState.RAISED).getFirst().causeLabel()).isEqualTo("No budget");
        cast.as(players.marketer(), () -> disputes.research(dispute));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> {
                    cast.as(players.administrator(), () -> causes.retire(Cause.NO_NEED));
                    cast.as(
                            players.marketingLead(),
                            () -> disputes.reposition(
                                    dispute,
                                    new Verdict(
                                            true,
                                            Cause.NO_NEED,
                                            "None",
                                            new Verdict.ToStage("NURTURE", Optional.empty(), Optional.empty()))));
                })
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("retired-cause"));
        cast.as(
                players.marketingLead(),
                () -> disputes.reposition(
                        dispute,
                        new Verdict(
                                true,
                                Cause.NO_BUDGET,
                                "As claimed",
                                new Verdict.ToStage("NURTURE", Optional.empty(), Optional.empty()))));
        assertThat(cast.as(players.executive(), () -> board.card(dispute)).trueCauseLabel())
                .isEqualTo("No budget");
    }

    @Test
    void writesEachStepIntoTheAuditTrail() {
        cast.as(players.marketingLead(), () -> disputes.research(dispute));
        cast.as(players.marketingLead(), () -> disputes.reposition(dispute, toNurture()));

        List<String> events = jdbc.sql(
                        "SELECT event FROM audit_entry WHERE subject IN ('handoff', 'dispute') ORDER BY id")
                .query(String.class)
                .list();
        assertThat(events)
                .containsExactlyInAnyOrder(
                        "HandoffOffered", "HandoffDisputed", "DisputeRaised", "ResearchTaken", "DisputeDecided");
    }

    private static Verdict toNurture() {
        return new Verdict(
                true, Cause.BAD_TIMING, "Later", new Verdict.ToStage("NURTURE", Optional.empty(), Optional.empty()));
    }

    private List<QueueItem> openOffers() {
        return cast.as(players.manager(), () -> queue.open(HandoffQueue.Tab.ALL, 0, 50));
    }

    private List<DisputeCard> inState(DisputeState state) {
        return cast.as(players.executive(), () -> board.in(state, 50));
    }

    private LeadCard card() {
        return cast.as(players.executive(), () -> book.card(lead));
    }
}
