package dev.accord.leads;

import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The leads that a change of the lifecycle moves: how many they are, and who. */
@Component
class LeadMoves {

    private static final int BATCH = 5_000;
    private static final int MOST_VALUES = 200;
    private static final int LONGEST_REASON = 500;

    /** A lead that stands in its stage since a later moment than now moves right after that one. */
    private static final String AT =
            "CASE WHEN l.stage_since < :now THEN :now ELSE TIMESTAMPADD(MICROSECOND, 1, l.stage_since) END";

    private final JdbcClient jdbc;
    private final Ids ids;
    private final ChangedLeads changedLeads;

    LeadMoves(JdbcClient jdbc, Ids ids, ChangedLeads changedLeads) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.changedLeads = changedLeads;
    }

    Map<Id, Long> standing() {
        Map<Id, Long> standing = new HashMap<>();
        jdbc.sql("SELECT stage_id, COUNT(*) FROM lead_record GROUP BY stage_id")
                .query((row, number) -> standing.put(new Id(row.getLong(1)), row.getLong(2)))
                .list();
        return standing;
    }

    List<Lifecycle.TraitValue> values(Id stage, Trait trait) {
        return jdbc.sql("""
                        SELECT v.value, COUNT(*) AS leads
                          FROM (SELECT %s AS value FROM lead_record l WHERE l.stage_id = :stage) v
                         GROUP BY v.value ORDER BY COUNT(*) DESC, v.value LIMIT :limit
                        """.formatted(trait.value()))
                .param("stage", stage.value())
                .param("limit", MOST_VALUES)
                .query(Lifecycle.TraitValue.class)
                .list();
    }

    long count(LifecyclePlan plan) {
        return plan.moves().stream().mapToLong(this::count).sum();
    }

    long count(LifecyclePlan.Move move) {
        return jdbc.sql("SELECT COUNT(*) FROM lead_record l WHERE " + are(move, 0))
                .params(parameters(move, 0))
                .query(Long.class)
                .single();
    }

    /**
     * Moves them, some thousand at a time, each by an entry into its new stage.
     *
     * @param by who decided it; null for the portal itself
     * @param definition of the stage that they enter
     * @param told hears of the moves of each batch when they are made
     */
    void make(
            LifecyclePlan plan,
            LifecyclePlan.Move move,
            Instant now,
            Optional<Id> by,
            String reason,
            Optional<Id> definition,
            Consumer<List<StageMove>> told) {
        changedLeads.noteAll();
        Stage to = plan.after().byId(move.to());
        long after = 0;
        while (true) {
            Ids.Run run = ids.run(BATCH);
            int moved = jdbc.sql("""
                            INSERT INTO stage_entry (id, lead_id, stage_id, entered_at, from_stage_id, by_person_id, reason,
                                                     definition_version_id, origin, recorded_at)
                            SELECT :first + (ROW_NUMBER() OVER (ORDER BY m.id) - 1) * :step, m.id, :to, m.at, m.stage_id, :by,
                                   :reason, :definition, 'PERSON', :now
                              FROM (SELECT l.id, l.stage_id, %s AS at FROM lead_record l
                                     WHERE %s AND l.id > :after ORDER BY l.id LIMIT :batch) m
                            """.formatted(AT, are(move, 0)))
                    .params(parameters(move, 0))
                    .param("first", run.first().value())
                    .param("step", Ids.STEP)
                    .param("batch", BATCH)
                    .param("after", after)
                    .param("to", to.id().value())
                    .param("by", by.map(Id::value).orElse(null))
                    .param("reason", reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON))
                    .param("definition", definition.map(Id::value).orElse(null))
                    .param("now", moment(now))
                    .update();
            if (moved == 0) {
                return;
            }
            follow(run, to);
            List<StageMove> made = made(run, to, reason);
            after = made.getLast().lead().value();
            told.accept(made);
            if (moved < BATCH) {
                return;
            }
        }
    }

    /** What follows from the newest entry of a lead: where it stands, and what it passes for the first time. */
    private void follow(Ids.Run run, Stage to) {
        jdbc.sql("""
                        INSERT INTO stage_passage (lead_id, stage_id, passed_at, skipped)
                        SELECT e.lead_id, r.passed_id, e.entered_at, r.skipped
                          FROM stage_entry e
                          JOIN stage_reach r ON r.entered_id = e.stage_id
                         WHERE e.id BETWEEN :first AND :last AND (r.before_at IS NULL OR e.entered_at < r.before_at)
                        ON DUPLICATE KEY UPDATE
                            passed_at = CASE WHEN stage_passage.skipped AND NOT VALUES(skipped) THEN VALUES(passed_at)
                                             ELSE stage_passage.passed_at END,
                            skipped = stage_passage.skipped AND VALUES(skipped)
                        """)
                .param("first", run.first().value())
                .param("last", run.last().value())
                .update();
        jdbc.sql("""
                        UPDATE lead_record l
                          JOIN stage_entry e ON e.lead_id = l.id AND e.id BETWEEN :first AND :last
                           SET l.stage_id = e.stage_id, l.stage_since = e.entered_at,
                               l.generated_at = CASE WHEN :generated THEN COALESCE(l.generated_at, e.entered_at)
                                                     ELSE l.generated_at END
                        """)
                .param("first", run.first().value())
                .param("last", run.last().value())
                .param("generated", to.kind().isGenerated())
                .update();
    }

    private List<StageMove> made(Ids.Run run, Stage to, String reason) {
        return jdbc.sql("SELECT lead_id, entered_at FROM stage_entry WHERE id BETWEEN :first AND :last ORDER BY id")
                .param("first", run.first().value())
                .param("last", run.last().value())
                .query((row, number) -> new StageMove(
                        new Id(row.getLong(1)), to, row.getTimestamp(2).toInstant(), reason))
                .list();
    }

    /** How many of them were no leads before, by what stages they had entered, and are then. */
    long generated(LifecyclePlan plan) {
        return plan.moves().stream()
                .filter(move -> plan.after().byId(move.to()).kind().isGenerated())
                .mapToLong(move -> jdbc.sql(
                                "SELECT COUNT(*) FROM lead_record l WHERE l.generated_at IS NULL AND " + are(move, 0))
                        .params(parameters(move, 0))
                        .query(Long.class)
                        .single())
                .sum();
    }

    /** How many open questions of whether a lead still belongs where it stands are answered by its moving. */
    long questioned(LifecyclePlan plan) {
        return plan.moves().stream()
                .mapToLong(move -> jdbc.sql("""
                                SELECT COUNT(*)
                                  FROM stage_proposal q JOIN lead_record l ON l.id = q.open_lead_id
                                 WHERE %s
                                """.formatted(are(move, 0)))
                        .params(parameters(move, 0))
                        .query(Long.class)
                        .single())
                .sum();
    }

    /** The condition on a lead {@code l} that it moves; the number tells the parameters of several moves apart. */
    static String are(LifecyclePlan.Move move, int number) {
        String standing = "l.stage_id IN (:from" + number + ")";
        return move.by() == null ? standing : standing + " AND " + move.by().value() + " IN (:values" + number + ")";
    }

    static Map<String, Object> parameters(LifecyclePlan.Move move, int number) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("from" + number, move.from().stream().map(Id::value).toList());
        if (move.by() != null) {
            parameters.put("values" + number, List.copyOf(move.values()));
        }
        return parameters;
    }

    /** The entries that a move would write, as rows of the history. */
    static String asEntries(LifecyclePlan.Move move, int number) {
        return "SELECT l.id, " + move.to() + ", " + AT + " FROM lead_record l WHERE " + are(move, number);
    }

    static Timestamp moment(Instant at) {
        return Timestamp.from(at);
    }
}
