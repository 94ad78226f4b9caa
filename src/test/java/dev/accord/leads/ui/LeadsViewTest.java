package dev.accord.leads.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
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
class LeadsViewTest {

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
    List<Id> ids = List.of();

    @BeforeEach
    void threeLeads() {
        players = cast.enter();
        ids = cast.as(
                players.marketer(),
                () -> leads
                        .record(
                                List.of(
                                        TestLeads.standingIn("L1", "MQL", clock.instant()),
                                        TestLeads.standingIn("L2", "MQL", clock.instant()),
                                        TestLeads.standingIn("L3", "LEAD", clock.instant())),
                                false)
                        .stream()
                        .map(Recorded::id)
                        .toList());
    }

    @Test
    void readsTheFieldsFromTheAddressAndOpensThoseThatAreRare() {
        try (Visit visit = at("tess.executive", Map.of("q", "Number", "stage", "MQL", "country", "CH"))) {
            assertThat(field(visit).getValue()).isEqualTo("Number");
            assertThat(stage(visit, "Stage").getValue().key()).isEqualTo("MQL");
            assertThat(visit.text()).contains("2 leads", "More filters (1)");
            assertThat(visit.window().find(MoreFilters.class).single().isVisible())
                    .isTrue();
        }
    }

    @Test
    void clearsAllFiltersAtOnce() {
        try (Visit visit = at("tess.executive", Map.of("q", "L1", "country", "CH"))) {
            assertThat(shown(visit)).containsExactly(ids.getFirst());
            click(visit, "Clear");
            assertThat(shown(visit)).hasSize(3);
            assertThat(field(visit).getValue()).isEmpty();
        }
    }

    @Test
    void saysWhatToDoWhereNoLeadFits() {
        try (Visit visit = at("tess.executive", Map.of("q", "nobody"))) {
            assertThat(visit.text()).contains("0 leads");
            assertThat(shown(visit)).isEmpty();
        }
    }

    @Test
    void sharesASavedFilterWithEverybodyAsALink() {
        try (Visit visit = at("tess.marketer", Map.of("stage", "MQL"))) {
            click(visit, "Saved filters");
            visit.window()
                    .find(TextField.class)
                    .withCaption("Keep what is shown as")
                    .single()
                    .setValue("Ready ones");
            visit.window()
                    .find(Checkbox.class)
                    .withCaption("Share with everybody")
                    .single()
                    .setValue(true);
            confirm(visit, "Save");
            assertThat(visit.text()).contains("Yours", "Ready ones");
        }
        try (Visit visit = at("tess.rep", Map.of())) {
            assertThat(visit.text()).contains("Ready ones");
            click(visit, "Saved filters");
            assertThat(visit.text()).contains("Shared by others", "Test Marketer");
        }
    }

    @Test
    void keepsTheColumnsThatAPersonChose() {
        try (Visit visit = at("tess.rep", Map.of())) {
            assertThat(headers(visit)).doesNotContain("E-mail");
            click(visit, "Columns");
            visit.window().find(Checkbox.class).withCaption("E-mail").single().setValue(true);
            confirm(visit, "Show these");
            assertThat(headers(visit)).contains("E-mail");
        }
        try (Visit visit = at("tess.rep", Map.of())) {
            assertThat(headers(visit)).contains("E-mail");
        }
        try (Visit visit = at("tess.marketer", Map.of())) {
            assertThat(headers(visit)).doesNotContain("E-mail");
        }
    }

    @Test
    void movesChosenLeadsAfterAPreviewAndTakesItBack() {
        try (Visit visit = at("tess.lead", Map.of("stage", "MQL"))) {
            grid(visit).asMultiSelect().select(grid(visit).getLazyDataView().getItem(0));
            click(visit, "Choose all 2 that match");
            click(visit, "Move");
            confirm(visit, "Preview");
            assertThat(stage(visit, "Stage", 1).isInvalid()).isTrue();

            stage(visit, "Stage", 1).setValue(read(() -> lifecycle.stages().keyed("NURTURE")));
            visit.window().find(TextArea.class).withCaption("Reason").single().setValue("after the fair");
            confirm(visit, "Preview");
            assertThat(visit.text()).contains("2 leads of 2");
            assertThat(stages()).containsExactly("MQL", "MQL", "LEAD");

            confirm(visit, "Move 2 leads");
            assertThat(stages()).containsExactly("NURTURE", "NURTURE", "LEAD");
            click(visit, "Undo");
            assertThat(stages()).containsExactly("MQL", "MQL", "LEAD");
        }
    }

    @Test
    void assignsOnlyToSomebodyOfTheDepartmentToWhichTheLeadBelongs() {
        try (Visit visit = at("tess.lead", Map.of("q", "L1"))) {
            grid(visit).asMultiSelect().select(grid(visit).getLazyDataView().getItem(0));
            click(visit, "Assign");
            @SuppressWarnings("unchecked")
            ComboBox<dev.accord.people.PersonCard> person = visit.window()
                    .find(ComboBox.class, visit.window().find(Dialog.class).single())
                    .single();
            person.setValue(person.getListDataView()
                    .getItems()
                    .filter(each -> each.id().equals(players.marketer()))
                    .findFirst()
                    .orElseThrow());
            confirm(visit, "Preview");
            confirm(visit, "Assign 1 lead");
            assertThat(read(() -> book.card(ids.getFirst())).ownerId()).isEqualTo(players.marketer());
        }
    }

    @Test
    void letsAnExecutiveMarkNothing() {
        try (Visit visit = at("tess.executive", Map.of())) {
            assertThat(visit.window().find(BulkBar.class).exists()).isFalse();
        }
    }

    private Visit at(String username, Map<String, String> address) {
        Visit visit = visits.of(username);
        visit.window().getUI().navigate("leads", QueryParameters.simple(address));
        assertThat(visit.window().getCurrentView()).isInstanceOf(LeadsView.class);
        return visit;
    }

    private static TextField field(Visit visit) {
        return visit.window()
                .find(LeadSearch.class)
                .single()
                .getChildren()
                .flatMap(row -> row.getChildren())
                .filter(TextField.class::isInstance)
                .map(TextField.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Select<Stage> stage(Visit visit, String label) {
        return stage(visit, label, 0);
    }

    @SuppressWarnings("unchecked")
    private static Select<Stage> stage(Visit visit, String label, int which) {
        return visit.window().find(Select.class).all().stream()
                .filter(select ->
                        label.equals(select.getLabel()) || select.getAriaLabel().equals(java.util.Optional.of(label)))
                .skip(which)
                .findFirst()
                .orElseThrow();
    }

    private static Grid<LeadCard> grid(Visit visit) {
        return visit.window().find(LeadGrid.class).single();
    }

    private static List<Id> shown(Visit visit) {
        return grid(visit).getLazyDataView().getItems().map(LeadCard::id).toList();
    }

    private static List<String> headers(Visit visit) {
        return grid(visit).getColumns().stream()
                .filter(Grid.Column::isVisible)
                .map(Grid.Column::getHeaderText)
                .toList();
    }

    private List<String> stages() {
        return ids.stream().map(id -> read(() -> book.card(id)).stageKey()).toList();
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
