package dev.accord.metrics.ui;

import com.vaadin.flow.component.html.Div;
import dev.accord.metrics.Figure;
import dev.accord.metrics.Slice;
import dev.accord.ui.DataTable;
import dev.accord.ui.FigureText;
import java.util.List;
import java.util.Optional;

/** The largest parts of a figure, as they fit on a tile. All of them are on the page of the figure. */
final class LargestParts extends Div {

    private static final int MOST = 5;

    private LargestParts(Figure figure) {
        addClassName("accord-tile-parts");
        String by = Wording.by(figure.query().by());
        DataTable table =
                new DataTable(figure.metric().label() + " by " + by).column(by).numbers("Value");
        List<Slice> parts = figure.series();
        parts.stream()
                .limit(MOST)
                .forEach(part -> table.row(
                        Wording.group(part.key()),
                        FigureText.orNone(part.value(), value -> Wording.value(figure, value))));
        add(table);
        if (parts.size() > MOST) {
            Div more = new Div("and " + FigureText.count(parts.size() - MOST) + " more");
            more.addClassName("accord-secondary");
            add(more);
        }
    }

    /** Empty where the figure is not split, or is made of nothing. */
    static Optional<LargestParts> of(Figure figure) {
        return figure.series().isEmpty() ? Optional.empty() : Optional.of(new LargestParts(figure));
    }
}
