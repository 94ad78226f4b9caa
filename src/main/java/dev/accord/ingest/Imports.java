package dev.accord.ingest;

import dev.accord.ingest.ImportRun.State;
import dev.accord.ingest.csv.CsvFile;
import dev.accord.ingest.csv.Row;
import dev.accord.ingest.csv.Rows;
import dev.accord.ingest.mapping.Feeds;
import dev.accord.ingest.mapping.FieldValues;
import dev.accord.ingest.mapping.Headings;
import dev.accord.ingest.mapping.ImportKind;
import dev.accord.ingest.mapping.Mapping;
import dev.accord.ingest.mapping.Rejected;
import dev.accord.ingest.mapping.RowReader;
import dev.accord.leads.Lifecycle;
import dev.accord.leads.Stage;
import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.people.Role;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.util.unit.DataSize;

/**
 * Imports files: reads them with their mapping, has the rows recorded some hundred at a time, each time all or none,
 * and keeps the rows that did not go in. What has gone in stays when an import breaks off; the same file once more
 * finds it unchanged and goes on behind it.
 */
@Service
public class Imports {

    /** How the failure of an import begins that the end of the portal has interrupted. */
    static final String INTERRUPTED = "interrupted";

    private static final Logger log = LoggerFactory.getLogger(Imports.class);
    private static final int CHUNK = 500;
    private static final int SAMPLES = 3;
    private static final int SAMPLED_ROWS = 200;
    private static final int ERRORS = 100;
    private static final String DEFAULT_SOURCE = "import";

    private final Set<Id> cancelled = ConcurrentHashMap.newKeySet();
    private final Map<ImportKind, Intake<?>> intakes;
    private final Desk desk;
    private final ImportRuns runs;
    private final ImportQueue queue;
    private final Lifecycle lifecycle;
    private final Acting acting;
    private final Ids ids;
    private final Clock clock;
    private final ZoneId zone;
    private final long backgroundAbove;

    Imports(
            List<Intake<?>> intakes,
            Desk desk,
            ImportRuns runs,
            ImportQueue queue,
            Lifecycle lifecycle,
            Acting acting,
            Ids ids,
            Clock clock,
            @Value("${accord.zone:UTC}") ZoneId zone,
            @Value("${accord.imports.background-above:5MB}") DataSize backgroundAbove) {
        this.intakes = intakes.stream().collect(Collectors.toMap(Intake::kind, intake -> intake));
        this.desk = desk;
        this.runs = runs;
        this.queue = queue;
        this.lifecycle = lifecycle;
        this.acting = acting;
        this.ids = ids;
        this.clock = clock;
        this.zone = zone;
        this.backgroundAbove = backgroundAbove.toBytes();
    }

    /**
     * Imports a small file at once; begins with a large one and goes on in the background.
     *
     * @return the import, ended or still running
     * @throws Refused where nothing of the file can be read, or the mapping does not fit it
     */
    @PreAuthorize(Access.IMPORTERS)
    public ImportRun start(ImportFile file) {
        return start(file, backgroundAbove);
    }

    /** Begins with a file of any size and goes on in the background; {@link #report} says how far it is. */
    @PreAuthorize(Access.IMPORTERS)
    public ImportRun begin(ImportFile file) {
        return start(file, -1);
    }

    /** Imports a file of any size at once. */
    @PreAuthorize(Access.IMPORTERS)
    ImportRun atOnce(ImportFile file) {
        return start(file, Long.MAX_VALUE);
    }

    /** Has a running import stop soon. What has gone in stays. */
    @PreAuthorize(Access.IMPORTERS)
    public void cancel(Id id) {
        if (report(id).state() == State.RUNNING) {
            cancelled.add(id);
        }
    }

    private ImportRun start(ImportFile file, long largest) {
        boolean handedOn = false;
        try {
            Work work = prepare(file);
            begin(work);
            // of what is no CSV the size of its table, as that is what takes its time
            if (sizeOf(file.path()) > largest) {
                hand(work);
                handedOn = true;
            } else {
                finish(work);
            }
            return report(work.id());
        } finally {
            if (!handedOn) {
                remove(file.path());
            }
        }
    }

