package dev.accord.leads;

import dev.accord.glossary.Rehearsing.Outcome;
import dev.accord.glossary.Rehearsing.Progress;
import dev.accord.glossary.Rehearsing.State;
import dev.accord.leads.qualification.Moments;
import dev.accord.shared.Id;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The tables of rehearsals. Whoever ends one does it by one conditional update, so that it ends once. */
@Component
class RehearsalRows {

    /** Whoever has not been heard of for so long is not at it any more. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final int AT_ONCE = 10_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final JdbcOperations rows;
    private final Clock clock;

    RehearsalRows(JdbcClient jdbc, JdbcOperations rows, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
    }

    /** A lead met the criteria first at that moment, in microseconds. */
    record Met(long lead, long at) {}

    /**
     * One that is done.
     *
     * @param criteria what was tried, as JSON
     */
    record Done(Id id, String criteria, Instant asOf) {}

    void begin(Id id, Id stage, String criteria, Optional<Id> version, Optional<Id> by, Instant now) {
        jdbc.sql("""
                        INSERT INTO rehearsal (id, stage_id, definition_version_id, criteria, state, leads, of_leads, started_at,
                                               started_by, alive_at)
                        VALUES (:id, :stage, :version, :criteria, 'RUNNING', 0, (SELECT COUNT(*) FROM lead_record), :now, :by,
                                :now)
                        """)
                .param("id", id.value())
                .param("stage", stage.value())
                .param("version", version.map(Id::value).orElse(null))
                .param("criteria", criteria)
                .param("now", Timestamp.from(now))
                .param("by", by.map(Id::value).orElse(null))
                .update();
    }

    Optional<Id> underWay(Id stage, String criteria, Optional<Id> version) {
        forgetTheDead();
        return jdbc.sql("""
                        SELECT id FROM rehearsal
                         WHERE state = 'RUNNING' AND stage_id = :stage AND criteria = :criteria
                           AND COALESCE(definition_version_id, 0) = :version
                         LIMIT 1
                        """)
                .param("stage", stage.value())
                .param("criteria", criteria)
                .param("version", version.map(Id::value).orElse(0L))
                .query((row, number) -> new Id(row.getLong(1)))
                .optional();
    }

