package dev.accord.people.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.Command;
import dev.accord.people.Directory;
import dev.accord.people.People;
import dev.accord.people.PersonCard;
import dev.accord.ui.Attempt;
import dev.accord.ui.Confirmation;
import dev.accord.ui.Facts;
import dev.accord.ui.Glyph;
import dev.accord.ui.ListAndPanel;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Notice;
import dev.accord.ui.Screen;
import dev.accord.ui.SidePanel;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;

/** Who there is, what they may do, and the way in and out. */
@Route(value = "admin/people", layout = MainLayout.class)
@PageTitle("People · Accord")
@Menu(title = "People", icon = "people", order = 900)
@RolesAllowed("ADMIN")
class PeopleView extends Screen implements BeforeEnterObserver {

    private static final String PERSON = "person";

    private final People people;
    private final Directory directory;
    private final PersonGrid grid = new PersonGrid();
    private final TextField search = new TextField();
    private final Checkbox left = new Checkbox("Also those who left");
    private final ListAndPanel split;

    PeopleView(People people, Directory directory) {
        super("People");
        this.people = people;
        this.directory = directory;
        split = new ListAndPanel(grid, this::closed);
        search.setPlaceholder("Name, team or role");
        search.setAriaLabel("Search people");
        search.setClearButtonVisible(true);
        search.setPrefixComponent(Glyph.SEARCH.icon());
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> list());
        left.addValueChangeListener(change -> list());
        Button invite = new Button(
                "Invite", Glyph.PLUS.icon(), click -> new InviteDialog(directory.teams(), this::invite).open());
        invite.addThemeVariants(ButtonVariant.PRIMARY);
        header().add(search, left, invite);
        grid.addItemClickListener(click -> turnTo(Optional.of(click.getItem())));
        grid.addSelectionListener(selection -> {
            if (selection.isFromClient()) {
                selection.getFirstSelectedItem().ifPresent(person -> turnTo(Optional.of(person)));
            }
        });
        fillHeight();
        add(split);
    }

    private static void turnTo(Optional<PersonCard> person) {
        UI.getCurrent()
                .navigate(
                        PeopleView.class,
                        person.map(one -> QueryParameters.of(PERSON, one.id().toString()))
                                .orElseGet(QueryParameters::empty));
    }

    private void closed() {
        grid.deselectAll();
        turnTo(Optional.empty());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        list();
        Optional<String> wanted = event.getLocation().getQueryParameters().getSingleParameter(PERSON);
        directory.everybody().stream()
                .filter(person -> wanted.filter(person.id().toString()::equals).isPresent())
                .findFirst()
                .ifPresentOrElse(this::show, split::hide);
    }

    private void list() {
        grid.show(directory.everybody(), search.getValue(), left.getValue());
    }

    private void show(PersonCard person) {
        RoleFields access = new RoleFields(directory.teams());
        access.follow(person);
        Button save = new Button(
                "Save", click -> act(() -> people.assign(person.id(), access.roles(), access.team()), "Saved", person));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        split.show(close -> {
            SidePanel panel = new SidePanel(person.name(), close);
            panel.add(
                    new Facts()
                            .fact("Log-in name", person.username().orElse(""))
                            .fact("E-mail", person.email().orElse(""))
                            .fact("State", person.active() ? "Active" : "Left"),
                    access);
            return panel.actions(save, reset(person), inOrOut(person));
        });
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
            list();
            show(directory.card(person.id()));
        }
    }

    private boolean invite(InviteDialog.Invitation who) {
        return Attempt.succeeds(() -> {
            String password = people.invite(who.username(), who.firstName(), who.lastName(), who.roles(), who.team());
            list();
            new SecretDialog(
                            "%s %s can log in now".formatted(who.firstName(), who.lastName()),
                            "Log-in name %s, with this one-time password. It is shown only now; at the first log-in they choose their own."
                                    .formatted(who.username()),
                            password)
                    .open();
        });
    }
}
