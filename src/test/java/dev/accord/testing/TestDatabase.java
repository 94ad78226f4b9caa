package dev.accord.testing;

import dev.accord.database.EmbeddedDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * The database server of this test run: the embedded one under {@code target/}, started once for each process, or with
 * {@code -Daccord.test.database=mysql} the MySQL server that {@code ACCORD_TEST_MYSQL_URL}, {@code _USER} and
 * {@code _PASSWORD} name.
 */
public final class TestDatabase {

    /** Every schema of the tests begins with this, so that a later run can find and drop what an earlier one left. */
    private static final String PREFIX = "accord_test_";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String user;
    private final String password;
    private final UnaryOperator<String> urls;

    private TestDatabase(String user, String password, UnaryOperator<String> urls) {
        this.user = user;
        this.password = password;
        this.urls = urls;
    }

    /** The server of this process, started at the first call. */
    public static TestDatabase server() {
        return Running.SERVER;
    }

    /** Creates an empty schema of its own for the caller. */
    public Schema emptySchema() {
        String name = PREFIX + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(urls.apply(""), user, password)) {
            create(connection, name);
        } catch (SQLException refused) {
            throw new IllegalStateException("Cannot create the schema " + name + " for a test", refused);
        }
        return new Schema(name, urls.apply(name), user, password);
    }

    static void create(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci");
        }
    }

    private void dropWhatEarlierRunsLeft() {
        try (Connection connection = DriverManager.getConnection(urls.apply(""), user, password);
                Statement statement = connection.createStatement()) {
            List<String> left = new ArrayList<>();
            try (ResultSet schemas = statement.executeQuery("SHOW DATABASES")) {
                while (schemas.next()) {
                    left.add(schemas.getString(1));
                }
            }
            for (String schema : left) {
                if (schema.startsWith(PREFIX) && !isInUse(schema)) {
                    statement.execute("DROP DATABASE " + schema);
                }
            }
        } catch (SQLException refused) {
            throw new IllegalStateException("Cannot tidy up the test database server", refused);
        }
    }

    /** Whether another process that made it runs still: tests run side by side. */
    private static boolean isInUse(String schema) {
        long pid = Long.parseLong(schema.substring(PREFIX.length()).replaceFirst("_.*", ""));
        return pid != ProcessHandle.current().pid() && ProcessHandle.of(pid).isPresent();
    }

    /** An empty database, and how to connect to it. */
    public record Schema(String name, String url, String user, String password) {

        public Connection connect() throws SQLException {
            return DriverManager.getConnection(url, user, password);
        }
    }

    private static final class Running {

        static final TestDatabase SERVER = start();

        private static TestDatabase start() {
            String kind = System.getProperty("accord.test.database", "embedded");
            TestDatabase server =
                    switch (kind) {
                        case "embedded" -> embedded();
                        case "mysql" -> mysql();
                        default ->
                            throw new IllegalStateException("accord.test.database is embedded or mysql, not " + kind);
                    };
            server.dropWhatEarlierRunsLeft();
            return server;
        }

        private static TestDatabase embedded() {
            // nobody needs the data of a test after a power cut, so the tests do not wait for the disk
            EmbeddedDatabase embedded = EmbeddedDatabase.start(
                    Path.of("target", "test-database-" + System.getProperty("accord.test.fork", "1")),
                    "--innodb-flush-log-at-trx-commit=0",
                    "--innodb-buffer-pool-size=256M",
                    // every cached application context keeps a pool of its own
                    "--max-connections=600");
            Runtime.getRuntime().addShutdownHook(new Thread(embedded::close, "stop-test-database"));
            return new TestDatabase(embedded.getUsername(), embedded.getPassword(), embedded::urlOf);
        }

        private static TestDatabase mysql() {
            String url = setting("url");
            int question = url.indexOf('?');
            String server = question < 0 ? url : url.substring(0, question);
            String properties = question < 0 ? "" : url.substring(question);
            return new TestDatabase(setting("user"), setting("password"), name -> server + name + properties);
        }

        private static String setting(String name) {
            String variable = "ACCORD_TEST_MYSQL_" + name.toUpperCase(Locale.ROOT);
            String value = System.getenv(variable);
            if (value == null) {
                throw new IllegalStateException("accord.test.database is mysql, but " + variable + " is not set");
            }
            return value;
        }
    }
}
