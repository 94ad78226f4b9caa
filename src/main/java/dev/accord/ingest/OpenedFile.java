package dev.accord.ingest;

import dev.accord.ingest.csv.CsvFile;
import dev.accord.ingest.mapping.Mapping;
import dev.accord.ingest.xlsx.XlsxFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A file as a table, whatever it is by its content. A workbook is written down as CSV first, so that everything after it
 * reads one kind of file, as often as it needs, and none of it is held in memory.
 *
 * @param written what is removed in the end; empty where the file itself is read
 */
record OpenedFile(CsvFile csv, Optional<Path> written) implements AutoCloseable {

    /** The first rows of a file that stays as it is. */
    static OpenedFile beginning(Path path, Mapping mapping, int rows) {
        if (!XlsxFile.seemsToBe(path)) {
            return new OpenedFile(CsvFile.open(path, mapping.encoding(), mapping.delimiter()), Optional.empty());
        }
        Path written = written(path, mapping, rows);
        boolean open = false;
        try {
            OpenedFile file = new OpenedFile(CsvFile.ofSheet(written), Optional.of(written));
            open = true;
            return file;
        } finally {
            if (!open) {
                remove(written);
            }
        }
    }

    /** The whole of a file that may be overwritten: a workbook becomes the table of its sheet. */
    static CsvFile inItsPlace(Path path, Mapping mapping) {
        if (!XlsxFile.seemsToBe(path)) {
            return CsvFile.open(path, mapping.encoding(), mapping.delimiter());
        }
        Path written = written(path, mapping, Integer.MAX_VALUE);
        try {
            Files.move(written, path, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return CsvFile.ofSheet(path);
    }

    private static Path written(Path path, Mapping mapping, int rows) {
        boolean whole = false;
        Path csv = temporary();
        try {
            XlsxFile.write(path, mapping.sheet(), csv, rows);
            whole = true;
            return csv;
        } finally {
            if (!whole) {
                remove(csv);
            }
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("accord-sheet-", ".csv");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        written.ifPresent(OpenedFile::remove);
    }
}
