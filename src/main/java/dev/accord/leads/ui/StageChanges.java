package dev.accord.leads.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import dev.accord.leads.Lifecycle;
import dev.accord.leads.LifecycleChange;
import dev.accord.leads.LifecycleTemplate;
import dev.accord.leads.Stage;
import dev.accord.leads.StageIcon;
import dev.accord.leads.StageKind;
import dev.accord.people.DepartmentCard;
import dev.accord.ui.Glyph;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Opens the dialog for each change of the lifecycle. */
record StageChanges(Lifecycle.Stages stages, List<DepartmentCard> departments, ChangeDesk desk)
        implements Serializable {

    private static final int LONGEST_LABEL = 120;

    void rename(Stage stage) {
        TextField label = label("Label", stage.label());
        new ChangeDialog(
                        "Rename " + stage.label(),
                        "Rename",
                        desk,
                        () -> Optional.of(label.getValue().strip())
                                .filter(text -> !text.isEmpty() && !text.equals(stage.label()))
                                .map(text -> new LifecycleChange.Rename(stage.id(), text)))
                .asking(label)
                .open();
    }

    void describe(Stage stage) {
        Select<StageIcon> icon = icons(stage.icon());
        Select<DepartmentCard> department = owners(stage.department());
        new ChangeDialog(
                        "Icon and department of " + stage.label(),
                        "Save",
                        desk,
                        () -> Optional.<LifecycleChange>of(new LifecycleChange.Describe(
                                        stage.id(),
                                        icon.getValue(),
                                        department.getValue().code()))
                                .filter(change -> icon.getValue() != stage.icon()
                                        || !department.getValue().code().equals(stage.department())))
                .asking(icon, department)
                .open();
    }

    void add(Stage stage) {
        TextField label = label("Label", "");
        Select<StageIcon> icon = icons(stage.icon());
        Select<DepartmentCard> department = owners(stage.department());
        RadioButtonGroup<Boolean> steps = steps(stage, stages);
        new ChangeDialog(
                        "Add a sub-stage to " + stage.label(),
                        "Add",
                        desk,
                        () -> Optional.of(label.getValue().strip())
                                .filter(text -> !text.isEmpty())
                                .map(text -> new LifecycleChange.Split(
                                        stage.id(),
                                        List.of(new LifecycleChange.Part(
                                                text,
                                                icon.getValue(),
                                                department.getValue().code(),
                                                Set.of())),
                                        steps.getValue(),
                                        null)))
                .asking(label, icon, department, steps)
                .open();
    }

    void split(Stage stage) {
        SplitFields fields = new SplitFields(stage, stages, desk);
        ChangeDialog dialog = new ChangeDialog("Split " + stage.label(), "Split", desk, fields::draft).asking(fields);
        fields.whenChanged(dialog::look);
        dialog.open();
    }

    void shift(Stage stage, boolean up) {
        ChangeDialog dialog = new ChangeDialog(
                "Move %s %s".formatted(stage.label(), up ? "up" : "down"),
                "Move",
                desk,
                () -> Optional.of(new LifecycleChange.Shift(stage.id(), up)));
        if (stage.isTop()) {
            dialog.confirmedBy(stage.key());
        }
        dialog.open();
    }

    void merge(Stage stage) {
        Select<Stage> into = others(stage, "Merge into");
        into.setHelperText("What entered %s counts as having entered that.".formatted(stage.label()));
        Checkbox offer = offer();
        new ChangeDialog(
                        "Merge " + stage.label(),
                        "Merge",
                        desk,
                        () -> into.getOptionalValue()
                                .map(other -> new LifecycleChange.Merge(stage.id(), other.id(), offer.getValue())))
                .asking(into, offer)
                .open();
    }

    void retire(Stage stage) {
        Select<Stage> to = others(stage, "Its leads go to");
        to.setHelperText("The past stays: %s keeps its own figures.".formatted(stage.label()));
        Checkbox offer = offer();
        new ChangeDialog(
                        "Retire " + stage.label(),
                        "Retire",
                        desk,
                        () -> to.getOptionalValue()
                                .map(other -> new LifecycleChange.Retire(stage.id(), other.id(), offer.getValue())))
                .asking(to, offer)
                .open();
    }

    /** Between the two orders of qualification: whichever there is, the other is proposed. */
    void reorder() {
        List<StageKind> now = stages.tops().stream()
                .map(Stage::kind)
                .filter(LifecycleTemplate.SQL_THEN_SAL.order()::contains)
                .toList();
        RadioButtonGroup<LifecycleTemplate> order = new RadioButtonGroup<>("Order");
        order.setItems(LifecycleTemplate.values());
        order.setItemLabelGenerator(template -> "%s%s: Marketing hands over on %s"
                .formatted(template.label(), template.order().equals(now) ? " (as it is)" : "", template.handover()));
        ChangeDialog dialog = new ChangeDialog(
                "Order of qualification",
                "Choose this order",
                desk,
                () -> order.getOptionalValue().map(LifecycleChange.Adopt::new));
        order.addValueChangeListener(
                change -> Optional.ofNullable(change.getValue()).ifPresent(it -> dialog.confirmedBy(it.word())));
        Arrays.stream(LifecycleTemplate.values())
                .filter(template -> !template.order().equals(now))
                .findFirst()
                .ifPresent(order::setValue);
        dialog.asking(order).open();
    }

    static RadioButtonGroup<Boolean> steps(Stage stage, Lifecycle.Stages stages) {
        RadioButtonGroup<Boolean> steps = new RadioButtonGroup<>("How its parts are passed");
        steps.setItems(true, false);
        steps.setItemLabelGenerator(inOrder -> inOrder
                ? "One after another: a later one passes the earlier"
                : "Side by side: only who enters one passes it");
        steps.setValue(stages.parts(stage).stream().anyMatch(part -> part.inUse() && part.mainLine()));
        return steps;
    }

    static TextField label(String title, String value) {
        TextField label = new TextField(title, value, "");
        label.setMaxLength(LONGEST_LABEL);
        label.setRequiredIndicatorVisible(true);
        label.setManualValidation(true);
        return label;
    }

    private static Select<StageIcon> icons(StageIcon chosen) {
        Select<StageIcon> icons = new Select<>();
        icons.setLabel("Icon");
        icons.setItems(StageIcon.values());
        icons.setItemLabelGenerator(StageIcon::label);
        icons.setRenderer(new ComponentRenderer<>(icon -> {
            Div drawn = new Div(Glyph.valueOf(icon.name()).icon(), new Span(icon.label()));
            drawn.addClassName("accord-stage");
            return drawn;
        }));
        icons.setValue(chosen);
        return icons;
    }

    private Select<DepartmentCard> owners(String chosen) {
        Select<DepartmentCard> owners = new Select<>();
        owners.setLabel("Department that owns the leads in it");
        owners.setItems(departments);
        owners.setItemLabelGenerator(DepartmentCard::name);
        departments.stream()
                .filter(card -> card.code().equals(chosen))
                .findFirst()
                .ifPresent(owners::setValue);
        return owners;
    }

    private Select<Stage> others(Stage stage, String title) {
        Select<Stage> others = new Select<>();
        others.setLabel(title);
        others.setItems(stages.inUse().stream()
                .filter(other -> !stages.isWithin(other, stage) && other.kind() != StageKind.VISITOR)
                .toList());
        others.setItemLabelGenerator(stages::path);
        return others;
    }

    private static Checkbox offer() {
        return new Checkbox("Offer the leads that then stand where a handoff contract waits");
    }
}
