package dev.accord.ingest.ui;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.accord.ingest.Preview;
import dev.accord.ui.DataTable;
import dev.accord.ui.FigureText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The columns of a file with some of their cells, and the fields that they feed, to be changed. */
final class ColumnTable extends Div {

    private static final String ATTRIBUTE = "attribute.";

    private final Map<String, MultiSelectComboBox<String>> fields = new LinkedHashMap<>();

    /** @param free whether a column may also be kept under a name of its own */
    ColumnTable(List<Preview.Column> columns, List<String> known, boolean free) {
        addClassName("accord-scroll");
        DataTable table = new DataTable("What the columns mean")
                .column("Column")
                .column("For example")
                .column("Means");
        for (Preview.Column column : columns) {
            MultiSelectComboBox<String> choice = new MultiSelectComboBox<>();
            Stream<String> own = free ? Stream.of(ATTRIBUTE + column.heading()) : Stream.of();
            choice.setItems(Stream.concat(Stream.concat(known.stream(), column.fields().stream()), own)
                    .distinct()
                    .toList());
            choice.setValue(column.fields());
            choice.setPlaceholder("Left out");
            choice.setAriaLabel("What " + column.heading() + " means");
            choice.setClearButtonVisible(true);
            fields.put(column.heading(), choice);
            Span samples = new Span(column.samples().isEmpty() ? FigureText.NONE : String.join(", ", column.samples()));
            samples.addClassName("accord-secondary");
            table.row(new Span(column.heading()), samples, choice);
        }
        add(table);
    }

    /** For each heading the fields that its cells feed; none where it is left out. */
    Map<String, List<String>> chosen() {
        Map<String, List<String>> chosen = new LinkedHashMap<>();
        fields.forEach((heading, choice) -> chosen.put(heading, List.copyOf(choice.getValue())));
        return chosen;
    }
}
