package dev.accord.metrics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What records add to the sums, or what they take away. */
final class RolledSums {

    /** What is unknown is empty; what is known stands behind an equals sign, so that an empty name is not unknown. */
    record Key(
            Dimension dimension,
            LocalDate day,
            String group,
            long owner,
            String kind,
            String mark,
            String fault,
            String currency) {}

    static final class Sum {
        private long records;
        private BigDecimal numerator = BigDecimal.ZERO;
        private BigDecimal denominator = BigDecimal.ZERO;
        private long denominators;

        private void add(RolledRecord record, int sign) {
            BigDecimal times = BigDecimal.valueOf(sign);
            records += sign;
            numerator = numerator.add(record.numerator().multiply(times));
            if (record.denominator() != null) {
                denominator = denominator.add(record.denominator().multiply(times));
                denominators += sign;
            }
        }

        private boolean isNothing() {
            return records == 0 && numerator.signum() == 0 && denominator.signum() == 0 && denominators == 0;
        }

        long records() {
            return records;
        }

        BigDecimal numerator() {
            return numerator;
        }

        BigDecimal denominator() {
            return denominator;
        }

        long denominators() {
            return denominators;
        }
    }

    private final Map<Key, Sum> sums = new LinkedHashMap<>();

    void add(RolledRecord record) {
        add(record, 1);
    }

    void takeAway(RolledRecord record) {
        add(record, -1);
    }

    private void add(RolledRecord record, int sign) {
        for (Dimension dimension : Dimension.values()) {
            Key key = new Key(
                    dimension,
                    record.day(),
                    told(dimension.groupOf(record)),
                    dimension == Dimension.OWNER && record.owner() != null ? record.owner() : 0,
                    record.kind(),
                    empty(record.mark()),
                    empty(record.fault()),
                    empty(record.currency()));
            sums.computeIfAbsent(key, any -> new Sum()).add(record, sign);
        }
    }

    /** All that are not nothing. */
    Map<Key, Sum> all() {
        sums.values().removeIf(Sum::isNothing);
        return sums;
    }

    private static String told(@Nullable String group) {
        return group == null ? "" : "=" + group;
    }

    private static String empty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
