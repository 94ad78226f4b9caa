package dev.accord.dashboards.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializablePredicate;

/** Asks what a board is called. It closes when it was called so. */
final class BoardNameDialog extends Dialog {

    private static final int LONGEST = 80;

    private final TextField name = new TextField("Name");

    /**
     * @param now what it is called at first
     * @param verb what the person agrees to, as the text of the button
     * @param then carries it out, and says whether that was done
     */
    BoardNameDialog(String title, String now, String verb, SerializablePredicate<String> then) {
        super(title);
        addClassName("accord-dialog");
        setWidth("min(440px, 100%)");
        name.setMaxLength(LONGEST);
        name.setRequiredIndicatorVisible(true);
        name.setManualValidation(true);
        name.setErrorMessage("Give it a name.");
        name.setValue(now);
        add(name);
        Button confirm = new Button(verb, click -> {
            name.setInvalid(name.getValue().isBlank());
            if (name.isInvalid()) {
                name.focus();
            } else if (then.test(name.getValue())) {
                close();
            }
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.addClickShortcut(Key.ENTER).listenOn(name);
        getFooter().add(new Button("Cancel", click -> close()), confirm);
    }

    @Override
    public void open() {
        super.open();
        name.focus();
    }
}
