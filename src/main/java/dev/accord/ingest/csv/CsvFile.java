package dev.accord.ingest.csv;

import dev.accord.shared.Refused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A CSV file whose encoding, separator and headings are known. It can be read as often as needed.
 *
 * @param headings the headings, made distinct: the second {@code name} is {@code name (2)}, a blank one {@code column 3}
 * @param headingCells the heading row as it came
 * @param preamble what stands above the headings
 * @param written whether it was made of another kind of file by {@link TableWriter}, so that its last cells are no cells of it
 */
public record CsvFile(
        Path path,
        Charset encoding,
        char separator,
        List<String> headings,
        List<String> headingCells,
        Preamble preamble,
        boolean written) {

    private static final int HEAD = 1 << 16;

    /** @throws Refused with a code and a message for people where it is no CSV file that can be read */
    public static CsvFile open(Path path, Optional<Charset> encoding, Optional<Character> separator) {
        try {
            Charset charset = Encoding.of(path, encoding);
            Preamble preamble = preambleOf(path, charset);
            char cut = separator.isPresent() ? separator.get() : separatorOf(path, charset, preamble);
            return of(path, charset, cut, preamble, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a table that {@link TableWriter} has written. */
    public static CsvFile written(Path path) {
        try {
            return of(path, StandardCharsets.UTF_8, ',', new Preamble(0, Optional.empty()), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CsvFile of(Path path, Charset charset, char cut, Preamble preamble, boolean written)
            throws IOException {
        try (Rows rows = start(path, charset, cut, preamble, written)) {
            if (!rows.hasNext()) {
                throw Refused.invalid("empty-file", "The file has no row of headings.");
            }
            Row heading = rows.next();
            heading.fault().ifPresent(fault -> {
                throw Refused.invalid("bad-heading", "The row of headings cannot be read. %s", fault.message());
            });
            List<String> cells = heading.cells();
            return new CsvFile(path, charset, cut, distinct(cells), List.copyOf(cells), preamble, written);
        }
    }

    /** The rows under the heading. */
    public Rows rows() {
        try {
            Rows rows = start(path, encoding, separator, preamble, written);
            rows.next();
            int last = headingCells.size();
            while (last > 1 && headingCells.get(last - 1).isBlank()) {
                last--;
            }
            rows.expect(last, headingCells.size());
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Preamble preambleOf(Path path, Charset encoding) throws IOException {
        char[] start = new char[Preamble.LONGEST];
        int length = 0;
        try (BufferedReader reader = Encoding.reader(path, encoding)) {
            for (int count = 0; count >= 0 && length < start.length; length += Math.max(0, count)) {
                count = reader.read(start, length, start.length - length);
            }
        }
        return Preamble.of(new String(start, 0, length));
    }

    private static Rows start(Path path, Charset encoding, char separator, Preamble preamble, boolean written)
            throws IOException {
        BufferedReader reader = Encoding.reader(path, encoding);
        preamble.skip(reader);
        reader.mark(16);
        char[] start = new char[16];
        int length = Math.max(0, reader.read(start));
        reader.reset();
        Optional<Integer> said = written
                ? Optional.empty()
                : Separator.saidIn(new String(start, 0, length)).map(line -> line.end());
        for (int i = 0; i < said.orElse(0); i++) {
            reader.read();
        }
        return new Rows(new Lines(reader), separator, written);
    }

    private static char separatorOf(Path path, Charset encoding, Preamble preamble) throws IOException {
        char[] start = new char[HEAD];
        int length = 0;
        boolean whole = false;
        try (BufferedReader reader = Encoding.reader(path, encoding)) {
            preamble.skip(reader);
            while (length < HEAD && !whole) {
                int count = reader.read(start, length, HEAD - length);
                whole = count < 0;
                length += Math.max(0, count);
            }
        }
        String head = new String(start, 0, length);
        boolean complete = whole;
        return Separator.saidIn(head)
                .map(line -> line.group(1).charAt(0))
                .orElseGet(() -> Separator.guess(head, complete));
    }

    private static List<String> distinct(List<String> cells) {
        Set<String> came = new HashSet<>(cells.stream().map(String::strip).toList());
        Set<String> used = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            String name = cells.get(i).strip();
            String distinct = name.isEmpty() ? "column " + (i + 1) : name;
            for (int n = 2; used.contains(distinct) || (!distinct.equals(name) && came.contains(distinct)); n++) {
                distinct = (name.isEmpty() ? "column " + (i + 1) : name) + " (" + n + ")";
            }
            used.add(distinct);
            names.add(distinct);
        }
        return List.copyOf(names);
    }
}
