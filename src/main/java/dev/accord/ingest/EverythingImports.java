package dev.accord.ingest;

import dev.accord.ingest.ImportRun.State;
import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.portability.FullImport;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.util.unit.DataSize;

/** Full exports that come in, as imports among the others: a large one goes on in the background. */
@Service
public class EverythingImports {

    /** What such an import is called where others name what their file holds. */
    public static final String KIND = "everything";

    private static final Logger log = LoggerFactory.getLogger(EverythingImports.class);

    private final FullImport everything;
    private final ImportRuns runs;
    private final ImportQueue queue;
    private final Acting acting;
    private final Ids ids;
    private final Clock clock;
    private final long backgroundAbove;

    EverythingImports(
            FullImport everything,
            ImportRuns runs,
            ImportQueue queue,
            Acting acting,
            Ids ids,
            Clock clock,
            @Value("${accord.imports.background-above:5MB}") DataSize backgroundAbove) {
        this.everything = everything;
        this.runs = runs;
        this.queue = queue;
        this.acting = acting;
        this.ids = ids;
        this.clock = clock;
        this.backgroundAbove = backgroundAbove.toBytes();
    }

    /** A file, as its sender calls it, and where it lies until the import removes it. */
    public record Sent(Path path, String name, boolean dryRun) {}

    /** Brings a small export in at once; begins with a large one and goes on in the background. */
    @PreAuthorize(Access.ADMINISTRATORS)
    public ImportRun start(Sent file) {
        try {
            return start(file, Files.size(file.path()) > backgroundAbove);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins with an export of any size and goes on in the background. */
    @PreAuthorize(Access.ADMINISTRATORS)
    public ImportRun begin(Sent file) {
        return start(file, true);
    }

    private ImportRun start(Sent file, boolean inBackground) {
        Id id = ids.next();
        Id person = acting.person();
        runs.begin(id, KIND, KIND, file.name(), file.dryRun(), person, clock.instant(), List.of(), "{}");
        if (!inBackground) {
            finish(id, file);
        } else {
            try {
                queue.add(() -> acting.as(person, () -> {
                    finish(id, file);
                    return id;
                }));
            } catch (Refused full) {
                fail(id, full.code() + ": " + full.reason());
                remove(file.path());
                throw full;
            }
        }
        return runs.find(id, 0).orElseThrow();
    }

    private void finish(Id id, Sent file) {
        try {
            int rows = Math.toIntExact(everything.bringIn(file.path(), file.dryRun()));
            runs.progress(id, new Tally(rows, rows, 0, 0, 0), List.of());
            runs.end(id, State.DONE, Optional.empty(), clock.instant());
        } catch (Refused refused) {
            fail(id, refused.code() + ": " + refused.reason());
        } catch (RuntimeException unforeseen) {
            log.error("Import {} of everything broke off", id, unforeseen);
            fail(id, "The portal could not go on, and nothing of it was kept. Its log says why.");
        } finally {
            remove(file.path());
        }
    }

    private void fail(Id id, String why) {
        runs.end(id, State.FAILED, Optional.of(why), clock.instant());
    }

    private static void remove(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            log.warn("Cannot remove {}", path, e);
        }
    }
}
