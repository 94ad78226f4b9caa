package dev.accord.leads.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.server.Command;
import dev.accord.leads.Lifecycle;
import dev.accord.leads.LifecycleChange;
import dev.accord.leads.Stage;
import dev.accord.leads.Trait;
import dev.accord.ui.FigureText;
import dev.accord.ui.Glyph;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Into what a stage is split, and by what the leads that stand in it are distributed. */
final class SplitFields extends Div {

    /** A part as it is typed. */
    private record Row(TextField label, MultiSelectComboBox<Lifecycle.TraitValue> values) implements Serializable {}

    private final Stage stage;
    private final ChangeDesk desk;
    private final Select<Trait> trait = new Select<>();
    private final RadioButtonGroup<Boolean> steps;
    private final Div parts = new Div();
    private final List<Row> rows = new ArrayList<>();
    private Command changed = () -> {};

    SplitFields(Stage stage, Lifecycle.Stages stages, ChangeDesk desk) {
        this.stage = stage;
        this.desk = desk;
        this.steps = StageChanges.steps(stage, stages);
        addClassName("accord-stage-fields");
        trait.setLabel("Distribute its leads by");
        trait.setItems(Trait.values());
        trait.setItemLabelGenerator(each -> each == null ? "They stay where they are" : each.label());
        trait.setEmptySelectionAllowed(true);
        trait.setEmptySelectionCaption("They stay where they are");
        trait.setPlaceholder("They stay where they are");
        trait.addValueChangeListener(change -> offerValues());
        steps.addValueChangeListener(change -> changed.execute());
        parts.addClassName("accord-stage-fields");
        add(steps, trait, parts, new Button("One more part", Glyph.PLUS.icon(), click -> addRow().focus()));
        addRow();
        addRow();
    }

    /** @param command runs whenever somebody typed or chose something */
    void whenChanged(Command command) {
        changed = command;
    }

    private TextField addRow() {
        TextField label = StageChanges.label("Part " + (rows.size() + 1), "");
        label.setRequiredIndicatorVisible(false);
        label.setValueChangeMode(ValueChangeMode.LAZY);
        label.addValueChangeListener(change -> changed.execute());
        MultiSelectComboBox<Lifecycle.TraitValue> values =
                new MultiSelectComboBox<>("Leads of part " + (rows.size() + 1));
        values.setItemLabelGenerator(value -> "%s (%s)"
                .formatted(
                        value.value().equals(Trait.UNKNOWN) ? "Unknown" : value.value(),
                        FigureText.count(value.leads())));
        values.addValueChangeListener(change -> changed.execute());
        Row row = new Row(label, values);
        rows.add(row);
        offer(row);
        Div line = new Div(label, values);
        line.addClassName("accord-form-row");
        parts.add(line);
        return label;
    }

    private void offerValues() {
        rows.forEach(this::offer);
        changed.execute();
    }

    private void offer(Row row) {
        @Nullable Trait by = trait.getValue();
        row.values().setVisible(by != null);
        row.values().clear();
        row.values().setItems(by == null ? List.of() : desk.values(stage, by));
    }

    /** Empty while no part has a label. */
    Optional<LifecycleChange> draft() {
        List<LifecycleChange.Part> named = rows.stream()
                .filter(row -> !row.label().getValue().isBlank())
                .map(row ->
                        new LifecycleChange.Part(row.label().getValue(), stage.icon(), stage.department(), chosen(row)))
                .toList();
        @Nullable Trait by = trait.getValue();
        boolean distributed =
                by == null || named.stream().anyMatch(part -> !part.values().isEmpty());
        return named.isEmpty() || !distributed
                ? Optional.empty()
                : Optional.of(new LifecycleChange.Split(stage.id(), named, steps.getValue(), by));
    }

    private static Set<String> chosen(Row row) {
        return row.values().getValue().stream().map(Lifecycle.TraitValue::value).collect(Collectors.toSet());
    }
}
