package dev.accord.disputes.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableConsumer;
import dev.accord.disputes.DisputeCard;
import dev.accord.disputes.Verdict;
import dev.accord.handoffs.Cause;
import dev.accord.leads.Lifecycle;
import dev.accord.leads.Stage;
import dev.accord.leads.StageKind;
import dev.accord.ui.Panel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the marketing lead decides: who was right, what it really was, and where the lead goes. */
final class VerdictForm extends Div {

    private static final int LONGEST_FINDINGS = 1000;
    private static final int LONGEST_CAMPAIGN = 190;

    /** A verdict as it was typed; only turning it into one may be refused. */
    record Draft(boolean upheld, Cause cause, String findings, Verdict.Destination destination) {
        Verdict verdict() {
            return new Verdict(upheld, cause, findings, destination);
        }
    }

    private final ZoneId zone;
    private final RadioButtonGroup<Boolean> upheld = new RadioButtonGroup<>("Was sales right?");
    private final Select<Cause> cause = new Select<>();
    private final TextArea findings = new TextArea("What the research found");
    private final RadioButtonGroup<Boolean> back = new RadioButtonGroup<>("Where the lead goes");
    private final Select<Stage> stage = new Select<>();
    private final DatePicker coolOff = new DatePicker("Cools off until");
    private final TextField campaign = new TextField("Nurture campaign");
    private final Div toStage = new Div(stage, coolOff, campaign);

    VerdictForm(
            DisputeCard card, Lifecycle.Stages stages, Instant now, ZoneId zone, SerializableConsumer<Draft> decide) {
        this.zone = zone;
        judgement(card);
        destination(card, stages, now);
        Button button = new Button("Decide and reposition", click -> decide(decide));
        button.addThemeVariants(ButtonVariant.PRIMARY);
        Div form = new Div(upheld, cause, findings, back, toStage, button);
        form.addClassName("accord-verdict");
        add(new Panel("Verdict", form));
    }

    /** For whoever has just ended the research. */
    void takeFocus() {
        findings.focus();
    }

    private void judgement(DisputeCard card) {
        upheld.setItems(true, false);
        upheld.setItemLabelGenerator(yes -> yes ? "Upheld: it was not ready" : "Not upheld: it was ready");
        upheld.setValue(true);
        upheld.addValueChangeListener(change -> {
            back.setValue(!change.getValue());
            back.setItemEnabledProvider(each -> !each || !change.getValue());
        });
        cause.setLabel("True cause");
        cause.setItems(Cause.values());
        cause.setItemLabelGenerator(Cause::label);
        cause.setValue(card.cause());
        cause.setHelperText("Sales claimed: " + card.cause().label() + ".");
        findings.setRequiredIndicatorVisible(true);
        findings.setManualValidation(true);
        findings.setMinRows(3);
        findings.setMaxLength(LONGEST_FINDINGS);
        findings.setErrorMessage("Say in a sentence or two what the research found.");
    }

    private void destination(DisputeCard card, Lifecycle.Stages stages, Instant now) {
        back.setItems(false, true);
        back.setItemLabelGenerator(rep -> rep ? "Back to " + card.raisedBy() : "To a stage of Marketing");
        back.setItemEnabledProvider(each -> !each);
        back.setValue(false);
        back.addValueChangeListener(change -> toStage.setVisible(!change.getValue()));
        stage.setLabel("Stage");
        stage.setItems(stages.inUse().stream()
                .filter(each -> each.department().equals("MARKETING"))
                .toList());
        stage.setItemLabelGenerator(stages::path);
        stage.getListDataView()
                .getItems()
                .filter(each -> each.kind() == StageKind.NURTURE)
                .findFirst()
                .ifPresent(stage::setValue);
        coolOff.setMin(LocalDate.ofInstant(now, zone).plusDays(1));
        coolOff.setI18n(new DatePicker.DatePickerI18n().setDateFormat("d MMM yyyy"));
        coolOff.setHelperText("Until then nobody bothers the lead.");
        campaign.setMaxLength(LONGEST_CAMPAIGN);
        campaign.setHelperText("The one that takes the lead up.");
        toStage.addClassName("accord-verdict-stage");
    }

    private void decide(SerializableConsumer<Draft> decide) {
        findings.setInvalid(findings.getValue().isBlank());
        if (findings.isInvalid()) {
            findings.focus();
        } else if (!coolOff.isInvalid()) {
            decide.accept(new Draft(upheld.getValue(), cause.getValue(), findings.getValue(), destination()));
        }
    }

    private Verdict.Destination destination() {
        if (back.getValue()) {
            return new Verdict.BackToSameRep();
        }
        @Nullable LocalDate until = coolOff.getValue();
        return new Verdict.ToStage(
                stage.getValue().key(),
                Optional.ofNullable(until).map(day -> day.atStartOfDay(zone).toInstant()),
                Optional.of(campaign.getValue().strip()).filter(name -> !name.isEmpty()));
    }
}
