package dev.accord.ingest.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads numbers and amounts of money: 1,234.50 or 1.234,50 or $1,117.10K or (1 234,56 €). */
record Amounts(Style style) {

    private static final String CURRENCY = "[A-Z]{3}|[A-Z]{0,3}\\p{Sc}";
    private static final Pattern SHAPE = Pattern.compile("(?<open>\\()?\\s*(?<minus>[-\u2212+])?\\s*(?:(?<before>"
            + CURRENCY
            + ")\\s*(?<inner>[-\u2212])?)?\\s*(?<digits>[.,]?\\d[\\d.,'\u2019\\s\u00a0\u202f\u2009]*)(?<power>[eE][+-]?\\d{1,2})?"
            + "(?<times>[KkMmBb](?![A-Za-z]))?\\s*(?<after>" + CURRENCY + ")?\\s*(?<trailing>-)?(?<close>\\))?");
    private static final Pattern GROUPING_BLANKS = Pattern.compile("['\u2019\\s\u00a0\u202f\u2009]");
    private static final Map<String, String> SYMBOLS =
            Map.of("€", "EUR", "$", "USD", "US$", "USD", "£", "GBP", "¥", "JPY", "₹", "INR");
    private static final Map<String, Integer> TIMES = Map.of("K", 3, "M", 6, "B", 9);
    private static final int DECIMALS = 4;
    private static final int WHOLE_DIGITS = 15;

    /** What parts whole from fraction, and thousand from thousand. */
    enum Style {
        POINT('.', ','),
        COMMA(',', '.');

        private final char decimal;
        private final Pattern shape;

        Style(char decimal, char group) {
            this.decimal = decimal;
            this.shape = Pattern.compile("\\d*(?:\\%1$c\\d*)?|\\d{1,3}(?:\\%2$c\\d{2,3})*\\%2$c\\d{3}(?:\\%1$c\\d*)?"
                    .formatted(decimal, group));
        }

        /** The style of an example such as {@code 1.234,50}. */
        static Style ofExample(String example) {
            Sides sides = new Sides();
            observe(example, sides);
            if (!sides.decided()) {
                throw Mapping.wrong(
                        "\"numbers\" must be an example with a fraction, such as 1,234.50 or 1.234,50, not \"%s\".",
                        example);
            }
            return sides.firstWins() ? POINT : COMMA;
        }
    }

    /** An amount with the currency that stands in its own cell, if one does. */
    record Amount(BigDecimal value, Optional<String> currency) {}

    /** Notes what a cell tells about a decimal point (first) or comma (second). */
    static void observe(String cell, Sides sides) {
        Matcher match = SHAPE.matcher(cell);
        if (!match.matches()) {
            return;
        }
        String digits = digits(match);
        int point = digits.lastIndexOf('.');
        int comma = digits.lastIndexOf(',');
        if (point < 0 && comma < 0) {
            return;
        }
        boolean pointIsLast = point > comma;
        int last = Math.max(point, comma);
        boolean repeated = digits.indexOf(digits.charAt(last)) < last;
        boolean both = point >= 0 && comma >= 0;
        boolean groups = digits.length() - last - 1 == 3 && last <= 3 && !digits.startsWith("0") && last > 0;
        if (!both && !repeated && groups) {
            sides.undecided(cell);
        } else if (pointIsLast != (repeated && !both)) {
            sides.first();
        } else {
            sides.second();
        }
    }

    Amount read(String cell) throws Unreadable {
        Matcher match = SHAPE.matcher(cell);
        if (!match.matches() || (match.group("open") == null) != (match.group("close") == null)) {
            throw bad(cell);
        }
        String digits = digits(match);
        if (!style.shape.matcher(digits).matches()) {
            throw bad(cell);
        }
        StringBuilder plain = new StringBuilder();
        for (char c : digits.toCharArray()) {
            if (c == style.decimal) {
                plain.append('.');
            } else if (Character.isDigit(c)) {
                plain.append(Character.getNumericValue(c));
            }
        }
        @Nullable String power = match.group("power");
        BigDecimal value = new BigDecimal(plain + (power == null ? "" : power));
        @Nullable String times = match.group("times");
        if (times != null) {
            value = value.scaleByPowerOfTen(TIMES.getOrDefault(times.toUpperCase(Locale.ROOT), 0));
        }
        if (match.group("open") != null || minus(match, "minus") || minus(match, "inner") || minus(match, "trailing")) {
            value = value.negate();
        }
        value = value.setScale(DECIMALS, RoundingMode.HALF_UP);
        if (value.precision() - value.scale() > WHOLE_DIGITS) {
            throw new Unreadable("number-too-large", "\"%s\" is too large.".formatted(cell));
        }
        return new Amount(value, currency(match));
    }

    private static Optional<String> currency(Matcher match) {
        @Nullable String before = match.group("before");
        @Nullable String after = match.group("after");
        return Optional.ofNullable(before)
                .or(() -> Optional.ofNullable(after))
                .map(word -> SYMBOLS.getOrDefault(word, word))
                .filter(word -> word.length() == 3);
    }

    private static boolean minus(Matcher match, String group) {
        @Nullable String sign = match.group(group);
        return sign != null && !sign.equals("+");
    }

    private static String digits(Matcher match) {
        return GROUPING_BLANKS.matcher(String.valueOf(match.group("digits"))).replaceAll("");
    }

    private static Unreadable bad(String cell) {
        return new Unreadable("bad-number", "\"%s\" is not a number that can be read.".formatted(cell));
    }
}
