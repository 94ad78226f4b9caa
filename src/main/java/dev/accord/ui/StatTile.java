package dev.accord.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * One metric at a glance: its name, its figure, what was promised, how it moves.
 *
 * {@snippet :
 * new StatTile("Leads generated", new FigureLink("1,204", "metrics/...", origin))
 *         .target("1,500")
 *         .delta(DeltaText.againstPlan(actual, plan, amount -> FigureText.decimal(amount, 0)))
 *         .trend(List.of(80.0, 95.0, 91.0, 120.0));
 * }
 */
public final class StatTile extends Article {

    private final H3 heading;
    private final FigureLink figure;
    private final Span promised = new Span();
    private final Div foot = new Div();
    private final List<Object> remarks = new ArrayList<>();

    public StatTile(String name, FigureLink figure) {
        this.figure = figure;
        addClassName("accord-tile");
        heading = new H3(name);
        promised.addClassName("accord-tile-target");
        promised.setVisible(false);
        var line = new Div(figure, promised);
        line.addClassName("accord-tile-line");
        foot.addClassName("accord-tile-foot");
        add(heading, line, foot);
    }

    /** What was promised, with its unit if that is not plain from the figure. */
    public StatTile target(String target) {
        promised.setText("of " + target);
        promised.setVisible(true);
        return this;
    }

    /** How the figure stands against its plan or its past. */
    public StatTile delta(DeltaText delta) {
        return note(delta);
    }

    /** The figure over time, oldest first. */
    public StatTile trend(List<Double> values) {
        remarks.add(values);
        foot.add(new Sparkline(values));
        return this;
    }

    /** Anything small that belongs under the figure, such as who owns it. */
    public StatTile note(Component note) {
        remarks.add(note.getElement().getTextRecursively());
        foot.add(note);
        return this;
    }

    /** A small remark under the figure. */
    public StatTile note(String note) {
        var text = new Span(note);
        text.addClassName("accord-secondary");
        return note(text);
    }

    /** Shows what the other shows. Nothing is touched where that is the same, and whoever stands on the figure stays there. */
    void become(StatTile other) {
        if (said().equals(other.said())) {
            return;
        }
        heading.setText(other.heading.getText());
        figure.become(other.figure);
        promised.setText(other.promised.getText());
        promised.setVisible(other.promised.isVisible());
        foot.removeAll();
        foot.add(other.foot.getChildren().toArray(Component[]::new));
        remarks.clear();
        remarks.addAll(other.remarks);
    }

    private List<Object> said() {
        return List.of(heading.getText(), figure.said(), promised.getText(), List.copyOf(remarks));
    }
}
