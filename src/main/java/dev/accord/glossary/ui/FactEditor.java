package dev.accord.glossary.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.server.Command;
import dev.accord.glossary.criteria.Criterion;
import dev.accord.glossary.criteria.Criterion.Fact;
import dev.accord.glossary.criteria.Criterion.Test;
import dev.accord.glossary.criteria.Fields;
import dev.accord.shared.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** "E-mail ends with .edu". */
final class FactEditor extends PartEditor {

    private final ComboBox<String> field = new ComboBox<>();
    private final Select<Test> test = new Select<>();
    private final TextField values = new TextField();

    /** A new one: what belongs to nobody in particular ends an address most often. */
    FactEditor(Choices choices, Command changed) {
        this(choices, "email", Test.ENDS_WITH, List.of(), changed);
    }

    FactEditor(Choices choices, Fact fact, Command changed) {
        this(choices, fact.field(), fact.test(), fact.values(), changed);
    }

    private FactEditor(Choices choices, String named, Test tested, List<String> compared, Command changed) {
        super(changed);
        addClassName("accord-rule-row");
        List<String> fields = new ArrayList<>(choices.fields());
        field.setAriaLabel("Fact");
        field.setItemLabelGenerator(Choices::field);
        field.setItems(fields);
        field.setValue(named);
        field.setAllowCustomValue(true);
        field.setManualValidation(true);
        field.setErrorMessage("Choose a fact, or type the name of a custom one.");
        field.addCustomValueSetListener(typed -> {
            String name = typed.getDetail().strip();
            field.setValue(fields.stream()
                    .filter(known -> Choices.field(known).equalsIgnoreCase(name))
                    .findFirst()
                    .orElse(Fields.ATTRIBUTE + name.replace(' ', '_')));
        });
        field.addValueChangeListener(change -> {
            field.setInvalid(false);
            tell();
        });
        test.setAriaLabel("Comparison");
        test.setItems(Test.values());
        test.setItemLabelGenerator(FactEditor::words);
        test.setValue(tested);
        test.addValueChangeListener(change -> {
            showValues();
            tell();
        });
        values.setAriaLabel("Values");
        values.setValue(ValueList.written(compared));
        values.setManualValidation(true);
        values.setMaxLength(4_000);
        values.setValueChangeMode(ValueChangeMode.LAZY);
        values.setValueChangeTimeout(PAUSE_IN_TYPING);
        values.addValueChangeListener(change -> {
            values.setInvalid(false);
            tell();
        });
        values.addClassName("accord-rule-values");
        showValues();
        add(field, test, values);
    }

    private static String words(Test test) {
        return switch (test) {
            case KNOWN -> "is known";
            case UNKNOWN -> "is unknown";
            case ONE_OF -> "is";
            case NONE_OF -> "is not";
            case CONTAINS -> "contains";
            case ENDS_WITH -> "ends with";
            case AT_LEAST -> "is at least";
            case AT_MOST -> "is at most";
        };
    }

    private void showValues() {
        values.setVisible(!isAlone());
        values.setPlaceholder(isNumber() ? "a number" : "several: with commas");
        values.setErrorMessage(isNumber() ? "One number." : "At least one value, several with commas.");
    }

    private boolean isAlone() {
        return test.getValue() == Test.KNOWN || test.getValue() == Test.UNKNOWN;
    }

    private boolean isNumber() {
        return test.getValue() == Test.AT_LEAST || test.getValue() == Test.AT_MOST;
    }

    @Override
    Optional<Criterion> criterion() {
        if (field.getValue() == null) {
            return Optional.empty();
        }
        List<String> compared =
                isAlone() ? List.of() : isNumber() ? List.of(values.getValue()) : ValueList.read(values.getValue());
        try {
            return Optional.of(new Fact(field.getValue(), test.getValue(), compared));
        } catch (Refused unfinished) {
            return Optional.empty();
        }
    }

    @Override
    boolean isComplete() {
        boolean complete = criterion().isPresent();
        boolean named = field.getValue() != null && Fields.isKnown(field.getValue());
        field.setInvalid(!named);
        values.setInvalid(!complete && named);
        return complete;
    }

    @Override
    void takeFocus() {
        if (values.isInvalid()) {
            values.focus();
        } else {
            field.focus();
        }
    }
}
