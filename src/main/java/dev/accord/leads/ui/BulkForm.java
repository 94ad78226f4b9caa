package dev.accord.leads.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.function.SerializableSupplier;
import dev.accord.leads.BulkChange.Kind;
import dev.accord.leads.LeadList;
import dev.accord.leads.LeadList.Choice;
import dev.accord.leads.Lifecycle;
import dev.accord.leads.Stage;
import dev.accord.leads.Wanted;
import dev.accord.people.PersonCard;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks what is to be done to many leads. */
final class BulkForm extends Div {

    private final SerializableSupplier<Optional<Wanted>> wanted;

    BulkForm(Kind kind, Lifecycle.Stages stages, List<PersonCard> people, LeadList list) {
        addClassName("accord-form");
        wanted = switch (kind) {
            case MOVE -> move(stages);
            case DISQUALIFY -> disqualify();
            case ASSIGN -> assign(people);
            case CAMPAIGN -> named("Campaign", Choice.CAMPAIGN, list, name -> new Wanted.Campaign(name));
            case SEGMENT -> named("Segment", Choice.SEGMENT, list, name -> new Wanted.Segment(name));
        };
    }

    /** What is wanted; empty where something is missing, which the form then says. */
    Optional<Wanted> wanted() {
        return wanted.get();
    }

    private SerializableSupplier<Optional<Wanted>> move(Lifecycle.Stages stages) {
        Select<Stage> stage = new Select<>();
        stage.setLabel("Stage");
        stage.setItems(stages.inUse());
        stage.setItemLabelGenerator(stages::path);
        stage.setManualValidation(true);
        stage.setErrorMessage("Choose the stage.");
        TextArea reason = reason("Say why the leads move.");
        add(stage, reason);
        return () -> {
            @Nullable Stage to = stage.getValue();
            return filled(stage, reason) && to != null
                    ? Optional.of(new Wanted.Move(to.key(), reason.getValue()))
                    : Optional.empty();
        };
    }

    private SerializableSupplier<Optional<Wanted>> disqualify() {
        TextArea reason = reason("Say why the leads are disqualified.");
        add(reason);
        return () -> filled(reason) ? Optional.of(new Wanted.Disqualify(reason.getValue())) : Optional.empty();
    }

    private SerializableSupplier<Optional<Wanted>> assign(List<PersonCard> people) {
        ComboBox<PersonCard> person = new ComboBox<>("Responsible");
        person.setItems(
                people.stream().filter(each -> each.department().isPresent()).toList());
        person.setItemLabelGenerator(each ->
                each.name() + each.teamName().map(team -> " (" + team + ")").orElse(""));
        person.setManualValidation(true);
        person.setErrorMessage("Choose the person.");
        add(person);
        return () -> {
            @Nullable PersonCard chosen = person.getValue();
            return filled(person) && chosen != null ? Optional.of(new Wanted.Assign(chosen.id())) : Optional.empty();
        };
    }

    private SerializableSupplier<Optional<Wanted>> named(
            String label,
            Choice choice,
            LeadList list,
            com.vaadin.flow.function.SerializableFunction<String, Wanted> wanted) {
        ComboBox<String> name = new ComboBox<>(label);
        name.setItems(query ->
                list.choices(choice, query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        name.setAllowCustomValue(true);
        name.addCustomValueSetListener(typed -> name.setValue(typed.getDetail()));
        name.setHelperText("One that leads have, or a new one.");
        name.setManualValidation(true);
        name.setErrorMessage("Say which one.");
        add(name);
        return () -> {
            @Nullable String chosen = name.getValue();
            return filled(name) && chosen != null ? Optional.of(wanted.apply(chosen)) : Optional.empty();
        };
    }

    private static TextArea reason(String missing) {
        TextArea reason = new TextArea("Reason");
        reason.setRequiredIndicatorVisible(true);
        reason.setManualValidation(true);
        reason.setErrorMessage(missing);
        reason.setHelperText("It stays in the history of each lead.");
        reason.setMinRows(3);
        reason.setMaxLength(Wanted.LONGEST_REASON);
        return reason;
    }

    /** Marks the fields that are empty, and puts the focus on the first of them. */
    private static boolean filled(Component... fields) {
        @Nullable Component first = null;
        for (Component field : fields) {
            boolean empty = ((HasValue<?, ?>) field).isEmpty()
                    || (field instanceof TextArea text && text.getValue().isBlank());
            ((com.vaadin.flow.component.shared.HasValidationProperties) field).setInvalid(empty);
            if (empty && first == null) {
                first = field;
            }
        }
        if (first instanceof com.vaadin.flow.component.Focusable<?> focusable) {
            focusable.focus();
        }
        return first == null;
    }
}
