package dev.accord.ingest.csv;

import java.util.List;
import java.util.Optional;

/**
 * One record under the heading.
 *
 * @param number its number in the file, where the heading is row 1 and blank lines do not count
 * @param cells the cells as they came; of a record that cannot be taken apart, its first line as the only cell
 * @param fault why it cannot be read, if it cannot
 */
public record Row(int number, List<String> cells, Optional<Fault> fault) {

    /** A record that does not fit the heading, or whose quotes do not match. */
    public record Fault(String code, String message) {}

    /** The cell of that column, without the blanks around it. */
    public String cell(int column) {
        return column < cells.size() ? cells.get(column).strip() : "";
    }

    /** Whether it adds up the rows above it, as analytics exports do. */
    public boolean isTotal() {
        return cells.stream().anyMatch(cell -> cell.strip().equalsIgnoreCase("Grand total"));
    }

    boolean blank() {
        return cells.stream().allMatch(String::isBlank);
    }
}
