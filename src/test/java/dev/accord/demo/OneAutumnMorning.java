package dev.accord.demo;

import dev.accord.shared.PortalClock;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** It is Wednesday, the 18th of November 2026, half past nine in Zurich. */
@TestConfiguration(proxyBeanMethods = false)
public class OneAutumnMorning {

    public static final Instant NOW = Instant.parse("2026-11-18T08:30:00Z");

    @Bean
    @Primary
    PortalClock clockOfTheTest() {
        return new PortalClock(Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
