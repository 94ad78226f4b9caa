package dev.accord.ingest.mapping;

import dev.accord.ingest.csv.Row;
import java.util.Optional;

/**
 * A row that does not go in, and why.
 *
 * @param column the heading of the cell at fault; empty where it is the row as a whole
 * @param code stable: programs may rely on it
 */
public record Rejected(Row row, Optional<String> column, String code, String message) {}
