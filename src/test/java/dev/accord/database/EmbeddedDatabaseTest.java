package dev.accord.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class EmbeddedDatabaseTest {

    /** The server is unpacked here once, and each test has a folder of its own below. */
    @TempDir
    private static Path shared;

    private Path folder = shared;

    @BeforeAll
    static void unpackTheServer() throws IOException {
        ServerFiles.under(shared);
    }

    @BeforeEach
    void useTheUnpackedServer() throws IOException {
        folder = Files.createTempDirectory(shared, "test");
        try (Stream<Path> servers = Files.list(shared)) {
            for (Path server : servers.filter(
                            file -> file.getFileName().toString().startsWith("server-"))
                    .toList()) {
                Files.createSymbolicLink(folder.resolve(server.getFileName()), server);
            }
        }
    }

    @Test
    void keepsItsDataOverARestart() throws SQLException {
        try (EmbeddedDatabase first = start()) {
            execute(first, "CREATE TABLE kept (id INT PRIMARY KEY)");
            execute(first, "INSERT INTO kept VALUES (7)");
        }
        try (EmbeddedDatabase second = start()) {
            assertThat(value(second, "SELECT id FROM kept")).isEqualTo("7");
        }
    }

    @Test
    void losesNothingAndLeavesNoOrphanWhenItsOwnerIsKilled() throws Exception {
        Process owner = OwnerProcess.start(folder);
        ProcessHandle server = server();

        owner.destroyForcibly().waitFor();

        server.onExit().get(30, TimeUnit.SECONDS);
        try (EmbeddedDatabase next = start()) {
            assertThat(value(next, "SELECT id FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void startsAtOnceAfterAKillAlthoughTheOldServerIsStillStopping() throws Exception {
        Process owner = OwnerProcess.start(folder);
        ProcessHandle server = server();

        owner.destroyForcibly().waitFor();
        try (EmbeddedDatabase next = start()) {
            assertThat(server.isAlive()).isFalse();
            assertThat(value(next, "SELECT id FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void recoversWhenTheServerItselfIsKilled() throws Exception {
        Process owner = OwnerProcess.start(folder);
        ProcessHandle server = server();
        server.destroyForcibly();
        server.onExit().get(30, TimeUnit.SECONDS);
        owner.destroyForcibly().waitFor();

        try (EmbeddedDatabase next = start()) {
            assertThat(value(next, "SELECT id FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void refusesASecondStartOnTheSameFolderAndNamesTheProcessThatHasIt() throws Exception {
        Process owner = OwnerProcess.start(folder);
        try {
            assertThatExceptionOfType(DatabaseUnavailable.class)
                    .isThrownBy(this::start)
                    .withMessage(
                            "Another Accord (process " + owner.pid() + ") already uses the data in " + folder + ".");
        } finally {
            ProcessHandle server = server();
            owner.destroyForcibly().waitFor();
            server.onExit().get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void aSecondStartOfTheApplicationEndsWithASentenceAndNoStackTrace(CapturedOutput output) throws IOException {
        Path database = Files.createDirectories(folder.resolve("database"));
        try (FolderLock held = FolderLock.take(database)) {
            assertThat(held).isNotNull();
            assertThatExceptionOfType(Exception.class)
                    .isThrownBy(() -> new SpringApplicationBuilder(DatabaseConfiguration.class)
                            .web(WebApplicationType.NONE)
                            .run("--accord.data=" + folder, "--spring.main.register-shutdown-hook=false"));
        }

        assertThat(output)
                .contains("already uses the data in " + database + ".")
                .contains("ACCORD_DATA=OTHER_FOLDER")
                .doesNotContain("\tat ");
    }

    @Test
    void freesTheFolderWhenTheStartFails() throws IOException {
        Files.createDirectories(folder.resolve("tables"));
        Files.writeString(folder.resolve("tables/ibdata1"), "this is no table space");

        assertThatExceptionOfType(DatabaseUnavailable.class)
                .isThrownBy(this::start)
                .withMessageStartingWith("The embedded database in " + folder + " did not start: ")
                .matches(failure ->
                        failure.remedy().equals("The server's own log is " + folder.resolve("server.log") + "."));

        FolderLock.take(folder).close();
    }

    @Test
    void saysThatAFolderCannotBeUsed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatExceptionOfType(DatabaseUnavailable.class)
                .isThrownBy(() -> EmbeddedDatabase.start(file.resolve("database")))
                .withMessageStartingWith(
                        "The embedded database cannot use the folder " + file.resolve("database") + ": ");
    }

    @Test
    void letsInNobodyWithoutItsPassword() throws Exception {
        try (EmbeddedDatabase database = start()) {
            assertThat(database.getPassword()).hasSizeGreaterThan(30);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                    .isEqualTo("rw-------");
            assertThat(folder.resolve("accounts.sql")).doesNotExist();
            for (String user : new String[] {"root", "accord", "mariadb.sys", ""}) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> DriverManager.getConnection(database.getJdbcUrl(), user, ""))
                        .withMessageContaining("Access denied");
            }
            assertThat(value(database, "SELECT @@bind_address")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void isAsStrictAsMySqlAndKeepsTimeInUtc() throws SQLException {
        try (EmbeddedDatabase database = start()) {
            assertThat(value(database, "SELECT 'a' = 'A'")).isEqualTo("1");
            assertThat(value(database, "SELECT @@session.time_zone")).isEqualTo("+00:00");
            assertThat(value(database, "SELECT CAST('2026-01-01 00:00:00.6' AS DATETIME(0))"))
                    .startsWith("2026-01-01 00:00:01");
            execute(database, "CREATE TABLE short_text (name VARCHAR(3), amount INT)");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> execute(database, "INSERT INTO short_text VALUES ('four', 1)"));
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> execute(database, "SELECT name, SUM(amount) FROM short_text"));
            assertThat(value(
                            database,
                            "SELECT collation_name FROM information_schema.columns"
                                    + " WHERE table_name = 'short_text' AND column_name = 'name'"))
                    .isEqualTo(value(database, "SELECT @@collation_connection"));
        }
    }

    @Test
    void tellsWhenTheServerEndsUnaskedButNotWhenItIsClosed() throws Exception {
        var ended = new CountDownLatch(1);
        try (EmbeddedDatabase database = start()) {
            database.whenItEndsUnasked(ended::countDown);
            server().destroyForcibly();
            assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        }
        var unasked = new CountDownLatch(1);
        EmbeddedDatabase database = start();
        database.whenItEndsUnasked(unasked::countDown);
        database.close();
        assertThat(unasked.await(Duration.ofMillis(300).toMillis(), TimeUnit.MILLISECONDS))
                .isFalse();
    }

    private EmbeddedDatabase start() {
        return EmbeddedDatabase.start(folder, "--innodb-buffer-pool-size=32M");
    }

    private ProcessHandle server() throws IOException {
        long pid = Long.parseLong(Files.readString(folder.resolve("server.pid")).strip());
        return ProcessHandle.of(pid).orElseThrow();
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return String.valueOf(row.getString(1));
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(), database.getPassword());
    }
}
