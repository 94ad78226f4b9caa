package dev.accord.ingest.csv;

import dev.accord.shared.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The records of a file, one after the other; the first is the heading. No more than one is held in memory. */
public final class Rows implements Iterator<Row>, AutoCloseable {

    /** So many broken records are no accident: the separator or the quotes are of another kind. */
    private static final int MOST_BROKEN = 10_000;

    private final Lines lines;
    private final CSVFormat format;
    private final boolean written;
    private CSVParser parser;
    private Iterator<CSVRecord> records;
    private int number;
    private int least;
    private int most = Integer.MAX_VALUE;
    private int broken;
    private Optional<Row> next = Optional.empty();

    Rows(Lines lines, char separator, boolean written) throws IOException {
        this.lines = lines;
        this.written = written;
        this.format = CSVFormat.Builder.create()
                .setDelimiter(separator)
                .setQuote('"')
                .setIgnoreEmptyLines(true)
                .get();
        this.parser = parser();
        this.records = parser.iterator();
    }

    /** From now on, records of fewer or more cells are faults. */
    void expect(int fewest, int largest) {
        least = fewest;
        most = largest;
    }

    @Override
    public boolean hasNext() {
        while (next.isEmpty()) {
            Optional<Row> row = read();
            if (row.isEmpty()) {
                return false;
            }
            next = row.filter(read -> read.fault().isPresent() || !read.blank());
        }
        return true;
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Row row = next.orElseThrow();
        next = Optional.empty();
        return row;
    }

    private Optional<Row> read() {
        try {
            if (!records.hasNext()) {
                return Optional.empty();
            }
            List<String> cells = Arrays.asList(records.next().values());
            lines.release(parser.getCurrentLineNumber());
            if (written) {
                return Optional.of(written(cells.subList(0, cells.size() - 1), cells.getLast()));
            }
            number++;
            return Optional.of(new Row(number, cells, fitting(cells)));
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CSVException || e.getCause() instanceof Lines.RecordTooLong) {
                return Optional.of(recovered(e.getCause()));
            }
            throw e;
        }
    }

    /** The last cell of a record says where it stands in its file, and what its cells are. */
    private Row written(List<String> cells, String said) {
        int blank = said.indexOf(' ');
        number = Integer.parseInt(said.substring(0, blank));
        return new Row(number, cells, said.substring(blank + 1), fitting(cells));
    }

    private Optional<Row.Fault> fitting(List<String> cells) {
        if (cells.size() < least) {
            return Optional.of(new Row.Fault(
                    "row-too-short", "The row has " + cells.size() + " cells, the heading has " + least + "."));
        }
        if (cells.size() > most && cells.subList(most, cells.size()).stream().anyMatch(cell -> !cell.isBlank())) {
            return Optional.of(new Row.Fault(
                    "row-too-long", "The row has " + cells.size() + " cells, the heading has " + most + "."));
        }
        return Optional.empty();
    }

    private Row recovered(IOException cause) {
        broken++;
        String line = lines.recover();
        if (broken > MOST_BROKEN || line.length() >= Lines.LONGEST_RECORD) {
            throw Refused.invalid(
                    "unreadable",
                    "From row %d on the file cannot be read as CSV: is it the right separator, and are quotes closed?",
                    number + 1);
        }
        try {
            parser = parser();
            records = parser.iterator();
        } catch (IOException e) {
            e.addSuppressed(cause);
            throw new UncheckedIOException(e);
        }
        number++;
        return new Row(
                number,
                List.of(line),
                Optional.of(new Row.Fault(
                        "bad-quotes", "The quotes of this row do not match: one is not closed, or text follows one.")));
    }

    private CSVParser parser() throws IOException {
        return CSVParser.builder().setReader(lines).setFormat(format).get();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
