package dev.accord.files;

import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table that is being written. It is whole when it is closed. */
public interface TableFile extends Closeable {

    /**
     * Adds a row.
     *
     * @param cells each a text, a {@link BigDecimal}, a {@link Long}, an {@link Instant}, a {@link LocalDate}, a {@link Boolean} or
     *     nothing
     */
    void row(List<@Nullable Object> cells) throws IOException;
}
