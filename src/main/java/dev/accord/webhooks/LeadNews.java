package dev.accord.webhooks;

import dev.accord.leads.StageKind;
import dev.accord.leads.StageMove;
import dev.accord.shared.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which stage entries have qualified a lead: those by which it has come as far as an MQL or SQL stage for the first time,
 * as conversions count it. Whoever skipped the stage before, or falls back to it, is not qualified by it. It is told once,
 * also where a definition corrects the moment later.
 */
@Component
class LeadNews {

    private static final Map<StageKind, EventType> TYPES =
            Map.of(StageKind.MQL, EventType.MARKETING_QUALIFIED, StageKind.SQL, EventType.SALES_QUALIFIED);
    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;

    LeadNews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Step(Id lead, EventType type) {}

    /** When a lead first came as far. */
    private record First(Body.Lead lead, Instant at) {}

    /** @param since what lies before is no news */
    List<Told> of(List<StageMove> moves, Instant since) {
        List<StageMove> candidates = moves.stream()
                .filter(move -> TYPES.containsKey(move.to().kind()) && move.at().isAfter(since))
                .toList();
        List<Told> told = new ArrayList<>();
        for (int from = 0; from < candidates.size(); from += AT_ONCE) {
            told.addAll(qualified(candidates.subList(from, Math.min(from + AT_ONCE, candidates.size()))));
        }
        return told;
    }

    private List<Told> qualified(List<StageMove> moves) {
        List<Long> leads =
                moves.stream().map(move -> move.lead().value()).distinct().toList();
        Map<Step, First> firsts = firsts(leads);
        Set<Step> known = known(leads);
        List<Told> told = new ArrayList<>();
        for (StageMove move : moves) {
            Step step = new Step(move.lead(), type(move));
            Optional.ofNullable(firsts.get(step))
                    // the database keeps microseconds
                    .filter(first -> !move.at().isAfter(first.at().plus(1, ChronoUnit.MICROS)))
                    .filter(first -> known.add(step))
                    .ifPresent(first -> told.add(new Told(
                            step.type(),
                            first.at(),
                            move.lead(),
                            Optional.of(move.lead()),
                            new Body.Qualified(
                                    first.lead(),
                                    new Body.Stage(
                                            move.to().key(), move.to().kind().name()),
                                    move.origin().name()))));
        }
        return told;
    }

    private static EventType type(StageMove move) {
        return Objects.requireNonNull(TYPES.get(move.to().kind()));
    }

    private Map<Step, First> firsts(List<Long> leads) {
        Map<Step, First> firsts = new HashMap<>();
        jdbc.sql("""
                        SELECT l.id, l.source, l.external_id, p.kind, MIN(e.entered_at) AS first_at
                          FROM lead_record l
                          JOIN stage_entry e ON e.lead_id = l.id
                          JOIN stage_reach r ON r.entered_id = e.stage_id
                          JOIN stage p ON p.id = r.passed_id
                         WHERE l.id IN (:leads) AND p.kind IN ('MQL', 'SQL') AND e.corrected_at IS NULL
                           AND (r.before_at IS NULL OR e.entered_at < r.before_at)
                         GROUP BY l.id, l.source, l.external_id, p.kind
                        """).param("leads", leads).query(row -> {
            Id lead = new Id(row.getLong("id"));
            EventType type = Objects.requireNonNull(TYPES.get(StageKind.valueOf(row.getString("kind"))));
            firsts.put(
                    new Step(lead, type),
                    new First(
                            new Body.Lead(lead, row.getString("source"), row.getString("external_id")),
                            row.getTimestamp("first_at").toInstant()));
        });
        return firsts;
    }

    /** What was told already. */
    private Set<Step> known(List<Long> leads) {
        return jdbc
                .sql("SELECT about_id, type FROM webhook_event WHERE about_id IN (:leads) AND type IN (:types)")
                .param("leads", leads)
                .param("types", TYPES.values().stream().map(EventType::word).toList())
                .query((row, number) -> new Step(new Id(row.getLong(1)), EventType.of(row.getString(2))))
                .list()
                .stream()
                .collect(Collectors.toCollection(HashSet::new));
    }
}
