package dev.accord.portability;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One file of an export: rows of one table, each with all that is kept of it, so that it can be put back as it was. The
 * files that an import can read begin with the fields of that import.
 *
 * @param from the table, called {@code t}, and what is joined to it
 * @param where which of its rows
 */
record Sheet(String file, String table, List<Cell> cells, String from, String where) {

    /** Before what an import does not ask for. */
    private static final String STORED = "stored.";

    /**
     * A column of the file.
     *
     * @param sql what is selected for it
     * @param written how its values are written
     * @param stored whether the table has this very column; otherwise it follows from others, and is not read again
     */
    record Cell(String heading, String sql, TableColumn written, boolean stored) {

        static Cell of(String heading, TableColumn column) {
            return new Cell(heading, column.selected("t"), column, true);
        }

        static Cell derived(String heading, String sql, String type) {
            return new Cell(heading, sql, new TableColumn(heading, type), false);
        }
    }

    /** A whole table as it is, or those of its rows that stand in no other file. */
    static Sheet plain(String table, List<TableColumn> columns, String where) {
        return new Sheet(
                "tables/" + table + ".csv",
                table,
                columns.stream().map(column -> Cell.of(column.name(), column)).toList(),
                "`" + table + "` t",
                where);
    }

    /** The fields of an import, and behind them each column that none of them holds. */
    static Sheet importable(
            String kind, String table, List<TableColumn> columns, List<Cell> fields, String joins, String where) {
        Set<String> held = fields.stream()
                .filter(Cell::stored)
                .map(field -> field.written().name())
                .collect(Collectors.toSet());
        List<Cell> cells = new ArrayList<>(fields);
        columns.stream()
                .filter(column -> !held.contains(column.name()))
                .forEach(column -> cells.add(Cell.of(STORED + column.name(), column)));
        return new Sheet(kind + ".csv", table, cells, "`%s` t %s".formatted(table, joins), where);
    }

    List<String> headings() {
        return cells.stream().map(Cell::heading).toList();
    }

    /** For each heading the column that it is put back into; none where it follows from others. */
    Map<String, TableColumn> storedByHeading() {
        return cells.stream().filter(Cell::stored).collect(Collectors.toMap(Cell::heading, Cell::written));
    }

    /** Whether the heading is one that is only written. */
    boolean derives(String heading) {
        return heading.startsWith("attribute.")
                || heading.startsWith("entered.")
                || cells.stream().anyMatch(cell -> cell.heading().equals(heading) && !cell.stored());
    }

    String query() {
        Optional<String> order = cells.stream()
                .filter(cell -> cell.stored() && cell.written().name().equals("id"))
                .findFirst()
                .map(id -> " ORDER BY t.id");
        return "SELECT %s FROM %s WHERE %s%s"
                .formatted(
                        cells.stream().map(Cell::sql).collect(Collectors.joining(", ")), from, where, order.orElse(""));
    }
}
