package dev.accord.metrics;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One part of a breakdown, computed like the whole. Its parts are no Optionals because grids keep slices in the
 * session.
 *
 * @param group none: unknown
 * @param begins the first day that it holds of the period; none unless it is a bucket of time
 * @param number none: no value, as the denominator is 0
 * @param base the denominator; none where the metric is no quotient
 * @param records how many records it is made of
 */
public record Slice(
        @Nullable String group,
        @Nullable LocalDate begins,
        @Nullable BigDecimal number,
        BigDecimal numerator,
        @Nullable BigDecimal base,
        long maturing,
        long records)
        implements Serializable {

    public Optional<String> key() {
        return Optional.ofNullable(group);
    }

    public Optional<LocalDate> firstDay() {
        return Optional.ofNullable(begins);
    }

    public Optional<BigDecimal> value() {
        return Optional.ofNullable(number);
    }

    public Optional<BigDecimal> denominator() {
        return Optional.ofNullable(base);
    }
}
