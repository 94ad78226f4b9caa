package dev.accord.glossary.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.server.Command;
import dev.accord.glossary.criteria.Criterion;
import dev.accord.glossary.criteria.Criterion.Did;
import dev.accord.shared.Refused;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** "Visit, 5 times, within 30 days". */
final class DidEditor extends PartEditor {

    private static final int MOST_TIMES = 1_000;
    private static final int MOST_DAYS = 3_650;

    /** What happens away from the website has no address. */
    private static final Set<String> OFFLINE = Set.of("CALL", "EMAIL", "MEETING");

    private final Select<String> activity;
    private final IntegerField times;
    private final IntegerField days;
    private final TextField page = new TextField();
    private final Span unit = word("");
    private final Div where = new Div(word("at addresses with"), page);

    DidEditor(Choices choices, Did did, Command changed) {
        super(changed);
        addClassName("accord-rule-row");
        activity = activities(choices, did.activity());
        times = number("Times", 1, MOST_TIMES, did.times(), null);
        days = number("Within days", 1, MOST_DAYS, did.withinDays(), "any");
        page.setAriaLabel("The address contains");
        page.setPlaceholder("anything");
        page.setValue(Optional.ofNullable(did.page()).orElse(""));
        page.setMaxLength(200);
        page.setValueChangeMode(ValueChangeMode.LAZY);
        page.setValueChangeTimeout(PAUSE_IN_TYPING);
        page.addValueChangeListener(change -> tell());
        where.addClassName("accord-rule-words-and-field");
        activity.addValueChangeListener(change -> showWhere());
        times.addValueChangeListener(change -> showUnit());
        showWhere();
        showUnit();
        add(activity, words(times, unit), words(word("within"), days, word("days")), where);
    }

    private static Div words(com.vaadin.flow.component.Component... parts) {
        Div together = new Div(parts);
        together.addClassName("accord-rule-words-and-field");
        return together;
    }

    private void showUnit() {
        unit.setText(Integer.valueOf(1).equals(times.getValue()) ? "time" : "times");
    }

    private void showWhere() {
        where.setVisible(!OFFLINE.contains(activity.getValue()) || !page.isEmpty());
    }

    String activity() {
        return activity.getValue();
    }

    @Override
    Optional<Criterion> criterion() {
        Integer count = times.getValue();
        if (count == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Did(activity.getValue(), count, days.getValue(), page.getValue()));
        } catch (Refused unfinished) {
            return Optional.empty();
        }
    }

    @Override
    boolean isComplete() {
        return all(List.of(fits(times, 1, MOST_TIMES, false), fits(days, 1, MOST_DAYS, true)));
    }

    @Override
    void takeFocus() {
        if (times.isInvalid()) {
            times.focus();
        } else if (days.isInvalid()) {
            days.focus();
        } else {
            activity.focus();
        }
    }
}
