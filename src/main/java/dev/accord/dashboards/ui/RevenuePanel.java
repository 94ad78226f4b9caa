package dev.accord.dashboards.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import dev.accord.dashboards.Scoreboard;
import dev.accord.ui.DeltaText;
import dev.accord.ui.GoalBar;
import dev.accord.ui.Panel;
import dev.accord.ui.TrendChart;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Revenue won against the goal. */
final class RevenuePanel extends Composite<Panel> {

    private final boolean maySetGoals;
    private final Div change = new Div();
    private List<Object> shape = List.of();
    private Optional<String> moved = Optional.empty();
    private @Nullable GoalBar bar;
    private @Nullable TrendChart chart;

    RevenuePanel(boolean maySetGoals) {
        this.maySetGoals = maySetGoals;
    }

    /** Shows the board; where the same parts stand here already, only what changes of them is touched. */
    void show(Scoreboard board) {
        RevenueSketch fresh = new RevenueSketch(board, maySetGoals);
        if (fresh.shape().equals(shape)) {
            fresh.bar().ifPresent(other -> {
                if (bar != null) {
                    bar.become(other);
                }
            });
            fresh.chart().ifPresent(other -> {
                if (chart != null) {
                    chart.become(other);
                }
            });
        } else {
            build(fresh);
        }
        show(fresh.change());
    }

    private void show(Optional<DeltaText> fresh) {
        if (!fresh.map(DeltaText::words).equals(moved)) {
            moved = fresh.map(DeltaText::words);
            change.removeAll();
            fresh.ifPresent(change::add);
        }
        change.setVisible(fresh.isPresent());
    }

    private void build(RevenueSketch fresh) {
        shape = fresh.shape();
        bar = fresh.bar().orElse(null);
        chart = fresh.chart().orElse(null);
        Panel panel = getContent();
        panel.removeAll();
        fresh.refused().ifPresent(panel::add);
        panel.add(bar == null ? fresh.withoutGoal() : bar);
        panel.add(change);
        if (chart != null) {
            panel.add(chart);
        }
    }

    @Override
    protected Panel initContent() {
        Panel panel = new Panel("Revenue");
        panel.addClassName("accord-revenue");
        return panel;
    }
}
