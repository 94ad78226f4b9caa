package dev.accord.ingest;

import dev.accord.ingest.ImportRun.State;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import dev.accord.timetable.Piece;
import dev.accord.timetable.RecurringJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imports the files that are put into folders named after saved mappings, in the name of whoever saved the mapping. A
 * file stays in its folder until its import has ended. So one that was interrupted is found again, and goes on behind what
 * had gone in.
 */
@Component
class Inbox implements RecurringJob {

    /** Few, so that the files of people need not wait for all of an inbox. */
    private static final int AT_ONCE = 3;

    private final InboxFolders folders;
    private final SavedMappings mappings;
    private final Imports imports;
    private final ImportRuns runs;
    private final FailedStarts failedStarts;
    private final Acting acting;
    private final TransactionTemplate outside;
    private final Map<Path, Id> underWay = new ConcurrentHashMap<>();

    Inbox(
            InboxFolders folders,
            SavedMappings mappings,
            Imports imports,
            ImportRuns runs,
            FailedStarts failedStarts,
            Acting acting,
            PlatformTransactionManager transactions) {
        this.folders = folders;
        this.mappings = mappings;
        this.imports = imports;
        this.runs = runs;
        this.failedStarts = failedStarts;
        this.acting = acting;
        this.outside = new TransactionTemplate(transactions);
        outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    @Override
    public String key() {
        return "import-inbox";
    }

    @Override
    public String purpose() {
        return "Imports the files in the folders of the inbox";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    /** Imports have transactions of their own, and what they say must be seen by those who work on them at once. */
    @Override
    public Piece work(Optional<String> after) {
        List<String> troubles = new ArrayList<>();
        int done = Objects.requireNonNull(outside.execute(none -> settle(troubles) + begin(troubles)));
        Piece piece = Piece.last(done);
        return troubles.isEmpty() ? piece : piece.but(String.join(" ", troubles));
    }

    /** Puts files away whose imports have ended. */
    private int settle(List<String> troubles) {
        int settled = 0;
        for (Map.Entry<Path, Id> entry : Map.copyOf(underWay).entrySet()) {
            Path file = entry.getKey();
            Optional<ImportRun> run = runs.find(entry.getValue(), 0).filter(found -> found.state() != State.RUNNING);
            if (run.isPresent()) {
                try {
                    settle(file, run.get(), troubles);
                    settled++;
                } catch (IOException | UncheckedIOException e) {
                    troubles.add("%s cannot be put away: %s.".formatted(file.getFileName(), e.getMessage()));
                    folders.leave(file);
                }
                underWay.remove(file);
            }
        }
        return settled;
    }

    private void settle(Path file, ImportRun run, List<String> troubles) throws IOException {
        Optional<String> failure = Optional.ofNullable(run.failure());
        if (run.state() == State.DONE) {
            Path done = folders.done(file);
            if (run.rejected() > 0) {
                troubles.add("%s: %d rows were rejected.".formatted(file.getFileName(), run.rejected()));
                folders.beside(done, imports.rejects(run.id())::write);
            }
        } else if (failure.filter(why -> why.startsWith(Imports.INTERRUPTED)).isEmpty()) {
            fail(file, failure.orElse("The import broke off."), troubles);
        }
    }

    private int begin(List<String> troubles) {
        int begun = 0;
        for (Path file : folders.settled(underWay.keySet())) {
            if (underWay.size() < AT_ONCE) {
                try {
                    begin(file, troubles);
                    begun++;
                } catch (IOException | UncheckedIOException e) {
                    troubles.add("%s cannot be read: %s.".formatted(file.getFileName(), e.getMessage()));
                }
            }
        }
        return begun;
    }

    private void begin(Path file, List<String> troubles) throws IOException {
        String folder = InboxFolders.mappingOf(file);
        SavedMapping mapping;
        try {
            mapping = mappings.named(folder);
        } catch (Refused unknown) {
            troubles.add("There is no mapping \"%s\" for the files in its folder.".formatted(folder));
            return;
        }
        String name = file.getFileName().toString();
        try {
            if (mapping.personLeft()) {
                throw Refused.forbidden(
                        "person-left",
                        "%s, who saved the mapping, has left. Somebody else must save it.",
                        mapping.personName());
            }
            underWay.put(file, begin(file, mapping));
        } catch (Refused e) {
            if (!e.code().equals("too-many-imports")) {
                failedStarts.note(mapping, name, e.code() + ": " + e.reason());
                fail(file, e.code() + ": " + e.reason(), troubles);
            }
        } catch (AccessDeniedException e) {
            String why =
                    "forbidden: %s, who saved the mapping, may not import any more.".formatted(mapping.personName());
            failedStarts.note(mapping, name, why);
            fail(file, why, troubles);
        }
    }

    private Id begin(Path file, SavedMapping mapping) throws IOException {
        Path copy = folders.copy(file);
        boolean begun = false;
        try {
            ImportFile wanted =
                    new ImportFile(mapping.kind(), file.getFileName().toString(), copy, mapping.mapping(), false, true);
            Id run = acting.as(mapping.person(), () -> imports.begin(wanted)).id();
            begun = true;
            return run;
        } finally {
            if (!begun) {
                Files.deleteIfExists(copy);
            }
        }
    }

    private void fail(Path file, String why, List<String> troubles) throws IOException {
        troubles.add("%s: %s".formatted(file.getFileName(), why));
        folders.failed(file, why);
    }
}
