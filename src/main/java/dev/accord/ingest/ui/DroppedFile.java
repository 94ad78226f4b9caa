package dev.accord.ingest.ui;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that was dropped on the page and is kept until the page is left or another one is dropped. */
record DroppedFile(String name, File file) implements Serializable {

    Path path() {
        return file.toPath();
    }

    /** A copy for one import, which removes it. */
    Path copy() {
        try {
            return Files.copy(
                    path(), Files.createTempFile("accord-import-", ".csv"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove() {
        try {
            Files.deleteIfExists(path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
