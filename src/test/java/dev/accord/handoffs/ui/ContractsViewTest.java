package dev.accord.handoffs.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import dev.accord.handoffs.Contracts;
import dev.accord.handoffs.HandoffContract;
import dev.accord.handoffs.Handover;
import dev.accord.handoffs.Jump;
import dev.accord.handoffs.OnBreach;
import dev.accord.handoffs.Routing;
import dev.accord.leads.Stage;
import dev.accord.shared.Id;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.Visits;
import dev.accord.testing.Visits.Visit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class ContractsViewTest {

    @Autowired
    Cast cast;

    @Autowired
    Visits visits;

    @Autowired
    Contracts contracts;

    Cast.Players players;

    @BeforeEach
    void players() {
        players = cast.enter();
    }

    @Test
    void showsEverybodyWhatIsAgreedAndLetsOnlyLeadersDraft() {
        try (Visit visit = visits.of("tess.executive")) {
            visit.window().navigate(ContractsView.class);

            assertThat(visit.text())
                    .contains("Anywhere else", "Sales qualified (SQL)", "Call within four business hours", "4 h")
                    .contains("v1 in force", "company, e-mail", "In turn: whoever has waited longest")
                    .contains("Remind whoever is responsible", "Came with the portal");
            assertThat(visit.window()
                            .find(Button.class)
                            .withText("New handover")
                            .all())
                    .isEmpty();
        }
    }

    @Test
    void draftsAHandoverAndPutsItInForceWithTwoSignatures() {
        try (Visit visit = visits.of("tess.lead")) {
            visit.window().navigate(ContractsView.class);
            click(visit, "New handover");
            assertThat(visit.window().getCurrentView()).isInstanceOf(ContractEditorView.class);
            choose(visit, RadioButtonGroup.class, "A lead that", Jump.Origin.ARRIVES);
            stage(visit, "Into", "SQL");
            field(visit, TextArea.class, "What happens next").setValue("They came in ready: call at once.");
            ((PacketField) visit.window().find(PacketField.class).single()).setValue(Set.of("jobTitle", "company"));
            stage(visit, "Acceptance moves the lead to", "SAL");
            time(visit, "Answer within", 90);
            time(visit, "Warning before that", 15);
            choose(visit, RadioButtonGroup.class, "Who gets it", Routing.Kind.BY_LOAD);
            choose(visit, RadioButtonGroup.class, "When it is past due", OnBreach.ESCALATE);
            field(visit, TextArea.class, "Why it is to change").setValue("They lose interest within hours.");
            click(visit, "Draft it");

            assertThat(visit.window().getCurrentView()).isInstanceOf(ContractsView.class);
            assertThat(visit.text())
                    .contains("The draft of v1 changes nothing yet. It waits for Marketing and Sales to sign it.")
                    .contains("1 h 30 min", "15 min before", "By load: whoever has the most room", "company, job title")
                    .contains("They lose interest within hours.");
            sign(visit, "Sign for Marketing");
            assertThat(visit.text()).contains("It waits for Sales to sign it.");
            assertThat(visit.window()
                            .find(Button.class)
                            .withText("Sign for Sales")
                            .all())
                    .isEmpty();
        }
        Handover handover = handovers().getLast().jump().origin() == Jump.Origin.ARRIVES
                ? handovers().getLast()
                : handovers().getFirst();
        try (Visit visit = visits.of("tess.manager")) {
            visit.window()
                    .getUI()
                    .navigate(
                            ContractsView.class,
                            QueryParameters.of("handover", handover.id().toString()));
            sign(visit, "Sign for Sales");

            assertThat(visit.text())
                    .contains("v1 in force", "Test Marketing lead for Marketing", "Test Sales manager for Sales");
        }
        HandoffContract agreed = versions(handover.id()).getFirst();
        assertThat(agreed.isSigned()).isTrue();
        assertThat(agreed.terms().onBreach()).isEqualTo(OnBreach.ESCALATE);
        assertThat(agreed.terms().clock().respondMinutes()).isEqualTo(90);
    }

    @Test
    void saysWhatIsMissingAndKeepsWhatWasTyped() {
        try (Visit visit = visits.of("tess.manager")) {
            visit.window().navigate(ContractEditorView.class);
            field(visit, TextArea.class, "What happens next").setValue("Call.");
            click(visit, "Draft it");

            assertThat(visit.text()).contains("Choose the stage that the lead enters");
            assertThat(field(visit, TextArea.class, "What happens next").getValue())
                    .isEqualTo("Call.");
        }
        assertThat(handovers()).hasSize(1);
    }

    @Test
    void beginsAChangeWithWhatIsInForceAndMarksWhatIsDifferent() {
        Id handover = handovers().getFirst().id();
        try (Visit visit = visits.of("tess.manager")) {
            visit.window()
                    .getUI()
                    .navigate(ContractEditorView.class, QueryParameters.of("handover", handover.toString()));
            assertThat(field(visit, TextArea.class, "What happens next").getValue())
                    .startsWith("Call within four business hours");
            field(visit, TextArea.class, "What happens next").setValue("Call today.");
            field(visit, TextArea.class, "Why it is to change").setValue("Shorter.");
            click(visit, "Draft it");

            assertThat(visit.text()).contains("Draft of v2", "Call today. changed", "v1 in force");
            click(visit, "Give it up");
            confirm(visit);
            assertThat(visit.text()).contains("v2 given up").doesNotContain("changes nothing yet");
        }
        assertThat(versions(handover)).extracting(HandoffContract::isDraft).containsExactly(false, false);
    }

    @Test
    void closesTheEditorToThoseWhoDoNotLead() {
        try (Visit visit = visits.of("tess.rep")) {
            visit.window().getUI().navigate("admin/contracts/draft");
            assertThat(visit.window().getCurrentView()).isNotInstanceOf(ContractEditorView.class);
        }
    }

    private List<Handover> handovers() {
        return cast.as(players.executive(), () -> contracts.handovers());
    }

    private List<HandoffContract> versions(Id handover) {
        return cast.as(players.executive(), () -> contracts.versions(handover));
    }

    private static void sign(Visit visit, String text) {
        click(visit, text);
        confirm(visit);
    }

    private static void confirm(Visit visit) {
        visit.window().test(visit.window().find(ConfirmDialog.class).single()).confirm();
    }

    private static void click(Visit visit, String text) {
        visit.window()
                .test(visit.window().find(Button.class).withText(text).first())
                .click();
    }

    private static <C extends Component> C field(Visit visit, Class<C> type, String label) {
        return visit.window().find(type).withCaption(label).single();
    }

    @SuppressWarnings("unchecked")
    private static <C extends Component> void choose(Visit visit, Class<C> type, String label, Object value) {
        ((HasValue<?, Object>) field(visit, type, label)).setValue(value);
    }

    @SuppressWarnings("unchecked")
    private static void stage(Visit visit, String label, String key) {
        Select<Stage> select =
                visit.window().find(Select.class).withCaption(label).single();
        select.setValue(select.getListDataView()
                .getItems()
                .filter(stage -> stage.key().equals(key))
                .findFirst()
                .orElseThrow());
    }

    private static void time(Visit visit, String label, int minutes) {
        visit.window().find(BusinessTimeField.class).all().stream()
                .filter(field -> label.equals(field.getLabel()))
                .findFirst()
                .orElseThrow()
                .setValue(minutes);
    }
}
