package dev.accord.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import dev.accord.shared.Tiding;
import dev.accord.timetable.Retries;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WishesTest {

    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    /** Computed by hand. Zurich's clocks go forward at 01:00 UTC on 28 March 2027 and back at 01:00 UTC on 31 October 2027. */
    @ParameterizedTest(name = "{0} in {1} to {2}: {3}, {4}")
    @CsvSource({
        "2027-03-03T12:00:00Z, 20:00, 07:00, 2027-03-03T12:00:00Z, in the day",
        "2027-03-03T19:00:00Z, 20:00, 07:00, 2027-03-04T06:00:00Z, the quiet begins",
        "2027-03-03T23:30:00Z, 20:00, 07:00, 2027-03-04T06:00:00Z, after midnight",
        "2027-03-04T06:00:00Z, 20:00, 07:00, 2027-03-04T06:00:00Z, the quiet ends",
        "2027-03-03T11:30:00Z, 12:00, 13:00, 2027-03-03T12:00:00Z, at noon on one day",
        "2027-03-27T20:00:00Z, 20:00, 07:00, 2027-03-28T05:00:00Z, an hour less when the clocks go forward",
        "2027-10-30T20:00:00Z, 20:00, 07:00, 2027-10-31T06:00:00Z, an hour more when the clocks go back",
        "2027-03-27T23:00:00Z, 22:00, 02:30, 2027-03-28T01:30:00Z, an end that the clocks leap over",
        "2027-10-30T23:00:00Z, 22:00, 02:30, 2027-10-31T00:30:00Z, an end that comes twice is the first one",
        "2027-10-31T01:10:00Z, 22:00, 02:30, 2027-10-31T01:10:00Z, the second time round the quiet is over"
    })
    void quietHoursAreReadOffTheWall(Instant now, LocalTime from, LocalTime to, Instant expected, String when) {
        assertThat(new QuietHours(from, to).after(now, ZURICH)).as(when).isEqualTo(expected);
    }

    @Test
    void quietHoursThatNeverEndAreRefused() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> new QuietHours(LocalTime.NOON, LocalTime.NOON))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("bad-hours"));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "2027-03-03T12:10:00Z, AT_ONCE, 2027-03-03T12:10:15Z",
        "2027-03-03T12:10:00Z, HOURLY, 2027-03-03T13:00:00Z",
        "2027-03-03T12:00:00Z, HOURLY, 2027-03-03T13:00:00Z",
        "2027-03-03T06:59:00Z, DAILY, 2027-03-03T07:00:00Z",
        "2027-03-03T07:00:00Z, DAILY, 2027-03-04T07:00:00Z",
        "2027-03-27T12:00:00Z, DAILY, 2027-03-28T06:00:00Z",
        "2027-10-31T00:30:00Z, HOURLY, 2027-10-31T01:00:00Z"
    })
    void bundlesByTheHourAndByTheDayOfTheReader(Instant now, Bundling bundling, Instant expected) {
        assertThat(wishes(bundling, Optional.empty()).mailAt(now, Duration.ZERO, ZURICH))
                .isEqualTo(expected);
    }

    @Test
    void aBundleWaitsForTheEndOfTheQuiet() {
        Wishes wishes = wishes(Bundling.HOURLY, Optional.of(new QuietHours(LocalTime.of(20, 0), LocalTime.of(9, 30))));

        assertThat(wishes.mailAt(Instant.parse("2027-03-03T19:20:00Z"), Duration.ZERO, ZURICH))
                .isEqualTo("2027-03-04T08:30:00Z");
    }

    @Test
    void whatIsToldLateAfterAnOutageGoesTogether() {
        Instant noon = Instant.parse("2027-03-03T12:00:00Z");

        assertThat(wishes(Bundling.AT_ONCE, Optional.empty()).mailAt(noon, Duration.ofHours(2), ZURICH))
                .isEqualTo(noon.plus(Duration.ofMinutes(3)).plusSeconds(15));
    }

    @Test
    void twentyOfAKindAreToldOneByOneAndMoreTogether() {
        List<Tiding> some = tidings(Storm.CALM);
        assertThat(Storm.calmed(some)).isEqualTo(some);

        assertThat(Storm.calmed(tidings(1_000))).singleElement().satisfies(one -> {
            assertThat(one.text()).isEqualTo("Offered to you: 1000 at once");
            assertThat(one.link()).isEqualTo("handoffs");
        });
    }

    @Test
    void givesUpAfterNearlyTwoDays() {
        Duration all = IntStream.rangeClosed(1, Retries.ATTEMPTS)
                .mapToObj(Retries::pauseAfter)
                .flatMap(Optional::stream)
                .reduce(Duration.ZERO, Duration::plus);

        assertThat(all).isBetween(Duration.ofHours(36), Duration.ofHours(48));
        assertThat(Retries.pauseAfter(Retries.ATTEMPTS)).isEmpty();
    }

    private static Wishes wishes(Bundling bundling, Optional<QuietHours> quiet) {
        return new Wishes(Set.of(), Set.of(Tiding.Kind.values()), quiet, bundling, Optional.empty());
    }

    private static List<Tiding> tidings(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Tiding(
                        Tiding.Kind.OFFERED,
                        new Id(7),
                        Instant.EPOCH,
                        "Offered to you: number " + number,
                        "handoffs?open=" + number,
                        new Id(number),
                        Optional.empty(),
                        Duration.ZERO))
                .toList();
    }
}
