package dev.accord.leads;

import dev.accord.leads.qualification.Moments;
import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How long the people behind leads are remembered, stage by stage. Whoever stands in a stage for longer than its period,
 * and with whom nothing was done in that time, is forgotten: see {@link RetentionRounds}. With whom a deal is open, or
 * work such as an offer or a dispute, is not.
 */
@Service
@Transactional
public class Retention {

    private static final int LONGEST_IN_MONTHS = 240;

    private static final String DUE = """
              FROM lead_record l
             WHERE l.stage_id = :stage AND l.stage_since < :cut AND l.erased_at IS NULL AND l.merged_into IS NULL
               AND NOT EXISTS (SELECT 1 FROM lead_activity a WHERE a.lead_id = l.id AND a.at >= :cut)
               AND NOT EXISTS (SELECT 1 FROM opportunity o WHERE o.lead_id = l.id AND o.outcome = 'OPEN')
            """;

    private final JdbcClient jdbc;
    private final Lifecycle lifecycle;
    private final LeadMoves moves;
    private final List<OpenWork> openWork;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    Retention(
            JdbcClient jdbc,
            Lifecycle lifecycle,
            LeadMoves moves,
            List<OpenWork> openWork,
            Clock clock,
            Acting acting,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.lifecycle = lifecycle;
        this.moves = moves;
        this.openWork = openWork;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    /** That of each stage in which people can stand, in the order of the lifecycle. */
    @PreAuthorize(Access.ADMINISTRATORS)
    @Transactional(readOnly = true)
    public List<RetentionPeriod> periods() {
        Lifecycle.Stages stages = lifecycle.stages();
        Map<Id, Integer> limits = limits();
        Map<Id, Long> leads = moves.standing();
        return stages.inUse().stream()
                .filter(stage -> stage.kind() != StageKind.VISITOR)
                .map(stage -> new RetentionPeriod(
                        stage,
                        stages.path(stage),
                        leads.getOrDefault(stage.id(), 0L),
                        limits.get(stage.id()),
                        Optional.ofNullable(limits.get(stage.id()))
                                .map(months -> countDue(stage.id(), months))
                                .orElse(0L)))
                .toList();
    }

    /**
     * Sets for how long people in a stage are remembered.
     *
     * @param months from 1 to 240; none: for ever
     * @throws Refused with code {@code bad-retention} or {@code unknown-stage}
     */
    @PreAuthorize(Access.ADMINISTRATORS)
    public void remember(String stage, Optional<Integer> months) {
        Stage where = lifecycle.stages().keyed(stage);
        if (months.filter(limit -> limit < 1 || limit > LONGEST_IN_MONTHS).isPresent()) {
            throw Refused.invalid(
                    "bad-retention", "people are remembered for 1 to %d months, or for ever", LONGEST_IN_MONTHS);
        }
        Instant now = clock.instant();
        Optional<Id> by = acting.now().person();
        if (months.isPresent()) {
            jdbc.sql("""
                            INSERT INTO retention_period (stage_id, months, set_by, set_at)
                            VALUES (:stage, :months, :by, :at)
                            ON DUPLICATE KEY UPDATE months = VALUES(months), set_by = VALUES(set_by), set_at = VALUES(set_at)
                            """)
                    .param("stage", where.id().value())
                    .param("months", months.get())
                    .param("by", by.map(Id::value).orElse(null))
                    .param("at", Moments.utc(now))
                    .update();
        } else {
            jdbc.sql("DELETE FROM retention_period WHERE stage_id = :stage")
                    .param("stage", where.id().value())
                    .update();
        }
        events.publishEvent(new RetentionSet(now, by, where, months));
    }

    /** In months, for those stages that have one. */
    Map<Id, Integer> limits() {
        Map<Id, Integer> limits = new TreeMap<>();
        jdbc.sql("SELECT stage_id, months FROM retention_period").query(row -> {
            limits.put(new Id(row.getLong(1)), row.getInt(2));
        });
        return limits;
    }

    /** Those to be forgotten who stand in that stage, in the order of their ids. */
    List<Id> due(Id stage, int months, Optional<Id> after, int most) {
        return jdbc.sql("SELECT l.id" + due() + " AND l.id > :after ORDER BY l.id LIMIT :most")
                .params(of(stage, months))
                .param("after", after.map(Id::value).orElse(0L))
                .param("most", most)
                .query((row, number) -> new Id(row.getLong(1)))
                .list();
    }

    private long countDue(Id stage, int months) {
        return jdbc.sql("SELECT COUNT(*)" + due())
                .params(of(stage, months))
                .query(Long.class)
                .single();
    }

    private String due() {
        return openWork.stream()
                .map(work -> " AND l.id NOT IN (" + work.leads() + ")")
                .collect(Collectors.joining("\n", DUE, ""));
    }

    private Map<String, Object> of(Id stage, int months) {
        Instant cut =
                clock.instant().atOffset(ZoneOffset.UTC).minusMonths(months).toInstant();
        return new HashMap<>(Map.of("stage", stage.value(), "cut", Moments.utc(cut)));
    }
}
