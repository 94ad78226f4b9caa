package dev.accord.leads.qualification;

import dev.accord.glossary.criteria.Spans;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads the histories of many leads at once, and of each only what the rules ask for. */
@Component
public class Histories {

    private final NamedParameterJdbcOperations jdbc;

    /** Reads row by row, however many there are. */
    private final NamedParameterJdbcOperations streaming;

    Histories(NamedParameterJdbcOperations jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        JdbcTemplate rowByRow = new JdbcTemplate(dataSource);
        // the driver's word for it; otherwise it gathers a whole answer first
        rowByRow.setFetchSize(Integer.MIN_VALUE);
        this.streaming = new NamedParameterJdbcTemplate(rowByRow);
    }

    /** Which leads, by a condition on the column that names the lead. */
    private record Which(String condition, Map<String, ?> bounds, String suffix) {

        String of(String column) {
            return condition.formatted(column);
        }
    }

    /**
     * These leads, held until the end of the transaction: whoever evaluates one of them at the same time waits, and then
     * sees what was added here. All hold them in the same order. It asks the database twice, however many leads.
     */
    public Map<Long, LeadHistory> hold(Collection<Long> leads, Rules rules) {
        if (leads.isEmpty()) {
            return Map.of();
        }
        Which which = new Which("%s IN (:leads)", Map.of("leads", leads), " ORDER BY l.id FOR UPDATE");
        return read(
                which, rules, parts -> jdbc.query(String.join(" UNION ALL ", parts.sql()), parts.parameters(), parts));
    }

    /** All leads whose ids lie between these two, both included, as they are at the moment. */
    public Map<Long, LeadHistory> between(long first, long last, Rules rules) {
        // part by part: the server may gather all of a union before it sends the first row
        return read(
                new Which("%s BETWEEN :first AND :last", Map.of("first", first, "last", last), ""),
                rules,
                parts -> parts.sql().forEach(part -> streaming.query(part, parts.parameters(), parts)));
    }

    private Map<Long, LeadHistory> read(Which which, Rules rules, Consumer<HistoryParts> reading) {
        Map<Long, LeadHistory> leads = leads(which, rules.fields());
        HistoryParts parts = new HistoryParts(which::of, which.bounds(), rules, leads);
        reading.accept(parts);
        parts.tellChanges();
        leads.values().forEach(LeadHistory::complete);
        return leads;
    }

    private Map<Long, LeadHistory> leads(Which which, Set<String> fields) {
        Map<String, String> columns = Facts.columns().entrySet().stream()
                .filter(column -> fields.contains(column.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<Long, LeadHistory> leads = new TreeMap<>();
        String more = columns.values().stream().map(column -> ", l." + column).collect(Collectors.joining());
        jdbc.query(
                """
                SELECT l.id, %s, %s, l.erased_at IS NOT NULL, l.held_in_stage_id IS NOT NULL, l.merged_into IS NOT NULL,
                       EXISTS (SELECT 1 FROM lead_merge m WHERE m.survivor_id = l.id AND m.undone_at IS NULL)%s
                  FROM lead_record l WHERE %s%s
                """.formatted(
                                Moments.micros("l.created_at"),
                                Moments.micros("l.recorded_at"),
                                more,
                                which.of("l.id"),
                                which.suffix()),
                which.bounds(),
                row -> {
                    long created = row.getLong(2);
                    LeadHistory lead =
                            new LeadHistory(row.getLong(1), row.wasNull() ? Spans.EVER : created, row.getLong(3));
                    if (row.getBoolean(4)) {
                        lead.close();
                    }
                    if (row.getBoolean(5)) {
                        lead.await();
                    }
                    if (row.getBoolean(6)) {
                        lead.close().merged();
                    }
                    if (row.getBoolean(7)) {
                        lead.joins();
                    }
                    for (Map.Entry<String, String> column : columns.entrySet()) {
                        lead.knows(column.getKey(), row.getString(column.getValue()));
                    }
                    leads.put(lead.lead(), lead);
                });
        return leads;
    }

    /** Leads that follow each other in the order of their ids: from the first to the last, so many. */
    public record Range(long first, long last, int leads) {}

    /** The next leads in order; empty at the end. */
    public Optional<Range> rangeAfter(long lead, int limit) {
        return jdbc
                .query(
                        """
                        SELECT MIN(n.id), MAX(n.id), COUNT(*)
                          FROM (SELECT id FROM lead_record WHERE id > :lead ORDER BY id LIMIT :limit) n
                        """,
                        Map.of("lead", lead, "limit", limit),
                        (row, number) -> new Range(row.getLong(1), row.getLong(2), row.getInt(3)))
                .stream()
                .filter(range -> range.leads() > 0)
                .findFirst();
    }

    /** The ids of the next leads in order. */
    public List<Long> after(long lead, int limit) {
        return jdbc.queryForList(
                "SELECT id FROM lead_record WHERE id > :lead AND merged_into IS NULL ORDER BY id LIMIT :limit",
                Map.of("lead", lead, "limit", limit),
                Long.class);
    }
}
