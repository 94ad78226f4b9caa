package dev.accord.portability;

import dev.accord.files.Apostrophe;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A column as the database keeps it, and how its values are written. Moments are of UTC, bytes are base64. */
record TableColumn(String name, String type) {

    private static final Set<String> TEXTS = Set.of("varchar", "char", "text", "mediumtext", "longtext");
    private static final Set<String> BYTES = Set.of("blob", "mediumblob", "longblob", "varbinary");

    /** What a query selects to have the value written. */
    String selected(String alias) {
        String value = "%s.`%s`".formatted(alias, name);
        return switch (type) {
            case "datetime" -> moment(value);
            case "tinyint" -> "CAST(%s AS SIGNED)".formatted(value);
            default -> value;
        };
    }

    static String moment(String value) {
        return "DATE_FORMAT(%s, '%%Y-%%m-%%dT%%H:%%i:%%s.%%fZ')".formatted(value);
    }

    boolean isText() {
        return TEXTS.contains(type);
    }

    @Nullable
    String written(ResultSet row, int index) throws SQLException {
        if (BYTES.contains(type)) {
            byte @Nullable [] bytes = row.getBytes(index);
            return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
        }
        @Nullable String value = row.getString(index);
        return value == null || !isText() ? value : Apostrophe.before(value);
    }

    /** @throws IllegalArgumentException or {@link java.time.DateTimeException} where the cell holds no such value */
    @Nullable
    Object read(@Nullable String cell) {
        if (cell == null) {
            return null;
        }
        if (BYTES.contains(type)) {
            return Base64.getDecoder().decode(cell);
        }
        if (type.equals("datetime")) {
            return Timestamp.from(Instant.parse(cell));
        }
        return isText() ? Apostrophe.without(cell) : cell;
    }
}
