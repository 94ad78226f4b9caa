package dev.accord.activity;

import dev.accord.shared.Refused;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The hours of each day in which somebody wants no e-mail; across midnight where they end earlier than they begin. They are
 * read off the wall clock: on a day on which the clocks change they are an hour longer or shorter.
 */
public record QuietHours(LocalTime from, LocalTime to) implements Serializable {

    public QuietHours {
        if (from.equals(to)) {
            throw Refused.invalid("bad-hours", "quiet hours end at another time than they begin");
        }
    }

    /** The moment itself or, within the quiet hours, their end. */
    Instant after(Instant moment, ZoneId zone) {
        // by moments, not by the wall clock, which shows some times twice; they may have begun the day before
        LocalDate today = moment.atZone(zone).toLocalDate();
        for (LocalDate day = today.minusDays(1); !day.isAfter(today); day = day.plusDays(1)) {
            Instant begin = day.atTime(from).atZone(zone).toInstant();
            LocalDate last = from.isBefore(to) ? day : day.plusDays(1);
            Instant end = last.atTime(to).atZone(zone).toInstant();
            if (!moment.isBefore(begin) && moment.isBefore(end)) {
                return end;
            }
        }
        return moment;
    }
}
