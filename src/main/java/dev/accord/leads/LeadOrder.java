package dev.accord.leads;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** In which order a list of leads stands; for each there is an index. */
public record LeadOrder(By by, boolean descending) implements Serializable {

    /** By what a list can be ordered. */
    public enum By {
        /** When the portal first heard of them. */
        RECORDED("l.id"),
        CREATED("l.created_at", "l.id"),
        SINCE("l.stage_since", "l.id"),
        NAME("l.last_name", "l.first_name", "l.id"),
        COMPANY("l.company", "l.id");

        private final List<String> columns;

        By(String... columns) {
            this.columns = List.of(columns);
        }

        /** The word in an address. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static final LeadOrder NEWEST_FIRST = new LeadOrder(By.RECORDED, true);

    /** Reads it from an address, such as {@code -since}; the newest first where it says nothing known. */
    public static LeadOrder of(String text) {
        boolean descending = text.startsWith("-");
        String key = descending ? text.substring(1) : text;
        return Arrays.stream(By.values())
                .filter(by -> by.key().equals(key))
                .findFirst()
                .map(by -> new LeadOrder(by, descending))
                .orElse(NEWEST_FIRST);
    }

    @Override
    public String toString() {
        return (descending ? "-" : "") + by.key();
    }

    String sql() {
        return by.columns.stream()
                .map(column -> descending ? column + " DESC" : column)
                .collect(Collectors.joining(", "));
    }
}
