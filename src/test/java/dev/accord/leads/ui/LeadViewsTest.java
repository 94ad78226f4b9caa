package dev.accord.leads.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import dev.accord.leads.LeadBook;
import dev.accord.leads.LeadCard;
import dev.accord.leads.Leads;
import dev.accord.leads.Lifecycle;
import dev.accord.leads.Stage;
import dev.accord.shared.Id;
import dev.accord.shared.Recorded;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import dev.accord.testing.Visits;
import dev.accord.testing.Visits.Visit;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class LeadViewsTest {

    @Autowired
    Cast cast;

    @Autowired
    Visits visits;

    @Autowired
    Leads leads;

    @Autowired
    LeadBook book;

    @Autowired
    Lifecycle lifecycle;

    @Autowired
    Clock clock;

    Cast.Players players;
    Id qualified = new Id(1);
    Id offered = new Id(1);

    @BeforeEach
    void twoLeads() {
        players = cast.enter();
        List<Id> ids = cast.as(
                players.marketer(),
                () -> leads
                        .record(
                                List.of(
                                        TestLeads.standingIn("L1", "MQL", clock.instant()),
                                        TestLeads.standingIn("L2", "SQL", clock.instant())),
                                true)
                        .stream()
                        .map(Recorded::id)
                        .toList());
        qualified = ids.getFirst();
        offered = ids.getLast();
    }

    @Test
    void findsLeadsByWhatTheAddressSays() {
        try (Visit visit = visits.of("tess.executive")) {
            assertThat(found(visit, Map.of())).containsExactly(offered, qualified);
            assertThat(found(visit, Map.of("stage", "MQL"))).containsExactly(qualified);
            assertThat(found(visit, Map.of("q", "Number L2"))).containsExactly(offered);
            assertThat(found(visit, Map.of("channel", "Webinar"))).hasSize(2);
            assertThat(found(visit, Map.of("q", "nobody"))).isEmpty();
        }
    }

    @Test
    void saysFirstWhatHappensNextAndWhoDoesIt() {
        try (Visit visit = at(offered, "tess.executive")) {
            LeadCard lead = read(() -> book.card(offered));
            assertThat(visit.text())
                    .contains("Next", "Call within four business hours", "Open the handoff", "Test Sales rep")
                    .contains("L2@example.com", "Webinar")
                    .contains("Offered to sales", "Entered " + lead.stageLabel());
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void movesALeadForAMarketerWhoSaysWhy() {
        try (Visit visit = at(qualified, "tess.marketer")) {
            click(visit, "Move");
            Select<Stage> stage =
                    visit.window().find(Select.class).withCaption("Stage").single();
            confirm(visit, "Move");
            assertThat(stage.isInvalid()).isTrue();

            stage.setValue(read(() -> lifecycle.stages().keyed("NURTURE")));
            confirm(visit, "Move");
            TextArea reason =
                    visit.window().find(TextArea.class).withCaption("Reason").single();
            assertThat(reason.isInvalid()).isTrue();
            assertThat(read(() -> book.card(qualified)).stageKey()).isEqualTo("MQL");

            reason.setValue("Wants to hear from us in spring");
            confirm(visit, "Move");
            assertThat(read(() -> book.card(qualified)).stageKey()).isEqualTo("NURTURE");
            assertThat(visit.text()).contains("Entered Nurture", "Wants to hear from us in spring");
        }
    }

    @Test
    void logsACallUnderTheOwnName() {
        try (Visit visit = at(offered, "tess.rep")) {
            click(visit, "Log activity");
            visit.window().find(TextArea.class).withCaption("Note").single().setValue("Asked for an offer");
            confirm(visit, "Log");

            assertThat(visit.text()).contains("Call: connected", "Asked for an offer", "Test Sales rep");
        }
    }

    @Test
    void letsAnExecutiveReadALeadAndChangeNothing() {
        try (Visit visit = at(qualified, "tess.executive")) {
            assertThat(visit.window().find(Button.class).withText("Move").exists())
                    .isFalse();
            assertThat(visit.window()
                            .find(Button.class)
                            .withText("Log activity")
                            .exists())
                    .isFalse();
        }
    }

    @Test
    void keepsARepFromMovingWhatIsNotTheirs() {
        try (Visit visit = at(qualified, "tess.rep")) {
            assertThat(visit.window().find(Button.class).withText("Move").exists())
                    .isFalse();
        }
    }

    @Test
    void saysCalmlyThatThereIsNoSuchLead() {
        try (Visit visit = visits.of("tess.rep")) {
            for (String unknown : List.of("42", "nonsense")) {
                visit.window().getUI().navigate("leads/" + unknown);
                assertThat(visit.text()).contains("There is no such lead", "To all leads");
            }
        }
    }

    private Visit at(Id lead, String username) {
        Visit visit = visits.of(username);
        visit.window().getUI().navigate("leads/" + lead);
        assertThat(visit.window().getCurrentView()).isInstanceOf(LeadView.class);
        return visit;
    }

    @SuppressWarnings("unchecked")
    private static List<Id> found(Visit visit, Map<String, String> search) {
        visit.window().getUI().navigate("leads", QueryParameters.simple(search));
        Grid<LeadCard> grid = visit.window().find(LeadGrid.class).single();
        return grid.getLazyDataView().getItems().map(LeadCard::id).toList();
    }

    private static void click(Visit visit, String button) {
        visit.window()
                .test(visit.window().find(Button.class).withText(button).single())
                .click();
    }

    private static void confirm(Visit visit, String button) {
        Dialog dialog = visit.window().find(Dialog.class).single();
        visit.window()
                .test(visit.window().find(Button.class, dialog).withText(button).single())
                .click();
    }

    /** As the executive would read it, on no screen of anybody. */
    private <T> T read(Supplier<T> question) {
        return CompletableFuture.supplyAsync(() -> cast.as(players.executive(), question))
                .join();
    }
}
