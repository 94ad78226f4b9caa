package dev.accord.people.ui;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import dev.accord.people.PersonCard;
import dev.accord.people.Role;
import dev.accord.people.TeamCard;
import dev.accord.shared.Id;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What somebody may do and where they belong. */
final class RoleFields extends Div {

    private final Select<TeamCard> team = new Select<>();
    private final CheckboxGroup<Role> roles = new CheckboxGroup<>("Roles");
    private final List<TeamCard> teams;

    RoleFields(List<TeamCard> teams) {
        this.teams = teams;
        addClassName("accord-form");
        team.setLabel("Team");
        team.setEmptySelectionAllowed(true);
        team.setEmptySelectionCaption("No team");
        team.setItems(teams);
        team.setItemLabelGenerator(one -> one == null ? "No team" : one.name());
        roles.setItems(Role.values());
        roles.setItemLabelGenerator(Role::label);
        add(team, roles);
    }

    void follow(PersonCard person) {
        roles.setValue(person.roles());
        person.team()
                .flatMap(id -> teams.stream().filter(one -> one.id().equals(id)).findFirst())
                .ifPresent(team::setValue);
    }

    Set<Role> roles() {
        return roles.getValue();
    }

    Optional<Id> team() {
        return team.getOptionalValue().map(TeamCard::id);
    }
}
