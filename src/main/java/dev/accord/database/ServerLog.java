package dev.accord.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the server itself said last. */
final class ServerLog {

    private static final long LARGE = 8L * 1024 * 1024;
    private static final Pattern TELLING = Pattern.compile("\\[ERROR]|^ERROR|error while loading|Library not loaded");
    private static final Pattern PREFIX = Pattern.compile("^.*\\[ERROR]\\s*");

    private ServerLog() {}

    /** Starts a new log when the old one has grown large, and keeps one old one. */
    static void turnOver(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LARGE) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    static long length(Path log) throws IOException {
        return Files.exists(log) ? Files.size(log) : 0;
    }

    static DatabaseUnavailable failure(String problem, Path log) {
        return failure(problem, log, 0);
    }

    /** The problem with the first error that the server wrote after the given position, since the others follow from it. */
    static DatabaseUnavailable failure(String problem, Path log, long from) {
        List<String> lines = since(log, from).lines().toList();
        String reason = lines.stream()
                .filter(line -> TELLING.matcher(line).find())
                .findFirst()
                .or(() -> lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast()))
                .map(line -> ": " + PREFIX.matcher(line).replaceFirst(""))
                .orElse(".");
        return new DatabaseUnavailable(problem + reason, "The server's own log is " + log + ".");
    }

    static String since(Path log, long from) {
        try {
            byte[] all = Files.readAllBytes(log);
            int start = (int) Math.min(from, all.length);
            return new String(all, start, all.length - start, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "";
        }
    }
}
