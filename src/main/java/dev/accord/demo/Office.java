package dev.accord.demo;

import dev.accord.people.WorkingHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** When things happen: in business hours, which all teams of the story share. */
final class Office {

    private static final LocalTime FROM = LocalTime.of(8, 30);
    private static final LocalTime TO = LocalTime.of(17, 30);
    private static final List<MonthDay> HOLIDAYS =
            List.of(MonthDay.of(1, 1), MonthDay.of(5, 1), MonthDay.of(12, 25), MonthDay.of(12, 26));

    private final WorkingHours hours;
    private final Random random;

    Office(LocalDate today, Random random) {
        this.hours = hours(Crew.RHINE.zone(), today);
        this.random = random;
    }

    static WorkingHours hours(ZoneId zone, LocalDate today) {
        Set<LocalDate> holidays = new HashSet<>();
        for (int year = today.getYear() - 3; year <= today.getYear() + 2; year++) {
            for (MonthDay day : HOLIDAYS) {
                holidays.add(day.atYear(year));
            }
        }
        return new WorkingHours(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), FROM, TO, zone, holidays);
    }

    LocalDate day(Instant moment) {
        return moment.atZone(hours.zone()).toLocalDate();
    }

    Instant opening(LocalDate day) {
        return hours.after(day.atStartOfDay(hours.zone()).toInstant(), Duration.ZERO);
    }

    boolean isOpen(LocalDate day) {
        return day(opening(day)).equals(day);
    }

    /** Which part of the day's business time has passed at that moment. */
    double elapsed(LocalDate day, Instant now) {
        Duration whole = Duration.between(FROM, TO);
        return (double) hours.between(opening(day), now.isBefore(closing(day)) ? now : closing(day))
                        .toSeconds()
                / whole.toSeconds();
    }

    private Instant closing(LocalDate day) {
        return day.atTime(TO).atZone(hours.zone()).toInstant();
    }

    /** Some moment of that day, or of the next one that is worked on. */
    Instant on(LocalDate day) {
        return opening(day)
                .plusSeconds(random.nextInt((int) Duration.between(FROM, TO).toSeconds()));
    }

    /** Some moment that many days later, but never before the next business hour. */
    Instant later(Instant moment, double days) {
        long whole = Math.round(days);
        return whole <= 0 ? soon(moment, 30, 180) : on(day(moment).plusDays(whole));
    }

    /** After so many business minutes. */
    Instant soon(Instant moment, int atLeast, int atMost) {
        return hours.after(
                moment,
                Duration.ofMinutes(atLeast + random.nextInt(atMost - atLeast + 1))
                        .plusSeconds(random.nextInt(60)));
    }

    /** The moment since which that many business minutes have passed. */
    Instant ago(Instant now, int minutes) {
        Duration business = Duration.ofMinutes(minutes);
        long early = now.minus(Duration.ofDays(30)).getEpochSecond();
        long late = now.getEpochSecond();
        while (late - early > 1) {
            long middle = (early + late) / 2;
            if (hours.between(Instant.ofEpochSecond(middle), now).compareTo(business) >= 0) {
                early = middle;
            } else {
                late = middle;
            }
        }
        return Instant.ofEpochSecond(early);
    }
}
