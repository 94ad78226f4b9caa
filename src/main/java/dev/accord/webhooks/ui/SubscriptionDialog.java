package dev.accord.webhooks.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializablePredicate;
import dev.accord.webhooks.EventType;
import java.util.Set;

/** Asks for an address and of which events it is to hear. It knows no service. */
final class SubscriptionDialog extends Dialog {

    /** A subscription as somebody wants to have it. */
    record Request(String url, Set<EventType> events) {}

    private static final int LONGEST = 500;

    /** @param keep keeps it, and says whether that was done */
    SubscriptionDialog(
            String title, String verb, String url, Set<EventType> events, SerializablePredicate<Request> keep) {
        setHeaderTitle(title);
        setWidth("min(460px, 100%)");
        TextField address = new TextField("Address");
        address.setValue(url);
        address.setPlaceholder("https://hooks.example.com/accord");
        address.setMaxLength(LONGEST);
        address.setManualValidation(true);
        address.setErrorMessage("Where is it told?");
        CheckboxGroup<EventType> choice = new CheckboxGroup<>("Is told of");
        choice.setItems(EventType.offered());
        choice.setItemLabelGenerator(EventType::label);
        choice.setValue(events);
        choice.setManualValidation(true);
        choice.setErrorMessage("Choose at least one event");
        Div form = new Div(address, choice);
        form.addClassName("accord-form");
        add(form);
        Button confirm = new Button(verb, click -> {
            address.setInvalid(address.getValue().isBlank());
            choice.setInvalid(choice.getValue().isEmpty());
            if (!address.isInvalid()
                    && !choice.isInvalid()
                    && keep.test(new Request(address.getValue(), choice.getValue()))) {
                close();
            }
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), confirm);
    }
}
