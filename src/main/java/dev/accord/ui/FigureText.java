package dev.accord.ui;

import dev.accord.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * How numbers and times are written on every screen: {@code 1,204}, {@code 1,318,000 EUR}, {@code 2.31 M EUR},
 * {@code 63.15 %}, {@code 51.78 days}, {@code 2 h 10 min}, and a dash where there is no value.
 *
 * {@snippet :
 * FigureText.percent(figure.value(), 2);      // Optional<BigDecimal> 0.6315 -> "63.15 %", empty -> "–"
 * FigureText.money(revenue, "EUR");           // "10,005,534 EUR"
 * }
 */
public final class FigureText {

    /** What stands where there is no value: never 0, never an error. */
    public static final String NONE = "–";

    private static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private FigureText() {}

    /** Whole things: {@code 1,204}. */
    public static String count(long count) {
        return decimal(BigDecimal.valueOf(count), 0);
    }

    /** A number with at most so many decimals: {@code 2,360.91}. */
    public static String decimal(BigDecimal number, int decimals) {
        var format = new DecimalFormat("#,##0", SYMBOLS);
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.HALF_UP);
        var text = format.format(number);
        return text.equals("-0") ? "0" : text;
    }

    /** Money to the whole unit: {@code 1,318,000 EUR}. */
    public static String money(BigDecimal amount, String currency) {
        return decimal(amount, 0) + " " + currency;
    }

    /** Money to the whole unit: {@code 1,318,000 EUR}. */
    public static String money(Money money) {
        return money(money.amount(), money.currency().getCurrencyCode());
    }

    /** Money where space is short: {@code 2.31 M EUR}. */
    public static String moneyShort(Money money) {
        return moneyShort(money.amount(), money.currency().getCurrencyCode());
    }

    /** Money with its cents: {@code 2,360.91 EUR}. */
    public static String moneyExact(BigDecimal amount, String currency) {
        var format = new DecimalFormat("#,##0.00", SYMBOLS);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(amount) + " " + currency;
    }

    /** Money where space is short: {@code 2.31 M EUR}, {@code 84 k EUR}. */
    public static String moneyShort(BigDecimal amount, String currency) {
        return compact(amount) + " " + currency;
    }

    /** A number where space is short: {@code 2.31 M}, {@code 84 k}, {@code 950}. */
    public static String compact(BigDecimal number) {
        // 999,500 would round to "1,000 k".
        if (number.abs().compareTo(BigDecimal.valueOf(999_500)) >= 0) {
            return decimal(number.divide(MILLION, 2, RoundingMode.HALF_UP), 2) + " M";
        }
        if (number.abs().compareTo(BigDecimal.valueOf(10_000)) >= 0) {
            return decimal(number.divide(THOUSAND, 0, RoundingMode.HALF_UP), 0) + " k";
        }
        return decimal(number, 0);
    }

    /** A share as per cent: 0.6315 with 2 decimals is {@code 63.15 %}. */
    public static String percent(BigDecimal share, int decimals) {
        return decimal(share.multiply(HUNDRED), decimals) + " %";
    }

    /** A share that may be unknown, such as one over nothing. */
    public static String percent(Optional<BigDecimal> share, int decimals) {
        return orNone(share, each -> percent(each, decimals));
    }

    /** Days with at most two decimals: {@code 51.78 days}. */
    public static String days(BigDecimal days) {
        var text = decimal(days, 2);
        return text + (text.equals("1") ? " day" : " days");
    }

    /** Hours with at most two decimals: {@code 3.25 hours}. */
    public static String hours(BigDecimal hours) {
        var text = decimal(hours, 2);
        return text + (text.equals("1") ? " hour" : " hours");
    }

    /** A length of time by its two largest parts: {@code 3 d 4 h}, {@code 2 h 10 min}, {@code 40 s}. */
    public static String duration(Duration length) {
        var time = length.abs();
        if (time.toDays() > 0) {
            return parts(time.toDays(), "d", time.toHoursPart(), "h");
        }
        if (time.toHours() > 0) {
            return parts(time.toHours(), "h", time.toMinutesPart(), "min");
        }
        return time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }

    /** A day in the reader's zone: {@code 3 Nov 2026}. */
    public static String day(Instant at, ZoneId zone) {
        return day(at.atZone(zone).toLocalDate());
    }

    /** A day: {@code 3 Nov 2026}. */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** A moment in the reader's zone: {@code 3 Nov 2026, 14:05}. */
    public static String moment(Instant at, ZoneId zone) {
        return MOMENT.format(at.atZone(zone));
    }

    /** The value written so, or the dash. */
    public static <T> String orNone(Optional<T> value, Function<T, String> written) {
        return value.map(written).orElse(NONE);
    }

    private static String parts(long large, String largeUnit, long small, String smallUnit) {
        return small == 0
                ? "%d %s".formatted(large, largeUnit)
                : "%d %s %d %s".formatted(large, largeUnit, small, smallUnit);
    }
}
