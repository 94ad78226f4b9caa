package dev.accord.leads.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.function.SerializablePredicate;

/** Asks why. It closes when it was done. */
final class ReasonDialog extends Dialog {

    private static final int LONGEST = 300;

    private final TextArea reason = new TextArea("Reason");
    private final SerializablePredicate<String> act;

    ReasonDialog(String title, String action, SerializablePredicate<String> act) {
        super(title);
        this.act = act;
        addClassName("accord-dialog");
        setWidth("min(440px, 100%)");
        reason.setRequiredIndicatorVisible(true);
        reason.setManualValidation(true);
        reason.setErrorMessage("Say why.");
        reason.setHelperText("It stays in the history.");
        reason.setMinRows(3);
        reason.setMaxLength(LONGEST);
        add(reason);
        Button confirm = new Button(action, click -> confirm());
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), confirm);
    }

    private void confirm() {
        reason.setInvalid(reason.getValue().isBlank());
        if (reason.isInvalid()) {
            reason.focus();
        } else if (act.test(reason.getValue().strip())) {
            close();
        }
    }
}
