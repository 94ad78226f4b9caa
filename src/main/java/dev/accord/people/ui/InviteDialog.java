package dev.accord.people.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializablePredicate;
import dev.accord.people.Role;
import dev.accord.people.TeamCard;
import dev.accord.shared.Id;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks who is to join. It knows no service. */
final class InviteDialog extends Dialog {

    /** Who is to join. */
    record Invitation(String username, String firstName, String lastName, Set<Role> roles, Optional<Id> team) {}

    /** @param invite invites, and says whether that was done */
    InviteDialog(List<TeamCard> teams, SerializablePredicate<Invitation> invite) {
        setHeaderTitle("Invite a person");
        setWidth("460px");
        TextField username = new TextField("Log-in name");
        username.setHelperText("Their e-mail, say");
        TextField first = new TextField("First name");
        TextField last = new TextField("Last name");
        Div names = new Div(first, last);
        names.addClassName("accord-form-row");
        RoleFields access = new RoleFields(teams);
        Div form = new Div(names, username, access);
        form.addClassName("accord-form");
        add(form);
        Button send = new Button("Invite", click -> {
            if (invite.test(new Invitation(
                    username.getValue(), first.getValue(), last.getValue(), access.roles(), access.team()))) {
                close();
            }
        });
        send.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), send);
        first.focus();
    }
}
