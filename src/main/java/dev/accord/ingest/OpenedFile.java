package dev.accord.ingest;

import dev.accord.ingest.csv.CsvFile;
import dev.accord.ingest.json.JsonFile;
import dev.accord.ingest.mapping.Headings;
import dev.accord.ingest.mapping.Mapping;
import dev.accord.ingest.xlsx.XlsxFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file as a table, whatever it is by its content. Workbooks and JSON are written down as CSV first, so that everything
 * after it reads one kind of file, as often as it needs, and none of it is held in memory.
 *
 * @param written what is removed in the end; empty where the file itself is read
 */
record OpenedFile(FileForm form, CsvFile csv, Optional<Path> written) implements AutoCloseable {

    /** The first rows of a file that stays as it is. */
    static OpenedFile beginning(Path path, Mapping mapping, int rows) {
        FileForm form = FileForm.of(path);
        if (form == FileForm.CSV) {
            return new OpenedFile(form, CsvFile.open(path, mapping.encoding(), mapping.delimiter()), Optional.empty());
        }
        Path written = written(path, form, mapping, rows);
        boolean open = false;
        try {
            OpenedFile file = new OpenedFile(form, CsvFile.written(written), Optional.of(written));
            open = true;
            return file;
        } finally {
            if (!open) {
                remove(written);
            }
        }
    }

    /** The whole of a file that may be overwritten: what is no CSV becomes its table. */
    static CsvFile inItsPlace(Path path, Mapping mapping) {
        FileForm form = FileForm.of(path);
        if (form == FileForm.CSV) {
            return CsvFile.open(path, mapping.encoding(), mapping.delimiter());
        }
        Path written = written(path, form, mapping, Integer.MAX_VALUE);
        try {
            Files.move(written, path, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return CsvFile.written(path);
    }

    private static Path written(Path path, FileForm form, Mapping mapping, int rows) {
        boolean whole = false;
        Path csv = temporary();
        try {
            if (form == FileForm.WORKBOOK) {
                XlsxFile.write(path, mapping.sheet(), csv, rows);
            } else {
                JsonFile.write(path, mapping.rows(), found -> headings(found, mapping), csv, rows);
            }
            whole = true;
            return csv;
        } finally {
            if (!whole) {
                remove(csv);
            }
        }
    }

    /** JSON leaves out what is blank, so what the mapping speaks of is a column whether an object has it or not. */
    private static List<String> headings(List<String> found, Mapping mapping) {
        List<String> headings = new ArrayList<>(found);
        mapping.columns().keySet().stream()
                .map(String::strip)
                .filter(said -> headings.stream()
                        .noneMatch(heading ->
                                heading.equals(said) || Headings.plain(heading).equals(Headings.plain(said))))
                .forEach(headings::add);
        return headings;
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("accord-table-", ".csv");
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
