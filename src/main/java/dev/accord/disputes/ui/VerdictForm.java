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
import dev.accord.handoffs.CauseCard;
import dev.accord.leads.Lifecycle;
import dev.accord.leads.Stage;
import dev.accord.leads.StageKind;
import dev.accord.people.PersonCard;
import dev.accord.ui.Panel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the marketing lead decides: who was right, what it really was, and where the lead goes. */
final class VerdictForm extends Div {

    private static final int LONGEST = 1000;
    private static final int LONGEST_CAMPAIGN = 190;

    /** A verdict as it was typed; only turning it into one may be refused. */
    record Draft(
            boolean upheld,
            Cause cause,
            String findings,
            Verdict.Destination destination,
            Optional<Verdict.Proposal> proposal) {
        Verdict verdict() {
            return new Verdict(upheld, cause, findings, destination, proposal);
        }
    }

    /**
     * What can be chosen.
     *
     * @param causes those that a verdict can name, the claimed one among them even if it is retired
     * @param stages the lifecycle; the lead goes to one of the giving department
     * @param reps who takes such offers, but for the one who disputed
     * @param terms what is defined, as it reads today
     */
    record Choices(
            List<CauseCard> causes,
            Lifecycle.Stages stages,
            List<PersonCard> reps,
            List<ProposalFields.Defined> terms) {}

    private enum Goes {
        STAGE,
        SAME_REP,
        OTHER_REP
    }

    private final ZoneId zone;
    private final RadioButtonGroup<Boolean> upheld = new RadioButtonGroup<>("Was sales right?");
    private final Select<CauseCard> cause = new Select<>();
    private final TextArea findings = new TextArea("What the research found");
    private final RadioButtonGroup<Goes> goes = new RadioButtonGroup<>("Where the lead goes");
    private final Select<Stage> stage = new Select<>();
    private final DatePicker coolOff = new DatePicker("Cools off until");
    private final TextField campaign = new TextField("Nurture campaign");
    private final Div toStage = new Div(stage, coolOff, campaign);
    private final Select<PersonCard> rep = new Select<>();
    private final ProposalFields proposal;

    VerdictForm(DisputeCard card, Choices choices, Instant now, ZoneId zone, SerializableConsumer<Draft> decide) {
        this.zone = zone;
        proposal = new ProposalFields(choices.terms());
        judgement(card, choices.causes());
        destination(card, choices, now);
        Button button = new Button("Decide and reposition", click -> decide(decide));
        button.addThemeVariants(ButtonVariant.PRIMARY);
        Div form = new Div(upheld, cause, findings, goes, toStage, rep, proposal, button);
        form.addClassName("accord-verdict");
        add(new Panel("Verdict", form));
    }

    /** For whoever has just ended the research. */
    void takeFocus() {
        findings.focus();
    }

    private void judgement(DisputeCard card, List<CauseCard> causes) {
        upheld.setItems(true, false);
        upheld.setItemLabelGenerator(yes -> yes ? "Upheld: it was not ready" : "Not upheld: it was ready");
        upheld.setValue(true);
        upheld.addValueChangeListener(changed -> {
            goes.setItemEnabledProvider(each -> each != Goes.SAME_REP || !changed.getValue());
            goes.setValue(changed.getValue() ? Goes.STAGE : Goes.SAME_REP);
        });
        cause.setLabel("True cause");
        cause.setItems(causes);
        cause.setItemLabelGenerator(CauseCard::label);
        causes.stream()
                .filter(each -> each.cause().equals(card.cause()))
                .findFirst()
                .ifPresent(cause::setValue);
        cause.setHelperText("Sales claimed: " + card.causeLabel() + ".");
        findings.setRequiredIndicatorVisible(true);
        findings.setManualValidation(true);
        findings.setMinRows(3);
        findings.setMaxLength(LONGEST);
        findings.setErrorMessage("Say in a sentence or two what the research found.");
    }

    private void destination(DisputeCard card, Choices choices, Instant now) {
        goes.setItems(Goes.values());
        goes.setItemLabelGenerator(each -> switch (each) {
            case STAGE -> "To a stage of Marketing";
            case SAME_REP -> "Back to " + card.raisedBy();
            case OTHER_REP -> "To another rep";
        });
        goes.setItemEnabledProvider(each -> each != Goes.SAME_REP);
        goes.setValue(Goes.STAGE);
        goes.addValueChangeListener(changed -> turnTo(changed.getValue()));
        stage.setLabel("Stage");
        Lifecycle.Stages stages = choices.stages();
        stage.setItems(stages.inUse().stream()
                .filter(each -> each.department().equals(card.giver()))
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
        rep.setLabel("Rep");
        rep.setItems(choices.reps());
        rep.setItemLabelGenerator(PersonCard::name);
        rep.setManualValidation(true);
        rep.setErrorMessage("Choose who is offered the lead.");
        turnTo(Goes.STAGE);
    }

    private void turnTo(Goes chosen) {
        toStage.setVisible(chosen == Goes.STAGE);
        rep.setVisible(chosen == Goes.OTHER_REP);
    }

    private void decide(SerializableConsumer<Draft> decide) {
        findings.setInvalid(findings.getValue().isBlank());
        rep.setInvalid(goes.getValue() == Goes.OTHER_REP && rep.isEmpty());
        if (findings.isInvalid()) {
            findings.focus();
        } else if (rep.isInvalid()) {
            rep.focus();
        } else if (!coolOff.isInvalid()) {
            decide.accept(new Draft(
                    upheld.getValue(),
                    cause.getValue().cause(),
                    findings.getValue(),
                    destination(),
                    proposal.proposal()));
        }
    }

    private Verdict.Destination destination() {
        return switch (goes.getValue()) {
            case SAME_REP -> new Verdict.BackToSameRep();
            case OTHER_REP -> new Verdict.ToRep(rep.getValue().id());
            case STAGE -> {
                @Nullable LocalDate until = coolOff.getValue();
                yield new Verdict.ToStage(
                        stage.getValue().key(),
                        Optional.ofNullable(until)
                                .map(day -> day.atStartOfDay(zone).toInstant()),
                        Optional.of(campaign.getValue().strip()).filter(name -> !name.isEmpty()));
            }
        };
    }
}
