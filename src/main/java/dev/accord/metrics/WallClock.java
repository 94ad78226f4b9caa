package dev.accord.metrics;

import dev.accord.shared.Period;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * SQL for the time that the wall clock of a zone shows. The database's own time zone tables may be empty, so the
 * changes of the offset come from Java, newest first because most records are young.
 */
final class WallClock {

    private static final DateTimeFormatter LITERAL =
            DateTimeFormatter.ofPattern("''uuuu-MM-dd HH:mm:ss''", Locale.ROOT);
    private static final Pattern MIDNIGHT = Pattern.compile("MIDNIGHT\\(([a-z_.]+)\\)");
    private static final Pattern DAYS = Pattern.compile("DAYS\\(([a-z_.]+), ([a-z_.]+)\\)");

    private final ZoneOffset earliest;
    private final List<ZoneOffsetTransition> changes = new ArrayList<>();

    /** The wall clock from 1970, or the beginning of the period where that is earlier, to the end of the period. */
    static WallClock of(Period period) {
        Instant from = period.start().isBefore(Instant.EPOCH) ? period.start() : Instant.EPOCH;
        return new WallClock(period.zone(), from, period.end());
    }

    private WallClock(ZoneId zone, Instant from, Instant to) {
        ZoneRules rules = zone.getRules();
        earliest = rules.getOffset(from);
        for (ZoneOffsetTransition change = rules.nextTransition(from);
                change != null && change.getInstant().isBefore(to);
                change = rules.nextTransition(change.getInstant())) {
            changes.addFirst(change);
        }
    }

    /** What the clock showed at the UTC time in the column. */
    String at(String column) {
        if (changes.isEmpty()) {
            return shifted(column, Integer.toString(earliest.getTotalSeconds()));
        }
        StringBuilder shift = new StringBuilder("CASE");
        for (ZoneOffsetTransition change : changes) {
            shift.append(" WHEN ")
                    .append(column)
                    .append(" >= ")
                    .append(LocalDateTime.ofInstant(change.getInstant(), ZoneOffset.UTC)
                            .format(LITERAL))
                    .append(" THEN ")
                    .append(change.getOffsetAfter().getTotalSeconds());
        }
        return shifted(
                column,
                shift.append(" ELSE ")
                        .append(earliest.getTotalSeconds())
                        .append(" END")
                        .toString());
    }

    /** The UTC time at which the day in the column begins; where the clock leaves midnight out, the first time after it. */
    private String midnight(String column) {
        String day = "CAST(" + column + " AS DATETIME(6))";
        if (changes.isEmpty()) {
            return shifted(day, Integer.toString(-earliest.getTotalSeconds()));
        }
        StringBuilder shift = new StringBuilder("CASE");
        for (ZoneOffsetTransition change : changes) {
            shift.append(" WHEN ")
                    .append(day)
                    .append(" >= ")
                    .append(change.getDateTimeAfter().format(LITERAL))
                    .append(" THEN ")
                    .append(-change.getOffsetAfter().getTotalSeconds());
        }
        return shifted(
                day,
                shift.append(" ELSE ")
                        .append(-earliest.getTotalSeconds())
                        .append(" END")
                        .toString());
    }

    private static String shifted(String column, String seconds) {
        return seconds.equals("0") ? column : "TIMESTAMPADD(SECOND, " + seconds + ", " + column + ")";
    }

    /**
     * Replaces {@code MIDNIGHT(day)} by the moment at which the day begins, and {@code DAYS(a, b)} by the days between two moments as the wall clock showed them, to ten decimals:
     * rounded here, or the servers would add up more decimals than the records show. In the hour that the clock
     * repeats in autumn it could run backwards; that counts as nothing.
     */
    String resolve(String sql) {
        String days = DAYS.matcher(sql).replaceAll(found -> days(found.group(1), found.group(2)));
        return MIDNIGHT.matcher(days).replaceAll(found -> midnight(found.group(1)));
    }

    private String days(String from, String to) {
        String micros = "CAST(TIMESTAMPDIFF(MICROSECOND, %s, %s) AS DECIMAL(30, 6))".formatted(at(from), at(to));
        return "CAST(GREATEST(0, " + micros + " / 86400000000) AS DECIMAL(30, 10))";
    }
}
