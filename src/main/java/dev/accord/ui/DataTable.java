package dev.accord.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A small plain table, numbers at the right in tabular figures. For long lists use a lazy Grid.
 *
 * {@snippet :
 * new DataTable("Deals by quarter").column("Quarter").numbers("Won").numbers("Win rate")
 *         .row("Q1 2017", "1,134", "82.07 %");
 * }
 */
public final class DataTable extends NativeTable {

    private record Column(String title, boolean numeric) implements java.io.Serializable {}

    private final List<Column> columns = new ArrayList<>();

    public DataTable(String caption) {
        addClassName("accord-table");
        setCaptionText(caption);
        getCaption().addClassName("accord-unseen");
    }

    /** Adds a column of words. */
    public DataTable column(String title) {
        return add(new Column(title, false));
    }

    /** Adds a column of numbers. */
    public DataTable numbers(String title) {
        return add(new Column(title, true));
    }

    /** Adds a row of texts, one for each column. */
    public DataTable row(String... cells) {
        return row(java.util.Arrays.stream(cells).map(Span::new).toArray(Component[]::new));
    }

    /** Adds a row, one component for each column. */
    public DataTable row(Component... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(
                    "A row of %d cells in a table of %d columns".formatted(cells.length, columns.size()));
        }
        var row = getBody().addRow();
        for (int index = 0; index < cells.length; index++) {
            var cell = new NativeTableCell(cells[index]);
            cell.setClassName("accord-number", columns.get(index).numeric());
            row.add(cell);
        }
        return this;
    }

    private DataTable add(Column column) {
        columns.add(column);
        var head = getHead();
        var row = head.getRowCount() == 0 ? head.addRow() : head.getRow(0).orElseThrow();
        var cell = new NativeTableHeaderCell(column.title());
        cell.getElement().setAttribute("scope", "col");
        cell.setClassName("accord-number", column.numeric());
        row.add(cell);
        return this;
    }
}
