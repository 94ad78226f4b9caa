package dev.accord.leads;

import dev.accord.leads.BulkChange.Kind;
import dev.accord.leads.BulkChange.State;
import dev.accord.shared.Id;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps bulk changes: what was asked for, how far it is, and what became of each lead. */
@Component
class BulkRuns {

    private static final int LONGEST_FAILURE = 500;

    private static final String CHANGE = """
            SELECT c.*, s.label AS stage_label, TRIM(CONCAT(o.first_name, ' ', o.last_name)) AS owner,
                   TRIM(CONCAT(a.first_name, ' ', a.last_name)) AS asked_by_name,
                   TRIM(CONCAT(u.first_name, ' ', u.last_name)) AS undone_by_name
              FROM bulk_change c
              JOIN person a ON a.id = c.asked_by
              LEFT JOIN stage s ON s.id = c.stage_id
              LEFT JOIN person o ON o.id = c.owner_id
              LEFT JOIN person u ON u.id = c.undone_by
            """;

    private final JdbcClient jdbc;
    private final Lifecycle lifecycle;

    BulkRuns(JdbcClient jdbc, Lifecycle lifecycle) {
        this.jdbc = jdbc;
        this.lifecycle = lifecycle;
    }

    void ask(Id id, Wanted wanted, Id person, Instant now) {
        Lifecycle.Stages stages = lifecycle.stages();
        @Nullable Id stage = null;
        @Nullable Id owner = null;
        @Nullable String value = null;
        String reason = "";
        switch (wanted) {
            case Wanted.Move move -> {
                stage = stages.keyed(move.stage()).id();
                reason = move.reason();
            }
            case Wanted.Disqualify out -> {
                stage = stages.first(StageKind.DISQUALIFIED).id();
                reason = out.reason();
            }
            case Wanted.Assign assign -> owner = assign.person();
            case Wanted.Campaign campaign -> value = campaign.name();
            case Wanted.Segment segment -> value = segment.name();
        }
        jdbc.sql("""
                        INSERT INTO bulk_change (id, kind, stage_id, owner_id, value, reason, state, asked_by, asked_at,
                                                 chosen, refused, done, undone, kept)
                        VALUES (:id, :kind, :stage, :owner, :value, :reason, 'ASKED', :person, :now, 0, 0, 0, 0, 0)
                        """)
                .param("id", id.value())
                .param("kind", kind(wanted).name())
                .param("stage", stage == null ? null : stage.value())
                .param("owner", owner == null ? null : owner.value())
                .param("value", value)
                .param("reason", reason)
                .param("person", person.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    private static Kind kind(Wanted wanted) {
        return switch (wanted) {
            case Wanted.Move move -> Kind.MOVE;
            case Wanted.Disqualify out -> Kind.DISQUALIFY;
            case Wanted.Assign assign -> Kind.ASSIGN;
            case Wanted.Campaign campaign -> Kind.CAMPAIGN;
            case Wanted.Segment segment -> Kind.SEGMENT;
        };
    }

    /** What was asked for, as it was asked. */
    Wanted wanted(Id id) {
        return jdbc.sql("""
                        SELECT c.kind, s.stage_key, c.owner_id, c.value, c.reason
                          FROM bulk_change c LEFT JOIN stage s ON s.id = c.stage_id WHERE c.id = :id
                        """)
                .param("id", id.value())
                .query((row, number) -> switch (Kind.valueOf(row.getString("kind"))) {
                    case MOVE -> new Wanted.Move(row.getString("stage_key"), row.getString("reason"));
                    case DISQUALIFY -> new Wanted.Disqualify(row.getString("reason"));
                    case ASSIGN -> new Wanted.Assign(new Id(row.getLong("owner_id")));
                    case CAMPAIGN -> new Wanted.Campaign(row.getString("value"));
                    case SEGMENT -> new Wanted.Segment(row.getString("value"));
                })
                .single();
    }

    Optional<BulkChange> find(Id id) {
        return jdbc.sql(CHANGE + " WHERE c.id = :id")
                .param("id", id.value())
                .query(BulkRuns::change)
                .optional();
    }

    /** Those that were begun, the newest first. */
    List<BulkChange> newest(int limit) {
        return jdbc.sql(CHANGE + " WHERE c.state <> 'ASKED' ORDER BY c.id DESC LIMIT :limit")
                .param("limit", limit)
                .query(BulkRuns::change)
                .list();
    }

    /** Goes on from one state to another; of several who want that at once exactly one does. */
    boolean turn(Id id, List<State> from, State to) {
        return jdbc.sql("UPDATE bulk_change SET state = :to WHERE id = :id AND state IN (:from)")
                        .param("to", to.name())
                        .param("id", id.value())
                        .param("from", from.stream().map(Enum::name).toList())
                        .update()
                == 1;
    }

    void begun(Id id, Instant now) {
        jdbc.sql("UPDATE bulk_change SET began_at = :now WHERE id = :id")
                .param("now", Timestamp.from(now))
                .param("id", id.value())
                .update();
    }

    /** The change has come to its end, or was broken off; from now on it can be undone for a while. */
    boolean end(Id id, State from, State to, Optional<String> failure, Instant now) {
        return jdbc.sql("""
                        UPDATE bulk_change SET state = :to, failure = :failure, ended_at = :now, undo_until = :until
                         WHERE id = :id AND state = :from
                        """)
                        .param("to", to.name())
                        .param("failure", failure.map(BulkRuns::cut).orElse(null))
                        .param("now", Timestamp.from(now))
                        .param("until", Timestamp.from(now.plus(BulkQueue.UNDO)))
                        .param("id", id.value())
                        .param("from", from.name())
                        .update()
                == 1;
    }

    void undone(Id id, Id person, Instant now) {
        jdbc.sql("""
                        UPDATE bulk_change SET state = 'UNDONE', failure = NULL, undone_by = :person, undone_at = :now
                         WHERE id = :id
                        """)
                .param("person", person.value())
                .param("now", Timestamp.from(now))
                .param("id", id.value())
                .update();
    }

    /** Forgets what somebody asked for before that moment and never did. */
    void dropAsked(Instant before, Optional<Id> only) {
        for (String statement : List.of(
                "DELETE b FROM bulk_change_lead b JOIN bulk_change c ON c.id = b.change_id WHERE ",
                "DELETE c FROM bulk_change c WHERE ")) {
            jdbc.sql(statement + "c.state = 'ASKED' AND c.asked_at < :before AND (:only = 0 OR c.id = :only)")
                    .param("before", Timestamp.from(before))
                    .param("only", only.map(Id::value).orElse(0L))
                    .update();
        }
    }

    private static BulkChange change(ResultSet row, int number) throws SQLException {
        Kind kind = Kind.valueOf(row.getString("kind"));
        String value = String.valueOf(row.getString("value"));
        return new BulkChange(
                new Id(row.getLong("id")),
                kind,
                switch (kind) {
                    case MOVE -> "move to " + row.getString("stage_label");
                    case DISQUALIFY -> "disqualify";
                    case ASSIGN -> "assign to " + row.getString("owner");
                    case CAMPAIGN -> "set the campaign to " + value;
                    case SEGMENT -> "set the segment to " + value;
                },
                row.getString("reason"),
                State.valueOf(row.getString("state")),
                new Id(row.getLong("asked_by")),
                row.getString("asked_by_name"),
                Objects.requireNonNull(moment(row, "asked_at")),
                moment(row, "ended_at"),
                moment(row, "undo_until"),
                row.getString("undone_by_name"),
                moment(row, "undone_at"),
                row.getString("failure"),
                row.getInt("chosen"),
                row.getInt("refused"),
                row.getInt("done"),
                row.getInt("undone"),
                row.getInt("kept"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        @Nullable Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_FAILURE ? text : text.substring(0, LONGEST_FAILURE - 1) + "…";
    }
}
