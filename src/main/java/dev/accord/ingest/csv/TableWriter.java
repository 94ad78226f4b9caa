package dev.accord.ingest.csv;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes what is no CSV file down as one, so that it can be read as often as needed: UTF-8, commas, and no row shorter than
 * the first, which is the heading. The last cell of each is none of the file: it has the number of the row, a blank, and
 * the {@link Row#kinds} of its cells. {@link CsvFile#written} opens it.
 */
public final class TableWriter implements Closeable {

    private final BufferedWriter out;
    private int width;
    private int rows;
    private long length;

    public TableWriter(Path csv) throws IOException {
        out = new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(csv), StandardCharsets.UTF_8), 1 << 16);
    }

    public void row(int number, List<String> cells, CharSequence kinds) throws IOException {
        width = rows == 0 ? cells.size() : width;
        for (String cell : cells) {
            cell(cell);
        }
        for (int i = cells.size(); i < width; i++) {
            cell("");
        }
        String last = number + " " + kinds + "\r\n";
        out.write(last);
        length += last.length();
        rows++;
    }

    private void cell(String cell) throws IOException {
        if (!cell.isEmpty()) {
            out.write('"');
            out.write(cell.replace("\"", "\"\""));
            out.write('"');
        }
        out.write(',');
        length += cell.length() + 3;
    }

    /** How many rows were written, with that of the headings. */
    public int rows() {
        return rows;
    }

    /** About as many characters as were written. */
    public long length() {
        return length;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
