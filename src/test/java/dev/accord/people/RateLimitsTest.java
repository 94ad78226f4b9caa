package dev.accord.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.shared.Id;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private static final Id TOKEN = new Id(1);

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final Clock clock = new Moving();
    private final RateLimits limits = new RateLimits(clock, 6, 2);

    private final class Moving extends Clock {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void allowsTheQuotaAtOnceAndThenOneAfterTheOther() {
        for (int request = 1; request <= 6; request++) {
            RateLimits.Answer answer = limits.request(TOKEN);
            assertThat(answer.allowed()).isTrue();
            assertThat(answer.remaining()).isEqualTo(6 - request);
            assertThat(answer.fullIn()).isEqualTo(Duration.ofSeconds(10L * request));
        }
        assertThat(limits.request(TOKEN).allowed()).isFalse();
        assertThat(limits.request(TOKEN).nextIn()).isEqualTo(Duration.ofSeconds(10));

        now = now.plusSeconds(10);
        assertThat(limits.request(TOKEN).allowed()).isTrue();
        assertThat(limits.request(TOKEN).allowed()).isFalse();

        now = now.plusSeconds(60);
        assertThat(limits.request(TOKEN).remaining()).isEqualTo(5);
    }

    @Test
    void countsEachTokenAndEachNetworkByItself() {
        for (int request = 0; request < 7; request++) {
            limits.request(TOKEN);
        }
        assertThat(limits.request(new Id(2)).allowed()).isTrue();

        assertThat(limits.request("2001:db8:1:1::1").allowed()).isTrue();
        assertThat(limits.request("2001:db8:1:1::2").allowed()).isTrue();
        assertThat(limits.request("2001:db8:1:1:ffff::3").allowed()).isFalse();
        assertThat(limits.request("2001:db8:1:2::1").allowed()).isTrue();
        assertThat(limits.request("192.0.2.1").allowed()).isTrue();
    }

    @Test
    void shutsNobodyOutForLongerThanAWindowWhenTheClockIsPutBack() {
        for (int request = 0; request < 6; request++) {
            limits.request(TOKEN);
        }
        now = now.minusSeconds(3600);

        assertThat(limits.request(TOKEN).nextIn()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void setsNoLimitWhereItIsZero() {
        RateLimits none = new RateLimits(clock, 0, 0);

        assertThat(none.request(TOKEN)).isEqualTo(none.request(TOKEN));
        assertThat(none.request(TOKEN).allowed()).isTrue();
    }
}
