package dev.accord.ingest.mapping;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The values of one row by field; what is missing stays unknown. */
public record FieldValues(Map<String, Object> values) {

    public Optional<String> text(String field) {
        return of(field, String.class);
    }

    public Optional<Instant> moment(String field) {
        return of(field, Instant.class);
    }

    public Optional<BigDecimal> number(String field) {
        return of(field, BigDecimal.class);
    }

    public Optional<Boolean> flag(String field) {
        return of(field, Boolean.class);
    }

    /** The fields whose names begin so, by the rest of their names. */
    public <T> Map<String, T> under(String prefix, Class<T> type) {
        Map<String, T> found = new TreeMap<>();
        values.forEach((field, value) -> {
            if (field.startsWith(prefix)) {
                found.put(field.substring(prefix.length()), type.cast(value));
            }
        });
        return found;
    }

    private <T> Optional<T> of(String field, Class<T> type) {
        return Optional.ofNullable(values.get(field)).map(type::cast);
    }
}
