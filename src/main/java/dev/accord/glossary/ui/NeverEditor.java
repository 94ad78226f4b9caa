package dev.accord.glossary.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.server.Command;
import dev.accord.glossary.criteria.Criteria.Disqualifier;
import dev.accord.glossary.criteria.Criterion;
import dev.accord.glossary.criteria.Criterion.Group;
import dev.accord.glossary.criteria.Criterion.Match;
import dev.accord.ui.Glyph;
import java.util.List;
import java.util.Optional;

/** What always keeps a lead out, under the name that people give it. */
final class NeverEditor extends Div {

    private final TextField name = new TextField("Exclusion");
    private final GroupEditor when;

    private NeverEditor(String called, GroupEditor when, Command changed, Command remove) {
        this.when = when;
        addClassName("accord-rule-never");
        name.setValue(called);
        name.setPlaceholder("such as student address");
        name.setMaxLength(120);
        name.setManualValidation(true);
        name.setErrorMessage("Give it a name: leads that it keeps out show it.");
        name.setValueChangeMode(ValueChangeMode.LAZY);
        name.setValueChangeTimeout(PartEditor.PAUSE_IN_TYPING);
        name.addValueChangeListener(change -> {
            name.setInvalid(false);
            changed.execute();
        });
        Button cross = new Button(Glyph.CLOSE.icon(), click -> remove.execute());
        cross.setAriaLabel("Remove this exclusion");
        cross.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        Div head = new Div(name, cross);
        head.addClassName("accord-rule-never-head");
        add(head, when.quietWhileAlone());
    }

    /** A new one, about an address to begin with. */
    static NeverEditor blank(Choices choices, Command changed, Command remove) {
        GroupEditor when = new GroupEditor(choices, 1, "Kept out when", Match.ANY, changed);
        return new NeverEditor("", when.filledWith(new FactEditor(choices, when::tell)), changed, remove);
    }

    static NeverEditor of(Choices choices, Disqualifier disqualifier, Command changed, Command remove) {
        Criterion criterion = disqualifier.when();
        Match match = criterion instanceof Group group ? group.match() : Match.ANY;
        List<Criterion> parts = criterion instanceof Group group ? group.parts() : List.of(criterion);
        GroupEditor when = new GroupEditor(choices, 1, "Kept out when", match, changed).filled(parts);
        return new NeverEditor(disqualifier.name(), when, changed, remove);
    }

    /** Empty while something is missing. */
    Optional<Disqualifier> disqualifier() {
        return name.getValue().isBlank()
                ? Optional.empty()
                : when.group().map(group -> new Disqualifier(name.getValue().strip(), simplest(group)));
    }

    /** A single condition is no group. */
    private static Criterion simplest(Group group) {
        return group.parts().size() == 1 && group.match() != Match.NONE
                ? group.parts().getFirst()
                : group;
    }

    long unfinished() {
        return name.getValue().isBlank() ? 1 : when.group().isEmpty() ? 1 : when.unfinished();
    }

    boolean isComplete() {
        name.setInvalid(name.getValue().isBlank());
        return when.isComplete() && !name.isInvalid();
    }

    void takeFocus() {
        if (name.getValue().isBlank()) {
            name.focus();
        } else {
            when.takeFocus();
        }
    }
}
