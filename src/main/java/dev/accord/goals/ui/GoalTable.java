package dev.accord.goals.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.Command;
import dev.accord.goals.Division;
import dev.accord.goals.Goal;
import dev.accord.goals.Progress;
import dev.accord.shared.CalendarPeriod;
import dev.accord.ui.DataTable;
import dev.accord.ui.DeltaText;
import dev.accord.ui.FigureText;
import dev.accord.ui.Wide;
import java.io.Serializable;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Goals with what is reached of each, and what the targets of those below add up to. */
final class GoalTable extends Div {

    /** What can be done with a goal. */
    interface Actions extends Serializable {

        boolean mayChange();

        void change(Goal goal);

        boolean mayDivide(Progress progress);

        void divide(Goal goal, Progress progress);

        void tell(Goal goal, Progress progress);
    }

    private final Map<Goal, Division> divisions;
    private final Actions actions;

    /** @param goals of one owner and period, with the progress of each */
    GoalTable(
            String period, List<Goal> goals, List<Progress> progress, Map<Goal, Division> divisions, Actions actions) {
        this.divisions = divisions;
        this.actions = actions;
        addClassName("accord-goals");
        DataTable table = new DataTable("Goals of " + period)
                .column("Metric")
                .numbers("Target")
                .numbers("Actual")
                .numbers("Reached")
                .column("Against plan");
        boolean divided = goals.stream().anyMatch(divisions::containsKey);
        if (divided) {
            table.column("Of its " + DivisionText.parts(goals.getFirst().owner()));
        }
        table.column("Action");
        for (int i = 0; i < goals.size(); i++) {
            table.row(row(goals.get(i), progress.get(i), divided));
        }
        add(new Wide("Goals of " + period, table));
    }

    private Component[] row(Goal goal, Progress progress, boolean divided) {
        List<Component> cells = new ArrayList<>();
        cells.add(new Span(progress.metric().label()));
        cells.add(new Span(ProgressText.full(progress, goal.target())));
        cells.add(ProgressText.actual(progress));
        cells.add(new Span(FigureText.percent(
                progress.actual().map(actual -> actual.divide(goal.target(), 6, RoundingMode.HALF_UP)), 0)));
        cells.add(pace(progress));
        if (divided) {
            cells.add(new Span(Optional.ofNullable(divisions.get(goal))
                    .map(division -> DivisionText.of(progress, division, goal.owner()))
                    .orElse("")));
        }
        cells.add(buttons(goal, progress));
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

    private Component buttons(Goal goal, Progress progress) {
        String which = "%s, %s".formatted(progress.metric().label(), label(goal));
        Div buttons = new Div();
        buttons.addClassName("accord-goal-actions");
        boolean ofCalendar = CalendarPeriod.between(goal.from(), goal.to()).isPresent();
        if (actions.mayChange() && ofCalendar) {
            buttons.add(button("Change", "Change the goal of " + which, () -> actions.change(goal)));
        }
        if (actions.mayDivide(progress)) {
            buttons.add(button("Divide", "Divide the target of " + which, () -> actions.divide(goal, progress)));
        }
        buttons.add(button("History", "History of the goal of " + which, () -> actions.tell(goal, progress)));
        return buttons;
    }

    private static Button button(String text, String spoken, Command run) {
        Button button = new Button(text, click -> run.execute());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(spoken);
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
