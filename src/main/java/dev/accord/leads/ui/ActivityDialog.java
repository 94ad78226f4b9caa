package dev.accord.leads.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.function.SerializablePredicate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks what was done with a lead just now. It closes when that was logged. */
public final class ActivityDialog extends Dialog {

    /** What was done, in the words of the activities. */
    public record Entry(String type, String outcome, String note) {}

    private static final int LONGEST_NOTE = 1000;
    private static final Map<String, String> LABELS = Map.of("CALL", "Call", "MEETING", "Meeting", "EMAIL", "E-mail");
    private static final Map<String, List<String>> OUTCOMES = Map.of(
            "CALL", List.of("connected", "no answer", "left a message", "wrong number"),
            "MEETING", List.of("booked", "held", "not shown up"),
            "EMAIL", List.of("sent", "answered"));

    private final RadioButtonGroup<String> type = new RadioButtonGroup<>("What was it");
    private final Select<String> outcome = new Select<>();
    private final TextArea note = new TextArea("Note");
    private final SerializablePredicate<Entry> log;

    public ActivityDialog(SerializablePredicate<Entry> log) {
        super("Log activity");
        this.log = log;
        addClassName("accord-dialog");
        setWidth("min(440px, 100%)");
        type.addThemeVariants(RadioGroupVariant.AURA_HORIZONTAL);
        type.setItems("CALL", "MEETING", "EMAIL");
        type.setItemLabelGenerator(each -> LABELS.getOrDefault(each, each));
        outcome.setLabel("Outcome");
        type.addValueChangeListener(change -> offerOutcomes(change.getValue()));
        type.setValue("CALL");
        note.setMinRows(4);
        note.setMaxLength(LONGEST_NOTE);
        note.setHelperText("Logged now and under your name.");
        add(type, outcome, note);
        Button confirm = new Button("Log", click -> confirm());
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), confirm);
    }

    @Override
    public void open() {
        super.open();
        outcome.focus();
    }

    private void offerOutcomes(String chosen) {
        List<String> outcomes = OUTCOMES.getOrDefault(chosen, List.of());
        outcome.setItems(outcomes);
        outcome.setValue(outcomes.getFirst());
    }

    private void confirm() {
        @Nullable String ended = outcome.getValue();
        if (log.test(new Entry(
                type.getValue(), ended == null ? "" : ended, note.getValue().strip()))) {
            close();
        }
    }
}
