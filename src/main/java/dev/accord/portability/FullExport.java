package dev.accord.portability;

import dev.accord.files.ExactCsv;
import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.shared.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Writes all data as CSV files in one zip: as it was at one moment, and in little memory however much it is. */
@Service
public class FullExport {

    private static final String README = "README.txt";

    private final JdbcTemplate rows;
    private final Sheets sheets;
    private final Tables tables;
    private final TransactionTemplate changing;
    private final TransactionTemplate snapshot;
    private final JsonMapper json;
    private final Acting acting;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final AtomicBoolean busy = new AtomicBoolean();

    FullExport(
            DataSource database,
            Sheets sheets,
            Tables tables,
            PlatformTransactionManager transactions,
            JsonMapper json,
            Acting acting,
            Clock clock,
            ApplicationEventPublisher events) {
        this.rows = new JdbcTemplate(database);
        // the driver then hands over row by row what the server sends
        rows.setFetchSize(Integer.MIN_VALUE);
        this.sheets = sheets;
        this.tables = tables;
        this.changing = new TransactionTemplate(transactions);
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.json = json;
        this.acting = acting;
        this.clock = clock;
        this.events = events;
    }

    /** Such as {@code accord-2026-11-30.zip}. */
    @PreAuthorize(Access.ADMINISTRATORS)
    public String name() {
        return "accord-%s.zip".formatted(clock.instant().toString().substring(0, 10));
    }

    /**
     * Writes the export, and leaves the stream open. It is whole only with its last file: whoever reads a broken off one
     * finds no directory in it.
     *
     * @throws Refused with code {@code export-running}, before anything is written, where this node writes one already
     */
    @PreAuthorize(Access.ADMINISTRATORS)
    public void write(OutputStream out) throws IOException {
        if (!busy.compareAndSet(false, true)) {
            throw Refused.conflict(
                    "export-running", "An export is being written already. Try again when it has ended.");
        }
        try {
            Instant now = clock.instant();
            changing.executeWithoutResult(begun ->
                    events.publishEvent(new EverythingExported(now, acting.now().person())));
            snapshot.executeWithoutResult(begun -> all(out, now));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        } finally {
            busy.set(false);
        }
    }

    private void all(OutputStream out, Instant now) {
        try {
            ZipOutputStream zip = new ZipOutputStream(out);
            zip.putNextEntry(new ZipEntry(README));
            try (InputStream readme = Objects.requireNonNull(FullExport.class.getResourceAsStream(README))) {
                readme.transferTo(zip);
            }
            Map<String, Long> counts = new LinkedHashMap<>();
            for (Sheet sheet : sheets.all()) {
                zip.putNextEntry(new ZipEntry(sheet.file()));
                counts.put(sheet.file(), write(sheet, zip));
            }
            zip.putNextEntry(new ZipEntry(Manifest.FILE));
            zip.write(json.writeValueAsBytes(new Manifest(Manifest.FORMAT, tables.shape(), now.toString(), counts)));
            zip.finish();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private long write(Sheet sheet, OutputStream out) throws IOException {
        ExactCsv.Writer file = new ExactCsv.Writer(out);
        file.row(new ArrayList<>(sheet.headings()));
        long[] count = {0};
        rows.query(sheet.query(), row -> {
            try {
                file.row(cells(sheet, row));
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
            count[0]++;
        });
        file.end();
        return count[0];
    }

    private static List<@Nullable String> cells(Sheet sheet, ResultSet row) throws SQLException {
        List<@Nullable String> cells = new ArrayList<>();
        for (int i = 0; i < sheet.cells().size(); i++) {
            cells.add(sheet.cells().get(i).written().written(row, i + 1));
        }
        return cells;
    }
}
