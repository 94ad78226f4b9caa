package dev.accord.people.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.server.Command;
import dev.accord.people.Directory;
import dev.accord.people.People;
import dev.accord.people.PersonCard;
import dev.accord.people.Presence;
import dev.accord.people.Role;
import dev.accord.people.SignedIn;
import dev.accord.shared.Id;
import dev.accord.ui.Attempt;
import dev.accord.ui.Confirmation;
import dev.accord.ui.Facts;
import dev.accord.ui.Notice;
import dev.accord.ui.SecretDialog;
import dev.accord.ui.SidePanel;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** One person: their absences and capacity for those who lead them, and what they may do for administrators. */
record PersonPanel(
        People people,
        Directory directory,
        Presence presence,
        SignedIn who,
        LocalDate today,
        SerializableConsumer<Id> changed)
        implements Serializable {

    SidePanel of(PersonCard person, Command close) {
        SidePanel panel = new SidePanel(person.name(), close);
        panel.add(new Facts()
                .fact("Log-in name", person.username().orElse(""))
                .fact("E-mail", person.email().orElse(""))
                .fact("Team", person.teamName().orElse(""))
                .fact("Roles", PersonGrid.roles(person))
                .fact("State", person.active() ? "Active" : "Left"));
        if (who.is(Role.ADMIN)) {
            RoleFields access = new RoleFields(directory.teams());
            access.follow(person);
            panel.add(heading("What they may do"), access);
            panel.actions(save(person, access), reset(person), inOrOut(person));
        }
        if (who.speaksFor(person) && person.active()) {
            panel.add(heading("Absences"), new AbsenceFields(presence, person.id(), today));
            panel.add(heading("Capacity"), capacity(person));
        }
        return panel;
    }

    private static H3 heading(String text) {
        H3 heading = new H3(text);
        heading.addClassName("accord-side-heading");
        return heading;
    }

    private Component capacity(PersonCard person) {
        IntegerField offers = new IntegerField("Open offers at most");
        offers.setHelperText("Where a contract routes by load. Empty: the usual limit.");
        offers.setMin(0);
        offers.setStepButtonsVisible(true);
        Optional.ofNullable(presence.capacities(List.of(person.id())).get(person.id()))
                .ifPresent(offers::setValue);
        Button keep = new Button(
                "Set the capacity",
                click -> act(() -> presence.limit(person.id(), offers.getOptionalValue()), "Capacity set", person));
        Div form = new Div(offers, keep);
        form.addClassName("accord-form");
        return form;
    }

    private Button save(PersonCard person, RoleFields access) {
        Button save = new Button(
                "Save", click -> act(() -> people.assign(person.id(), access.roles(), access.team()), "Saved", person));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        return save;
    }

    private Button reset(PersonCard person) {
        return new Button(
                "New password",
                click -> Confirmation.ask(
                        "Give " + person.name() + " a one-time password?",
                        "The present one stops working at once, and they are logged out.",
                        "New password",
                        () -> Attempt.succeeds(() -> new SecretDialog(
                                        "One-time password of " + person.name(),
                                        "Pass it on by a safe way. It is shown only now; at the next log-in they choose their own.",
                                        people.resetPassword(person.id()))
                                .open())));
    }

    private Button inOrOut(PersonCard person) {
        if (!person.active()) {
            return new Button("Readmit", click -> act(() -> people.readmit(person.id()), "Readmitted", person));
        }
        Button retire = new Button(
                "Retire",
                click -> Confirmation.ask(
                        "Retire " + person.name() + "?",
                        "They are logged out and can no longer log in. What they did stays under their name.",
                        "Retire",
                        () -> act(() -> people.retire(person.id()), "Retired", person)));
        retire.addThemeVariants(ButtonVariant.ERROR, ButtonVariant.TERTIARY);
        return retire;
    }

    private void act(Command work, String done, PersonCard person) {
        if (Attempt.succeeds(work)) {
            Notice.done(done + ": " + person.name());
            changed.accept(person.id());
        }
    }
}
