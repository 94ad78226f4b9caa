package dev.accord.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The folders of the inbox on this machine, one for each mapping, and where their files are put away. */
@Component
class InboxFolders {

    private static final Duration QUIET = Duration.ofSeconds(30);
    private static final String DONE = "done";
    private static final String FAILED = "failed";
    private static final String TEXT = ".txt";

    /** What browsers and copying programs call a file that is not whole. */
    private static final Pattern UNFINISHED = Pattern.compile("(?i)\\..*|~.*|.*\\.(part|tmp|crdownload|filepart)");

    private final Path root;
    private final Clock clock;
    private final Map<Path, Seen> seen = new ConcurrentHashMap<>();

    /** How a file was when it was first seen like that. */
    private record Seen(long size, FileTime changed, Instant since, boolean left) {

        boolean sameAs(BasicFileAttributes now) {
            return size == now.size() && changed.equals(now.lastModifiedTime());
        }
    }

    @Autowired
    InboxFolders(@Value("${accord.data}") String data, Clock clock) {
        this(Path.of(data, "inbox"), clock);
    }

    InboxFolders(Path root, Clock clock) {
        this.root = root;
        this.clock = clock;
    }

    static String mappingOf(Path file) {
        return String.valueOf(Objects.requireNonNull(file.getParent()).getFileName());
    }

    /** The files that have stopped growing, those that have waited longest first, without some. */
    List<Path> settled(Collection<Path> without) {
        Instant now = clock.instant();
        List<Path> files = files();
        seen.keySet().retainAll(files);
        List<Path> settled = new ArrayList<>();
        for (Path file : files) {
            BasicFileAttributes facts = facts(file);
            Seen before = seen.get(file);
            if (before == null || !before.sameAs(facts)) {
                seen.put(file, new Seen(facts.size(), facts.lastModifiedTime(), now, false));
            } else if (!before.left() && !before.since().plus(QUIET).isAfter(now) && !without.contains(file)) {
                settled.add(file);
            }
        }
        return settled;
    }

    /** Leaves a file alone until it changes. */
    void leave(Path file) {
        seen.computeIfPresent(file, (path, was) -> new Seen(was.size(), was.changed(), was.since(), true));
    }

    /** A copy that whoever reads it may remove. */
    Path copy(Path file) throws IOException {
        return Files.copy(file, Files.createTempFile("accord-import-", ".csv"), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Puts a file away that was imported. @return where it lies now */
    Path done(Path file) throws IOException {
        return away(file, DONE);
    }

    /** Puts a file away that could not be imported, with the reason beside it. */
    void failed(Path file, String why) throws IOException {
        Path failed = away(file, FAILED);
        Files.writeString(failed.resolveSibling(failed.getFileName() + TEXT), why + "\n");
    }

    /** Writes the rows that were rejected beside a file. */
    void beside(Path file, Writing writing) throws IOException {
        try (Writer out = Files.newBufferedWriter(file.resolveSibling(file.getFileName() + "-rejects.csv"))) {
            writing.write(out);
        }
    }

    /** Writes a text. */
    interface Writing {
        void write(Writer out) throws IOException;
    }

    private Path away(Path file, String folder) throws IOException {
        Path target = Files.createDirectories(file.resolveSibling(folder)).resolve(file.getFileName());
        String name = file.getFileName().toString();
        int point = name.lastIndexOf('.') < 1 ? name.length() : name.lastIndexOf('.');
        for (int n = 2; Files.exists(target); n++) {
            target = target.resolveSibling(name.substring(0, point) + " (" + n + ")" + name.substring(point));
        }
        return Files.move(file, target);
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (Path folder : in(root)) {
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                in(folder).stream()
                        .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                                && !UNFINISHED
                                        .matcher(file.getFileName().toString())
                                        .matches())
                        .forEach(files::add);
            }
        }
        return files;
    }

    private static List<Path> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BasicFileAttributes facts(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
