package dev.accord.handoffs.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.accord.handoffs.Routing;
import dev.accord.people.PersonCard;
import dev.accord.people.TeamCard;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import dev.accord.ui.Glyph;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An ordered list of rules: the first that fits decides. */
final class RuleFields extends Div {

    /** Somebody, or a team. */
    private record Target(
            String name, @Nullable Id person, @Nullable Id team) implements Serializable {}

    private final class Row extends Div {

        private final Select<Routing.Subject> subject = new Select<>();
        private final TextField value = new TextField("is");
        private final Select<Target> target = new Select<>();

        Row() {
            addClassName("accord-rule");
            subject.setLabel("Where the");
            subject.setItems(Routing.Subject.values());
            subject.setItemLabelGenerator(Routing.Subject::label);
            subject.addValueChangeListener(change -> {
                boolean owner = change.getValue() == Routing.Subject.ACCOUNT_OWNER;
                value.setVisible(!owner);
                target.setVisible(!owner);
            });
            target.setLabel("it goes to");
            target.setItemLabelGenerator(Target::name);
            target.setItems(targets);
            value.setMaxLength(190);
            subject.setValue(Routing.Subject.COUNTRY);
            add(
                    subject,
                    value,
                    target,
                    button(Glyph.UP, "Move this rule up", this::up),
                    button(Glyph.CLOSE, "Remove this rule", () -> {
                        rows.remove(this);
                        list.remove(this);
                    }));
        }

        private void up() {
            int place = rows.indexOf(this);
            if (place > 0) {
                rows.remove(this);
                rows.add(place - 1, this);
                list.addComponentAtIndex(place - 1, this);
            }
        }

        private void offer() {
            Optional<Target> before = target.getOptionalValue();
            target.setItems(targets);
            before.filter(targets::contains).ifPresent(target::setValue);
        }

        private void follow(Routing.Rule rule) {
            subject.setValue(rule.subject());
            value.setValue(Objects.requireNonNullElse(rule.value(), ""));
            targets.stream()
                    .filter(one -> rule.subject() != Routing.Subject.ACCOUNT_OWNER
                            && Objects.equals(one.person(), rule.person())
                            && Objects.equals(one.team(), rule.team()))
                    .findFirst()
                    .ifPresent(target::setValue);
        }

        private Routing.Rule rule() {
            if (subject.getValue() == Routing.Subject.ACCOUNT_OWNER) {
                return Routing.Rule.accountOwner();
            }
            Target to = target.getOptionalValue()
                    .orElseThrow(() -> Refused.invalid("bad-rule", "each rule says to whom the lead goes"));
            return new Routing.Rule(subject.getValue(), value.getValue().strip(), to.person(), to.team());
        }
    }

    private final List<Row> rows = new ArrayList<>();
    private final Div list = new Div();
    private List<Target> targets = List.of();

    RuleFields() {
        addClassName("accord-form");
        list.addClassName("accord-stack");
        Paragraph help =
                new Paragraph("The first rule that fits and whose person is there decides; otherwise it goes in turn.");
        help.addClassName("accord-secondary");
        Button more = new Button("Add a rule", Glyph.PLUS.icon(), click -> add());
        more.addThemeVariants(ButtonVariant.SMALL);
        add(help, list, more);
    }

    private Row add() {
        Row row = new Row();
        rows.add(row);
        list.add(row);
        return row;
    }

    private static Button button(Glyph glyph, String label, com.vaadin.flow.server.Command work) {
        Button button = new Button(glyph.icon(), click -> work.execute());
        button.setAriaLabel(label);
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }

    void among(List<PersonCard> people, List<TeamCard> teams) {
        targets = Stream.concat(
                        people.stream().map(person -> new Target(person.name(), person.id(), null)),
                        teams.stream().map(team -> new Target("Team " + team.name(), null, team.id())))
                .toList();
        rows.forEach(Row::offer);
    }

    void follow(List<Routing.Rule> rules) {
        rows.clear();
        list.removeAll();
        rules.forEach(rule -> add().follow(rule));
    }

    /** @throws Refused with code {@code bad-rule} */
    List<Routing.Rule> rules() {
        return rows.stream().map(Row::rule).toList();
    }
}