    private static long sizeOf(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws Refused with code {@code unknown-import} */
    @PreAuthorize(Access.IMPORTERS)
    public ImportRun report(Id id) {
        return runs.find(id, ERRORS).orElseThrow(() -> unknown(id));
    }

    /** The imports, the newest first. */
    @PreAuthorize(Access.IMPORTERS)
    public List<ImportRun> newest(int offset, int limit) {
        return runs.newest(offset, limit);
    }

    /** The rejected rows as a file: as they came, plus a column that says why. */
    @PreAuthorize(Access.IMPORTERS)
    public RejectsFile rejects(Id id) {
        return new RejectsFile(runs, id, runs.shape(id).orElseThrow(() -> unknown(id)));
    }

    /** What a file looks like, and what its headings mean by the mapping or else by their words. Nothing is kept. */
    @PreAuthorize(Access.IMPORTERS)
    public Preview preview(ImportKind kind, Path path, Mapping mapping) {
        try (OpenedFile file = OpenedFile.beginning(path, mapping, SAMPLED_ROWS)) {
            return preview(kind, file.form(), file.csv(), mapping);
        }
    }

    private Preview preview(ImportKind kind, FileForm form, CsvFile csv, Mapping mapping) {
        Map<String, List<String>> fields = Feeds.guess(kind, csv, mapping, stages());
        List<List<String>> samples = samples(csv);
        List<Preview.Column> columns = new ArrayList<>();
        for (int i = 0; i < csv.headings().size(); i++) {
            String heading = csv.headings().get(i);
            columns.add(new Preview.Column(heading, fields.getOrDefault(heading, List.of()), samples.get(i)));
        }
        Optional<Headings.Export> export = Headings.Export.of(csv.headings());
        return new Preview(
                form,
                csv.encoding().name(),
                csv.separator(),
                export.map(Headings.Export::label).orElse(""),
                export.map(Headings.Export::source).orElse(""),
                columns);
    }

    /** What a file holds, where its headings are those of a system that is known. */
    @PreAuthorize(Access.IMPORTERS)
    public Optional<ImportKind> kindOf(Path path, Mapping mapping) {
        try (OpenedFile file = OpenedFile.beginning(path, mapping, 1)) {
            return Headings.Export.of(file.csv().headings()).map(Headings.Export::kind);
        }
    }

    /** The fields that a column can feed, stages included. */
    @PreAuthorize(Access.IMPORTERS)
    public List<String> fields(ImportKind kind) {
        return kind.fieldNames(stages());
    }

    /** All that an import needs, found out before anything is kept. */
    private record Work(
            Id id, Id person, ImportFile file, CsvFile csv, RowReader reader, Intake<?> intake, String source) {}

    private Work prepare(ImportFile file) {
        Intake<?> intake = Objects.requireNonNull(intakes.get(file.kind()));
        if (file.kind() == ImportKind.PEOPLE && !acting.now().is(Role.ADMIN)) {
            throw Refused.forbidden("administrators-only", "Only administrators import people.");
        }
        Mapping mapping = file.mapping();
        CsvFile csv = OpenedFile.inItsPlace(file.path(), mapping);
        Feeds feeds = Feeds.of(file.kind(), csv, mapping, stages());
        RowReader reader = RowReader.of(csv, feeds, mapping, zone);
        return new Work(
                ids.next(),
                acting.person(),
                file,
                csv,
                reader,
                intake,
                mapping.source().orElse(DEFAULT_SOURCE));
    }

    private void hand(Work work) {
        try {
            queue.add(() -> acting.as(work.person(), () -> {
                finish(work);
                return work;
            }));
        } catch (Refused e) {
            runs.end(work.id(), State.FAILED, Optional.of(e.code() + ": " + e.reason()), clock.instant());
            throw e;
        }
    }

    private void begin(Work work) {
        ImportFile file = work.file();
        runs.begin(
                work.id(),
                file.kind().key(),
                work.source(),
                file.name(),
                file.dryRun(),
                work.person(),
                clock.instant(),
                work.csv().headingCells(),
                file.mapping()
                        .found(work.csv().separator(), work.csv().encoding())
                        .toJson());
    }

    private void finish(Work work) {
        try {
            rows(work);
            runs.end(work.id(), State.DONE, Optional.empty(), clock.instant());
        } catch (Refused e) {
            runs.end(work.id(), State.FAILED, Optional.of(e.code() + ": " + e.reason()), clock.instant());
        } catch (RuntimeException e) {
            log.error("Import {} broke off", work.id(), e);
            runs.end(
                    work.id(),
                    State.FAILED,
                    Optional.of("The portal could not go on. What had gone in stays; import the file again to go on."),
                    clock.instant());
        } finally {
            cancelled.remove(work.id());
            remove(work.file().path());
        }
    }

    private void rows(Work work) {
        Desk.Manner manner =
                new Desk.Manner(work.source(), work.file().offer(), work.file().dryRun(), work.reader()::headingOf);
        SeenRows seen = new SeenRows();
        List<Desk.Item> items = new ArrayList<>(CHUNK);
        List<Rejected> rejects = new ArrayList<>();
        Tally tally = Tally.NONE;
        try (Rows rows = work.csv().rows()) {
            while (rows.hasNext()) {
                Row row = rows.next();
                if (work.file().kind() == ImportKind.TRAFFIC && row.isTotal()) {
                    continue;
                }
                Optional<FieldValues> values = work.reader().read(row, rejects::add);
                if (values.isEmpty()) {
                    tally = tally.plus(Tally.ofRejected(1));
                } else {
                    Optional<SeenRows.Twin> twin =
                            seen.twinOf(row.number(), work.file().kind().identity(values.get()), values.get());
                    if (twin.isEmpty()) {
                        items.add(new Desk.Item(row, values.get()));
                    } else {
                        tally = tally.plus(again(twin.get(), row, values.get(), work, rejects));
                    }
                }
                if (items.size() + rejects.size() >= CHUNK) {
                    tally = chunk(work, items, manner, rejects, tally);
                }
            }
            chunk(work, items, manner, rejects, tally);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Tally chunk(Work work, List<Desk.Item> items, Desk.Manner manner, List<Rejected> rejects, Tally before) {
        if (Thread.currentThread().isInterrupted()) {
            throw Refused.conflict(INTERRUPTED, "The portal is being stopped. Import the file again to go on.");
        }
        if (cancelled.contains(work.id())) {
            throw Refused.conflict("cancelled", "The import was cancelled. What had gone in stays.");
        }
        Tally tally = items.isEmpty() ? before : before.plus(desk.take(work.intake(), items, manner, rejects::add));
        runs.progress(work.id(), tally, rejects);
        items.clear();
        rejects.clear();
        return tally;
    }

    /** A second row for one record would undo the first, and every import after it would do so again. */
    private static Tally again(SeenRows.Twin twin, Row row, FieldValues values, Work work, List<Rejected> rejects) {
        if (twin.identical()) {
            return Tally.ofUnchanged(1);
        }
        rejects.add(
                values.text("externalId").isPresent()
                        ? new Rejected(
                                row,
                                Optional.of(work.reader().headingOf("externalId")),
                                "duplicate-external-id",
                                "Row %d of this file has the same externalId and says something else."
                                        .formatted(twin.number()))
                        : new Rejected(
                                row,
                                Optional.empty(),
                                "duplicate-row",
                                "Row %d of this file speaks of the same and says something else; an externalId tells two apart."
                                        .formatted(twin.number())));
        return Tally.ofRejected(1);
    }

    private Set<String> stages() {
        return lifecycle.stages().all().stream().map(Stage::key).collect(Collectors.toSet());
    }

    private static List<List<String>> samples(CsvFile csv) {
        List<List<String>> samples = new ArrayList<>();
        csv.headings().forEach(heading -> samples.add(new ArrayList<>()));
        try (Rows rows = csv.rows()) {
            for (int i = 0; i < SAMPLED_ROWS && rows.hasNext(); i++) {
                Row row = rows.next();
                for (int column = 0; column < samples.size(); column++) {
                    List<String> cells = samples.get(column);
                    String cell = row.cell(column);
                    if (cells.size() < SAMPLES && !cell.isEmpty() && !cells.contains(cell)) {
                        cells.add(cell);
                    }
                }
            }
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Refused unknown(Id id) {
        return Refused.notFound("unknown-import", "There is no import %s.", id);
    }

    private static void remove(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            log.warn("Cannot remove {}", path, e);
        }
    }
}
