package dev.accord.goals.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableConsumer;
import dev.accord.goals.Goal;
import dev.accord.goals.Progress;
import dev.accord.shared.CalendarPeriod;
import dev.accord.ui.DataTable;
import dev.accord.ui.DeltaText;
import dev.accord.ui.FigureText;
import dev.accord.ui.Wide;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goals with what is reached of each. */
final class GoalTable extends Div {

    private final Optional<SerializableConsumer<Goal>> change;

    /** @param change what to do to change a goal; empty for those who only read */
    GoalTable(String period, List<Goal> goals, List<Progress> progress, Optional<SerializableConsumer<Goal>> change) {
        this.change = change;
        addClassName("accord-goals");
        DataTable table = new DataTable("Goals of " + period)
                .column("Metric")
                .numbers("Target")
                .numbers("Actual")
                .numbers("Reached")
                .column("Against plan");
        if (change.isPresent()) {
            table.column("Action");
        }
        for (int i = 0; i < goals.size(); i++) {
            table.row(row(goals.get(i), progress.get(i)));
        }
        add(new Wide("Goals of " + period, table));
    }

    private Component[] row(Goal goal, Progress progress) {
        List<Component> cells = new ArrayList<>();
        cells.add(new Span(progress.metric().label()));
        cells.add(new Span(ProgressText.full(progress, goal.target())));
        cells.add(ProgressText.actual(progress));
        cells.add(new Span(FigureText.percent(
                progress.actual().map(actual -> actual.divide(goal.target(), 6, RoundingMode.HALF_UP)), 0)));
        cells.add(pace(progress));
        change.ifPresent(run -> cells.add(changeButton(goal, progress, run)));
        return cells.toArray(Component[]::new);
    }

    private static Component pace(Progress progress) {
        if (progress.refused().isPresent()) {
            return new Span(progress.refused().get());
        }
        if (progress.asOf().isBefore(progress.period().start())) {
            Span quiet = new Span("not begun");
            quiet.addClassName("accord-secondary");
            return quiet;
        }
        Optional<DeltaText> delta = ProgressText.delta(progress);
        return delta.isPresent() ? delta.get() : new Span(FigureText.NONE);
    }

    private static Component changeButton(Goal goal, Progress progress, SerializableConsumer<Goal> run) {
        if (CalendarPeriod.between(goal.from(), goal.to()).isEmpty()) {
            return new Span();
        }
        Button button = new Button("Change", click -> run.accept(goal));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(
                "Change the goal of %s, %s".formatted(progress.metric().label(), label(goal)));
        return button;
    }

    static String label(Goal goal) {
        return CalendarPeriod.between(goal.from(), goal.to())
                .map(CalendarPeriod::label)
                .orElseGet(() -> "%s to %s"
                        .formatted(
                                FigureText.day(goal.from()),
                                FigureText.day(goal.to().minusDays(1))));
    }
}
