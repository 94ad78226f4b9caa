package dev.accord.glossary.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.function.SerializablePredicate;

/** Asks why a draft is taken back. It closes when that was done. */
final class WithdrawDialog extends Dialog {

    private static final int LONGEST = 500;

    private final TextArea why = new TextArea("Why?");

    WithdrawDialog(String label, SerializablePredicate<String> withdraw) {
        super("Withdraw " + label);
        addClassName("accord-dialog");
        setWidth("min(440px, 100%)");
        Paragraph what = new Paragraph("The draft is kept with your reason. Another one can be proposed afterwards.");
        what.addClassName("accord-secondary");
        why.setMinRows(3);
        why.setMaxLength(LONGEST);
        why.setRequiredIndicatorVisible(true);
        why.setManualValidation(true);
        why.setErrorMessage("Say why, so that the others know.");
        add(what, why);
        Button confirm = new Button("Withdraw", click -> {
            why.setInvalid(why.getValue().isBlank());
            if (why.isInvalid()) {
                why.focus();
            } else if (withdraw.test(why.getValue())) {
                close();
            }
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), confirm);
    }

    @Override
    public void open() {
        super.open();
        why.focus();
    }
}
