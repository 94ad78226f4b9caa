package dev.accord.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * A MariaDB server that belongs to this process: it listens on loopback only, keeps its data in one folder, loses
 * nothing that was committed, and ends when this process ends, even by {@code kill -9}.
 */
public final class EmbeddedDatabase implements JdbcConnectionDetails, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private static final String LOOPBACK = "127.0.0.1";
    private static final String USER = "accord";
    private static final int ATTEMPTS_AT_A_PORT = 5;
    private static final Duration STOPPING = Duration.ofSeconds(60);

    /** As strict as MySQL; the last one rounds fractions of a second as MySQL does. */
    private static final String SQL_MODE = "ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
            + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,TIME_ROUND_FRACTIONAL";

    /**
     * Runs the server as a child of a shell whose only work is to read our end of a pipe. The system closes the pipe
     * when this process is gone for whatever reason, and the shell then asks the server to stop.
     */
    private static final String WATCHED = """
            trap '' HUP INT QUIT
            exec 3<&0
            "$@" </dev/null 3<&- &
            server=$!
            (while read -r line <&3; do :; done; kill -TERM $server) 2>/dev/null &
            watch=$!
            exec 3<&-
            wait $server
            status=$?
            kill $watch 2>/dev/null
            exit $status
            """;

    private final FolderLock lock;
    private final Path pidFile;
    private final String password;
    private final Process process;
    private final int port;
    private volatile boolean stopping;

    private EmbeddedDatabase(FolderLock lock, Path pidFile, String password, Process process, int port) {
        this.lock = lock;
        this.pidFile = pidFile;
        this.password = password;
        this.process = process;
        this.port = port;
    }

    /**
     * Starts the server on the folder, which is created when it is missing.
     *
     * @param options further options of the server, such as {@code --innodb-buffer-pool-size=64M}
     * @throws DatabaseUnavailable when another process uses the folder, or the server cannot run here
     */
    public static EmbeddedDatabase start(Path folder, String... options) {
        Path home = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(home);
            FolderLock lock = FolderLock.take(home);
            try {
                return start(home, lock, List.of(options));
            } catch (IOException | RuntimeException failure) {
                lock.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw new DatabaseUnavailable(
                    "The embedded database cannot use the folder " + home + ": " + failure,
                    "Make the folder writable, free some space, or choose another one: ACCORD_DATA=OTHER_FOLDER.",
                    failure);
        }
    }

    private static EmbeddedDatabase start(Path home, FolderLock lock, List<String> options) throws IOException {
        Path tables = home.resolve("tables");
        Path serverLog = home.resolve("server.log");
        Path pidFile = home.resolve("server.pid");
        ServerLog.turnOver(serverLog);
        ServerFiles files = ServerFiles.under(home);
        awaitPredecessor(pidFile, files);
        if (!Files.isDirectory(tables)) {
            files.layOut(tables, serverLog);
        }
        // a server that starts removes what it takes for its own leftovers; two must not share the place for them
        Path temporary = Files.createDirectories(home.resolve("tmp"));
        String password = password(home.resolve("password"));
        Path accounts = home.resolve("accounts.sql");
        Files.deleteIfExists(accounts);
        writePrivately(accounts, accounts(password));

        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", WATCHED, "accord-database"));
        command.addAll(files.command(tables));
        command.addAll(List.of(
                "--bind-address=" + LOOPBACK,
                "--skip-name-resolve",
                // no socket file and no TLS: the only way in is loopback, with the password
                "--socket=",
                "--skip-ssl",
                "--local-infile=OFF",
                "--secure-file-priv=" + tables,
                "--tmpdir=" + temporary,
                "--pid-file=" + pidFile,
                "--init-file=" + accounts,
                "--sql-mode=" + SQL_MODE,
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_0900_ai_ci",
                "--character-set-collations=utf8mb4=utf8mb4_0900_ai_ci",
                "--default-time-zone=+00:00",
                "--innodb-flush-log-at-trx-commit=1",
                "--innodb-buffer-pool-size=512M",
                "--max-connections=200",
                "--max-allowed-packet=64M",
                "--performance-schema=OFF"));
        command.addAll(options);
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            List<String> withPort = new ArrayList<>(command);
            withPort.add("--port=" + port);
            long logged = ServerLog.length(serverLog);
            Process process = new ProcessBuilder(withPort)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(serverLog.toFile()))
                    .start();
            var database = new EmbeddedDatabase(lock, pidFile, password, process, port);
            try {
                if (database.answers()) {
                    Files.delete(accounts);
                    log.info("The embedded database in {} listens on {}:{}", home, LOOPBACK, port);
                    return database;
                }
            } catch (InterruptedException interrupted) {
                process.getOutputStream().close();
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while waiting for the embedded database", interrupted);
            }
            boolean portWasTaken = ServerLog.since(serverLog, logged).contains("Bind on TCP/IP port");
            if (!portWasTaken || attempt == ATTEMPTS_AT_A_PORT) {
                throw ServerLog.failure("The embedded database in " + home + " did not start", serverLog, logged);
            }
        }
    }

    /** A server whose process was killed a moment ago may still be writing its last pages. */
    private static void awaitPredecessor(Path pidFile, ServerFiles files) throws IOException {
        Optional<ProcessHandle> predecessor = runningServer(pidFile, files.program());
        if (predecessor.isEmpty()) {
            return;
        }
        log.info(
                "Waiting for the earlier database server (process {}) to end",
                predecessor.get().pid());
        predecessor.get().destroy();
        try {
            predecessor.get().onExit().get(STOPPING.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException stuck) {
            throw new DatabaseUnavailable(
                    "An earlier database server (process " + predecessor.get().pid() + ") does not end.",
                    "End that process, then start Accord again.",
                    stuck);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for the earlier database server", interrupted);
        }
    }

    /** Process ids are used again, so the program has to be ours as well. */
    private static Optional<ProcessHandle> runningServer(Path pidFile, Path program) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        String pid = Files.readString(pidFile, StandardCharsets.UTF_8).strip();
        if (!pid.matches("\\d{1,18}")) {
            return Optional.empty();
        }
        String ours = program.toRealPath().toString();
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(process -> process.info().command().filter(ours::equals).isPresent());
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            writePrivately(file, Base64.getUrlEncoder().encodeToString(random));
        }
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }

    private static void writePrivately(Path file, String content) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Files.createFile(file, ownerOnly);
        Files.writeString(file, content, StandardCharsets.UTF_8);
    }

    /** The server runs this at each start. There is no other account, and this one cannot touch the server itself. */
    private static String accounts(String password) {
        return """
                CREATE DATABASE IF NOT EXISTS accord CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci;
                CREATE OR REPLACE USER %1$s@'%2$s' IDENTIFIED BY '%3$s';
                GRANT ALL PRIVILEGES ON `accord%%`.* TO %1$s@'%2$s';
                """.formatted(USER, LOOPBACK, password);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            return socket.getLocalPort();
        }
    }

    /** Recovery after a crash may take its time, so the wait ends only with an answer or with the server. */
    private boolean answers() throws InterruptedException {
        long begun = System.nanoTime();
        long nextWord = begun + TimeUnit.SECONDS.toNanos(10);
        while (process.isAlive()) {
            try (Connection connection = DriverManager.getConnection(getJdbcUrl(), USER, password)) {
                return connection.isValid(5);
            } catch (SQLException notYet) {
                Thread.sleep(50);
            }
            if (System.nanoTime() > nextWord) {
                long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
                log.info("Still waiting for the embedded database after {} s", seconds);
                nextWord = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            }
        }
        return false;
    }

    /** The URL of another database on the same server; its name has to begin with {@code accord}. */
    public String urlOf(String name) {
        return ConnectionUrl.withNeededProperties(
                "jdbc:mysql://" + LOOPBACK + ":" + port + "/" + name + "?useInformationSchema=false&sslMode=DISABLED");
    }

    @Override
    public String getJdbcUrl() {
        return urlOf("accord");
    }

    @Override
    public String getUsername() {
        return USER;
    }

    @Override
    public String getPassword() {
        return password;
    }

    /** Runs the action once when the server ends without having been asked to. */
    void whenItEndsUnasked(Runnable action) {
        process.onExit().thenRun(() -> {
            if (!stopping) {
                action.run();
            }
        });
    }

    /** Stops the server in good order and frees the folder. */
    @Override
    public void close() {
        stopping = true;
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOPPING.toSeconds(), TimeUnit.SECONDS)) {
                log.warn("The embedded database did not stop within {} s and is killed", STOPPING.toSeconds());
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.waitFor();
            }
            Files.deleteIfExists(pidFile);
            lock.close();
        } catch (IOException failure) {
            log.warn("The embedded database was not stopped in good order: {}", failure.toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
