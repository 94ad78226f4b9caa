package dev.accord.metrics;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How far a metric moved from one period to another, and by which parts of a breakdown: the usual analysis of price,
 * volume and mix.
 *
 * <p>A sum V of n records, on average a = V / n each, in parts g with their share s = n(g) / n of the records. With 0 for
 * the former period and 1 for the later one, part g moved the sum by
 * <pre>
 * volume  (n1 - n0) · s0(g) · a0(g)            as much as if all parts had grown alike
 * mix     n1 · (s1(g) - s0(g)) · a0(g)         because it became a larger or smaller part of the whole
 * rate    n1(g) · (a1(g) - a0(g))              because each of its records brought more or less
 * </pre>
 * which is V1(g) - V0(g), so the parts add up to the whole and so do the three.
 *
 * <p>A quotient R = N / D with the parts' own rates r(g) = N(g) / D(g) and weights w(g) = D(g) / D was moved by part g by
 * <pre>
 * mix     (w1(g) - w0(g)) · (r0(g) - R0)       because what converts better or worse became a larger part
 * rate    w1(g) · (r1(g) - r0(g))              because it converts better or worse itself
 * </pre>
 * which add up to R1 - R0 but for the tenth decimal. Where a part was not there before, its former average or rate is
 * that of the whole. A part with a numerator alone, such as spend that brought no lead, has no rate: N(g) / D is its own,
 * and what that changed by belongs to the rates.
 *
 * @param parts those that moved it most come first; empty where one of the two has no value, or they cannot tell
 */
public record Movement(Figure before, Figure after, List<Part> parts) {

    private static final MathContext PRECISION = MathContext.DECIMAL128;
    private static final int DECIMALS = 10;

    /**
     * What a part of the breakdown contributed, in the unit of the metric. It has no Optionals because views keep it in
     * the session.
     *
     * @param group none: unknown
     * @param from none: no value before
     * @param to none: no value after
     */
    public record Part(
            @Nullable String group,
            @Nullable BigDecimal from,
            @Nullable BigDecimal to,
            BigDecimal volume,
            BigDecimal mix,
            BigDecimal rate)
            implements Serializable {

        public Optional<String> key() {
            return Optional.ofNullable(group);
        }

        public Optional<BigDecimal> before() {
            return Optional.ofNullable(from);
        }

        public Optional<BigDecimal> after() {
            return Optional.ofNullable(to);
        }

        /** By how much it moved the whole. */
        public BigDecimal contribution() {
            return volume.add(mix).add(rate);
        }
    }

    /** The amounts of a part: a numerator, and what it is divided by or spread over. */
    private record Amounts(
            @Nullable String group, @Nullable BigDecimal value, BigDecimal numerator, BigDecimal weight) {

        private static final Amounts NONE = new Amounts(null, null, BigDecimal.ZERO, BigDecimal.ZERO);

        /** Per unit of weight; that of the whole where there was none. */
        BigDecimal average(Amounts whole) {
            return weight.signum() == 0 ? whole.each() : each();
        }

        BigDecimal each() {
            return weight.signum() == 0 ? BigDecimal.ZERO : numerator.divide(weight, PRECISION);
        }

        /** What a part without any weight of its own brings into the quotient of the whole. */
        BigDecimal borneByOthers(Amounts whole) {
            return weight.signum() == 0 && whole.weight.signum() != 0
                    ? numerator.divide(whole.weight, PRECISION)
                    : BigDecimal.ZERO;
        }

        BigDecimal share(Amounts whole) {
            return whole.weight.signum() == 0 ? BigDecimal.ZERO : weight.divide(whole.weight, PRECISION);
        }
    }

    /** Two figures of a metric that is not made of its parts. */
    public static Movement between(Figure before, Figure after) {
        return new Movement(before, after, List.of());
    }

