package dev.accord.people.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinSession;
import dev.accord.people.Acting;
import dev.accord.people.People;
import dev.accord.people.Presence;
import dev.accord.people.Role;
import dev.accord.shared.Refused;
import dev.accord.ui.Account;
import dev.accord.ui.AccountSection;
import dev.accord.ui.Facts;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Panel;
import dev.accord.ui.Screen;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.context.SecurityContextHolder;

/** One's own account: who one is here, when one is away, the change of the password, and what modules add to it. */
@Route(value = "account", layout = MainLayout.class)
@PageTitle("Your account · Accord")
@PermitAll
class AccountView extends Screen {

    private final People people;
    private final PasswordField current = new PasswordField("Current password");
    private final PasswordField chosen = new PasswordField("New password");
    private final PasswordField repeated = new PasswordField("New password, once more");

    AccountView(
            People people,
            Presence presence,
            Acting acting,
            Account account,
            ObjectProvider<AccountSection> sections,
            Clock clock,
            @Value("${accord.zone:UTC}") ZoneId zone) {
        super("Your account");
        this.people = people;
        header().setLine(account.name());
        boolean must = PasswordGate.mustChange();
        if (must) {
            Paragraph welcome = new Paragraph(
                    "You signed in with a one-time password. Choose your own now; then everything else opens.");
            welcome.addClassName("accord-callout");
            add(welcome);
        }
        add(new Panel("Change your password", form()));
        if (!must) {
            add(new Panel("You", new Facts().fact("Name", account.name()).fact("Position", account.position())));
            if (acting.now().roles().stream().anyMatch(role -> role != Role.EXECUTIVE)) {
                add(new Panel(
                        "When you are away",
                        new AbsenceFields(
                                presence,
                                acting.person(),
                                clock.instant().atZone(zone).toLocalDate())));
            }
            sections.stream().forEach(section -> add(new Panel(section.title(), section.fresh())));
        }
    }

    private Div form() {
        current.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
        chosen.setAutocomplete(Autocomplete.NEW_PASSWORD);
        chosen.setHelperText("At least 12 characters. Length counts, not the kinds of characters.");
        repeated.setAutocomplete(Autocomplete.NEW_PASSWORD);
        current.focus();
        Button change = new Button("Change password", click -> change());
        change.addThemeVariants(ButtonVariant.PRIMARY);
        Paragraph after = new Paragraph("You are then logged out everywhere and log in with the new one.");
        after.addClassName("accord-secondary");
        Div form = new Div(current, chosen, repeated, after, change);
        form.addClassName("accord-form");
        change.addClickShortcut(Key.ENTER).listenOn(form);
        return form;
    }

    private void change() {
        current.setInvalid(false);
        chosen.setInvalid(false);
        boolean same = chosen.getValue().equals(repeated.getValue());
        repeated.setInvalid(!same);
        if (!same) {
            repeated.setErrorMessage("This is not the same as above");
            return;
        }
        try {
            people.changeOwnPassword(current.getValue(), chosen.getValue());
        } catch (Refused refused) {
            PasswordField faulty = refused.code().equals("wrong-password") ? current : chosen;
            faulty.setErrorMessage(refused.reason());
            faulty.setInvalid(true);
            return;
        }
        leave();
    }

    /** All sessions of the person have ended, this one too: what it knows of its person is no longer true. */
    private static void leave() {
        UI.getCurrent().getPage().setLocation("login?changed");
        VaadinSession.getCurrent().getSession().invalidate();
        SecurityContextHolder.clearContext();
    }
}
