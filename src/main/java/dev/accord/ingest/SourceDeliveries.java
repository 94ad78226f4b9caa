package dev.accord.ingest;

import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what was posted to source addresses lately, and lets go of the rest together with its imports. */
@Repository
class SourceDeliveries {

    /** Of each address. */
    static final int KEPT = 100;

    private static final int BATCH = 500;
    private static final int LONGEST_REASON = 500;

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    SourceDeliveries(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is let go of together. */
    private record Old(long id, @Nullable Long importId) {}

    void note(Id address, int status, Optional<String> reason, Optional<Id> importId) {
        jdbc.sql("""
                        INSERT INTO source_delivery (id, address_id, at, status, reason, import_id)
                        VALUES (:id, :address, :now, :status, :reason, :import)
                        """)
                .param("id", ids.next().value())
                .param("address", address.value())
                .param("now", Timestamp.from(clock.instant()))
                .param("status", status)
                .param(
                        "reason",
                        reason.map(why -> why.substring(0, Math.min(why.length(), LONGEST_REASON)))
                                .orElse(null))
                .param("import", importId.map(Id::value).orElse(null))
                .update();
    }

    /** The newest first. */
    List<SourceDelivery> of(Id address) {
        return jdbc.sql("""
                        SELECT d.id, d.at, d.status, d.reason, d.import_id, i.row_count, i.created_count, i.updated_count,
                               i.unchanged_count, i.rejected_count
                          FROM source_delivery d LEFT JOIN import_run i ON i.id = d.import_id
                         WHERE d.address_id = :address ORDER BY d.id DESC LIMIT :kept
                        """)
                .param("address", address.value())
                .param("kept", KEPT)
                .query((row, number) -> delivery(row))
                .list();
    }

    /**
     * Lets go of some deliveries of an address, the newest of those that are too many first.
     *
     * @param kept how many stay
     * @return whether there may be more to let go of
     */
    @Transactional
    boolean forget(Id address, int kept) {
        List<Old> old = jdbc.sql("""
                        SELECT id, import_id FROM source_delivery
                         WHERE address_id = :address ORDER BY id DESC LIMIT :batch OFFSET :kept
                        """)
                .param("address", address.value())
                .param("batch", BATCH)
                .param("kept", kept)
                .query((row, number) -> new Old(row.getLong("id"), row.getObject("import_id", Long.class)))
                .list();
        delete("source_delivery WHERE id", old.stream().map(Old::id).toList());
        List<Long> runs =
                old.stream().map(Old::importId).filter(Objects::nonNull).toList();
        delete("import_reject WHERE import_id", runs);
        delete("import_run WHERE id", runs);
        return old.size() == BATCH;
    }

    private void delete(String from, List<Long> which) {
        if (!which.isEmpty()) {
            jdbc.sql("DELETE FROM " + from + " IN (:which)")
                    .param("which", which)
                    .update();
        }
    }

    private static SourceDelivery delivery(ResultSet row) throws SQLException {
        @Nullable Long run = row.getObject("import_id", Long.class);
        return new SourceDelivery(
                new Id(row.getLong("id")),
                row.getTimestamp("at").toInstant(),
                row.getInt("status"),
                row.getString("reason"),
                run == null ? null : new Id(run),
                row.getInt("row_count"),
                row.getInt("created_count"),
                row.getInt("updated_count"),
                row.getInt("unchanged_count"),
                row.getInt("rejected_count"));
    }
}
