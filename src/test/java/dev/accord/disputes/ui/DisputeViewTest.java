package dev.accord.disputes.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.accord.disputes.DisputeBoard;
import dev.accord.disputes.DisputeCard;
import dev.accord.disputes.DisputeState;
import dev.accord.disputes.Disputes;
import dev.accord.disputes.FindingKind;
import dev.accord.disputes.Verdict;
import dev.accord.handoffs.Cause;
import dev.accord.handoffs.HandoffQueue;
import dev.accord.handoffs.Handoffs;
import dev.accord.handoffs.QueueItem;
import dev.accord.leads.Activities;
import dev.accord.leads.LeadBook;
import dev.accord.leads.LeadCard;
import dev.accord.leads.Leads;
import dev.accord.people.PersonCard;
import dev.accord.shared.Id;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import dev.accord.testing.Visits;
import dev.accord.testing.Visits.Visit;
import dev.accord.ui.Keys;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class DisputeViewTest {

    private static final String CLAIM = "No budget before next year, says the buyer";

    @Autowired
    Cast cast;

    @Autowired
    Visits visits;

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
    Activities activities;

    @Autowired
    DisputeBoard board;

    @Autowired
    Clock clock;

    Cast.Players players;
    DisputeCard dispute;

    @BeforeEach
    void salesDisputedALead() {
        players = cast.enter();
        cast.as(
                players.marketer(),
                () -> leads.record(List.of(TestLeads.standingIn("L1", "SQL", clock.instant())), true));
        QueueItem offer = cast.as(players.rep(), () -> queue.open(HandoffQueue.Tab.ALL, 0, 1))
                .getFirst();
        cast.as(players.rep(), () -> handoffs.dispute(offer.id(), Cause.NO_BUDGET, CLAIM));
        dispute = cast.as(players.rep(), () -> board.in(DisputeState.RAISED, 1)).getFirst();
    }

    @Test
    void leadsFromTheBoardThroughTheResearchToTheRepositioning() {
        try (Visit visit = visits.of("tess.lead")) {
            visit.window().navigate(DisputesView.class);
            assertThat(visit.text()).contains(dispute.leadName(), CLAIM, "No budget");

            open(visit, dispute.id().toString());
            click(visit, "Take it on");
            assertThat(now().state()).isEqualTo(DisputeState.IN_RESEARCH);

            area(visit, "What did you find out?").setValue("Called: the money comes in January");
            click(visit, "Add finding");
            assertThat(visit.text()).contains("Called: the money comes in January");

            click(visit, "Conclude research");
            assertThat(now().state()).isEqualTo(DisputeState.VERDICT_DUE);

            LocalDate january =
                    LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(60);
            area(visit, "What the research found").setValue("The need is real, the money comes later");
            visit.window().find(DatePicker.class).single().setValue(january);
            visit.window()
                    .find(TextField.class)
                    .withCaption("Nurture campaign")
                    .single()
                    .setValue("Budget season");
            click(visit, "Decide and reposition");

            assertThat(visit.text())
                    .contains(
                            "Verdict: upheld",
                            "The need is real, the money comes later",
                            "Budget season",
                            "to Nurture");
            assertThat(now().state()).isEqualTo(DisputeState.REPOSITIONED);
            assertThat(lead().stageKey()).isEqualTo("NURTURE");
            assertThat(lead().coolOffUntil())
                    .isEqualTo(january.atStartOfDay(ZoneOffset.UTC).toInstant());
            assertThat(visit.window()
                            .find(Button.class)
                            .withText("Decide and reposition")
                            .exists())
                    .isFalse();
        }
    }

    @Test
    void asksForFindingsBeforeAVerdict() {
        try (Visit visit = visits.of("tess.lead")) {
            open(visit, dispute.id().toString());
            click(visit, "Take it on");
            click(visit, "Decide and reposition");

            assertThat(area(visit, "What the research found").isInvalid()).isTrue();
            assertThat(now().state()).isEqualTo(DisputeState.IN_RESEARCH);
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void sendsTheLeadBackToTheSameRepWhereSalesWasNotRight() {
        try (Visit visit = visits.of("tess.lead")) {
            open(visit, dispute.id().toString());
            click(visit, "Take it on");
            RadioButtonGroup<Boolean> upheld = visit.window()
                    .find(RadioButtonGroup.class)
                    .withCaption("Was sales right?")
                    .single();
            upheld.setValue(false);
            area(visit, "What the research found").setValue("The budget is approved, see the mail");
            click(visit, "Decide and reposition");

            assertThat(visit.text()).contains("Verdict: not upheld", "back to Test Sales rep");
            assertThat(read(() -> queue.open(HandoffQueue.Tab.ALL, 0, 5)))
                    .singleElement()
                    .satisfies(again -> assertThat(again.assigneeId()).isEqualTo(players.rep()));
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void addsAttemptsAndEvidence() {
        cast.as(players.rep(), () -> activities.log(dispute.leadId(), "CALL", "no answer", "Rang out"));
        try (Visit visit = visits.of("tess.marketer")) {
            open(visit, dispute.id().toString());
            RadioButtonGroup<FindingKind> kind = visit.window()
                    .find(RadioButtonGroup.class)
                    .withCaption("Kind")
                    .single();
            kind.setValue(FindingKind.ATTEMPT);
            ((ComboBox<String>) combo(visit, "How did it end?")).setValue("connected");
            area(visit, "What did you find out?").setValue("The money comes in January");
            click(visit, "Add finding");
            assertThat(visit.text()).contains("Contact attempt: call: connected", "The money comes in January");

            kind.setValue(FindingKind.EVIDENCE);
            ComboBox<DisputeBoard.Attachable> activity =
                    (ComboBox<DisputeBoard.Attachable>) combo(visit, "Activity of the lead");
            activity.setValue(activity.getListDataView()
                    .getItems()
                    .filter(each -> each.title().equals("CALL: no answer"))
                    .findFirst()
                    .orElseThrow());
            area(visit, "What does it show?").setValue("Nobody is there");
            click(visit, "Add finding");
            assertThat(visit.text()).contains("Call: no answer", "Rang out", "Nobody is there");

            area(visit, "What does it show?").setValue("The mail of the buyer says January");
            click(visit, "Add finding");
            assertThat(visit.text()).contains("The mail of the buyer says January");
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void sendsTheLeadToAnotherRepAndProposesAChange() {
        try (Visit visit = visits.of("tess.lead")) {
            open(visit, dispute.id().toString());
            click(visit, "Take it on");
            RadioButtonGroup<Object> goes = visit.window()
                    .find(RadioButtonGroup.class)
                    .withCaption("Where the lead goes")
                    .single();
            goes.setValue(goes.getListDataView().getItems().toList().getLast());
            area(visit, "What the research found").setValue("Belongs to the other territory");
            click(visit, "Decide and reposition");
            assertThat(now().state()).as("nobody is chosen yet").isEqualTo(DisputeState.IN_RESEARCH);

            Select<PersonCard> rep =
                    visit.window().find(Select.class).withCaption("Rep").single();
            rep.setValue(rep.getListDataView()
                    .getItems()
                    .filter(each -> each.id().equals(players.otherRep()))
                    .findFirst()
                    .orElseThrow());
            Select<ProposalFields.Defined> term =
                    visit.window().find(Select.class).withCaption("Definition").single();
            term.setValue(term.getListDataView()
                    .getItems()
                    .filter(each -> each.key().equals("SQL"))
                    .findFirst()
                    .orElseThrow());
            assertThat(area(visit, "How it should read").getValue()).startsWith("An MQL who has a budget");
            area(visit, "How it should read").setValue("Say whose territory it is");
            click(visit, "Decide and reposition");

            assertThat(visit.text())
                    .contains("offered to Test Sales rep", "Proposed for SQL", "Say whose territory it is");
            assertThat(read(() -> queue.open(HandoffQueue.Tab.ALL, 0, 5)))
                    .singleElement()
                    .satisfies(again -> assertThat(again.assigneeId()).isEqualTo(players.otherRep()));
        }
    }

    @Test
    void takesAResearchOverAndReopensAVerdict() {
        cast.as(players.marketer(), () -> disputes.research(dispute.id()));
        try (Visit visit = visits.of("tess.lead")) {
            open(visit, dispute.id().toString());
            click(visit, "Take it over");
            assertThat(now().researcherId()).isEqualTo(players.marketingLead());

            area(visit, "What the research found").setValue("Later");
            click(visit, "Decide and reposition");
            click(visit, "Reopen");
            area(visit, "Reason").setValue("The buyer wrote again");
            visit.window()
                    .test(visit.window()
                            .find(Button.class)
                            .withText("Reopen")
                            .all()
                            .getLast())
                    .click();

            assertThat(now().state()).isEqualTo(DisputeState.IN_RESEARCH);
            assertThat(visit.text()).contains("Verdict: upheld", "Reopened", "The buyer wrote again");
        }
    }

    @Test
    void letsTheSalesManagerReopenWhatTheRepCannot() {
        cast.as(players.marketer(), () -> disputes.research(dispute.id()));
        cast.as(
                players.marketingLead(),
                () -> disputes.reposition(
                        dispute.id(),
                        new Verdict(
                                true,
                                Cause.BAD_TIMING,
                                "Later",
                                new Verdict.ToStage("NURTURE", Optional.empty(), Optional.empty()))));
        try (Visit rep = visits.of("tess.rep")) {
            open(rep, dispute.id().toString());
            assertThat(rep.window().find(Button.class).withText("Reopen").exists())
                    .isFalse();
        }
        try (Visit manager = visits.of("tess.manager")) {
            open(manager, dispute.id().toString());
            assertThat(manager.window().find(Button.class).withText("Reopen").exists())
                    .isTrue();
        }
    }

    @Test
    void isWorkedThroughByKeys() {
        try (Visit visit = visits.of("tess.lead")) {
            open(visit, dispute.id().toString());
            Keys keys = visit.window().find(Keys.class).all().getLast();
            keys.press("t");
            assertThat(now().state()).isEqualTo(DisputeState.IN_RESEARCH);
            keys.press("c");
            assertThat(now().state()).isEqualTo(DisputeState.VERDICT_DUE);
            keys.press("b");
            assertThat(visit.window().getCurrentView()).isInstanceOf(DisputesView.class);
        }
    }

    @Test
    void leavesTheVerdictToTheMarketingLead() {
        try (Visit visit = visits.of("tess.marketer")) {
            open(visit, dispute.id().toString());
            click(visit, "Take it on");

            assertThat(visit.window()
                            .find(Button.class)
                            .withText("Conclude research")
                            .exists())
                    .isTrue();
            assertThat(visit.window()
                            .find(Button.class)
                            .withText("Decide and reposition")
                            .exists())
                    .isFalse();
        }
    }

    @Test
    void letsAnExecutiveReadTheCaseAndChangeNothing() {
        try (Visit visit = visits.of("tess.executive")) {
            open(visit, dispute.id().toString());

            assertThat(visit.text()).contains(CLAIM, "Raised", "Nobody yet");
            for (String action : List.of("Take it on", "Conclude research", "Add finding", "Decide and reposition")) {
                assertThat(visit.window().find(Button.class).withText(action).exists())
                        .as(action)
                        .isFalse();
            }
        }
    }

    @Test
    void saysCalmlyThatThereIsNoSuchDispute() {
        try (Visit visit = visits.of("tess.lead")) {
            for (String unknown : List.of("42", "nonsense")) {
                open(visit, unknown);
                assertThat(visit.text()).contains("There is no such dispute", "To all disputes");
            }
        }
    }

    private static void open(Visit visit, String id) {
        visit.window().getUI().navigate("disputes/" + id);
        assertThat(visit.window().getCurrentView()).isInstanceOf(DisputeView.class);
    }

    private static void click(Visit visit, String button) {
        visit.window()
                .test(visit.window().find(Button.class).withText(button).single())
                .click();
    }

    private static TextArea area(Visit visit, String label) {
        return visit.window().find(TextArea.class).withCaption(label).single();
    }

    private static ComboBox<?> combo(Visit visit, String label) {
        return visit.window().find(ComboBox.class).withCaption(label).single();
    }

    private DisputeCard now() {
        return read(() -> board.card(dispute.id()));
    }

    private LeadCard lead() {
        Id id = dispute.leadId();
        return read(() -> book.card(id));
    }

    /** As the executive would read it, on no screen of anybody. */
    private <T> T read(Supplier<T> question) {
        return CompletableFuture.supplyAsync(() -> cast.as(players.executive(), question))
                .join();
    }
}
