package dev.accord.people.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import dev.accord.people.PersonCard;
import dev.accord.people.Role;
import dev.accord.ui.Narrow;
import dev.accord.ui.StateTag;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The people of the portal; those who left only on request. */
final class PersonGrid extends Grid<PersonCard> {

    PersonGrid() {
        getElement().setAttribute("aria-label", "People");
        addColumn(new ComponentRenderer<>(PersonGrid::name))
                .setHeader("Name")
                .setFlexGrow(2)
                .setComparator(PersonCard::name)
                .setSortable(true);
        Column<PersonCard> team = addColumn(person -> person.teamName().orElse("–"))
                .setHeader("Team")
                .setFlexGrow(1)
                .setSortable(true);
        addColumn(PersonGrid::roles).setHeader("Roles").setFlexGrow(2);
        Column<PersonCard> state = addColumn(
                        new ComponentRenderer<>(person -> person.active() ? new Span("Active") : new StateTag("Left")))
                .setHeader("State")
                .setWidth("96px")
                .setFlexGrow(0);
        Narrow.leavesOut(this, team, state);
        setSizeFull();
    }

    private static Div name(PersonCard person) {
        Span login = new Span(person.username().or(person::email).orElse("cannot sign in"));
        login.addClassName("accord-secondary");
        Div both = new Div(new Span(person.name()), login);
        both.addClassName("accord-two");
        return both;
    }

    static String roles(PersonCard person) {
        return person.roles().stream().sorted().map(Role::label).collect(Collectors.joining(", "));
    }

    void show(List<PersonCard> everybody, String words, boolean alsoThoseWhoLeft) {
        String sought = words.strip().toLowerCase(Locale.ROOT);
        setItems(everybody.stream()
                .filter(person -> person.active() || alsoThoseWhoLeft)
                .filter(person -> text(person).contains(sought))
                .toList());
    }

    private static String text(PersonCard person) {
        return String.join(
                        " ",
                        person.name(),
                        person.username().orElse(""),
                        person.teamName().orElse(""),
                        roles(person))
                .toLowerCase(Locale.ROOT);
    }
}
