package dev.accord.leads.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import dev.accord.leads.LeadFilter;
import dev.accord.people.PersonCard;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose leads: mine, nobody's, or those of one person. */
final class OwnerField extends ComboBox<OwnerField.Whose> {

    /** A choice with its word in an address. */
    record Whose(String key, String label) implements Serializable {}

    private final List<Whose> choices = new ArrayList<>();

    OwnerField(List<PersonCard> people) {
        choices.add(new Whose(LeadFilter.ME, "Me"));
        choices.add(new Whose(LeadFilter.NOBODY, "Nobody"));
        people.forEach(person -> choices.add(new Whose(person.id().toString(), person.name())));
        setAriaLabel("Responsible");
        setPlaceholder("Anybody");
        setClearButtonVisible(true);
        setItems(choices);
        setItemLabelGenerator(Whose::label);
    }

    String key() {
        @Nullable Whose whose = getValue();
        return whose == null ? "" : whose.key();
    }

    /** Somebody unknown counts as anybody. */
    void choose(String key) {
        setValue(choices.stream()
                .filter(whose -> whose.key().equals(key))
                .findFirst()
                .orElse(null));
    }
}
