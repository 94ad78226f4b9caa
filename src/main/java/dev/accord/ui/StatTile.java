package dev.accord.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/**
 * One metric at a glance: its name, its figure, what was promised, how it moves.
 *
 * {@snippet :
 * new StatTile("Leads generated", new Figure("1,204", "metrics/...", origin))
 *         .target("1,500")
 *         .delta(DeltaText.againstPlan(actual, plan, amount -> FigureText.decimal(amount, 0)))
 *         .trend(List.of(80.0, 95.0, 91.0, 120.0));
 * }
 */
public final class StatTile extends Article {

    private final Div line = new Div();
    private final Div foot = new Div();

    public StatTile(String name, Figure figure) {
        addClassName("accord-tile");
        var heading = new H3(name);
        line.addClassName("accord-tile-line");
        foot.addClassName("accord-tile-foot");
        line.add(figure);
        add(heading, line, foot);
    }

    /** What was promised, with its unit if that is not plain from the figure. */
    public StatTile target(String target) {
        var text = new Span("of " + target);
        text.addClassName("accord-tile-target");
        line.add(text);
        return this;
    }

    /** How the figure stands against its plan or its past. */
    public StatTile delta(DeltaText delta) {
        foot.add(delta);
        return this;
    }

    /** The figure over time, oldest first. */
    public StatTile trend(List<Double> values) {
        foot.add(new Sparkline(values));
        return this;
    }

    /** Anything small that belongs under the figure, such as who owns it. */
    public StatTile note(Component note) {
        foot.add(note);
        return this;
    }

    /** A small remark under the figure. */
    public StatTile note(String note) {
        var text = new Span(note);
        text.addClassName("accord-secondary");
        return note(text);
    }
}
