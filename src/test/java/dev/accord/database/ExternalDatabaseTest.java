package dev.accord.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class ExternalDatabaseTest {

    @Test
    void refusesTheUrlOfAnotherKindOfDatabase() {
        assertThatExceptionOfType(DatabaseUnavailable.class)
                .isThrownBy(
                        () -> ExternalDatabase.of(settings("jdbc:postgresql://db/accord?password=secret", "accord")))
                .withMessage("ACCORD_DB_URL is not a JDBC URL of MySQL: jdbc:postgresql://db/accord");
    }

    @Test
    void asksForAUser() {
        assertThatExceptionOfType(DatabaseUnavailable.class)
                .isThrownBy(() -> ExternalDatabase.of(settings("jdbc:mysql://db/accord", "")))
                .withMessage("ACCORD_DB_URL is set, but ACCORD_DB_USER is not.");
    }

    @Test
    void saysThatAServerDoesNotAnswer() throws IOException {
        int closedPort;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closedPort = socket.getLocalPort();
        }
        String url = "jdbc:mysql://127.0.0.1:" + closedPort + "/accord";

        assertThatExceptionOfType(DatabaseUnavailable.class)
                .isThrownBy(() -> ExternalDatabase.of(settings(url, "accord")).awaited(Duration.ZERO))
                .withMessage("The database at " + url + " (ACCORD_DB_URL) does not answer.");
    }

    @Test
    void doesNotWaitForAServerThatRefusesThePassword() {
        TestDatabase.Schema schema = TestDatabase.server().emptySchema();
        ExternalDatabase wrong =
                ExternalDatabase.of(new DatabaseSettings(schema.url(), schema.user(), schema.password() + "x"));

        assertThatExceptionOfType(DatabaseUnavailable.class)
                .isThrownBy(() -> wrong.awaited(Duration.ofMinutes(1)))
                .withMessageContaining("refuses the user accord: Access denied");
    }

    @Test
    void keepsThePasswordOutOfItsDescription() {
        assertThat(ExternalDatabase.of(settings("jdbc:mysql://db/accord?password=word", "accord")))
                .asString()
                .doesNotContain("secret", "word");
    }

    private static DatabaseSettings settings(String url, String user) {
        return new DatabaseSettings(url, user, "secret");
    }
}
