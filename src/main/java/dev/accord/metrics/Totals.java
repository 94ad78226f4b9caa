package dev.accord.metrics;

import dev.accord.metrics.Formula.Shape;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sums over the records of a figure, or of one part of its breakdown, and the value that they give.
 *
 * @param denominator the sum of the known denominators
 * @param denominators how many are known
 * @param currencies in how many currencies the amounts are
 * @param unconverted how many amounts could not be converted for want of a rate
 * @param median of formulas of that shape only, as the 90th percentile is
 */
record Totals(
        @Nullable String group,
        long records,
        BigDecimal numerator,
        BigDecimal denominator,
        long denominators,
        long maturing,
        long currencies,
        @Nullable String currency,
        long unconverted,
        @Nullable BigDecimal median,
        @Nullable BigDecimal p90,
        Map<String, Long> apart,
        Map<String, Long> faults) {

    /** Decimals of a quotient. */
    private static final int SCALE = 10;

    static Totals read(Formula formula, ResultSet row) throws SQLException {
        Map<String, Long> apart = new LinkedHashMap<>();
        for (String name : formula.apart().keySet()) {
            apart.put(name, row.getLong("apart_" + name));
        }
        Map<String, Long> faults = new LinkedHashMap<>();
        for (String name : formula.faults()) {
            faults.put(name, row.getLong("fault_" + name));
        }
        return new Totals(
                row.getString("grp"),
                row.getLong("record_count"),
                known(row.getBigDecimal("numerator")),
                known(row.getBigDecimal("denominator")),
                row.getLong("denominator_count"),
                row.getLong("maturing"),
                row.getLong("currencies"),
                row.getString("currency"),
                row.getLong("unconverted"),
                row.getBigDecimal("median"),
                row.getBigDecimal("p90"),
                apart,
                faults);
    }

    /** The sums of a part without a record. */
    static Totals none(String group) {
        return new Totals(group, 0, BigDecimal.ZERO, BigDecimal.ZERO, 0, 0, 0, null, 0, null, null, Map.of(), Map.of());
    }

    private static BigDecimal known(@Nullable BigDecimal sum) {
        return sum == null ? BigDecimal.ZERO : sum;
    }

    Optional<BigDecimal> value(Shape shape) {
        return switch (shape) {
            case SUM -> Optional.of(plain(numerator));
            case RATIO -> quotient(numerator, denominator);
            case MEDIAN -> Optional.ofNullable(median).map(it -> plain(it.setScale(SCALE, RoundingMode.HALF_EVEN)));
            // from the sums, so that the mean is not rounded before it divides
            case RATE -> quotient(numerator.multiply(BigDecimal.valueOf(denominators)), denominator);
        };
    }

    Optional<BigDecimal> denominatorOf(Shape shape) {
        return switch (shape) {
            case SUM -> Optional.empty();
            case RATIO, MEDIAN -> Optional.of(plain(denominator));
            case RATE -> quotient(denominator, BigDecimal.valueOf(denominators));
        };
    }

    Slice slice(Shape shape, @Nullable LocalDate begins) {
        return new Slice(
                group,
                begins,
                value(shape).orElse(null),
                plain(numerator),
                denominatorOf(shape).orElse(null),
                maturing,
                records);
    }

    /** What is given beside the value, by name. */
    Map<String, Optional<BigDecimal>> beside(Formula formula) {
        Map<String, Optional<BigDecimal>> named = new LinkedHashMap<>();
        BigDecimal all = BigDecimal.valueOf(records);
        apart.forEach((name, number) -> {
            named.put(name, Optional.of(BigDecimal.valueOf(number)));
            if (formula.metric().unit() == Unit.COUNT) {
                named.put(name + "Share", quotient(BigDecimal.valueOf(number), all));
            }
        });
        if (formula.shape() == Shape.MEDIAN) {
            named.put("mean", quotient(numerator, denominator));
            named.put("median", value(Shape.MEDIAN));
            named.put("p90", Optional.ofNullable(p90).map(Totals::plain));
        }
        if (formula.shape() == Shape.RATE) {
            BigDecimal won = BigDecimal.valueOf(apart.getOrDefault("won", 0L));
            named.put("closed", Optional.of(all));
            named.put("winRate", quotient(won, all));
            named.put("averageDeal", quotient(numerator, won));
            named.put("meanCycle", denominatorOf(Shape.RATE));
        }
        return named;
    }

    static Optional<BigDecimal> quotient(BigDecimal numerator, BigDecimal denominator) {
        return denominator.signum() == 0
                ? Optional.empty()
                : Optional.of(plain(numerator.divide(denominator, SCALE, RoundingMode.HALF_EVEN)));
    }

    /** Without needless zeros behind the point, and never with an exponent before it. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
