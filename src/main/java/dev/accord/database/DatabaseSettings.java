package dev.accord.database;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The external database, if there is one: {@code ACCORD_DB_URL}, {@code ACCORD_DB_USER}, {@code ACCORD_DB_PASSWORD}. */
@ConfigurationProperties("accord.database")
record DatabaseSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String user,
        @DefaultValue("") String password) {

    boolean namesAnExternalServer() {
        return !url.isBlank();
    }
}
