package dev.accord.leads;

import dev.accord.glossary.Rehearsing.Channel;
import dev.accord.glossary.Rehearsing.Ending;
import dev.accord.glossary.Rehearsing.Month;
import dev.accord.glossary.Rehearsing.Outcome;
import dev.accord.glossary.Rehearsing.Revenue;
import dev.accord.leads.qualification.Moments;
import dev.accord.shared.Id;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a rehearsal showed, beside what is: who qualified when, by which channel, and how it ended. */
@Component
class RehearsalOutcomes {

    private static final String DRAFT =
            "SELECT e.lead_id, e.at FROM rehearsal_entry e WHERE e.rehearsal_id = :rehearsal";
    private static final String TODAY =
            "SELECT p.lead_id, p.passed_at AS at FROM stage_passage p WHERE p.stage_id = :stage AND p.passed_at <= :asOf";

    private final JdbcClient jdbc;
    private final ObjectProvider<DisputedLeads> disputed;
    private final ZoneId zone;

    RehearsalOutcomes(
            JdbcClient jdbc, ObjectProvider<DisputedLeads> disputed, @Value("${accord.zone:UTC}") ZoneId zone) {
        this.jdbc = jdbc;
        this.disputed = disputed;
        this.zone = zone;
    }

    private record Endings(Ending draft, Ending today) {}

    /** @param otherHand counts how they ended, while this one counts the rest */
    Outcome of(Id rehearsal, String term, Id stage, Instant asOf, ExecutorService otherHand)
            throws InterruptedException, ExecutionException {
        Map<String, Object> these =
                Map.of("rehearsal", rehearsal.value(), "stage", stage.value(), "asOf", Timestamp.from(asOf));
        Future<Endings> endings = otherHand.submit(() -> new Endings(ending(DRAFT, these), ending(TODAY, these)));
        List<Month> months = months(these);
        List<Channel> channels = channels(these);
        return new Outcome(
                term,
                asOf,
                months,
                channels,
                endings.get().draft(),
                endings.get().today());
    }

    private List<Month> months(Map<String, Object> these) {
        List<YearMonth> months = between(these);
        if (months.isEmpty()) {
            return List.of();
        }
        String begins = months.stream()
                .map(month -> String.valueOf(Moments.of(start(month))))
                .collect(Collectors.joining(","));
        String month = "SELECT INTERVAL(%s, %s) - 1 AS number, COUNT(*) FROM (%%s) q GROUP BY number"
                .formatted(Moments.micros("q.at"), begins);
        Map<Integer, Long> draft = counts(month.formatted(DRAFT), these);
        Map<Integer, Long> today = counts(month.formatted(TODAY), these);
        List<Month> counted = new ArrayList<>();
        for (int i = 0; i < months.size(); i++) {
            counted.add(new Month(months.get(i), draft.getOrDefault(i, 0L), today.getOrDefault(i, 0L)));
        }
        return counted;
    }

    private Map<Integer, Long> counts(String sql, Map<String, Object> parameters) {
        Map<Integer, Long> counts = new HashMap<>();
        jdbc.sql(sql)
                .params(parameters)
                .query((row, number) -> counts.put(row.getInt(1), row.getLong(2)))
                .list();
        return counts;
    }

