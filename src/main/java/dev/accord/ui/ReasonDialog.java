package dev.accord.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.function.SerializablePredicate;

/** Asks for the reason of a decision. It closes when the decision was carried out. */
public final class ReasonDialog extends Dialog {

    private final TextArea reason;

    /**
     * @param consequence what the decision does
     * @param label of the field for the reason
     * @param missing said where no reason is given
     * @param longest the most characters that fit
     * @param verb what the person agrees to, as the text of the button
     * @param then carries it out, and says whether that was done
     */
    public ReasonDialog(
            String title,
            String consequence,
            String label,
            String missing,
            int longest,
            String verb,
            SerializablePredicate<String> then) {
        super(title);
        addClassName("accord-dialog");
        setWidth("min(440px, 100%)");
        Paragraph what = new Paragraph(consequence);
        what.addClassName("accord-secondary");
        reason = new TextArea(label);
        reason.setRequiredIndicatorVisible(true);
        reason.setManualValidation(true);
        reason.setErrorMessage(missing);
        reason.setMinRows(3);
        reason.setMaxLength(longest);
        add(what, reason);
        Button confirm = new Button(verb, click -> {
            reason.setInvalid(reason.getValue().isBlank());
            if (reason.isInvalid()) {
                reason.focus();
            } else if (then.test(reason.getValue())) {
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
