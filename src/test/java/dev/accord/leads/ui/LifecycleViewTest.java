package dev.accord.leads.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.accord.leads.LeadBook;
import dev.accord.leads.Leads;
import dev.accord.leads.Lifecycle;
import dev.accord.leads.LifecycleTemplate;
import dev.accord.leads.Stage;
import dev.accord.leads.StageIcon;
import dev.accord.leads.Trait;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import dev.accord.testing.Visits;
import dev.accord.testing.Visits.Visit;
import dev.accord.ui.Glyph;
import dev.accord.ui.SidePanel;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class LifecycleViewTest {

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

    @BeforeEach
    void twoLeadsInMql() {
        players = cast.enter();
        cast.as(
                players.marketer(),
                () -> leads.record(
                        List.of(
                                TestLeads.standingIn("L1", "MQL", clock.instant()),
                                TestLeads.standingIn("L2", "MQL", clock.instant())),
                        true));
    }

    @Test
    void showsTheStagesInTheirOrderWithHowManyLeadsStandThere() {
        try (Visit visit = at("")) {
            StageTree tree = visit.window().find(StageTree.class).single();
            assertThat(tree.getTreeData().getRootItems())
                    .extracting(row -> row.stage().key() + " " + row.department() + " " + row.leads())
                    .containsSubsequence(
                            "LEAD Marketing 0", "MQL Marketing 2", "SQL Marketing 0", "SAL Sales 0", "LOST Sales 0");
        }
    }

    @Test
    void splitsAStageAfterShowingWhatThatDoes() {
        try (Visit visit = at("MQL")) {
            click(visit, "Split");
            assertThat(confirm(visit, "Split").isEnabled()).isFalse();
            field(visit, "Part 1").setValue("Midsize companies");
            assertThat(visit.text()).contains("2 leads stand in it now", "None of them moves", "No figure changes");

            this.<Select<Trait>>select(visit, "Distribute its leads by").setValue(Trait.SEGMENT);
            MultiSelectComboBox<Lifecycle.TraitValue> values = values(visit, "Leads of part 1");
            values.setValue(new Lifecycle.TraitValue("Midsize", 2));
            assertThat(visit.text())
                    .contains("2 move from Marketing qualified (MQL) to Marketing qualified (MQL) › Midsize companies")
                    .contains("2 leads pass it for the first time, now");

            press(visit, "Split");
            assertThat(visit.window().find(Dialog.class).all()).hasSize(1);
            TextArea why =
                    visit.window().find(TextArea.class).withCaption("Why").single();
            assertThat(why.isInvalid()).isTrue();
            why.setValue("They want another approach");
            press(visit, "Split");
            assertThat(visit.window().find(Dialog.class).all()).isEmpty();
        }
        Stage part = read(() -> lifecycle.stages().keyed("MQL_MIDSIZE_COMPANIES"));
        assertThat(read(() -> book.find("test", "L1").orElseThrow().stageId())).isEqualTo(part.id());
    }

    @Test
    void renamesAndDescribesAStage() {
        try (Visit visit = at("SAL")) {
            click(visit, "Rename");
            field(visit, "Label").setValue("Taken over");
            assertThat(visit.text()).contains("No figure changes");
            press(visit, "Rename");
            assertThat(panel(visit)).contains("Taken over");

            click(visit, "Describe");
            this.<Select<StageIcon>>select(visit, "Icon").setValue(StageIcon.STAR);
            press(visit, "Save");
        }
        Stage stage = read(() -> lifecycle.stages().keyed("SAL"));
        assertThat(stage.label()).isEqualTo("Taken over");
        assertThat(stage.icon()).isEqualTo(StageIcon.STAR);
    }

    @Test
    void mergesAStageAndSaysWhatContractsAndDefinitionsComeTo() {
        try (Visit visit = at("SAL")) {
            click(visit, "Merge");
            this.<Select<Stage>>select(visit, "Merge into")
                    .setValue(read(() -> lifecycle.stages().keyed("SQL")));
            assertThat(visit.text())
                    .contains("moves accepted leads to Sales qualified (SQL) from now on", "The definition SAL v1");
            press(visit, "Merge");
            assertThat(panel(visit)).contains("Merged into");
        }
        Stage merged = read(() -> lifecycle.stages().keyed("SAL"));
        assertThat(merged.inUse()).isFalse();
    }

    @Test
    void saysWhyAStageCannotBeRetired() {
        try (Visit visit = at("LEAD")) {
            click(visit, "Retire");
            this.<Select<Stage>>select(visit, "Its leads go to")
                    .setValue(read(() -> lifecycle.stages().keyed("MQL")));
            assertThat(visit.text()).contains("The portal itself moves leads to Lead");
            assertThat(confirm(visit, "Retire").isEnabled()).isFalse();
        }
    }

    @Test
    void wantsTheOtherOrderTypedBeforeItTellsFiguresAnew() {
        cast.as(
                players.marketer(),
                () -> leads.record(List.of(TestLeads.standingIn("L3", "SQL", clock.instant())), false));
        try (Visit visit = at("")) {
            click(visit, "Order");
            assertThat(orders(visit).getValue()).isEqualTo(LifecycleTemplate.SAL_THEN_SQL);
            assertThat(visit.text())
                    .contains("There are 3 leads in all stages", "1 lead more counts as having passed it, in the past")
                    .contains("in this order Marketing hands over on MQL")
                    .contains("The leads in Sales qualified (SQL) belong to Sales from now on.");
            visit.window().find(TextArea.class).withCaption("Why").single().setValue("Sales accepts first");
            press(visit, "Choose this order");
            assertThat(visit.window().find(Dialog.class).all()).hasSize(1);
            field(visit, "Type MQL-SAL-SQL to confirm").setValue("MQL-SAL-SQL");
            press(visit, "Choose this order");
            assertThat(visit.window().find(Dialog.class).all()).isEmpty();
        }
        assertThat(read(() -> lifecycle.stages().tops()))
                .extracting(Stage::key)
                .containsSubsequence("MQL", "SAL", "SQL", "OPPORTUNITY");
    }

    @Test
    void showsWhatWasChangedByWhom() {
        try (Visit visit = at("SAL")) {
            click(visit, "Rename");
            field(visit, "Label").setValue("Taken over");
            press(visit, "Rename");
            click(visit, "Changes made");
            assertThat(visit.text()).contains("renamed Sales accepted (SAL) to Taken over", "Test Administrator");
        }
    }

    @Test
    void everyIconOfAStageIsDrawn() {
        assertThat(Arrays.stream(StageIcon.values()).map(StageIcon::name))
                .isSubsetOf(Arrays.stream(Glyph.values()).map(Glyph::name).toList());
    }

    @Test
    void isClosedToEverybodyButAdministrators() {
        try (Visit visit = visits.of("tess.lead")) {
            visit.window().getUI().navigate("admin/lifecycle");
            assertThat(visit.window().getCurrentView()).isNotInstanceOf(LifecycleView.class);
        }
    }

    private Visit at(String stage) {
        Visit visit = visits.of("tess.admin");
        visit.window().getUI().navigate(LifecycleView.class, QueryParameters.of("stage", stage));
        return visit;
    }

    private static void click(Visit visit, String text) {
        visit.window()
                .test(visit.window().find(Button.class).withText(text).first())
                .click();
    }

    private static String panel(Visit visit) {
        return visit.window().find(SidePanel.class).single().getElement().getTextRecursively();
    }

    private static Button confirm(Visit visit, String text) {
        Dialog dialog = visit.window().find(Dialog.class).single();
        return visit.window().find(Button.class, dialog).withText(text).single();
    }

    private static void press(Visit visit, String text) {
        visit.window().test(confirm(visit, text)).click();
    }

    private static TextField field(Visit visit, String label) {
        return visit.window().find(TextField.class).withCaption(label).single();
    }

    @SuppressWarnings("unchecked")
    private <T> T select(Visit visit, String label) {
        return (T) visit.window().find(Select.class).withCaption(label).single();
    }

    @SuppressWarnings("unchecked")
    private static MultiSelectComboBox<Lifecycle.TraitValue> values(Visit visit, String label) {
        return visit.window().find(MultiSelectComboBox.class).withCaption(label).single();
    }

    @SuppressWarnings("unchecked")
    private static RadioButtonGroup<LifecycleTemplate> orders(Visit visit) {
        return visit.window().find(RadioButtonGroup.class).withCaption("Order").single();
    }

    /** As the administrator would read it, on no screen of anybody. */
    private <T> T read(Supplier<T> question) {
        return CompletableFuture.supplyAsync(() -> cast.as(players.administrator(), question))
                .join();
    }
}
