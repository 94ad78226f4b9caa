package dev.accord.ingest.json;

import dev.accord.ingest.csv.TableWriter;
import dev.accord.shared.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A JSON document whose objects are rows: an array of them, one after the other (as in NDJSON), or those under a path. The
 * headings are those of all rows together, in the order in which they come.
 */
public final class JsonFile {

    /** The path that means the document itself. */
    private static final String ITSELF = ".";

    private static final int HEAD = 4096;
    private static final int MOST_HEADINGS = 5_000;
    private static final long LARGEST_TABLE = 2L << 30;

    private JsonFile() {}

    /** Whether it is JSON, by how it begins; its name does not count. */
    public static boolean seemsToBe(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            StringBuilder start = new StringBuilder();
            for (byte each : in.readNBytes(HEAD)) {
                // neither blanks, nor byte order marks, nor the zeros of UTF-16
                if (each > ' ' && start.length() < 2) {
                    start.append((char) each);
                }
            }
            // a heading of a CSV file may be [Date], but hardly ["Date"]
            return start.toString().matches("\\{.?|\\[[\\[{\"\\]0-9-]");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the rows as a table, see {@link TableWriter}. The document is read three times; memory grows with the number
     * of headings and the size of a row, not with the document.
     *
     * @param rows the path of the rows, such as {@code data.items}, or {@code .} for the document itself; empty: the
     *     document if it is an array or several objects, else the only array of objects in it, else it is the one row
     * @param headings what the table has for headings, by those that the objects have
     * @param most how many rows are wanted, with that of the headings
     * @throws Refused with code {@code bad-json}, {@code no-rows}, {@code empty-file} or {@code json-too-large}
     */
    public static void write(
            Path path, Optional<String> rows, UnaryOperator<List<String>> headings, Path csv, int most) {
        String where = pathOfRows(path, rows);
        List<String> columns = headings.apply(headings(path, where));
        try (TableWriter out = new TableWriter(csv);
                JsonRows reader = new JsonRows(path)) {
            out.row(0, columns, "");
            reader.each(where, (number, cells) -> {
                write(out, number, cells, columns);
                return out.rows() < most;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many rows there are, counted up to {@code most}. */
    public static int count(Path path, Optional<String> rows, int most) {
        String where = pathOfRows(path, rows);
        try (JsonRows reader = new JsonRows(path)) {
            return reader.each(where, (number, cells) -> number < most);
        }
    }

    private static String pathOfRows(Path path, Optional<String> said) {
        return said.map(where -> where.equals(ITSELF) ? "" : where).orElseGet(() -> {
            try (JsonRows reader = new JsonRows(path)) {
                return reader.pathOfRows();
            }
        });
    }

    private static List<String> headings(Path path, String where) {
        // what matters is the order, so that a table of equal objects reads as they do
        Map<String, Boolean> found = new LinkedHashMap<>();
        try (JsonRows reader = new JsonRows(path)) {
            int count = reader.each(where, (number, cells) -> {
                cells.keySet().forEach(heading -> found.put(heading, true));
                if (found.size() > MOST_HEADINGS) {
                    throw Refused.invalid(
                            "json-too-large",
                            "The objects have more than %d different members together: are they rows of one kind?",
                            MOST_HEADINGS);
                }
                return true;
            });
            if (count == 0) {
                throw where.isEmpty()
                        ? Refused.invalid("empty-file", "The JSON holds no object: there is no row.")
                        : Refused.invalid("no-rows", "The JSON has no objects at \"%s\".", where);
            }
        }
        return List.copyOf(found.keySet());
    }

    private static void write(TableWriter out, int number, Map<String, JsonRows.Cell> cells, List<String> columns) {
        List<String> texts = new ArrayList<>(columns.size());
        StringBuilder kinds = new StringBuilder(columns.size());
        for (String column : columns) {
            JsonRows.Cell cell = cells.getOrDefault(column, JsonRows.Cell.NONE);
            texts.add(cell.text());
            kinds.append(cell.number() ? 'n' : 't');
        }
        try {
            out.row(number, texts, kinds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (out.length() > LARGEST_TABLE) {
            throw Refused.invalid("json-too-large", "The rows are too large a table. Send them in several files.");
        }
    }
}
