package dev.accord.portability;

import dev.accord.leads.PersonFile;
import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is held on the person behind a lead, as one zip: all rows about the lead and what was merged into it as JSON, and
 * the files that were filed about it. It is for the person who asks for it (article 15 of the GDPR).
 */
@Service
public class PersonalData implements PersonFile {

    static final String FILE = "person.json";

    private final RowsAbout rows;
    private final JdbcClient jdbc;
    private final TransactionTemplate changing;
    private final TransactionTemplate snapshot;
    private final JsonMapper json;
    private final Acting acting;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    PersonalData(
            RowsAbout rows,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            JsonMapper json,
            Acting acting,
            Clock clock,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.changing = new TransactionTemplate(transactions);
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.json = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
        this.acting = acting;
        this.clock = clock;
        this.events = events;
    }

    @Override
    @PreAuthorize(Access.ADMINISTRATORS)
    public void write(Id lead, OutputStream out) throws IOException {
        boolean erased = jdbc.sql("SELECT erased_at IS NOT NULL FROM lead_record WHERE id = :lead")
                .param("lead", lead.value())
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> Refused.notFound("unknown-lead", "there is no lead %s", lead));
        if (erased) {
            throw Refused.conflict("erased", "the person behind lead %s was erased: nothing is held any more", lead);
        }
        Instant now = clock.instant();
        changing.executeWithoutResult(begun ->
                events.publishEvent(new PersonalDataTaken(now, acting.now().person(), lead)));
        try {
            snapshot.executeWithoutResult(begun -> all(lead, now, out));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    private void all(Id lead, Instant now, OutputStream out) {
        try {
            ZipOutputStream zip = new ZipOutputStream(out);
            Map<String, List<Map<String, Object>>> held = rows.about(lead);
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("takenAt", now.toString());
            document.put("held", held);
            zip.putNextEntry(new ZipEntry(FILE));
            zip.write(json.writeValueAsBytes(document));
            for (Map<String, Object> file : held.getOrDefault("dispute_file", List.of())) {
                if (file.get("removed_at") == null) {
                    String id = String.valueOf(file.get("id"));
                    zip.putNextEntry(new ZipEntry("files/" + id + "-" + plain(String.valueOf(file.get("name")))));
                    write(id, zip);
                }
            }
            zip.finish();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** A name that is no path, whatever somebody called the file. */
    private static String plain(String name) {
        return name.replaceAll("[\\\\/:\\p{Cntrl}]", "_");
    }

    /** Piece by piece: never a whole file in memory. */
    private void write(String file, OutputStream out) {
        int pieces = jdbc.sql("SELECT COUNT(*) FROM dispute_file_part WHERE file_id = :file")
                .param("file", file)
                .query(Integer.class)
                .single();
        for (int skipped = 0; skipped < pieces; skipped++) {
            byte[] piece = jdbc.sql("""
                            SELECT content FROM dispute_file_part WHERE file_id = :file ORDER BY place LIMIT 1 OFFSET :skipped
                            """)
                    .param("file", file)
                    .param("skipped", skipped)
                    .query(byte[].class)
                    .single();
            try {
                out.write(piece);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }
}
