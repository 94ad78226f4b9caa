package dev.accord.metrics.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.accord.metrics.Breakdown;
import dev.accord.metrics.Figure;
import dev.accord.metrics.FigureParameters;
import dev.accord.metrics.FigureQuery;
import dev.accord.metrics.Slice;
import dev.accord.ui.DataTable;
import dev.accord.ui.EmptyState;
import dev.accord.ui.FigureText;
import dev.accord.ui.Tall;
import dev.accord.ui.TrendChart;
import dev.accord.ui.TrendPoint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A figure split: over time as a line, otherwise as bars, and both ways as a table whose rows lead on. */
final class BreakdownParts extends Div {

    private final Figure figure;

    BreakdownParts(Figure figure) {
        this.figure = figure;
        if (figure.series().isEmpty()) {
            add(new EmptyState("Nothing to split", "There is no record in this period. Ask for another one above."));
            return;
        }
        if (figure.query().by().isTime()) {
            chart();
        }
        add(table());
    }

    private void chart() {
        List<TrendPoint> points = new ArrayList<>();
        for (Slice slice : figure.series()) {
            if (slice.firstDay().isPresent() && slice.value().isPresent()) {
                points.add(new TrendPoint(
                        slice.firstDay().get(),
                        Wording.drawn(figure, slice.value().get())));
            }
        }
        if (points.size() > 1) {
            add(new TrendChart(
                            figure.metric().label(),
                            Wording.unit(figure),
                            Wording.value(figure) + " over the whole period")
                    .actual(figure.metric().label(), points));
        }
    }

    private Component table() {
        boolean quotient = figure.denominator().isPresent();
        boolean maturing = figure.maturing() > 0;
        DataTable table = new DataTable(
                        figure.metric().label() + " by " + figure.query().by().word())
                .column(Wording.by(figure.query().by()))
                .numbers("Value");
        if (!figure.query().by().isTime()) {
            table.column("Compared");
        }
        if (quotient) {
            table.numbers("Numerator").numbers("Denominator");
        }
        if (maturing) {
            table.numbers("Maturing");
        }
        table.numbers("Records");
        BigDecimal largest = figure.series().stream()
                .flatMap(slice -> slice.value().stream())
                .reduce(BigDecimal.ZERO, BigDecimal::max);
        for (Slice slice : figure.series()) {
            List<Component> cells = new ArrayList<>();
            cells.add(link(figure, slice.group()));
            cells.add(new Span(FigureText.orNone(slice.value(), value -> Wording.value(figure, value))));
            if (!figure.query().by().isTime()) {
                cells.add(bar(slice.value().orElse(BigDecimal.ZERO), largest));
            }
            if (quotient) {
                cells.add(new Span(FigureText.decimal(slice.numerator(), 2)));
                cells.add(new Span(FigureText.orNone(slice.denominator(), number -> FigureText.decimal(number, 2))));
            }
            if (maturing) {
                cells.add(new Span(FigureText.count(slice.maturing())));
            }
            cells.add(new Span(FigureText.count(slice.records())));
            table.row(cells.toArray(Component[]::new));
        }
        return new Tall("Table of the parts", table);
    }

    /** Leads to a part of a figure that is split, none being the unknown one. */
    static Anchor link(Figure figure, @Nullable String group) {
        FigureQuery part = figure.query().narrowedTo(figure.query().by(), group).by(Breakdown.NONE);
        // alone, a part may be all of one currency, and would no longer be comparable to the others
        part = figure.currency().map(part::in).orElse(part);
        return new Anchor(
                FigureParameters.address(figure.metric().key(), part), Wording.group(Optional.ofNullable(group)));
    }

    /** Its length is the value's share of the largest one; the number stands beside it. */
    private static Component bar(BigDecimal value, BigDecimal largest) {
        Div bar = new Div();
        double share = largest.signum() <= 0 ? 0 : Math.max(0, value.doubleValue() / largest.doubleValue());
        bar.getStyle()
                .setWidth("calc(" + Math.round(share * 1000) / 10.0 + " * 1.6px)")
                .setHeight("8px")
                .setBackground("var(--accord-actual)")
                .setBorderRadius("2px");
        bar.getElement().setAttribute("aria-hidden", "true");
        return bar;
    }
}