    static Movement of(Figure before, Figure after) {
        if (before.value().isEmpty() || after.value().isEmpty()) {
            return between(before, after);
        }
        boolean quotient = after.denominator().isPresent();
        Amounts wholeBefore = whole(before, quotient);
        Amounts wholeAfter = whole(after, quotient);
        Map<Optional<String>, Amounts> former = amounts(before, quotient);
        Map<Optional<String>, Amounts> later = amounts(after, quotient);
        Set<Optional<String>> all = new LinkedHashSet<>(later.keySet());
        all.addAll(former.keySet());
        List<Part> parts = new ArrayList<>();
        all.forEach(group -> {
            Amounts was = former.getOrDefault(group, Amounts.NONE);
            Amounts is = later.getOrDefault(group, Amounts.NONE);
            parts.add(quotient ? quotient(was, is, wholeBefore, wholeAfter) : sum(was, is, wholeBefore, wholeAfter));
        });
        parts.sort(Comparator.comparing((Part part) -> part.contribution().abs())
                .reversed()
                .thenComparing(part -> part.key().orElse("")));
        return new Movement(before, after, List.copyOf(parts));
    }

    private static Part sum(Amounts was, Amounts is, Amounts before, Amounts after) {
        BigDecimal average = was.average(before);
        BigDecimal grown = after.weight().subtract(before.weight());
        BigDecimal volume = rounded(grown.multiply(was.share(before), PRECISION).multiply(average, PRECISION));
        BigDecimal mix = rounded(after.weight()
                .multiply(is.share(after).subtract(was.share(before)), PRECISION)
                .multiply(average, PRECISION));
        // what is left: so the three add up to the last digit
        BigDecimal rate =
                is.numerator().subtract(was.numerator()).subtract(volume).subtract(mix);
        boolean counts =
                is.numerator().compareTo(is.weight()) == 0 && was.numerator().compareTo(was.weight()) == 0;
        return counts ? part(was, is, volume, mix.add(rate), BigDecimal.ZERO) : part(was, is, volume, mix, rate);
    }

    private static Part quotient(Amounts was, Amounts is, Amounts before, Amounts after) {
        BigDecimal former = was.average(before);
        BigDecimal mix = rounded(
                is.share(after).subtract(was.share(before)).multiply(former.subtract(before.each()), PRECISION));
        BigDecimal rate = rounded(is.share(after)
                .multiply(is.each().subtract(former), PRECISION)
                .add(is.borneByOthers(after))
                .subtract(was.borneByOthers(before)));
        return part(was, is, BigDecimal.ZERO, mix, rate);
    }

    private static BigDecimal rounded(BigDecimal effect) {
        return effect.setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** It is called as it is written now, or else as it was. */
    private static Part part(Amounts was, Amounts is, BigDecimal volume, BigDecimal mix, BigDecimal rate) {
        return new Part(is.equals(Amounts.NONE) ? was.group() : is.group(), was.value(), is.value(), volume, mix, rate);
    }

    private static Amounts whole(Figure figure, boolean quotient) {
        return new Amounts(
                null,
                figure.value().orElse(null),
                figure.numerator(),
                quotient ? figure.denominator().orElse(BigDecimal.ZERO) : BigDecimal.valueOf(figure.records()));
    }

    private static Map<Optional<String>, Amounts> amounts(Figure figure, boolean quotient) {
        Map<Optional<String>, Amounts> amounts = new LinkedHashMap<>();
        figure.series()
                .forEach(slice -> amounts.put(
                        slice.key().map(Movement::folded),
                        new Amounts(
                                slice.group(),
                                slice.value().orElse(null),
                                slice.numerator(),
                                quotient
                                        ? slice.denominator().orElse(BigDecimal.ZERO)
                                        : BigDecimal.valueOf(slice.records()))));
        return amounts;
    }

    /** Alike for what the database groups together: its order knows neither case nor accents; but vowel signs it does. */
    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{InCombiningDiacriticalMarks}", "")
                .toLowerCase(Locale.ROOT);
    }

    /** By how much the metric moved; empty where one of the two has no value. */
    public Optional<BigDecimal> change() {
        return after.value().flatMap(now -> before.value().map(now::subtract));
    }

    /** Relative to what it was; empty where that is nothing. */
    public Optional<BigDecimal> relative() {
        return change().flatMap(change ->
                before.value().filter(was -> was.signum() != 0).map(was -> change.divide(was.abs(), PRECISION)));
    }

    public BigDecimal volume() {
        return total(Part::volume);
    }

    public BigDecimal mix() {
        return total(Part::mix);
    }

    public BigDecimal rate() {
        return total(Part::rate);
    }

    private BigDecimal total(Function<Part, BigDecimal> effect) {
        return parts.stream().map(effect).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
