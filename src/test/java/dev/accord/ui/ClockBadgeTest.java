package dev.accord.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ClockBadgeTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");
    /** A Friday, 14:05 in Zurich. */
    private static final Instant NOW = Instant.parse("2026-11-20T13:05:00Z");

    @Test
    void countsDownWithinTheDay() {
        var badge = due("2026-11-20T15:15:00Z");

        assertThat(badge.state()).isEqualTo(ClockBadge.State.RUNNING);
        assertThat(badge.words()).isEqualTo("due in 2 h 10 min");
    }

    @Test
    void warnsWhenItIsDueSoon() {
        assertThat(due("2026-11-20T13:45:00Z").state()).isEqualTo(ClockBadge.State.DUE_SOON);
    }

    @Test
    void namesAnotherDayInTheReadersZone() {
        assertThat(due("2026-11-23T09:00:00Z").words()).isEqualTo("due Mon 23 Nov 10:00");
    }

    @Test
    void isOverdueFromTheVeryMoment() {
        var badge = ClockBadge.due(NOW, NOW.minusSeconds(60), NOW, ZONE);

        assertThat(badge.state()).isEqualTo(ClockBadge.State.OVERDUE);
        assertThat(badge.words()).isEqualTo("overdue by 0 s");
    }

    @Test
    void goesOnMeasuringAfterTheBreach() {
        assertThat(due("2026-11-18T13:05:00Z").words()).isEqualTo("overdue by 2 d");
    }

    private static ClockBadge due(String due) {
        var at = Instant.parse(due);
        return ClockBadge.due(at, at.minus(Duration.ofHours(1)), NOW, ZONE);
    }
}
