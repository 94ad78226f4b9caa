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
import dev.accord.people.Acting;
import dev.accord.people.Directory;
import dev.accord.people.People;
import dev.accord.people.PersonCard;
import dev.accord.people.Presence;
import dev.accord.people.Role;
import dev.accord.people.SignedIn;
import dev.accord.shared.Id;
import dev.accord.ui.Attempt;
import dev.accord.ui.Glyph;
import dev.accord.ui.ListAndPanel;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Screen;
import dev.accord.ui.SecretDialog;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;

/** Who there is and who is away; for administrators also what they may do, and the way in and out. */
@Route(value = "admin/people", layout = MainLayout.class)
@PageTitle("People · Accord")
@Menu(title = "People", icon = "people", order = 900)
@RolesAllowed({"ADMIN", "SALES_MANAGER", "MARKETING_LEAD"})
class PeopleView extends Screen implements BeforeEnterObserver {

    private static final String PERSON = "person";

    private final People people;
    private final Directory directory;
    private final Presence presence;
    private final Clock clock;
    private final ZoneId zone;
    private final SignedIn who;
    private final PersonGrid grid = new PersonGrid();
    private final TextField search = new TextField();
    private final Checkbox left = new Checkbox("Also those who left");
    private final ListAndPanel split;

    PeopleView(
            People people,
            Directory directory,
            Presence presence,
            Acting acting,
            Clock clock,
            @Value("${accord.zone:UTC}") ZoneId zone) {
        super("People");
        this.people = people;
        this.directory = directory;
        this.presence = presence;
        this.clock = clock;
        this.zone = zone;
        who = acting.now();
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
        invite.setVisible(who.is(Role.ADMIN));
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
        PersonPanel panel = new PersonPanel(
                people, directory, presence, who, clock.instant().atZone(zone).toLocalDate(), this::changed);
        split.show(close -> panel.of(person, close));
    }

    private void changed(Id person) {
        list();
        show(directory.card(person));
    }

    private boolean invite(InviteDialog.Invitation guest) {
        return Attempt.succeeds(() -> {
            String password =
                    people.invite(guest.username(), guest.firstName(), guest.lastName(), guest.roles(), guest.team());
            list();
            new SecretDialog(
                            "%s %s can log in now".formatted(guest.firstName(), guest.lastName()),
                            "Log-in name %s, with this one-time password. It is shown only now; at the first log-in they choose their own."
                                    .formatted(guest.username()),
                            password)
                    .open();
        });
    }
}
