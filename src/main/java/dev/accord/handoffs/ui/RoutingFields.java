package dev.accord.handoffs.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import dev.accord.handoffs.Routing;
import dev.accord.people.PersonCard;
import dev.accord.people.TeamCard;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who gets the leads. */
final class RoutingFields extends Div {

    private final RadioButtonGroup<Routing.Kind> kind = new RadioButtonGroup<>("Who gets it");
    private final Select<TeamCard> team = new Select<>();
    private final Select<PersonCard> named = new Select<>();
    private final WeightFields weights = new WeightFields();
    private final RuleFields rules = new RuleFields();

    private List<PersonCard> people = List.of();
    private List<TeamCard> teams = List.of();

    RoutingFields() {
        addClassName("accord-form");
        kind.setItems(Routing.Kind.values());
        kind.setItemLabelGenerator(one -> one.label() + ": " + lower(one.words()));
        kind.addValueChangeListener(change -> unfold());
        team.setLabel("Among");
        team.setEmptySelectionAllowed(true);
        team.setEmptySelectionCaption("The whole department");
        team.setItemLabelGenerator(one -> one == null ? "The whole department" : one.name());
        named.setLabel("Who");
        named.setItemLabelGenerator(PersonCard::name);
        kind.setValue(Routing.Kind.ROUND_ROBIN);
        add(kind, named, weights, rules, team);
    }

    private static String lower(String words) {
        return words.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + words.substring(1);
    }

    private void unfold() {
        named.setVisible(kind.getValue() == Routing.Kind.NAMED);
        weights.setVisible(kind.getValue() == Routing.Kind.WEIGHTED);
        rules.setVisible(kind.getValue() == Routing.Kind.BY_RULE);
    }

    /** Those of the taking department who hold the responsible role, and its teams. */
    void among(List<PersonCard> takers, List<TeamCard> theirTeams) {
        people = takers;
        teams = theirTeams;
        Optional<PersonCard> before = named.getOptionalValue();
        named.setItems(people);
        before.flatMap(person -> person(person.id())).ifPresent(named::setValue);
        Optional<TeamCard> within = team.getOptionalValue();
        team.setItems(teams);
        within.flatMap(one -> team(one.id())).ifPresent(team::setValue);
        weights.among(people);
        rules.among(people, teams);
    }

    private Optional<PersonCard> person(Id id) {
        return people.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    private Optional<TeamCard> team(Id id) {
        return teams.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    void follow(Routing routing, @Nullable Id within) {
        kind.setValue(routing.kind());
        if (within != null) {
            team(within).ifPresent(team::setValue);
        }
        switch (routing) {
            case Routing.Named one -> person(one.person()).ifPresent(named::setValue);
            case Routing.Weighted weighted -> weights.follow(weighted.weights());
            case Routing.ByRule byRule -> rules.follow(byRule.rules());
            case Routing.RoundRobin inTurn -> {}
            case Routing.ByLoad byLoad -> {}
        }
    }

    @Nullable
    Id team() {
        return team.getOptionalValue().map(TeamCard::id).orElse(null);
    }

    /** @throws Refused with code {@code no-person}, {@code no-weights}, {@code no-rules} or {@code bad-rule} */
    Routing routing() {
        return switch (kind.getValue()) {
            case ROUND_ROBIN -> new Routing.RoundRobin();
            case BY_LOAD -> new Routing.ByLoad();
            case WEIGHTED -> new Routing.Weighted(weights.weights());
            case BY_RULE -> new Routing.ByRule(rules.rules());
            case NAMED ->
                new Routing.Named(named.getOptionalValue()
                        .map(PersonCard::id)
                        .orElseThrow(() -> Refused.invalid("no-person", "choose who gets it")));
        };
    }
}
