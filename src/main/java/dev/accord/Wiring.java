package dev.accord;

import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.PortalClock;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;

/** What all modules are given: the clock, ids, and how values of the house become values of the database. */
@Configuration
@EnableScheduling
class Wiring {

    @Bean
    PortalClock clock() {
        return new PortalClock(Clock.systemUTC());
    }

    @Bean
    Ids ids(Clock clock) {
        return new Ids(clock);
    }

    @Bean
    JdbcClient jdbcClient(NamedParameterJdbcOperations jdbc) {
        DefaultConversionService conversions = new DefaultConversionService();
        conversions.addConverter(LocalDateTime.class, Instant.class, time -> time.toInstant(ZoneOffset.UTC));
        conversions.addConverter(Timestamp.class, Instant.class, Timestamp::toInstant);
        return JdbcClient.create(jdbc, conversions);
    }

    @Bean
    JdbcCustomConversions conversions(JdbcDialect dialect) {
        return JdbcCustomConversions.of(
                dialect, List.of(new IdWriter(), new IdReader(), new MomentWriter(), new MomentReader()));
    }

    @WritingConverter
    static final class IdWriter implements Converter<Id, Long> {
        @Override
        public Long convert(Id id) {
            return id.value();
        }
    }

    @ReadingConverter
    static final class IdReader implements Converter<Long, Id> {
        @Override
        public Id convert(Long value) {
            return new Id(value);
        }
    }

    @WritingConverter
    static final class MomentWriter implements Converter<Instant, Timestamp> {
        @Override
        public Timestamp convert(Instant moment) {
            return Timestamp.from(moment);
        }
    }

    @ReadingConverter
    static final class MomentReader implements Converter<LocalDateTime, Instant> {
        @Override
        public Instant convert(LocalDateTime time) {
            return time.toInstant(ZoneOffset.UTC);
        }
    }
}
