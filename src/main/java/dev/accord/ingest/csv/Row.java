package dev.accord.ingest.csv;

import java.util.List;
import java.util.Optional;

/**
 * One record under the heading.
 *
 * @param number its number in the file, where the heading is row 1 and blank lines do not count; in a sheet the one that
 *     stands beside it, and in JSON the first object is 1
 * @param cells the cells as they came; of a record that cannot be taken apart, its first line as the only cell
 * @param kinds for each cell what its file says that it is: {@code n} a number with a decimal point, {@code d} a date of ISO
 *     8601; anything else, or nothing: a text, which can be read in more than one way
 * @param fault why it cannot be read, if it cannot
 */
public record Row(int number, List<String> cells, String kinds, Optional<Fault> fault) {

    public Row(int number, List<String> cells, Optional<Fault> fault) {
        this(number, cells, "", fault);
    }

    /** A record that does not fit the heading, or whose quotes do not match. */
    public record Fault(String code, String message) {}

    /** The cell of that column, without the blanks around it. */
    public String cell(int column) {
        return column < cells.size() ? cells.get(column).strip() : "";
    }

    public boolean isNumber(int column) {
        return is('n', column);
    }

    public boolean isDate(int column) {
        return is('d', column);
    }

    private boolean is(char kind, int column) {
        return column >= 0 && column < kinds.length() && kinds.charAt(column) == kind;
    }

    /** Whether it adds up the rows above it, as analytics exports do. */
    public boolean isTotal() {
        return cells.stream().anyMatch(cell -> cell.strip().equalsIgnoreCase("Grand total"));
    }

    boolean blank() {
        return cells.stream().allMatch(String::isBlank);
    }
}
