package dev.accord.disputes.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.server.Command;
import dev.accord.disputes.ContactWay;
import dev.accord.disputes.DisputeBoard.Attachable;
import dev.accord.disputes.FindingKind;
import dev.accord.ui.FigureText;
import dev.accord.ui.Glyph;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where something is added to the research: a note, evidence with an activity or a file, an attempt to reach the lead. */
final class FindingForm extends Section {

    private static final int LONGEST = 2000;
    /** As much as an activity of the lead holds. */
    private static final int LONGEST_ATTEMPT = 1000;

    private static final Map<ContactWay, List<String>> OUTCOMES = Map.of(
            ContactWay.CALL, List.of("connected", "no answer", "left a message", "wrong number"),
            ContactWay.EMAIL, List.of("sent", "answered", "bounced"),
            ContactWay.OTHER, List.of("reached", "not reached"));

    private final RadioButtonGroup<FindingKind> kind = new RadioButtonGroup<>("Kind");
    private final TextArea text = new TextArea("What did you find out?");
    private final ComboBox<Attachable> activity = new ComboBox<>("Activity of the lead");
    private final RadioButtonGroup<ContactWay> way = new RadioButtonGroup<>("How");
    private final ComboBox<String> outcome = new ComboBox<>("How did it end?");
    private final Div evidence = new Div();
    private final Div attempt = new Div(way, outcome);
    private final ResearchDesk desk;
    private final Command added;

    /** @param added runs after something was added */
    FindingForm(ResearchDesk desk, ZoneId zone, Command added) {
        this.desk = desk;
        this.added = added;
        setAriaLabel("Add a finding");
        addClassName("accord-finding-form");
        kind.setItems(FindingKind.values());
        kind.setItemLabelGenerator(FindingKind::label);
        kind.setValue(FindingKind.NOTE);
        kind.addThemeVariants(RadioGroupVariant.AURA_HORIZONTAL);
        kind.addValueChangeListener(change -> turnTo(change.getValue()));
        text.setMinRows(3);
        text.setManualValidation(true);
        text.setErrorMessage("Write down what was found.");
        text.setHelperText("@ and a log-in name tells that person.");
        activity.setItemLabelGenerator(
                each -> "%s, %s".formatted(FindingsPanel.activity(each.title()), FigureText.moment(each.at(), zone)));
        activity.setClearButtonVisible(true);
        activity.setHelperText("Attach something that the lead did or that was done with it.");
        evidence.add(activity, new EvidenceUpload(sent -> ended(desk.file(sent, text.getValue()))));
        evidence.addClassName("accord-finding-part");
        way.setItems(ContactWay.values());
        way.setItemLabelGenerator(ContactWay::label);
        way.addThemeVariants(RadioGroupVariant.AURA_HORIZONTAL);
        way.addValueChangeListener(change -> offerOutcomes(change.getValue()));
        way.setValue(ContactWay.CALL);
        outcome.setAllowCustomValue(true);
        outcome.addCustomValueSetListener(typed -> outcome.setValue(typed.getDetail()));
        outcome.setRequiredIndicatorVisible(true);
        outcome.setManualValidation(true);
        outcome.setErrorMessage("Say in a word or two how it ended.");
        attempt.addClassName("accord-finding-part");
        add(kind, attempt, text, evidence, new Button("Add finding", Glyph.PLUS.icon(), click -> add()));
        turnTo(FindingKind.NOTE);
    }

    /** @param offered the activities that are not attached yet */
    void show(List<Attachable> offered) {
        text.clear();
        activity.clear();
        activity.setItems(offered);
        activity.setVisible(!offered.isEmpty());
    }

    void takeFocus() {
        text.focus();
    }

    private void turnTo(FindingKind chosen) {
        attempt.setVisible(chosen == FindingKind.ATTEMPT);
        evidence.setVisible(chosen == FindingKind.EVIDENCE);
        text.setLabel(chosen == FindingKind.EVIDENCE ? "What does it show?" : "What did you find out?");
        text.setMaxLength(chosen == FindingKind.ATTEMPT ? LONGEST_ATTEMPT : LONGEST);
        text.setInvalid(false);
    }

    private void offerOutcomes(ContactWay chosen) {
        List<String> outcomes = OUTCOMES.getOrDefault(chosen, List.of());
        outcome.setItems(outcomes);
        outcome.setValue(outcomes.getFirst());
    }

    private void add() {
        @Nullable Attachable attached = activity.getValue();
        switch (kind.getValue()) {
            case ATTEMPT -> {
                outcome.setInvalid(outcome.isEmpty());
                if (outcome.isInvalid()) {
                    outcome.focus();
                } else {
                    ended(desk.attempt(way.getValue(), outcome.getValue(), text.getValue()));
                }
            }
            case EVIDENCE -> {
                if (attached == null) {
                    write(FindingKind.EVIDENCE);
                } else {
                    ended(desk.activity(attached.id(), text.getValue()));
                }
            }
            case NOTE -> write(FindingKind.NOTE);
        }
    }

    private void write(FindingKind what) {
        text.setInvalid(text.getValue().isBlank());
        if (text.isInvalid()) {
            text.focus();
        } else {
            ended(desk.note(what, text.getValue()));
        }
    }

    private void ended(boolean done) {
        if (done) {
            added.execute();
        }
    }
}
