package dev.accord.goals.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import dev.accord.goals.Divisions.Key;
import dev.accord.goals.Divisions.Part;
import dev.accord.goals.Goals;
import dev.accord.goals.OwnerCard;
import dev.accord.goals.Progress;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Divides the target of a team among its people: as a draft that can be changed before it is set. It knows no service. */
final class DivideDialog extends Dialog {

    /** What the draft needs done. */
    interface Work extends Serializable {

        /** Empty where it was refused, which has been shown. */
        Optional<List<Part>> draft(Key key, List<OwnerCard> some);

        /** @return whether they were set; a refusal has been shown */
        boolean set(List<Part> parts, Optional<String> reason);
    }

    private record Row(Checkbox included, BigDecimalField target) implements Serializable {}

    private final Work work;
    private final Progress progress;
    private final BigDecimal whole;
    private final RadioButtonGroup<Key> key = new RadioButtonGroup<>("Divide");
    private final Map<OwnerCard, Row> rows = new LinkedHashMap<>();
    private final Paragraph sum = new Paragraph();
    private final TextArea reason = new TextArea("Why");

    DivideDialog(String title, BigDecimal whole, Progress progress, List<OwnerCard> people, Work work) {
        super(title);
        this.whole = whole;
        this.progress = progress;
        this.work = work;
        addClassName("accord-dialog");
        setWidth("min(460px, 100%)");
        key.setItems(Key.values());
        key.setItemLabelGenerator(DivideDialog::name);
        key.addValueChangeListener(change -> draft());
        Div form = new Div(key);
        form.addClassName("accord-form");
        people.forEach(person -> form.add(row(person)));
        sum.addClassName("accord-secondary");
        sum.getElement().setAttribute("role", "status");
        reason.setMaxLength(Goals.LONGEST_REASON);
        form.add(sum, reason);
        add(form);
        Button set = new Button("Set these targets", click -> submit());
        set.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), set);
        key.setValue(Key.EVENLY);
    }

    private static String name(Key key) {
        return switch (key) {
            case EVENLY -> "Evenly";
            case AS_BEFORE -> "By what each had in the period before";
        };
    }

    private Div row(OwnerCard person) {
        Checkbox included = new Checkbox(person.name(), true);
        BigDecimalField target = new BigDecimalField();
        target.setAriaLabel("Target of " + person.name());
        included.addValueChangeListener(change -> {
            target.setEnabled(change.getValue());
            draft();
        });
        target.addValueChangeListener(change -> total());
        rows.put(person, new Row(included, target));
        Div row = new Div(included, target);
        row.addClassName("accord-form-row");
        return row;
    }

    private void draft() {
        List<OwnerCard> some = rows.entrySet().stream()
                .filter(row -> row.getValue().included().getValue())
                .map(Map.Entry::getKey)
                .toList();
        work.draft(key.getValue(), some).ifPresent(parts -> {
            rows.values().forEach(row -> row.target().clear());
            parts.forEach(part -> shown(part.who()).target().setValue(part.target()));
        });
        total();
    }

    private Row shown(OwnerCard person) {
        return Optional.ofNullable(rows.get(person)).orElseThrow();
    }

    private List<Part> parts() {
        return rows.entrySet().stream()
                .flatMap(row ->
                        row
                                .getValue()
                                .target()
                                .getOptionalValue()
                                .map(target -> new Part(row.getKey(), target))
                                .stream())
                .toList();
    }

    private void total() {
        BigDecimal together = parts().stream().map(Part::target).reduce(BigDecimal.ZERO, BigDecimal::add);
        sum.setText("Together %s, %s. Who is left out keeps the target that there is."
                .formatted(
                        ProgressText.full(progress, together), DivisionText.gap(progress, together.subtract(whole))));
    }

    private void submit() {
        if (work.set(parts(), Optional.of(reason.getValue()))) {
            close();
        }
    }
}