    private List<YearMonth> between(Map<String, Object> these) {
        List<YearMonth> months = new ArrayList<>();
        jdbc.sql("""
                        SELECT MIN(q.first_at), MAX(q.last_at)
                          FROM (SELECT MIN(d.at) AS first_at, MAX(d.at) AS last_at FROM (%s) d
                                UNION ALL
                                SELECT MIN(t.at), MAX(t.at) FROM (%s) t) q
                        """.formatted(DRAFT, TODAY))
                .params(these)
                .query((row, number) -> {
                    Optional<Instant> first =
                            Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant);
                    Optional<Instant> last =
                            Optional.ofNullable(row.getTimestamp(2)).map(Timestamp::toInstant);
                    if (first.isPresent() && last.isPresent()) {
                        YearMonth month = YearMonth.from(first.get().atZone(zone));
                        while (!month.isAfter(YearMonth.from(last.get().atZone(zone)))) {
                            months.add(month);
                            month = month.plusMonths(1);
                        }
                    }
                    return "";
                })
                .list();
        return months;
    }

    private Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }

    private List<Channel> channels(Map<String, Object> these) {
        return jdbc.sql("""
                        SELECT l.channel, SUM(q.draft) AS draft, SUM(q.today) AS today,
                               SUM(q.draft * (1 - q.today)) AS gained, SUM(q.today * (1 - q.draft)) AS lost
                          FROM (SELECT b.lead_id, MAX(b.draft) AS draft, MAX(b.today) AS today
                                  FROM (SELECT d.lead_id, 1 AS draft, 0 AS today FROM (%s) d
                                        UNION ALL
                                        SELECT t.lead_id, 0, 1 FROM (%s) t) b
                                 GROUP BY b.lead_id) q
                          JOIN lead_record l ON l.id = q.lead_id
                         GROUP BY l.channel
                         ORDER BY GREATEST(SUM(q.draft), SUM(q.today)) DESC, l.channel
                        """.formatted(DRAFT, TODAY))
                .params(these)
                .query(Channel.class)
                .list();
    }

    private Ending ending(String qualified, Map<String, Object> these) {
        String disputes = disputed.stream()
                .findFirst()
                .map(DisputedLeads::query)
                .orElse("SELECT id AS lead_id FROM lead_record WHERE id < 0");
        List<Revenue> revenue = jdbc.sql("""
                        SELECT SUM(o.amount) AS amount, o.currency
                          FROM (%s) q JOIN opportunity o ON o.lead_id = q.lead_id
                         WHERE o.outcome = 'WON' AND o.amount IS NOT NULL
                         GROUP BY o.currency ORDER BY o.currency
                        """.formatted(qualified))
                .params(these)
                .query(Revenue.class)
                .list();
        return jdbc.sql("""
                        SELECT COUNT(*) AS leads, COALESCE(SUM(e.won), 0) AS won,
                               COALESCE(SUM((1 - e.won) * e.lost), 0) AS lost,
                               COALESCE(SUM((1 - e.won) * e.disqualified), 0) AS disqualified,
                               COALESCE(SUM((1 - e.won) * (1 - e.lost) * (1 - e.disqualified)), 0) AS still_open,
                               COALESCE(SUM(e.disputed), 0) AS disputed
                          FROM (SELECT CASE WHEN w.lead_id IS NULL THEN 0 ELSE 1 END AS won,
                                       CASE WHEN s.kind = 'LOST' THEN 1 ELSE 0 END AS lost,
                                       CASE WHEN s.kind = 'DISQUALIFIED' THEN 1 ELSE 0 END AS disqualified,
                                       CASE WHEN d.lead_id IS NULL THEN 0 ELSE 1 END AS disputed
                                  FROM (%s) q
                                  JOIN lead_record l ON l.id = q.lead_id
                                  JOIN stage s ON s.id = l.stage_id
                                  LEFT JOIN (SELECT DISTINCT p.lead_id FROM stage_passage p
                                               JOIN stage ws ON ws.id = p.stage_id AND ws.kind = 'WON') w
                                    ON w.lead_id = q.lead_id
                                  LEFT JOIN (SELECT DISTINCT x.lead_id FROM (%s) x) d ON d.lead_id = q.lead_id) e
                        """.formatted(qualified, disputes))
                .params(these)
                .query((row, number) -> new Ending(
                        row.getLong("leads"),
                        row.getLong("won"),
                        row.getLong("lost"),
                        row.getLong("disqualified"),
                        row.getLong("still_open"),
                        row.getLong("disputed"),
                        revenue))
                .single();
    }
}
