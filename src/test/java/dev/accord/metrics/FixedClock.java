package dev.accord.metrics;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** It is noon on the first of July 2026. */
@TestConfiguration(proxyBeanMethods = false)
class FixedClock {

    static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

    @Bean
    @Primary
    Clock clockOfTheTest() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }
}
