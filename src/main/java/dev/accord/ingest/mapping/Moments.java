package dev.accord.ingest.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates and times of the usual spellings. A date without a time is the start of that day, and a time without an
 * offset is one of the zone.
 *
 * @param dayFirst how 03/04/2026 is read; empty where no cell needs to know
 */
record Moments(Optional<DateTimeFormatter> pattern, ZoneId zone, Optional<Boolean> dayFirst) {

    private static final String TIME =
            "(?:(?:\\s*T|\\s+|,\\s*)(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)?"
                    + "(?:\\s*(?<half>[AaPp])\\.?[Mm]\\.?)?)?"
                    + "(?:\\s*(?<offset>Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?))?";
    private static final Pattern YEAR_FIRST = Pattern.compile(
            "(?<year>\\d{4})(?<cut>[-/.]?)(?<month>\\d{2}|(?<=[-/.])\\d)\\k<cut>(?<day>\\d{2}|(?<=[-/.])\\d)" + TIME);
    private static final Pattern YEAR_LAST =
            Pattern.compile("(?<one>\\d{1,2})(?<cut>[-/.])(?<two>\\d{1,2})\\k<cut>(?<year>\\d{4}|\\d{2})" + TIME);
    private static final int EARLIEST = 1900;
    private static final int LATEST = 2999;

    /** @throws dev.accord.shared.Refused where it is no pattern of dates */
    static DateTimeFormatter pattern(String pattern) {
        try {
            // 'u' is the year as it is counted; 'y' alone would need an era to be checked strictly
            String strict = pattern.contains("G") ? pattern : pattern.replace('y', 'u');
            return new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(strict)
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            throw Mapping.wrong("\"dates\": \"%s\" is no pattern; an example is dd.MM.yyyy.", pattern);
        }
    }

    /** Notes what a cell tells about the order of day (first) and month (second). */
    static void observe(String cell, Sides order) {
        Matcher date = YEAR_LAST.matcher(cell);
        if (!date.matches() || dotted(date)) {
            return;
        }
        int one = Integer.parseInt(date.group("one"));
        int two = Integer.parseInt(date.group("two"));
        if (one > 12 && two <= 12) {
            order.first();
        } else if (two > 12 && one <= 12) {
            order.second();
        } else if (one != two) {
            order.undecided(cell);
        }
    }

    Instant read(String cell) throws Unreadable {
        try {
            Optional<Instant> moment = pattern.isPresent() ? byPattern(cell, pattern.get()) : byShape(cell);
            Instant read = moment.orElseThrow(() -> new DateTimeException("of no known shape"));
            int year = read.atOffset(ZoneOffset.UTC).getYear();
            if (year < EARLIEST || year > LATEST) {
                throw new Unreadable(
                        "date-out-of-range",
                        "\"%s\" is not between the years %d and %d.".formatted(cell, EARLIEST, LATEST));
            }
            return read;
        } catch (DateTimeException e) {
            throw new Unreadable("bad-date", "\"%s\" is not a date that can be read.".formatted(cell));
        }
    }

    /** The day of the zone on which the cell's moment falls. */
    LocalDate day(String cell) throws Unreadable {
        return read(cell).atZone(zone).toLocalDate();
    }

    private Optional<Instant> byPattern(String cell, DateTimeFormatter formatter) {
        TemporalAccessor parsed;
        try {
            parsed = formatter.parseBest(
                    cell, ZonedDateTime::from, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        } catch (DateTimeException e) {
            // exports often mix dates of a pattern with timestamps; the latter can be read in one way only
            return Optional.of(OffsetDateTime.parse(cell).toInstant());
        }
        return switch (parsed) {
            case ZonedDateTime time -> Optional.of(time.toInstant());
            case OffsetDateTime time -> Optional.of(time.toInstant());
            case LocalDateTime time -> Optional.of(time.atZone(zone).toInstant());
            case LocalDate day -> Optional.of(day.atStartOfDay(zone).toInstant());
            default -> Optional.empty();
        };
    }

    private Optional<Instant> byShape(String cell) {
        Matcher yearFirst = YEAR_FIRST.matcher(cell);
        if (yearFirst.matches()) {
            LocalDate day =
                    LocalDate.of(number(yearFirst, "year"), number(yearFirst, "month"), number(yearFirst, "day"));
            return Optional.of(at(day, yearFirst));
        }
        Matcher yearLast = YEAR_LAST.matcher(cell);
        if (yearLast.matches()) {
            boolean days = dotted(yearLast) || dayFirst.orElse(true);
            LocalDate day = LocalDate.of(
                    fullYear(yearLast), number(yearLast, days ? "two" : "one"), number(yearLast, days ? "one" : "two"));
            return Optional.of(at(day, yearLast));
        }
        return Optional.empty();
    }

    private Instant at(LocalDate day, Matcher match) {
        @Nullable String offset = match.group("offset");
        if (match.group("hour") == null) {
            return day.atStartOfDay(offset == null ? zone : offset(offset)).toInstant();
        }
        LocalDateTime time = day.atTime(LocalTime.of(hour(match), number(match, "minute"), number(match, "second"))
                .withNano(nanos(match)));
        return time.atZone(offset == null ? zone : offset(offset)).toInstant();
    }

    private static int hour(Matcher match) {
        int hour = number(match, "hour");
        @Nullable String half = match.group("half");
        if (half == null) {
            return hour;
        }
        if (hour < 1 || hour > 12) {
            throw new DateTimeException("no hour of half a day");
        }
        return hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    }

    private static int nanos(Matcher match) {
        @Nullable String fraction = match.group("fraction");
        // the database keeps microseconds
        return fraction == null ? 0 : Integer.parseInt((fraction + "000000").substring(0, 6)) * 1_000;
    }

    private static ZoneId offset(String text) {
        return text.startsWith("+") || text.startsWith("-") ? ZoneOffset.of(text) : ZoneOffset.UTC;
    }

    private static int fullYear(Matcher match) {
        int year = number(match, "year");
        if (year >= 100) {
            return year;
        }
        return year < 70 ? 2000 + year : 1900 + year;
    }

    private static boolean dotted(Matcher match) {
        return ".".equals(match.group("cut"));
    }

    private static int number(Matcher match, String group) {
        @Nullable String digits = match.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
