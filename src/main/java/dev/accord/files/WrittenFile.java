package dev.accord.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table that was written aside, to be sent. So whoever reads it slowly holds no connection of the database, and what
 * fails on the way is no half of a file. Closing it removes it.
 */
public final class WrittenFile implements Closeable {

    private final String name;
    private final TableFormat format;
    private final Path path;

    private WrittenFile(String name, TableFormat format, Path path) {
        this.name = name;
        this.format = format;
        this.path = path;
    }

    /** Takes the rows of a table. */
    @FunctionalInterface
    public interface Rows {
        /** @throws UncheckedIOException where the disk does not take it */
        void add(List<@Nullable Object> cells);
    }

    /** Hands over all rows. */
    @FunctionalInterface
    public interface Filling {
        void fill(Rows rows);
    }

    /**
     * @param name without its extension, which may hold any character
     * @param zone in which moments are written
     */
    public static WrittenFile of(
            String name, String title, TableFormat format, ZoneId zone, List<String> heading, Filling filling)
            throws IOException {
        Path path = Files.createTempFile("accord-", "." + format.extension());
        boolean whole = false;
        try (OutputStream out = Files.newOutputStream(path)) {
            try (TableFile table = format.begin(out, title, zone, heading)) {
                filling.fill(cells -> {
                    try {
                        table.row(cells);
                    } catch (IOException full) {
                        throw new UncheckedIOException(full);
                    }
                });
            }
            whole = true;
        } catch (UncheckedIOException full) {
            throw full.getCause();
        } finally {
            if (!whole) {
                Files.deleteIfExists(path);
            }
        }
        return new WrittenFile(name.replaceAll("[^\\p{L}\\p{N}._-]", "_"), format, path);
    }

    public String name() {
        return name + "." + format.extension();
    }

    public String mediaType() {
        return format.mediaType();
    }

    public long bytes() throws IOException {
        return Files.size(path);
    }

    public void writeTo(OutputStream out) throws IOException {
        Files.copy(path, out);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
