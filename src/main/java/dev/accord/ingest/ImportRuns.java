package dev.accord.ingest;

import dev.accord.ingest.ImportRun.RowError;
import dev.accord.ingest.ImportRun.State;
import dev.accord.ingest.mapping.Rejected;
import dev.accord.shared.Id;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the imports and the rows that they rejected. */
@Repository
class ImportRuns {

    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_MESSAGE = 500;

    /** A rejected row with its cells as they came. */
    record RejectedRow(int number, List<String> cells, String reason) {}

    /** What is needed to write the rejected rows as a file again. */
    record FileShape(String fileName, List<String> heading, char separator, int widest) {}

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;
    private final JsonMapper json;

    ImportRuns(JdbcClient jdbc, NamedParameterJdbcOperations batches, JsonMapper json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
    }

    void begin(
            Id id,
            String kind,
            String source,
            String fileName,
            boolean dryRun,
            Id person,
            Instant now,
            List<String> heading,
            String mapping) {
        jdbc.sql("""
                        INSERT INTO import_run (id, kind, source, file_name, dry_run, state, person_id, started_at, row_count,
                                                created_count, updated_count, unchanged_count, rejected_count, header, mapping)
                        VALUES (:id, :kind, :source, :file, :dryRun, 'RUNNING', :person, :now, 0, 0, 0, 0, 0, :header, :mapping)
                        """)
                .param("id", id.value())
                .param("kind", kind)
                .param("source", source)
                .param("file", cut(fileName, LONGEST_NAME))
                .param("dryRun", dryRun)
                .param("person", person.value())
                .param("now", Timestamp.from(now))
                .param("header", json.writeValueAsString(heading))
                .param("mapping", mapping)
                .update();
    }

    /** Keeps how far the import is, with the rows rejected since the last time. */
    @Transactional
    void progress(Id id, Tally tally, List<Rejected> rejects) {
        jdbc.sql("""
                        UPDATE import_run
                           SET row_count = :rows, created_count = :created, updated_count = :updated,
                               unchanged_count = :unchanged, rejected_count = :rejected
                         WHERE id = :id
                        """)
                .param("rows", tally.rows())
                .param("created", tally.created())
                .param("updated", tally.updated())
                .param("unchanged", tally.unchanged())
                .param("rejected", tally.rejected())
                .param("id", id.value())
                .update();
        batches.batchUpdate(
                """
                INSERT INTO import_reject (import_id, row_no, column_name, code, message, cells)
                VALUES (:import, :row, :column, :code, :message, :cells)
                """,
                rejects.stream()
                        .map(reject -> new MapSqlParameterSource()
                                .addValue("import", id.value())
                                .addValue("row", reject.row().number())
                                .addValue(
                                        "column",
                                        reject.column()
                                                .map(name -> cut(name, LONGEST_NAME))
                                                .orElse(null))
                                .addValue("code", reject.code())
                                .addValue("message", cut(reject.message(), LONGEST_MESSAGE))
                                .addValue(
                                        "cells",
                                        json.writeValueAsString(reject.row().cells())))
                        .toArray(MapSqlParameterSource[]::new));
    }

    void end(Id id, State state, Optional<String> failure, Instant now) {
        jdbc.sql("UPDATE import_run SET state = :state, failure = :failure, ended_at = :now WHERE id = :id")
                .param("state", state.name())
                .param("failure", failure.map(why -> cut(why, LONGEST_MESSAGE)).orElse(null))
                .param("now", Timestamp.from(now))
                .param("id", id.value())
                .update();
    }

    /** Imports that a process left behind when it ended. */
    int endInterrupted(String failure, Instant now) {
        return jdbc.sql("""
                        UPDATE import_run SET state = 'FAILED', failure = :failure, ended_at = :now WHERE state = 'RUNNING'
                        """)
                .param("failure", failure)
                .param("now", Timestamp.from(now))
                .update();
    }

    Optional<ImportRun> find(Id id, int errors) {
        return jdbc.sql(RUN + " WHERE i.id = :id")
                .param("id", id.value())
                .query((row, number) -> run(row, errors(id, errors)))
                .optional();
    }

    /** The newest first, without what was posted to source addresses, which are shown with them. */
    List<ImportRun> newest(int offset, int limit) {
        return jdbc.sql(RUN + """
                         WHERE NOT EXISTS (SELECT 1 FROM source_delivery d WHERE d.import_id = i.id)
                         ORDER BY i.started_at DESC, i.id DESC LIMIT :limit OFFSET :offset
                        """)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> run(row, List.of()))
                .list();
    }

    Optional<FileShape> shape(Id id) {
        return jdbc.sql("""
                        SELECT i.file_name, i.header, i.mapping,
                               (SELECT COALESCE(MAX(JSON_LENGTH(r.cells)), 0) FROM import_reject r WHERE r.import_id = i.id) AS widest
                          FROM import_run i WHERE i.id = :id
                        """)
                .param("id", id.value())
                .query((row, number) -> new FileShape(
                        row.getString("file_name"),
                        cells(row.getString("header")),
                        json.readTree(row.getString("mapping"))
                                .path("delimiter")
                                .asString(",")
                                .charAt(0),
                        row.getInt("widest")))
                .optional();
    }

    List<RejectedRow> rejects(Id id, int after, int limit) {
        return jdbc.sql("""
                        SELECT row_no, cells, code, message FROM import_reject
                         WHERE import_id = :id AND row_no > :after ORDER BY row_no LIMIT :limit
                        """)
                .param("id", id.value())
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new RejectedRow(
                        row.getInt("row_no"),
                        cells(row.getString("cells")),
                        row.getString("code") + ": " + row.getString("message")))
                .list();
    }

    private List<RowError> errors(Id id, int limit) {
        return jdbc.sql("""
                        SELECT row_no, column_name, code, message FROM import_reject
                         WHERE import_id = :id ORDER BY row_no LIMIT :limit
                        """)
                .param("id", id.value())
                .param("limit", limit)
                .query((row, number) -> new RowError(
                        row.getInt("row_no"),
                        row.getString("column_name"),
                        row.getString("code"),
                        row.getString("message")))
                .list();
    }

    private static final String RUN = """
            SELECT i.*, TRIM(CONCAT(p.first_name, ' ', p.last_name)) AS person_name
              FROM import_run i JOIN person p ON p.id = i.person_id
            """;

    private static ImportRun run(ResultSet row, List<RowError> errors) throws SQLException {
        @Nullable Timestamp ended = row.getTimestamp("ended_at");
        return new ImportRun(
                new Id(row.getLong("id")),
                row.getString("kind"),
                row.getString("source"),
                row.getString("file_name"),
                row.getBoolean("dry_run"),
                State.valueOf(row.getString("state")),
                row.getString("person_name"),
                row.getTimestamp("started_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getInt("row_count"),
                row.getInt("created_count"),
                row.getInt("updated_count"),
                row.getInt("unchanged_count"),
                row.getInt("rejected_count"),
                row.getString("failure"),
                errors);
    }

    private List<String> cells(@Nullable String list) {
        return list == null ? List.of() : Arrays.asList(json.readValue(list, String[].class));
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
