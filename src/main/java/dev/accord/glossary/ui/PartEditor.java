package dev.accord.glossary.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.server.Command;
import dev.accord.glossary.criteria.Criterion;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One part of a rule while it is being built. It reads as a sentence with blanks. */
abstract class PartEditor extends Div {

    static final int PAUSE_IN_TYPING = 250;

    private final Command changed;

    /** @param changed runs after each change */
    PartEditor(Command changed) {
        this.changed = changed;
    }

    /** What was built; empty while something is missing. */
    abstract Optional<Criterion> criterion();

    /** Marks what is missing. @return whether nothing is */
    abstract boolean isComplete();

    /** Puts the cursor where the person goes on: to the first thing that is missing, or to the first field. */
    abstract void takeFocus();

    final void tell() {
        changed.execute();
    }

    static Span word(String text) {
        return new Span(text);
    }

    final Select<String> activities(Choices choices, String value) {
        Select<String> select = new Select<>();
        select.setAriaLabel("Activity");
        select.setItems(choices.activities());
        select.setItemLabelGenerator(Choices::activity);
        select.setValue(value);
        select.addValueChangeListener(change -> tell());
        return select;
    }

    /** @param unset what it means to leave it empty; null where it must be filled in */
    final IntegerField number(String label, int least, int most, @Nullable Integer value, @Nullable String unset) {
        IntegerField field = new IntegerField();
        field.setAriaLabel(label);
        field.setManualValidation(true);
        field.setValue(value);
        field.setPlaceholder(unset == null ? "" : unset);
        field.setErrorMessage("A number from %,d to %,d".formatted(least, most));
        field.addClassName("accord-rule-number");
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(PAUSE_IN_TYPING);
        field.addValueChangeListener(change -> {
            field.setInvalid(false);
            tell();
        });
        return field;
    }

    static boolean fits(IntegerField field, int least, int most, boolean mayBeEmpty) {
        Integer value = field.getValue();
        boolean fits = value == null ? mayBeEmpty : value >= least && value <= most;
        field.setInvalid(!fits);
        return fits;
    }

    static boolean all(List<Boolean> checks) {
        return checks.stream().allMatch(Boolean::booleanValue);
    }
}
