package dev.accord.portability;

import dev.accord.database.Settings;
import dev.accord.files.ExactCsv;
import dev.accord.leads.ChangedLeads;
import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.shared.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings a full export into a portal that is still empty: row by row as it was, so that each figure is what it was. All or
 * nothing. What an empty portal comes with, such as its stages, gives way to what the export has.
 */
@Service
public class FullImport {

    /** Whose rows stay beside those that come in: the administrator's, and what has been done here so far. */
    private static final Set<String> STAY =
            Set.of("person", "person_role", "audit_entry", "import_run", "import_reject");

    private final JdbcClient jdbc;
    private final Sheets sheets;
    private final Tables tables;
    private final RowWriter writer;
    private final Settings settings;
    private final ChangedLeads changedLeads;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Acting acting;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    FullImport(
            JdbcClient jdbc,
            Sheets sheets,
            Tables tables,
            RowWriter writer,
            Settings settings,
            ChangedLeads changedLeads,
            PlatformTransactionManager transactions,
            JsonMapper json,
            Acting acting,
            Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.sheets = sheets;
        this.tables = tables;
        this.writer = writer;
        this.settings = settings;
        this.changedLeads = changedLeads;
        this.transaction = new TransactionTemplate(transactions);
        this.json = json;
        this.acting = acting;
        this.clock = clock;
        this.events = events;
    }

    /**
     * @param dryRun everything is done, and then undone
     * @return how many rows came in
     * @throws Refused with code {@code portal-not-empty}, {@code no-export}, {@code other-version} or {@code
     *     damaged-export}
     */
    @PreAuthorize(Access.ADMINISTRATORS)
    public long bringIn(Path file, boolean dryRun) {
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            Manifest manifest = manifest(zip);
            return Objects.requireNonNull(transaction.execute(begun -> {
                refuseUnlessEmpty();
                // rows name rows of files that come later, and stages name each other
                jdbc.sql("SET foreign_key_checks = 0").update();
                long rows;
                try {
                    rows = rows(zip, manifest);
                } finally {
                    jdbc.sql("SET foreign_key_checks = 1").update();
                }
                refuseLooseEnds();
                subjects().forEach(settings::changed);
                changedLeads.noteAll();
                events.publishEvent(
                        new EverythingImported(clock.instant(), acting.now().person(), rows, manifest.madeAt()));
                if (dryRun) {
                    begun.setRollbackOnly();
                }
                return rows;
            }));
        } catch (ZipException e) {
            throw noExport();
        } catch (DataIntegrityViolationException | DateTimeException | IllegalArgumentException e) {
            throw damaged(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Manifest manifest(ZipFile zip) throws IOException {
        Manifest manifest;
        try (InputStream in = open(zip, Manifest.FILE).orElseThrow(FullImport::noExport)) {
            manifest = json.readValue(in, Manifest.class);
        } catch (JacksonException e) {
            throw noExport();
        }
        if (manifest.format() != Manifest.FORMAT || !manifest.shape().equals(tables.shape())) {
            throw Refused.unprocessable(
                    "other-version",
                    "The export of %s comes from another version of Accord. Bring it into a portal of that version, and upgrade that one.",
                    manifest.madeAt());
        }
        return manifest;
    }

    private void refuseUnlessEmpty() {
        for (String table : List.of("lead_record", "opportunity", "spend", "web_traffic", "handoff", "goal", "team")) {
            if (!jdbc.sql("SELECT 1 FROM `%s` LIMIT 1".formatted(table))
                    .query(Long.class)
                    .list()
                    .isEmpty()) {
                throw notEmpty(table.replaceAll("_record$", "").replace('_', ' '));
            }
        }
        if (jdbc.sql("SELECT COUNT(*) FROM person").query(Long.class).single() > 1) {
            throw notEmpty("other person");
        }
    }

    private long rows(ZipFile zip, Manifest manifest) throws UncheckedIOException {
        List<Sheet> all = sheets.all();
        all.stream()
                .map(Sheet::table)
                .distinct()
                .filter(table -> !STAY.contains(table))
                .forEach(table -> jdbc.sql("DELETE FROM `%s`".formatted(table)).update());
        Set<String> taken = taken();
        long rows = 0;
        for (Sheet sheet : all) {
            rows += rows(zip, sheet, manifest.rows().getOrDefault(sheet.file(), 0L), taken);
        }
        return rows;
    }

    private long rows(ZipFile zip, Sheet sheet, long expected, Set<String> taken) {
        try (InputStream in = open(zip, sheet.file()).orElseThrow(() -> damaged(sheet.file() + " is missing"));
                ExactCsv.Reader file = new ExactCsv.Reader(in)) {
            long rows = writer.write(sheet, file, taken);
            if (rows != expected) {
                throw damaged("%s has %,d rows, not %,d".formatted(sheet.file(), rows, expected));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By what names the administrator signs in, who brings it in and stays. */
    private Set<String> taken() {
        return jdbc
                .sql("SELECT LOWER(username) FROM person UNION SELECT LOWER(email) FROM person")
                .query(String.class)
                .list()
                .stream()
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** While rows came in nobody looked whether what they refer to is there. */
    private void refuseLooseEnds() {
        for (Tables.Reference reference : tables.references()) {
            if (jdbc.sql(looseEnds(reference)).query(Long.class).optional().isPresent()) {
                throw damaged("%s refers to rows of %s that are not there"
                        .formatted(reference.table(), reference.parentTable()));
            }
        }
    }

    private static String looseEnds(Tables.Reference reference) {
        StringBuilder same = new StringBuilder("TRUE");
        StringBuilder refers = new StringBuilder("TRUE");
        for (int i = 0; i < reference.child().size(); i++) {
            String child = reference.child().get(i);
            same.append(" AND p.`%s` = c.`%s`".formatted(reference.parent().get(i), child));
            refers.append(" AND c.`%s` IS NOT NULL".formatted(child));
        }
        return "SELECT 1 FROM `%s` c WHERE %s AND NOT EXISTS (SELECT 1 FROM `%s` p WHERE %s) LIMIT 1"
                .formatted(reference.table(), refers, reference.parentTable(), same);
    }

    private List<String> subjects() {
        return jdbc.sql("SELECT subject FROM setting").query(String.class).list();
    }

    private static Optional<InputStream> open(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        return entry == null ? Optional.empty() : Optional.of(zip.getInputStream(entry));
    }

    private static Refused noExport() {
        return Refused.invalid("no-export", "The file is no full export of Accord, or it was broken off.");
    }

    private static Refused damaged(String why) {
        return Refused.unprocessable("damaged-export", "The export is not as it was written: %s.", why);
    }

    private static Refused notEmpty(String what) {
        return Refused.conflict(
                "portal-not-empty",
                "A full export goes into an empty portal, and this one has a %s already. Start another with an empty database.",
                what);
    }
}
