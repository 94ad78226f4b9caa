package dev.accord.metrics;

import dev.accord.shared.Id;
import dev.accord.shared.Money;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One record behind a figure, with its share in the numerator and the denominator: over all records they add up to
 * those of the figure (of deal velocity, the mean of the denominators is the figure's).
 *
 * @param kind {@code lead}, {@code opportunity}, {@code activity}, {@code handoff}, {@code dispute}, {@code traffic} or
 *     {@code spend}
 * @param part tells two rows of one record apart: of a period conversion 1 for the first stage and 2 for the second
 * @param moment when it happened; none: unknown
 * @param leadId none: a deal without a lead
 * @param denomination the currency of an amount in it
 * @param source the amount before it was converted; none: it was not
 * @param mark what it counts as beside the value: {@code WON}, {@code HELD}, {@code SKIPPED}...
 * @param doubt the fault in the data that it shows
 * @param group its part of the breakdown
 */
public record FigureRecord(
        String kind,
        Id id,
        int part,
        String label,
        @Nullable Instant moment,
        @Nullable Id leadId,
        BigDecimal numerator,
        @Nullable BigDecimal base,
        @Nullable Currency denomination,
        @Nullable Money source,
        boolean maturing,
        @Nullable String mark,
        @Nullable String doubt,
        @Nullable String group)
        implements Serializable {

    public Optional<Instant> at() {
        return Optional.ofNullable(moment);
    }

    public Optional<Id> lead() {
        return Optional.ofNullable(leadId);
    }

    public Optional<BigDecimal> denominator() {
        return Optional.ofNullable(base);
    }

    public Optional<Currency> currency() {
        return Optional.ofNullable(denomination);
    }

    /** The amount before it was converted; empty where it was not. */
    public Optional<Money> original() {
        return Optional.ofNullable(source);
    }

    public Optional<String> marked() {
        return Optional.ofNullable(mark);
    }

    public Optional<String> fault() {
        return Optional.ofNullable(doubt);
    }

    public Optional<String> key() {
        return Optional.ofNullable(group);
    }
}
