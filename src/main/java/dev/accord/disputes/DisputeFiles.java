package dev.accord.disputes;

import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.people.Role;
import dev.accord.people.SignedIn;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps files of evidence in the database, where every node has them and every backup holds them, in pieces of
 * {@value #PIECE} bytes.
 */
@Service
@Transactional
public class DisputeFiles {

    /** In bytes. */
    public static final int LARGEST = 10 << 20;

    private static final int MOST_FILES = 20;
    private static final int MOST_BYTES = 50 << 20;
    private static final int PIECE = 256 << 10;

    private final Research research;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final Acting acting;

    DisputeFiles(Research research, JdbcClient jdbc, Ids ids, Clock clock, Acting acting) {
        this.research = research;
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.acting = acting;
    }

    /**
     * Attaches a file as evidence.
     *
     * @param name as the browser sent it; a path or strange characters in it are left out
     * @param caption what it shows; may be blank
     * @param content where it lies for the moment; it is copied
     * @return the file
     * @throws Refused with code {@code empty-file}, {@code large-file}, {@code bad-file-type}, {@code too-many-files},
     *     {@code long-text}, {@code already-decided} or {@code unknown-dispute}
     */
    @PreAuthorize(Access.WORKERS)
    public Id attach(Id dispute, String name, String caption, Path content) {
        try {
            int bytes = size(content);
            FileType type = FileType.of(content)
                    .orElseThrow(() -> Refused.invalid(
                            "bad-file-type",
                            "the content of the file is nothing that is taken; taken are %s",
                            FileType.all()));
            FileName kept = FileName.of(name, type);
            makeRoom(dispute, bytes);
            Id file = ids.next();
            Id finding = research.add(dispute, FindingKind.EVIDENCE, caption, Optional.empty());
            jdbc.sql("""
                            INSERT INTO dispute_file (id, dispute_id, finding_id, name, type, bytes)
                            VALUES (:id, :dispute, :finding, :name, :type, :bytes)
                            """)
                    .param("id", file.value())
                    .param("dispute", dispute.value())
                    .param("finding", finding.value())
                    .param("name", kept.text())
                    .param("type", type.name())
                    .param("bytes", bytes)
                    .update();
            copy(content, file, bytes);
            return file;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int size(Path content) throws IOException {
        long bytes = Files.size(content);
        if (bytes == 0) {
            throw Refused.invalid("empty-file", "the file is empty");
        }
        if (bytes > LARGEST) {
            throw large();
        }
        return Math.toIntExact(bytes);
    }

    static Refused large() {
        return Refused.invalid("large-file", "the file is too large: at most %d MB fit", LARGEST >> 20);
    }

    /** By one conditional update, so that of two who attach at once both count. */
    private void makeRoom(Id dispute, int bytes) {
        int changed = jdbc.sql("""
                        UPDATE dispute SET file_count = file_count + 1, file_bytes = file_bytes + :bytes
                         WHERE id = :dispute AND state <> 'REPOSITIONED'
                           AND file_count < :mostFiles AND file_bytes + :bytes <= :mostBytes
                        """)
                .param("dispute", dispute.value())
                .param("bytes", bytes)
                .param("mostFiles", MOST_FILES)
                .param("mostBytes", MOST_BYTES)
                .update();
        if (changed == 0) {
            DisputeState state = jdbc.sql("SELECT state FROM dispute WHERE id = :dispute")
                    .param("dispute", dispute.value())
                    .query(DisputeState.class)
                    .optional()
                    .orElseThrow(() -> Refused.notFound("unknown-dispute", "there is no dispute %s", dispute));
            throw state == DisputeState.REPOSITIONED
                    ? Refused.conflict("already-decided", "dispute %s has its verdict already", dispute)
                    : Refused.conflict(
                            "too-many-files",
                            "a dispute has at most %d files of together %d MB: remove one first",
                            MOST_FILES,
                            MOST_BYTES >> 20);
        }
    }

    private void copy(Path content, Id file, int bytes) throws IOException {
        try (InputStream in = Files.newInputStream(content)) {
            int copied = 0;
            for (int place = 0; copied < bytes; place++) {
                byte[] piece = in.readNBytes(Math.min(PIECE, bytes - copied));
                if (piece.length == 0) {
                    throw new IOException("The file was cut while it was read");
                }
                jdbc.sql("INSERT INTO dispute_file_part (file_id, place, content) VALUES (:file, :place, :content)")
                        .param("file", file.value())
                        .param("place", place)
                        .param("content", piece)
                        .update();
                copied += piece.length;
            }
        }
    }

    /**
     * A file, whose content is read only when it is written out.
     *
     * @throws Refused with code {@code unknown-file}, also where it was removed
     */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public EvidenceFile file(Id file) {
        return jdbc.sql("SELECT name, type, bytes FROM dispute_file WHERE id = :file AND removed_at IS NULL")
                .param("file", file.value())
                .query((row, number) -> new EvidenceFile(
                        row.getString("name"),
                        FileType.valueOf(row.getString("type")),
                        row.getInt("bytes"),
                        place -> piece(file, place)))
                .optional()
                .orElseThrow(() -> unknown(file));
    }

    private byte[] piece(Id file, int place) {
        return jdbc.sql("SELECT content FROM dispute_file_part WHERE file_id = :file AND place = :place")
                .param("file", file.value())
                .param("place", place)
                .query((row, number) -> row.getBytes("content"))
                .optional()
                .orElseThrow(() -> unknown(file));
    }

    /**
     * Removes a file that was attached by mistake: its content is gone, that it was there stays.
     *
     * @throws Refused with code {@code unknown-file}, {@code already-decided} or, for others than the marketing lead and
     *     whoever attached it, {@code not-yours}
     */
    @PreAuthorize(Access.WORKERS)
    public void remove(Id file) {
        Attached attached = jdbc.sql("""
                        SELECT f.dispute_id AS dispute, f.bytes, n.found_by, d.state
                          FROM dispute_file f
                          JOIN dispute_finding n ON n.id = f.finding_id
                          JOIN dispute d ON d.id = f.dispute_id
                         WHERE f.id = :file AND f.removed_at IS NULL
                        """)
                .param("file", file.value())
                .query(Attached.class)
                .optional()
                .orElseThrow(() -> unknown(file));
        SignedIn who = acting.now();
        if (!who.is(Role.MARKETING_LEAD) && !who.person().equals(Optional.of(attached.foundBy()))) {
            throw Refused.forbidden(
                    "not-yours", "the file can be removed by whoever attached it, or the marketing lead");
        }
        if (attached.state() == DisputeState.REPOSITIONED) {
            throw Refused.conflict("already-decided", "the verdict rests on this file: it stays");
        }
        int removed = jdbc.sql("""
                        UPDATE dispute_file SET removed_by = :by, removed_at = :now WHERE id = :file AND removed_at IS NULL
                        """)
                .param("by", acting.person().value())
                .param("now", Timestamp.from(clock.instant()))
                .param("file", file.value())
                .update();
        if (removed == 0) {
            throw unknown(file);
        }
        jdbc.sql("DELETE FROM dispute_file_part WHERE file_id = :file")
                .param("file", file.value())
                .update();
        jdbc.sql("UPDATE dispute SET file_count = file_count - 1, file_bytes = file_bytes - :bytes WHERE id = :dispute")
                .param("bytes", attached.bytes())
                .param("dispute", attached.dispute().value())
                .update();
    }

    private record Attached(Id dispute, int bytes, Id foundBy, DisputeState state) {}

    private static Refused unknown(Id file) {
        return Refused.notFound("unknown-file", "there is no file %s, or it was removed", file);
    }
}
