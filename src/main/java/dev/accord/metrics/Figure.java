package dev.accord.metrics;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A figure with everything that makes it checkable.
 *
 * @param query what was asked, the basis as it was used
 * @param definitionVersion the agreed definitions that it was computed by: all that were in force within the period, such
 *     as {@code MQL v1, SQL v1 and v2}, or the one that it is restated under, such as {@code MQL v2 restated, SQL v1}
 * @param value empty where the denominator is 0
 * @param denominator empty where the metric is no quotient
 * @param maturing leads of the cohort that are younger than the window, in neither numerator nor denominator
 * @param records how many records there are behind the figure, maturing and faulty ones included
 * @param currency of money only; empty where no record has an amount
 * @param apart what is counted or measured beside the value, by name
 * @param faults how many records show which fault in the data, by name
 * @param asOf the moment up to which history was looked at: now, or when that was restated
 * @param series the parts of the breakdown that was asked for
 */
public record Figure(
        Metric metric,
        FigureQuery query,
        String definitionVersion,
        Optional<BigDecimal> value,
        BigDecimal numerator,
        Optional<BigDecimal> denominator,
        long maturing,
        long records,
        Optional<Currency> currency,
        Map<String, Optional<BigDecimal>> apart,
        Map<String, Long> faults,
        Instant asOf,
        List<Slice> series) {

    /** What is given beside the value under that name: empty where there is none, or no value of it. */
    public Optional<BigDecimal> beside(String name) {
        return apart.getOrDefault(name, Optional.empty());
    }
}
