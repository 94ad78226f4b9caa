package dev.accord.leads.qualification;

import dev.accord.glossary.criteria.Fields;
import dev.accord.glossary.criteria.Spans;
import dev.accord.leads.qualification.LeadHistory.Given;
import dev.accord.leads.qualification.LeadHistory.Ruled;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
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

    /** One reading: which leads, by a condition on the column that names the lead. */
    private record Which(String condition, String suffix, NamedParameterJdbcOperations manyRows) {

        String of(String column) {
            return condition.formatted(column);
        }
    }

    /**
     * These leads, held until the end of the transaction: whoever evaluates one of them at the same time waits, and then
     * sees what was added here. All hold them in the same order.
     */
    public Map<Long, LeadHistory> hold(Collection<Long> leads, Rules rules) {
        if (leads.isEmpty()) {
            return Map.of();
        }
        return read(new Which("%s IN (" + Moments.numbers(leads) + ")", " ORDER BY l.id FOR UPDATE", jdbc), rules);
    }

    /** All leads whose ids lie between these two, both included, as they are at the moment. */
    public Map<Long, LeadHistory> between(long first, long last, Rules rules) {
        return read(new Which("%s BETWEEN " + first + " AND " + last, "", streaming), rules);
    }

    private Map<Long, LeadHistory> read(Which which, Rules rules) {
        Set<String> fields = rules.fields();
        Map<String, String> columns = Facts.columns().entrySet().stream()
                .filter(column -> fields.contains(column.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<Long, LeadHistory> leads = leads(which, columns);
        entries(which, rules, leads);
        activities(which, rules, leads);
        if (!fields.isEmpty()) {
            attributes(which, fields, leads);
            changes(which, fields, leads);
        }
        leads.values().forEach(LeadHistory::complete);
        return leads;
    }

    private Map<Long, LeadHistory> leads(Which which, Map<String, String> columns) {
        Map<Long, LeadHistory> leads = new TreeMap<>();
        String more = columns.values().stream().map(column -> ", l." + column).collect(Collectors.joining());
        jdbc.query(
                "SELECT l.id, %s, %s, l.erased_at%s FROM lead_record l WHERE %s%s"
                        .formatted(
                                Moments.micros("l.created_at"),
                                Moments.micros("l.recorded_at"),
                                more,
                                which.of("l.id"),
                                which.suffix()),
                row -> {
                    long created = row.getLong(2);
                    LeadHistory lead =
                            new LeadHistory(row.getLong(1), row.wasNull() ? Spans.EVER : created, row.getLong(3));
                    if (row.getObject(4) != null) {
                        lead.close();
                    }
                    for (Map.Entry<String, String> column : columns.entrySet()) {
                        lead.knows(column.getKey(), row.getString(column.getValue()));
                    }
                    leads.put(lead.lead(), lead);
                });
        return leads;
    }

    private void entries(Which which, Rules rules, Map<Long, LeadHistory> leads) {
        jdbc.query("""
                SELECT e.lead_id, e.id, e.stage_id, %s, e.origin, e.definition_version_id
                  FROM stage_entry e
                 WHERE %s AND e.corrected_at IS NULL
                """.formatted(Moments.micros("e.entered_at"), which.of("e.lead_id")), each(leads, (lead, row) -> {
            Place place = rules.place(row.getLong(3));
            if (row.getString(5).equals("RULE")) {
                lead.entered(new Ruled(row.getLong(2), place, row.getLong(4), row.getLong(6)));
            } else {
                lead.enters(new Given(
                        row.getLong(2), place, row.getLong(4), row.getString(5).equals("PERSON")));
            }
        }));
    }

    private void activities(Which which, Rules rules, Map<Long, LeadHistory> leads) {
        Set<String> types = rules.activities();
        if (types.isEmpty()) {
            return;
        }
        boolean pages = rules.asksForPages();
        which.manyRows()
                .query(
                        "SELECT a.lead_id, a.type, %s%s FROM lead_activity a WHERE %s AND a.type IN (:types)"
                                .formatted(Moments.micros("a.at"), pages ? ", a.url" : "", which.of("a.lead_id")),
                        Map.of("types", types),
                        each(
                                leads,
                                (lead, row) ->
                                        lead.did(row.getString(2), row.getLong(3), pages ? row.getString(4) : null)));
    }

    private void attributes(Which which, Set<String> fields, Map<Long, LeadHistory> leads) {
        Set<String> names = fields.stream()
                .filter(field -> field.startsWith(Fields.ATTRIBUTE))
                .map(field -> Facts.key(field).substring(Fields.ATTRIBUTE.length()))
                .collect(Collectors.toSet());
        if (!names.isEmpty()) {
            jdbc.query(
                    """
                    SELECT t.lead_id, t.name, t.value FROM lead_attribute t
                     WHERE %s AND REPLACE(REPLACE(REPLACE(t.name, ' ', ''), '_', ''), '-', '') IN (:names)
                    """.formatted(which.of("t.lead_id")),
                    Map.of("names", names),
                    each(leads, (lead, row) -> lead.knows(Facts.attribute(row.getString(2)), row.getString(3))));
        }
    }

    private void changes(Which which, Set<String> fields, Map<Long, LeadHistory> leads) {
        Set<String> keys = fields.stream().map(Facts::key).collect(Collectors.toSet());
        Map<String, LeadHistory> changed = new HashMap<>();
        jdbc.query(
                """
                SELECT c.lead_id, c.field, c.was, c.became, %s FROM lead_fact_change c
                 WHERE %s AND c.field IN (:fields)
                 ORDER BY c.lead_id, c.changed_at, c.id
                """.formatted(Moments.micros("c.changed_at"), which.of("c.lead_id")),
                Map.of("fields", keys),
                each(leads, (lead, row) -> {
                    String field = row.getString(2);
                    if (changed.put(lead.lead() + " " + field, lead) == null) {
                        lead.knows(field, row.getString(3));
                    }
                    lead.learns(field, row.getLong(5), row.getString(4));
                }));
    }

    /** A row of a lead that is there. */
    private interface Reading {
        void read(LeadHistory lead, ResultSet row) throws SQLException;
    }

    private static RowCallbackHandler each(Map<Long, LeadHistory> leads, Reading reading) {
        return row -> {
            LeadHistory lead = leads.get(row.getLong(1));
            if (lead != null) {
                reading.read(lead, row);
            }
        };
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
                "SELECT id FROM lead_record WHERE id > :lead ORDER BY id LIMIT :limit",
                Map.of("lead", lead, "limit", limit),
                Long.class);
    }
}
