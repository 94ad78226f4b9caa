package dev.accord.people;

import dev.accord.shared.Refused;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When a team works: the same hours on each working day, in the team's time zone, but not on its holidays, and on a
 * half day only until it closes early. Business time is the time that passes within these hours; a day on which the
 * clocks change has as many business minutes as really pass between its opening and its closing.
 *
 * @param halfDays when the work ends on such a day; where that is not after the opening, it is a holiday
 */
public record WorkingHours(
        Set<DayOfWeek> days,
        LocalTime from,
        LocalTime to,
        ZoneId zone,
        Set<LocalDate> holidays,
        Map<LocalDate, LocalTime> halfDays)
        implements Serializable {

    /** A due time this far away is a fault in the hours, not a due time. */
    private static final int MOST_DAYS = 3660;

    public WorkingHours {
        days = Set.copyOf(days);
        holidays = Set.copyOf(holidays);
        halfDays = Map.copyOf(halfDays);
        if (days.isEmpty()) {
            throw Refused.invalid("bad-hours", "a team works on at least one day of the week");
        }
        if (!from.isBefore(to)) {
            throw Refused.invalid("bad-hours", "working hours begin before they end: from %s to %s", from, to);
        }
    }

    public WorkingHours(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone, Set<LocalDate> holidays) {
        this(days, from, to, zone, holidays, Map.of());
    }

    /** Monday to Friday, nine to five. */
    public static WorkingHours officeHours(ZoneId zone) {
        return new WorkingHours(
                Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
                LocalTime.of(9, 0),
                LocalTime.of(17, 0),
                zone,
                Set.of());
    }

    /** The same week, with these days off and no others. */
    WorkingHours with(Collection<DayOff> daysOff) {
        return new WorkingHours(
                days,
                from,
                to,
                zone,
                daysOff.stream()
                        .filter(off -> off.closesAt().isEmpty())
                        .map(DayOff::day)
                        .collect(Collectors.toSet()),
                daysOff.stream()
                        .flatMap(off -> off.closesAt().map(at -> Map.entry(off.day(), at)).stream())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** The moment at which that much business time has passed since the start. */
    public Instant after(Instant start, Duration business) {
        Duration left = business;
        LocalDate day = start.atZone(zone).toLocalDate();
        for (int i = 0; i < MOST_DAYS; i++, day = day.plusDays(1)) {
            Instant begin = later(opening(day), start);
            Duration here = open(day) ? between0(begin, closing(day)) : Duration.ZERO;
            if (!here.isZero() && here.compareTo(left) >= 0) {
                return begin.plus(left);
            }
            left = left.minus(here);
        }
        throw Refused.invalid("bad-hours", "these working hours hold no %s after %s", business, start);
    }

    /** The first moment from then on at which the team works: then itself, or the next opening. */
    public Instant workingFrom(Instant then) {
        return after(then, Duration.ZERO);
    }

    /** The business time between two moments; zero where the second is not after the first. */
    public Duration between(Instant start, Instant end) {
        Duration sum = Duration.ZERO;
        LocalDate last = end.atZone(zone).toLocalDate();
        for (LocalDate day = start.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            if (open(day)) {
                Instant closing = closing(day);
                sum = sum.plus(between0(later(opening(day), start), closing.isBefore(end) ? closing : end));
            }
        }
        return sum;
    }

    private boolean open(LocalDate day) {
        return days.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }

    private Instant opening(LocalDate day) {
        return day.atTime(from).atZone(zone).toInstant();
    }

    private Instant closing(LocalDate day) {
        LocalTime early =
                Optional.ofNullable(halfDays.get(day)).filter(to::isAfter).orElse(to);
        return day.atTime(early).atZone(zone).toInstant();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Duration between0(Instant a, Instant b) {
        return a.isBefore(b) ? Duration.between(a, b) : Duration.ZERO;
    }
}
