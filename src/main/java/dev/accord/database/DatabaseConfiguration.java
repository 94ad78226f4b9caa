package dev.accord.database;

import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Names the database to everything that connects to one. The connection pool is built from this bean, so it is also
 * closed before it: the embedded server is the last to stop.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    private static final Logger log = LoggerFactory.getLogger(DatabaseConfiguration.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Bean
    JdbcConnectionDetails database(
            DatabaseSettings settings, @Value("${accord.data}") String data, ApplicationContext application) {
        if (settings.namesAnExternalServer()) {
            return ExternalDatabase.of(settings).awaited(PATIENCE);
        }
        EmbeddedDatabase embedded = EmbeddedDatabase.start(Path.of(data, "database"));
        embedded.whenItEndsUnasked(() -> leave(application));
        return embedded;
    }

    /** Without its database Accord can only fail; whoever started it can start it again, and nothing is lost. */
    private static void leave(ApplicationContext application) {
        log.error("The embedded database ended unexpectedly, so Accord stops");
        System.exit(SpringApplication.exit(application, () -> 1));
    }
}
