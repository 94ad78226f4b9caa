package dev.accord.portability;

import dev.accord.files.ExactCsv;
import dev.accord.shared.Refused;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Writes the rows of a file back into its table, some at a time. */
@Component
class RowWriter {

    private static final int AT_ONCE = 500;

    private final JdbcOperations jdbc;

    RowWriter(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** A column of the file that the table has, and the place of its cells. */
    private record Kept(int place, TableColumn column) {}

    /**
     * @param taken names by which somebody signs in already: who comes in comes without them
     * @return how many
     */
    long write(Sheet sheet, ExactCsv.Reader file, Set<String> taken) {
        List<Kept> kept = kept(sheet, file);
        String statement = "INSERT INTO `%s` (%s) VALUES (%s)"
                .formatted(
                        sheet.table(),
                        kept.stream()
                                .map(each -> "`" + each.column().name() + "`")
                                .collect(Collectors.joining(", ")),
                        String.join(", ", Collections.nCopies(kept.size(), "?")));
        boolean people = sheet.table().equals("person");
        List<@Nullable Object[]> rows = new ArrayList<>(AT_ONCE);
        long count = 0;
        while (file.hasNext()) {
            List<@Nullable String> cells = file.next();
            @Nullable Object[] row = new @Nullable Object[kept.size()];
            for (int i = 0; i < row.length; i++) {
                @Nullable
                Object value = kept.get(i).column().read(cells.get(kept.get(i).place()));
                row[i] = people && signsIn(kept.get(i).column(), value, taken) ? null : value;
            }
            rows.add(row);
            count++;
            if (rows.size() == AT_ONCE) {
                jdbc.batchUpdate(statement, rows);
                rows.clear();
            }
        }
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(statement, rows);
        }
        return count;
    }

    private static boolean signsIn(TableColumn column, @Nullable Object value, Set<String> taken) {
        return (column.name().equals("username") || column.name().equals("email"))
                && value instanceof String name
                && taken.contains(name.toLowerCase(Locale.ROOT));
    }

    private static List<Kept> kept(Sheet sheet, ExactCsv.Reader file) {
        Map<String, TableColumn> columns = sheet.storedByHeading();
        List<@Nullable String> headings = file.hasNext() ? file.next() : List.of();
        List<Kept> kept = new ArrayList<>();
        for (int place = 0; place < headings.size(); place++) {
            String heading = String.valueOf(headings.get(place));
            Optional<TableColumn> column = Optional.ofNullable(columns.get(heading));
            if (column.isPresent()) {
                kept.add(new Kept(place, column.get()));
            } else if (!sheet.derives(heading)) {
                throw Refused.unprocessable(
                        "damaged-export", "%s has a column %s that is not known.", sheet.file(), heading);
            }
        }
        if (kept.size() != columns.size()) {
            throw Refused.unprocessable("damaged-export", "%s lacks columns.", sheet.file());
        }
        return kept;
    }
}
