package dev.accord.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** A process of its own that starts the server, commits a row and then waits to be killed. */
final class OwnerProcess {

    static final String READY = "committed";

    private OwnerProcess() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]), "--innodb-buffer-pool-size=32M");
        try (Connection connection = DriverManager.getConnection(
                        database.getJdbcUrl(), database.getUsername(), database.getPassword());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (id INT PRIMARY KEY)");
            statement.execute("INSERT INTO kept VALUES (42)");
        }
        System.out.println(READY);
        Thread.sleep(Long.MAX_VALUE);
    }

    /** Starts it and returns when its row is committed. */
    static Process start(Path folder) throws Exception {
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OwnerProcess.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        var said = new StringBuilder();
        // not closed: closing it would give the owner a broken pipe to write to
        var lines = owner.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals(READY)) {
                return owner;
            }
            said.append(line).append('\n');
        }
        throw new IllegalStateException("The owner process ended early:\n" + said);
    }
}
