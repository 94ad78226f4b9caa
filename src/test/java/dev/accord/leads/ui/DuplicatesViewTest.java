package dev.accord.leads.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.accord.leads.Duplicates.Proposal;
import dev.accord.leads.LeadBook;
import dev.accord.leads.LeadCard;
import dev.accord.leads.Leads;
import dev.accord.shared.Id;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import dev.accord.testing.Visits;
import dev.accord.testing.Visits.Visit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class DuplicatesViewTest {

    private static final String EMAIL = "jo@x.example";

    @Autowired
    Cast cast;

    @Autowired
    Visits visits;

    @Autowired
    Leads leads;

    @Autowired
    LeadBook book;

    Cast.Players players;
    Id crm = new Id(1);
    Id form = new Id(1);

    @BeforeEach
    void twoRecordsOfOnePerson() {
        players = cast.enter();
        crm = told("crm", "A", Map.of("lastName", "Maier", "company", "Acme", "stage", "MQL"));
        form = told("form", "B", Map.of("lastName", "Maier", "company", "ACME Ltd", "country", "CH", "stage", "LEAD"));
    }

    @Test
    void listsWhatMayBeTheSamePersonAndWhy() {
        told("fair", "A", Map.of());
        try (Visit visit = visits.of("tess.executive")) {
            visit.window().getUI().navigate("leads/duplicates");
            assertThat(visit.text()).contains("Same e-mail (1)", "Same external id (1)");
            assertThat(proposals(visit)).extracting(Proposal::value).containsExactly(EMAIL);
            assertThat(proposals(visit))
                    .extracting(Proposal::one, Proposal::other)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("Maier (crm)", "Maier (form)"));

            visit.window().getUI().navigate("leads/duplicates", QueryParameters.of("by", "external-id"));
            assertThat(proposals(visit)).extracting(Proposal::value).containsExactly("A");
        }
    }

    @Test
    void showsBothSideBySideWithWhatSeemsBetterChosen() {
        try (Visit visit = comparing("tess.marketer")) {
            assertThat(visit.text())
                    .contains("Same e-mail: " + EMAIL, "crm A", "form B", "1 stage entry")
                    .contains("The same in both", "Maier");
            assertThat(choice(visit, "Company").getValue()).isTrue();
            assertThat(choice(visit, "Country").getValue()).isFalse();
            assertThat(choice(visit, "Stage").getValue()).isTrue();
            assertThat(choice(visit, "Which record stays").getValue()).isTrue();
        }
    }

    @Test
    void mergesWhatIsChosenAndTakesItBackAtOnce() {
        try (Visit visit = comparing("tess.lead")) {
            choice(visit, "Company").setValue(false);
            click(visit, "Merge");

            assertThat(visit.window().getCurrentView()).isInstanceOf(LeadView.class);
            assertThat(visit.text()).contains("Merged records", "Maier (form B)", "Same e-mail: " + EMAIL);
            assertThat(card(form).mergedInto()).isEqualTo(crm);
            assertThat(card(crm)).returns("ACME Ltd", LeadCard::company).returns("CH", LeadCard::country);

            visit.window().find(Button.class).withText("Undo").all().stream()
                    .filter(button -> button.getAriaLabel().isEmpty())
                    .forEach(Button::click);
            assertThat(card(form).mergedInto()).isNull();
            assertThat(card(crm)).returns("Acme", LeadCard::company).returns(null, LeadCard::country);
            assertThat(visit.window().getCurrentView()).isInstanceOf(CompareRecordsView.class);
        }
    }

    @Test
    void lettingTheRightRecordStayTakesTheChosenFactsAlong() {
        try (Visit visit = comparing("tess.lead")) {
            choice(visit, "Which record stays").setValue(false);
            click(visit, "Merge");

            assertThat(card(crm).mergedInto()).isEqualTo(form);
            assertThat(card(form))
                    .returns("Acme", LeadCard::company)
                    .returns("CH", LeadCard::country)
                    .returns("MQL", LeadCard::stageKey);
        }
    }

    @Test
    void leadsOldLinksToTheRecordThatStandsForBothAndPartsThemThere() {
        try (Visit visit = comparing("tess.lead")) {
            click(visit, "Merge");
            visit.window().getUI().navigate("leads/" + form);
            assertThat(visit.window()
                            .getUI()
                            .getInternals()
                            .getActiveViewLocation()
                            .getPath())
                    .isEqualTo("leads/" + crm);

            visit.window().find(Button.class).withText("Undo").all().stream()
                    .filter(button -> button.getAriaLabel().isPresent())
                    .forEach(Button::click);
            visit.window().find(TextArea.class).withCaption("Reason").single().setValue("father and son");
            confirm(visit, "Undo");
            assertThat(card(form).mergedInto()).isNull();
            assertThat(visit.text()).contains("Parted from form B", "May be the same person");
        }
    }

    @Test
    void asksWhyBeforeItMerges() {
        try (Visit visit = comparing("tess.lead")) {
            TextField reason = visit.window()
                    .find(TextField.class)
                    .withCaption("Why they are the same person")
                    .single();
            reason.setValue(" ");
            click(visit, "Merge");

            assertThat(reason.isInvalid()).isTrue();
            assertThat(card(form).mergedInto()).isNull();
        }
    }

    @Test
    void keepsApartWhoAreNotTheSamePerson() {
        try (Visit visit = comparing("tess.marketer")) {
            click(visit, "Not the same person");
            visit.window().find(TextArea.class).withCaption("Reason").single().setValue("a shared mailbox");
            confirm(visit, "Keep apart");

            assertThat(visit.window().getCurrentView()).isInstanceOf(DuplicatesView.class);
            assertThat(proposals(visit)).isEmpty();
        }
    }

    @Test
    void letsOneChooseTwoOfMany() {
        Id fair = told("fair", "C", Map.of("lastName", "Mayer"));
        try (Visit visit = comparing("tess.marketer")) {
            @SuppressWarnings("unchecked")
            Select<LeadCard> right = visit.window()
                    .find(Select.class)
                    .withCaption("Right record")
                    .single();
            right.setValue(card(fair));

            assertThat(visit.text()).contains("fair C");
            assertThat(choice(visit, "Last name").getValue()).isTrue();
        }
    }

    @Test
    void comparesWithAnyOtherRecordFromThePageOfALead() {
        Id stranger = told("fair", "C", Map.of("lastName", "Mayer", "email", "other@x.example"));
        try (Visit visit = visits.of("tess.lead")) {
            visit.window().getUI().navigate("leads/" + crm);
            assertThat(visit.text()).contains("May be the same person", "1 other record has the same e-mail");
            click(visit, "Merge");
            @SuppressWarnings("unchecked")
            ComboBox<LeadCard> other = visit.window()
                    .find(ComboBox.class)
                    .withCaption("The other record")
                    .single();
            confirm(visit, "Compare");
            assertThat(other.isInvalid()).isTrue();
            other.setValue(card(stranger));
            confirm(visit, "Compare");

            assertThat(visit.window().getCurrentView()).isInstanceOf(CompareRecordsView.class);
            assertThat(visit.text()).contains("fair C", "crm A");
        }
    }

    @Test
    void letsAnExecutiveCompareAndChangeNothing() {
        try (Visit visit = comparing("tess.executive")) {
            assertThat(visit.window().find(Button.class).withText("Merge").exists())
                    .isFalse();
            assertThat(visit.window()
                            .find(Button.class)
                            .withText("Not the same person")
                            .exists())
                    .isFalse();
            assertThat(choice(visit, "Company").isReadOnly()).isTrue();
        }
    }

    @Test
    void saysCalmlyThatThereIsNothingToCompare() {
        try (Visit visit = visits.of("tess.rep")) {
            for (String address : List.of("", "one=42&other=43", "one=x", "one=" + crm + "&other=" + crm)) {
                visit.window().getUI().navigate("leads/duplicates/compare", QueryParameters.fromString(address));
                assertThat(visit.text()).contains("Nothing to compare");
            }
        }
    }

    private Visit comparing(String username) {
        Visit visit = visits.of(username);
        visit.window()
                .getUI()
                .navigate("leads/duplicates/compare", QueryParameters.simple(Map.of("by", "email", "value", EMAIL)));
        assertThat(visit.window().getCurrentView()).isInstanceOf(CompareRecordsView.class);
        return visit;
    }

    @SuppressWarnings("unchecked")
    private static List<Proposal> proposals(Visit visit) {
        Grid<Proposal> grid = visit.window().find(Grid.class).single();
        return grid.getLazyDataView().getItems().toList();
    }

    @SuppressWarnings("unchecked")
    private static RadioButtonGroup<Boolean> choice(Visit visit, String label) {
        return visit.window().find(RadioButtonGroup.class).withCaption(label).single();
    }

    private static void click(Visit visit, String button) {
        visit.window()
                .test(visit.window().find(Button.class).withText(button).single())
                .click();
    }

    private static void confirm(Visit visit, String button) {
        Component dialog = visit.window().find(Dialog.class).single();
        visit.window()
                .test(visit.window().find(Button.class, dialog).withText(button).single())
                .click();
    }

    private Id told(String source, String externalId, Map<String, String> facts) {
        Map<String, String> all = new java.util.HashMap<>(Map.of("email", EMAIL));
        all.putAll(facts);
        return cast.as(
                        players.administrator(),
                        () -> leads.record(List.of(TestLeads.told(source, externalId, all)), false))
                .getFirst()
                .id();
    }

    /** As the executive would read it, on no screen of anybody. */
    private LeadCard card(Id lead) {
        return CompletableFuture.supplyAsync(() -> cast.as(players.executive(), () -> book.card(lead)))
                .join();
    }
}
