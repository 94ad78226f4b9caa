package dev.accord.handoffs.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.function.SerializableBiPredicate;
import dev.accord.handoffs.Cause;
import dev.accord.handoffs.CauseCard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks why a lead is not ready. It closes when the dispute was raised. */
final class DisputeDialog extends Dialog {

    private static final int LONGEST_NOTE = 1000;

    private final Select<CauseCard> cause = new Select<>();
    private final TextArea note = new TextArea("What did you find?");
    private final SerializableBiPredicate<Cause, String> dispute;

    DisputeDialog(String name, List<CauseCard> causes, SerializableBiPredicate<Cause, String> dispute) {
        super("Dispute " + name);
        this.dispute = dispute;
        addClassName("accord-dialog");
        setWidth("min(440px, 100%)");
        Paragraph what = new Paragraph("Marketing researches it and says where the lead goes. Nothing is thrown away.");
        what.addClassName("accord-secondary");
        cause.setLabel("Cause");
        cause.setItems(causes);
        cause.setItemLabelGenerator(CauseCard::label);
        cause.addValueChangeListener(change -> explain(change.getValue()));
        cause.setManualValidation(true);
        cause.setErrorMessage("Choose the cause.");
        note.setRequiredIndicatorVisible(true);
        note.setManualValidation(true);
        note.setErrorMessage("Say in a sentence what is wrong, so that marketing can research it.");
        note.setMinRows(4);
        note.setMaxLength(LONGEST_NOTE);
        add(what, cause, note);
        Button confirm = new Button("Dispute", click -> confirm());
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), confirm);
    }

    @Override
    public void open() {
        super.open();
        cause.focus();
    }

    private void explain(@Nullable CauseCard chosen) {
        cause.setHelperText(chosen == null ? "" : chosen.meaning());
        note.setRequiredIndicatorVisible(chosen == null || chosen.asksText());
    }

    private void confirm() {
        @Nullable CauseCard chosen = cause.getValue();
        cause.setInvalid(chosen == null);
        note.setInvalid(note.getValue().isBlank() && (chosen == null || chosen.asksText()));
        if (chosen == null) {
            cause.focus();
        } else if (note.isInvalid()) {
            note.focus();
        } else if (dispute.test(chosen.cause(), note.getValue())) {
            close();
        }
    }
}
