package dev.accord.goals.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializablePredicate;
import dev.accord.goals.Goal;
import dev.accord.goals.Goals;
import dev.accord.metrics.Metric;
import dev.accord.metrics.Unit;
import dev.accord.shared.CalendarPeriod;
import dev.accord.shared.CalendarPeriod.Grain;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Asks for a goal. It knows no service: what is entered goes to whoever opened it. */
final class GoalDialog extends Dialog {

    private final Select<Metric> metric = new Select<>();
    private final Select<Grain> grain = new Select<>();
    private final Select<CalendarPeriod> span = new Select<>();
    private final BigDecimalField target = new BigDecimalField("Target");
    private final TextField currency = new TextField("Currency");
    private final CurveFields curve = new CurveFields();
    private final TextArea reason = new TextArea("Why");

    /** @param set takes the goal, and says whether it was set */
    GoalDialog(
            String title,
            List<Metric> metrics,
            LocalDate today,
            String usualCurrency,
            SerializablePredicate<GoalDraft> set) {
        setHeaderTitle(title);
        setWidth("460px");
        metric.setLabel("Metric");
        metric.setItems(metrics);
        metric.setItemLabelGenerator(Metric::label);
        metric.addValueChangeListener(change -> measure());
        grain.setLabel("For a");
        grain.setItems(Grain.values());
        grain.setItemLabelGenerator(Grain::label);
        grain.addValueChangeListener(change -> offer(today));
        span.setLabel("Period");
        span.setItemLabelGenerator(CalendarPeriod::label);
        span.addValueChangeListener(change -> span.getOptionalValue().ifPresent(this::cover));
        target.setRequiredIndicatorVisible(true);
        currency.setValue(usualCurrency);
        currency.setMaxLength(3);
        reason.setMaxLength(Goals.LONGEST_REASON);
        reason.setHelperText("Shown in the history of the goal.");

        Div form = new Div(metric, row(grain, span), row(target, currency), curve, reason);
        form.addClassName("accord-form");
        add(form);
        Button save = new Button("Set the goal", click -> submit(set));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), save);

        grain.setValue(Grain.QUARTER);
        metric.setValue(metrics.getFirst());
    }

    private static Div row(com.vaadin.flow.component.Component... fields) {
        Div row = new Div(fields);
        row.addClassName("accord-form-row");
        return row;
    }

    /** Begins with a goal that is in force; its metric and period stay. */
    GoalDialog changing(Goal goal) {
        setHeaderTitle("Change the goal");
        metric.getListDataView()
                .getItems()
                .filter(known -> known.key().equals(goal.metric()))
                .findFirst()
                .ifPresent(metric::setValue);
        CalendarPeriod.between(goal.from(), goal.to()).ifPresent(known -> {
            grain.setValue(known.grain());
            span.setItems(known);
            span.setValue(known);
        });
        metric.setReadOnly(true);
        grain.setReadOnly(true);
        span.setReadOnly(true);
        BigDecimal shown = isShare() ? goal.target().movePointRight(2) : goal.target();
        target.setValue(shown.stripTrailingZeros().scale() < 0 ? shown.setScale(0) : shown.stripTrailingZeros());
        goal.currency().ifPresent(currency::setValue);
        curve.follow(goal);
        return this;
    }

    private void measure() {
        Unit unit = metric.getOptionalValue().map(Metric::unit).orElse(Unit.COUNT);
        currency.setVisible(unit.isMoney());
        target.setSuffixComponent(unit == Unit.RATIO ? new Span("%") : null);
        span.getOptionalValue().ifPresent(this::cover);
    }

    private void offer(LocalDate today) {
        CalendarPeriod now = new CalendarPeriod(grain.getOptionalValue().orElse(Grain.QUARTER), today);
        span.setItems(IntStream.rangeClosed(-4, 4).mapToObj(now::before).toList());
        span.setValue(now);
    }

    /** A level such as a conversion has no curve. */
    private void cover(CalendarPeriod chosen) {
        curve.cover(chosen);
        curve.setVisible(chosen.grain() != Grain.MONTH
                && metric.getOptionalValue().filter(Metric::adds).isPresent());
    }

    private boolean isShare() {
        return metric.getOptionalValue().filter(it -> it.unit() == Unit.RATIO).isPresent();
    }

    private void submit(SerializablePredicate<GoalDraft> set) {
        Optional<BigDecimal> entered = target.getOptionalValue();
        target.setInvalid(entered.isEmpty());
        if (entered.isEmpty()) {
            target.setErrorMessage("Enter a number greater than 0");
            return;
        }
        Metric chosen = metric.getValue();
        GoalDraft draft = new GoalDraft(
                chosen.key(),
                span.getValue(),
                isShare() ? entered.get().movePointLeft(2) : entered.get(),
                chosen.unit().isMoney()
                        ? Optional.of(currency.getValue().strip().toUpperCase(java.util.Locale.ROOT))
                        : Optional.empty(),
                curve.weights(),
                Optional.of(reason.getValue()));
        if (set.test(draft)) {
            close();
        }
    }
}
