package dev.accord.disputes.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.function.SerializablePredicate;

/** Asks why a verdict is questioned. It closes when the dispute is open again. */
final class ReopenDialog extends Dialog {

    private static final int LONGEST_REASON = 1000;

    private final TextArea reason = new TextArea("Reason");

    /** @param reopen reopens it, and says whether that was done */
    ReopenDialog(String lead, SerializablePredicate<String> reopen) {
        super("Reopen the dispute of " + lead);
        addClassName("accord-dialog");
        setWidth("min(440px, 100%)");
        Paragraph what = new Paragraph(
                "The research begins anew, and the lead stays where it is until the next verdict. An offer that nobody has answered is taken back. The first verdict stays in the history.");
        what.addClassName("accord-secondary");
        reason.setRequiredIndicatorVisible(true);
        reason.setManualValidation(true);
        reason.setErrorMessage("Say why the verdict is questioned.");
        reason.setMinRows(3);
        reason.setMaxLength(LONGEST_REASON);
        add(what, reason);
        Button confirm = new Button("Reopen", click -> {
            reason.setInvalid(reason.getValue().isBlank());
            if (reason.isInvalid()) {
                reason.focus();
            } else if (reopen.test(reason.getValue())) {
                close();
            }
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), confirm);
    }

    @Override
    public void open() {
        super.open();
        reason.focus();
    }
}
