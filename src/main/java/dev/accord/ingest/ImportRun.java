package dev.accord.ingest;

import dev.accord.shared.Id;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One import and how far it is.
 *
 * @param errors the first rejected rows
 * @param failure why it stopped midway; null where it did not
 */
public record ImportRun(
        Id id,
        String kind,
        String source,
        String fileName,
        boolean dryRun,
        State state,
        String personName,
        Instant startedAt,
        @Nullable Instant endedAt,
        int rows,
        int created,
        int updated,
        int unchanged,
        int rejected,
        @Nullable String failure,
        List<RowError> errors)
        implements Serializable {

    /** How an import stands. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }

    /**
     * Why a row did not go in.
     *
     * @param row its number in the file; the heading is row 1, but of JSON the first object is
     * @param column the heading of the cell at fault; null where it is the row as a whole
     * @param code stable: programs may rely on it
     */
    public record RowError(int row, @Nullable String column, String code, String message) implements Serializable {}
}