    private void forgetTheDead() {
        jdbc.sql("""
                        UPDATE rehearsal SET state = 'FAILED', ended_at = :now, note = 'The portal was stopped meanwhile. Begin it again.'
                         WHERE state = 'RUNNING' AND alive_at < :dead
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("dead", Timestamp.from(clock.instant().minus(PATIENCE)))
                .update();
    }

    Optional<Progress> progress(Id id) {
        forgetTheDead();
        return jdbc.sql("SELECT state, leads, of_leads, started_at, ended_at, note FROM rehearsal WHERE id = :id")
                .param("id", id.value())
                .query(Progress.class)
                .optional();
    }

    Optional<Outcome> outcome(Id id) {
        return jdbc.sql("SELECT outcome FROM rehearsal WHERE id = :id AND state = 'DONE'")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .map(json -> JSON.readValue(json, Outcome.class));
    }

    Optional<Id> latest(Id version) {
        return jdbc.sql("SELECT id FROM rehearsal WHERE definition_version_id = :version ORDER BY id DESC LIMIT 1")
                .param("version", version.value())
                .query((row, number) -> new Id(row.getLong(1)))
                .optional();
    }

    /** The newest rehearsal of a version that is done: what it found is kept. */
    Optional<Done> done(Id version) {
        return jdbc.sql("""
                        SELECT id, criteria, started_at AS as_of FROM rehearsal
                         WHERE definition_version_id = :version AND state = 'DONE'
                         ORDER BY id DESC LIMIT 1
                        """).param("version", version.value()).query(Done.class).optional();
    }

    /** Whether any is in the queue or at work, on whatever node. */
    boolean anyUnderWay() {
        forgetTheDead();
        return jdbc.sql("SELECT COUNT(*) FROM rehearsal WHERE state = 'RUNNING'")
                        .query(Long.class)
                        .single()
                > 0;
    }

    void add(Id rehearsal, List<Met> met) {
        if (met.isEmpty()) {
            return;
        }
        rows.batchUpdate(
                "INSERT INTO rehearsal_entry (rehearsal_id, lead_id, at) VALUES (?, ?, ?)",
                met,
                met.size(),
                (row, each) -> {
                    row.setLong(1, rehearsal.value());
                    row.setLong(2, each.lead());
                    row.setObject(3, Moments.utc(Moments.at(each.at())));
                });
    }

    /** So many more leads were looked at. @return whether it goes on; false where it was cancelled */
    boolean goesOn(Id id, int leads) {
        return jdbc.sql("""
                        UPDATE rehearsal SET leads = leads + :leads, of_leads = GREATEST(of_leads, leads)
                         WHERE id = :id AND state = 'RUNNING'
                        """).param("leads", leads).param("id", id.value()).update() > 0;
    }

    /** Says that somebody is still at these. */
    void keepAlive(Collection<Id> rehearsals) {
        jdbc.sql("UPDATE rehearsal SET alive_at = :now WHERE id IN (:ids)")
                .param("now", Timestamp.from(clock.instant()))
                .param("ids", rehearsals.stream().map(Id::value).toList())
                .update();
    }

    /** @return whether it is done; false where it was cancelled at the last moment */
    boolean show(Id id, Outcome outcome) {
        return end(id, State.DONE, null, JSON.writeValueAsString(outcome));
    }

    /** One that has ended already stays as it is. */
    void end(Id id, State state, @Nullable String note) {
        if (end(id, state, note, null)) {
            drop(id);
        }
    }

    private boolean end(Id id, State state, @Nullable String note, @Nullable String outcome) {
        return jdbc.sql("""
                        UPDATE rehearsal SET state = :state, ended_at = :now, note = :note, outcome = :outcome
                         WHERE id = :id AND state = 'RUNNING'
                        """)
                        .param("state", state.name())
                        .param("now", Timestamp.from(clock.instant()))
                        .param("note", note)
                        .param("outcome", outcome)
                        .param("id", id.value())
                        .update()
                > 0;
    }

    /** What it found is of no use any more; bit by bit, as it may be much. */
    void drop(Id id) {
        int dropped;
        do {
            dropped = jdbc.sql("DELETE FROM rehearsal_entry WHERE rehearsal_id = :id LIMIT :limit")
                    .params(Map.of("id", id.value(), "limit", AT_ONCE))
                    .update();
        } while (dropped == AT_ONCE);
    }

    /** Those that ended before this one and that nobody will ask for: it replaces them, or nobody saved what they tried. */
    List<Id> outdated(Id id) {
        return jdbc.sql("""
                        SELECT DISTINCT o.id
                          FROM rehearsal o
                          JOIN rehearsal n ON n.id = :id AND o.id < n.id
                          JOIN rehearsal_entry e ON e.rehearsal_id = o.id
                         WHERE o.state <> 'RUNNING'
                           AND (o.definition_version_id IS NULL OR o.definition_version_id = n.definition_version_id)
                        """)
                .param("id", id.value())
                .query((row, number) -> new Id(row.getLong(1)))
                .list();
    }

    /** The portal's own runs of that version before this one, of which nobody will ask what they showed. */
    void forgetOwnBefore(Id id) {
        jdbc.sql("""
                        DELETE o FROM rehearsal o
                          JOIN rehearsal n ON n.id = :id AND o.definition_version_id = n.definition_version_id AND o.id < n.id
                          LEFT JOIN rehearsal_entry e ON e.rehearsal_id = o.id
                         WHERE o.started_by IS NULL AND o.state <> 'RUNNING' AND e.rehearsal_id IS NULL
                        """).param("id", id.value()).update();
    }
}
