package dev.accord.leads;

import dev.accord.database.Kept;
import dev.accord.database.Settings;
import dev.accord.leads.qualification.Place;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.Refused;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Where the stages are kept, with what follows from their order. */
@Component
class StageTable implements InitializingBean {

    private final Settings settings;
    private final Kept<Lifecycle.Stages> stages;
    private final Kept<StageOrder> order;
    private final Kept<Map<Id, Place>> places;
    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final Acting acting;

    StageTable(
            JdbcClient jdbc,
            NamedParameterJdbcOperations batches,
            TransactionTemplate transaction,
            Settings settings,
            Ids ids,
            Acting acting) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.transaction = transaction;
        this.ids = ids;
        this.acting = acting;
        this.settings = settings;
        this.stages = settings.kept(Lifecycle.SUBJECT);
        this.order = settings.kept(Lifecycle.SUBJECT);
        this.places = settings.kept(Lifecycle.SUBJECT);
    }

    /** Stages that came with the schema have not told yet what an entry into them counts for. */
    @Override
    public void afterPropertiesSet() {
        transaction.executeWithoutResult(status -> write(StageReach.of(read())));
    }

    Lifecycle.Stages read() {
        return stages.get(
                () -> new Lifecycle.Stages(jdbc.sql("""
                        SELECT id, stage_key AS `key`, kind, label, position, main_line, department_code AS department,
                               icon, parent_id, retired_at, moved_to_id, merged_into_id
                          FROM stage ORDER BY position
                        """).query(Stage.class).list()));
    }

    /** For whoever enters stages: nobody changes them until the end of the transaction, see {@link #hold}. */
    StageOrder held() {
        settings.hold(Lifecycle.SUBJECT);
        return order.get(() -> StageOrder.of(read(), formerOrders()));
    }

    /** The stages as the evaluation of definitions looks at them, by their id. */
    Map<Id, Place> places() {
        return places.get(() -> Places.of(read(), formerOrders()));
    }

    private SortedMap<Instant, Map<Id, Integer>> formerOrders() {
        SortedMap<Instant, Map<Id, Integer>> former = new TreeMap<>();
        jdbc.sql("SELECT until_at, stage_id, position FROM stage_former_order").query(row -> {
            former.computeIfAbsent(row.getTimestamp(1).toInstant(), until -> new HashMap<>())
                    .put(new Id(row.getLong(2)), row.getInt(3));
        });
        return former;
    }

    /** Keeps the order that ends now. */
    void remember(Lifecycle.Stages order, Instant until) {
        batches.batchUpdate(
                "INSERT INTO stage_former_order (until_at, stage_id, position) VALUES (:until, :stage, :position)",
                order.all().stream()
                        .map(stage -> new MapSqlParameterSource()
                                .addValue("until", Timestamp.from(until))
                                .addValue("stage", stage.id().value())
                                .addValue("position", stage.position()))
                        .toArray(MapSqlParameterSource[]::new));
    }

    /** How often the stages were changed. */
    int version() {
        return jdbc.sql("SELECT COALESCE(MAX(version), 0) FROM lifecycle_change")
                .query(Integer.class)
                .single();
    }

    List<Lifecycle.Changed> changes(int limit) {
        return jdbc.sql("""
                        SELECT c.changed_at AS at, COALESCE(TRIM(CONCAT(p.first_name, ' ', p.last_name)), 'Accord') AS who,
                               c.summary, c.reason
                          FROM lifecycle_change c LEFT JOIN person p ON p.id = c.changed_by
                         ORDER BY c.version DESC LIMIT :limit
                        """)
                .param("limit", limit)
                .query(Lifecycle.Changed.class)
                .list();
    }

    /** Of two who change the lifecycle at once, exactly one does. */
    void decide(int version, Instant now, String summary, String why) {
        try {
            int written = jdbc.sql("""
                            INSERT INTO lifecycle_change (id, version, changed_at, changed_by, summary, reason)
                            SELECT :id, :version, :now, :by, :summary, :why
                              FROM (SELECT COALESCE(MAX(version), 0) AS newest FROM lifecycle_change) c
                             WHERE c.newest = :version - 1
                            """)
                    .param("id", ids.next().value())
                    .param("version", version + 1)
                    .param("now", Timestamp.from(now))
                    .param("by", acting.now().person().map(Id::value).orElse(null))
                    .param("summary", summary.length() <= 500 ? summary : summary.substring(0, 500))
                    .param("why", why.isEmpty() ? null : why)
                    .update();
            if (written == 0) {
                throw changedMeanwhile();
            }
        } catch (DuplicateKeyException e) {
            throw changedMeanwhile();
        }
    }

    private static Refused changedMeanwhile() {
        return Refused.conflict("changed-meanwhile", "somebody else has changed the lifecycle: look at it again");
    }

    /**
     * Every entry into a stage that is under way ends before this returns, and every later one waits for our end. The
     * places are taken back by {@link #write}.
     */
    void hold() {
        settings.claim(Lifecycle.SUBJECT);
        settings.changed(Lifecycle.SUBJECT);
        jdbc.sql("UPDATE stage SET position = -position - 1").update();
    }

    /** Writes the stages after {@link #hold}. */
    void write(Lifecycle.Stages before, Lifecycle.Stages after, StageReach reach) {
        List<Stage> fresh = new ArrayList<>();
        List<Stage> known = new ArrayList<>();
        after.all().forEach(stage -> (before.holds(stage.id()) ? known : fresh).add(stage));
        batches.batchUpdate("""
                UPDATE stage
                   SET label = :label, position = :position, department_code = :department, icon = :icon,
                       retired_at = :retired, moved_to_id = :movedTo, merged_into_id = :mergedInto
                 WHERE id = :id
                """, rows(known));
        batches.batchUpdate("""
                INSERT INTO stage (id, stage_key, kind, label, position, main_line, department_code, icon, parent_id)
                VALUES (:id, :key, :kind, :label, :position, :mainLine, :department, :icon, :parent)
                """, rows(fresh));
        write(reach);
        settings.changed(Lifecycle.SUBJECT);
    }

    private static MapSqlParameterSource[] rows(List<Stage> stages) {
        return stages.stream()
                .map(stage -> new MapSqlParameterSource()
                        .addValue("id", stage.id().value())
                        .addValue("key", stage.key())
                        .addValue("kind", stage.kind().name())
                        .addValue("label", stage.label())
                        .addValue("position", stage.position())
                        .addValue("mainLine", stage.mainLine())
                        .addValue("department", stage.department())
                        .addValue("icon", stage.icon().name())
                        .addValue(
                                "parent",
                                stage.parentId() == null
                                        ? null
                                        : stage.parentId().value())
                        .addValue("retired", stage.retiredAt() == null ? null : Timestamp.from(stage.retiredAt()))
                        .addValue(
                                "movedTo",
                                stage.movedToId() == null
                                        ? null
                                        : stage.movedToId().value())
                        .addValue(
                                "mergedInto",
                                stage.mergedIntoId() == null
                                        ? null
                                        : stage.mergedIntoId().value()))
                .toArray(MapSqlParameterSource[]::new);
    }

    private void write(StageReach reach) {
        List<Reached> wanted = reach.byStage().entrySet().stream()
                .flatMap(stage -> Stream.concat(
                        stage.getValue().own().stream()
                                .map(entered ->
                                        new Reached(entered, stage.getKey().value(), false, null)),
                        stage.getValue().beyond().stream()
                                .map(entered -> new Reached(
                                        entered,
                                        stage.getKey().value(),
                                        true,
                                        stage.getValue().until()))))
                .toList();
        List<Reached> found = jdbc.sql(
                        "SELECT entered_id AS entered, passed_id AS passed, skipped, before_at FROM stage_reach")
                .query(Reached.class)
                .list();
        batches.batchUpdate(
                "DELETE FROM stage_reach WHERE entered_id = :entered AND passed_id = :passed",
                found.stream()
                        .filter(row -> !wanted.contains(row))
                        .map(Reached::parameters)
                        .toArray(MapSqlParameterSource[]::new));
        batches.batchUpdate(
                """
                INSERT INTO stage_reach (entered_id, passed_id, skipped, before_at)
                VALUES (:entered, :passed, :skipped, :before)
                ON DUPLICATE KEY UPDATE skipped = VALUES(skipped), before_at = VALUES(before_at)
                """,
                wanted.stream()
                        .filter(row -> !found.contains(row))
                        .map(Reached::parameters)
                        .toArray(MapSqlParameterSource[]::new));
    }

    private record Reached(
            long entered,
            long passed,
            boolean skipped,
            @Nullable Instant beforeAt) {

        MapSqlParameterSource parameters() {
            return new MapSqlParameterSource()
                    .addValue("entered", entered)
                    .addValue("passed", passed)
                    .addValue("skipped", skipped)
                    .addValue("before", beforeAt == null ? null : Timestamp.from(beforeAt));
        }
    }
}
