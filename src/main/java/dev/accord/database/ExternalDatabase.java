package dev.accord.database;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** The MySQL server that the operator runs. */
record ExternalDatabase(String url, String user, String password) implements JdbcConnectionDetails {

    private static final Logger log = LoggerFactory.getLogger(ExternalDatabase.class);
    private static final String SCHEME = "jdbc:mysql:";

    static ExternalDatabase of(DatabaseSettings settings) {
        String url = settings.url().strip();
        if (!url.startsWith(SCHEME)) {
            throw new DatabaseUnavailable(
                    "ACCORD_DB_URL is not a JDBC URL of MySQL: " + ConnectionUrl.withoutProperties(url),
                    "Write it as jdbc:mysql://HOST:3306/DATABASE.");
        }
        if (settings.user().isBlank()) {
            throw new DatabaseUnavailable(
                    "ACCORD_DB_URL is set, but ACCORD_DB_USER is not.",
                    "Set ACCORD_DB_USER and ACCORD_DB_PASSWORD to the log-in of Accord at its database.");
        }
        return new ExternalDatabase(ConnectionUrl.withNeededProperties(url), settings.user(), settings.password());
    }

    /** Waits for a server that is still starting, but not for one that refuses us. */
    ExternalDatabase awaited(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean announced = false;
        while (true) {
            try (Connection connection = DriverManager.getConnection(url, user, password)) {
                announce(connection.getMetaData());
                return this;
            } catch (SQLException refused) {
                if (!isUnreachable(refused) || System.nanoTime() > deadline) {
                    throw unavailable(refused);
                }
                if (!announced) {
                    log.info("Waiting for the database at {}", ConnectionUrl.withoutProperties(url));
                    announced = true;
                }
                pause();
            }
        }
    }

    private void announce(DatabaseMetaData server) throws SQLException {
        log.info(
                "Using the database at {}, server version {}",
                ConnectionUrl.withoutProperties(url),
                server.getDatabaseProductVersion());
    }

    private DatabaseUnavailable unavailable(SQLException refused) {
        String where = ConnectionUrl.withoutProperties(url);
        if (isUnreachable(refused)) {
            return new DatabaseUnavailable(
                    "The database at " + where + " (ACCORD_DB_URL) does not answer.",
                    "Start the server, or correct host and port in ACCORD_DB_URL.",
                    refused);
        }
        return new DatabaseUnavailable(
                "The database at " + where + " (ACCORD_DB_URL) refuses the user " + user + ": " + refused.getMessage(),
                "Correct ACCORD_DB_URL, ACCORD_DB_USER or ACCORD_DB_PASSWORD, or create the database and its user.",
                refused);
    }

    /** SQLSTATE class 08 is "connection exception". */
    private static boolean isUnreachable(SQLException refused) {
        return String.valueOf(refused.getSQLState()).startsWith("08") && refused.getErrorCode() == 0;
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the database", interrupted);
        }
    }

    @Override
    public String getJdbcUrl() {
        return url;
    }

    @Override
    public String getUsername() {
        return user;
    }

    @Override
    public String getPassword() {
        return password;
    }

    /** The password must not reach a log. */
    @Override
    public String toString() {
        return "ExternalDatabase[" + ConnectionUrl.withoutProperties(url) + ", " + user + "]";
    }
}
