package dev.accord.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.shared.Refused;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingHoursTest {

    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    private static final WorkingHours OFFICE = new WorkingHours(
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            LocalTime.of(9, 0),
            LocalTime.of(17, 0),
            ZURICH,
            Set.of(LocalDate.of(2026, 12, 25)),
            Map.of(LocalDate.of(2026, 12, 24), LocalTime.of(12, 0), LocalDate.of(2026, 12, 31), LocalTime.of(9, 0)));

    /** Works through the night of the clock changes, so that these count. */
    private static final WorkingHours NIGHTS =
            new WorkingHours(EnumSet.allOf(DayOfWeek.class), LocalTime.of(0, 0), LocalTime.of(6, 0), ZURICH, Set.of());

    @ParameterizedTest(name = "{0} and {1} min is {2}: {3}")
    @CsvSource({
        "2026-03-04T10:00, 240, 2026-03-04T14:00, within a day",
        "2026-03-04T15:00, 240, 2026-03-05T11:00, over the night",
        "2026-03-06T16:00, 120, 2026-03-09T10:00, over the weekend",
        "2026-03-07T12:00,  60, 2026-03-09T10:00, begun on a Saturday",
        "2026-03-04T06:00,  60, 2026-03-04T10:00, begun before the opening",
        "2026-03-04T17:00,  60, 2026-03-05T10:00, begun at the closing",
        "2026-03-04T10:00, 420, 2026-03-04T17:00, ends exactly at the closing",
        "2026-12-23T16:00, 120, 2026-12-24T10:00, over the night before a half day",
        "2026-12-24T11:00, 120, 2026-12-28T10:00, 'over a half day, a holiday and a weekend'",
        "2026-12-24T09:00, 180, 2026-12-24T12:00, ends exactly when a half day closes",
        "2026-12-24T16:00, 120, 2026-12-28T11:00, begun when a half day has closed",
        "2026-12-30T16:00, 120, 2027-01-01T10:00, over a half day that closes at its opening",
        "2026-03-27T16:00, 120, 2026-03-30T10:00, over the change to summer time",
        "2026-10-23T16:00, 120, 2026-10-26T10:00, over the change to winter time",
        "2026-03-04T10:00,   0, 2026-03-04T10:00, no time at all"
    })
    void addsBusinessTime(String start, long minutes, String end, String why) {
        assertThat(OFFICE.after(zurich(start), Duration.ofMinutes(minutes))).isEqualTo(zurich(end));
        assertThat(OFFICE.between(zurich(start), zurich(end))).isEqualTo(Duration.ofMinutes(minutes));
    }

    @Test
    void countsAnHourLessInTheNightInWhichTheClocksGoForward() {
        assertThat(NIGHTS.between(zurich("2026-03-29T00:00"), zurich("2026-03-29T06:00")))
                .hasHours(5);
        assertThat(NIGHTS.after(zurich("2026-03-29T00:00"), Duration.ofHours(3)))
                .isEqualTo(zurich("2026-03-29T04:00"));
    }

    @Test
    void countsAnHourMoreInTheNightInWhichTheClocksGoBack() {
        assertThat(NIGHTS.between(zurich("2026-10-25T00:00"), zurich("2026-10-25T06:00")))
                .hasHours(7);
    }

    @Test
    void countsInTheZoneOfTheTeamWhereverTheGiverSits() {
        Instant eveningInTokyo = ZonedDateTime.of(2026, 3, 4, 19, 0, 0, 0, ZoneId.of("Asia/Tokyo"))
                .toInstant();

        assertThat(OFFICE.after(eveningInTokyo, Duration.ofHours(1))).isEqualTo(zurich("2026-03-04T12:00"));
    }

    @Test
    void knowsWhenTheTeamWorksNext() {
        assertThat(OFFICE.workingFrom(zurich("2026-03-04T11:00"))).isEqualTo(zurich("2026-03-04T11:00"));
        assertThat(OFFICE.workingFrom(zurich("2026-03-06T17:00"))).isEqualTo(zurich("2026-03-09T09:00"));
        assertThat(OFFICE.workingFrom(zurich("2026-12-24T12:00"))).isEqualTo(zurich("2026-12-28T09:00"));
    }

    @Test
    void rejectsHoursThatEndBeforeTheyBegin() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> new WorkingHours(
                        Set.of(DayOfWeek.MONDAY), LocalTime.of(17, 0), LocalTime.of(9, 0), ZURICH, Set.of()))
                .withMessageContaining("from 17:00 to 09:00");
    }

    private static Instant zurich(String local) {
        return LocalDateTime.parse(local).atZone(ZURICH).toInstant();
    }
}
