package dev.accord.people.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializablePredicate;
import dev.accord.people.PersonCard;
import dev.accord.people.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Asks for whom a token is and what it may do. It knows no service. */
final class TokenDialog extends Dialog {

    /** A token as somebody wants to issue it. */
    record Request(PersonCard person, Set<Scope> scopes, Optional<LocalDate> lastDay) {}

    /** @param issue issues it, and says whether that was done */
    TokenDialog(List<PersonCard> people, LocalDate today, SerializablePredicate<Request> issue) {
        setHeaderTitle("Issue a token");
        setWidth("460px");
        ComboBox<PersonCard> person = new ComboBox<>("Acts as");
        person.setItems(people);
        person.setItemLabelGenerator(PersonCard::name);
        person.setErrorMessage("Whose name does it act in?");
        CheckboxGroup<Scope> scopes = new CheckboxGroup<>("May be used for");
        scopes.setItems(Scope.values());
        scopes.setItemLabelGenerator(TokenDialog::words);
        DatePicker until = new DatePicker("Last day");
        until.setLocale(Locale.UK);
        until.setMin(today);
        until.setHelperText("Leave it empty for a token without an end");
        Div form = new Div(person, scopes, until);
        form.addClassName("accord-form");
        add(form);
        Button send = new Button("Issue", click -> {
            person.setInvalid(person.isEmpty());
            if (!person.isEmpty()
                    && issue.test(new Request(person.getValue(), scopes.getValue(), until.getOptionalValue()))) {
                close();
            }
        });
        send.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), send);
    }

    private static String words(Scope scope) {
        return switch (scope) {
            case IMPORT -> "Bring in data (import)";
            case READ -> "Read figures and leads (read)";
            case HANDOFFS -> "Answer handoffs (handoffs)";
            case ADMIN -> "Issue tokens, subscribe webhooks (admin)";
            case OBSERVE -> "Watch the server (observe)";
        };
    }
}
