package dev.accord.ingest.mapping;

import dev.accord.shared.Refused;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The values of one row by field; what is missing stays unknown. */
public record FieldValues(Map<String, Object> values) {

    /** Where the row comes from: the source of the whole file, unless it says otherwise. */
    public String source(String ofTheFile) {
        return text(Field.SOURCE).orElse(ofTheFile);
    }

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

    public Optional<LocalDate> day(String field) {
        return of(field, LocalDate.class);
    }

    /** Whole days, the last one not included. */
    public record Days(LocalDate from, LocalDate to) {}

    /**
     * The days from the one in that field: to before {@code to} or, as many exports put it, to {@code until}; the one
     * day where neither says more.
     *
     * @throws Refused with code {@code bad-period} where they end before they begin
     */
    public Days days(String first) {
        LocalDate from = day(first).orElseThrow(() -> Refused.invalid("missing-value", "\"%s\" is missing.", first));
        LocalDate end =
                day("to").or(() -> day("until").map(last -> last.plusDays(1))).orElse(from);
        if (end.isBefore(from)) {
            throw Refused.invalid("bad-period", "The days end on %s, before they begin on %s.", end, from);
        }
        return new Days(from, end.equals(from) ? from.plusDays(1) : end);
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
