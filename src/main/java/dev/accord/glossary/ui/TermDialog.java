package dev.accord.glossary.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializablePredicate;
import dev.accord.glossary.Term.Measure;
import dev.accord.glossary.Vocabulary.StageName;
import dev.accord.people.DepartmentCard;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks for a term to agree on. It closes when the term was added. */
final class TermDialog extends Dialog {

    /** A term as somebody wants to add it. */
    record Wanted(
            String name,
            Set<String> departments,
            @Nullable String stage,
            @Nullable Measure measure) implements Serializable {}

    private static final int LONGEST_NAME = 120;

    private final TextField name = new TextField("Term");
    private final CheckboxGroup<DepartmentCard> departments = new CheckboxGroup<>("Departments that it concerns");
    private final Select<StageName> stage = new Select<>();
    private final Select<Measure> measure = new Select<>();
    private final SerializablePredicate<Wanted> add;

    /** @param stages those without a definition */
    TermDialog(List<DepartmentCard> all, List<StageName> stages, SerializablePredicate<Wanted> add) {
        super("Add a term");
        this.add = add;
        addClassName("accord-dialog");
        setWidth("min(440px, 100%)");
        Paragraph what = new Paragraph("It means nothing until the departments have signed what you propose next.");
        what.addClassName("accord-secondary");
        name.setMaxLength(LONGEST_NAME);
        name.setRequiredIndicatorVisible(true);
        name.setManualValidation(true);
        name.setErrorMessage("Name the term.");
        departments.setItems(all);
        departments.setItemLabelGenerator(DepartmentCard::name);
        departments.setValue(all.stream()
                .filter(one -> Set.of("MARKETING", "SALES").contains(one.code()))
                .collect(Collectors.toSet()));
        departments.setHelperText("Each of them signs.");
        departments.setManualValidation(true);
        departments.setErrorMessage("Choose at least one: somebody has to sign.");
        stage.setLabel("Stage that leads enter by it");
        stage.setItems(stages);
        stage.setItemLabelGenerator(each -> each == null ? "None" : each.label());
        stage.setEmptySelectionAllowed(true);
        stage.setEmptySelectionCaption("None");
        stage.setPlaceholder("None");
        stage.setVisible(!stages.isEmpty());
        stage.addValueChangeListener(change -> {
            if (change.getValue() != null && name.isEmpty()) {
                name.setValue(change.getValue().label());
            }
        });
        measure.setLabel("Value agreed beside the text");
        measure.setItems(Measure.values());
        measure.setItemLabelGenerator(
                each -> each == null ? "None" : each == Measure.MONEY ? "An amount of money" : "A number of days");
        measure.setEmptySelectionAllowed(true);
        measure.setEmptySelectionCaption("None");
        measure.setPlaceholder("None");
        add(what, name, departments, stage, measure);
        Button confirm = new Button("Add and propose a text", click -> confirm());
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), confirm);
    }

    @Override
    public void open() {
        super.open();
        name.focus();
    }

    private void confirm() {
        name.setInvalid(name.getValue().isBlank());
        departments.setInvalid(departments.getValue().isEmpty());
        if (name.isInvalid()) {
            name.focus();
        } else if (!departments.isInvalid()
                && add.test(new Wanted(
                        name.getValue(),
                        departments.getValue().stream()
                                .map(DepartmentCard::code)
                                .collect(Collectors.toSet()),
                        Optional.ofNullable(stage.getValue())
                                .map(StageName::key)
                                .orElse(null),
                        measure.getValue()))) {
            close();
        }
    }
}
