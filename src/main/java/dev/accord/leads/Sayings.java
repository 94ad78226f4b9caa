package dev.accord.leads;

import dev.accord.shared.Id;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/**
 * What sources said last, where people have decided otherwise since. A source that says the same again says nothing
 * new, and takes nothing back.
 */
@Component
class Sayings {

    /** Who owns a lead and until when it cools off is the portal's own word, or kept elsewhere. */
    private static final Set<String> NOT_SAID = Set.of(MergeFacts.OWNER, MergeFacts.OWNER_NAME, MergeFacts.COOL_OFF);

    private final NamedParameterJdbcOperations jdbc;
    private final ChangedLeads changedLeads;

    Sayings(NamedParameterJdbcOperations jdbc, ChangedLeads changedLeads) {
        this.jdbc = jdbc;
        this.changedLeads = changedLeads;
    }

    /**
     * The records without what their sources had said before and people have overruled, in the order given. Where a
     * source says something else now, that counts, and the earlier saying is forgotten. A merged record keeps what its
     * source says, and only what is new of it reaches the record that stands for it.
     *
     * @param known the rows of the records that are known, by their keys
     */
    List<LeadRecord> newsIn(List<LeadRecord> records, Map<String, LeadRow> known) {
        Map<Long, Map<String, String>> said = said(known.values());
        if (said.isEmpty()) {
            return records;
        }
        List<LeadRecord> news = new ArrayList<>();
        List<MapSqlParameterSource> forgotten = new ArrayList<>();
        for (LeadRecord record : records) {
            @Nullable LeadRow row = known.get(record.key());
            Map<String, String> before =
                    row == null ? Map.of() : said.getOrDefault(row.record().value(), Map.of());
            news.add(record.only((field, value) -> !value.equals(before.get(field))));
            if (row != null && row.own() != null) {
                keep(row.own(), record);
            } else if (row != null) {
                before.forEach((field, value) -> record.said(field)
                        .filter(now -> !now.equals(value))
                        .ifPresent(now -> forgotten.add(
                                new MapSqlParameterSource("lead", row.id().value()).addValue("field", field))));
            }
        }
        jdbc.batchUpdate(
                "DELETE FROM lead_said WHERE lead_id = :lead AND field = :field",
                forgotten.toArray(MapSqlParameterSource[]::new));
        return news;
    }

    /** What the sources said last, by the records that they know. */
    private Map<Long, Map<String, String>> said(Collection<LeadRow> rows) {
        Map<Long, Map<String, String>> said = new HashMap<>();
        List<Long> leads = new ArrayList<>();
        List<Long> merged = new ArrayList<>();
        for (LeadRow row : rows) {
            if (row.own() == null) {
                leads.add(row.id().value());
            } else {
                merged.add(row.own().id().value());
                said.put(row.own().id().value(), row.own().facts());
            }
        }
        read("SELECT lead_id, field, value FROM lead_said WHERE lead_id IN (:leads)", leads, said);
        read(
                "SELECT lead_id, CONCAT('attribute.', name), value FROM lead_attribute WHERE lead_id IN (:leads)",
                merged,
                said);
        return said;
    }

    private void read(String sql, List<Long> leads, Map<Long, Map<String, String>> said) {
        if (!leads.isEmpty()) {
            jdbc.query(sql, Map.of("leads", leads), row -> {
                said.computeIfAbsent(row.getLong(1), lead -> new HashMap<>()).put(row.getString(2), row.getString(3));
            });
        }
    }

    /** A merged record goes on keeping what its source says of it. */
    private void keep(LeadRow own, LeadRecord record) {
        changedLeads.note(own.id());
        MapSqlParameterSource parameters = new MapSqlParameterSource(
                        "id", own.id().value())
                .addValue("createdAt", record.createdAt().map(Timestamp::from).orElse(null))
                .addValue("saidOwner", record.owner().map(String::strip).orElse(null))
                .addValue("saidStage", record.stage().orElse(null));
        LeadRow.texts(record).forEach((column, text) -> parameters.addValue(column, text.orElse(null)));
        jdbc.update(
                """
                UPDATE lead_record
                   SET %s,
                       created_at = COALESCE(:createdAt, created_at), said_owner = COALESCE(:saidOwner, said_owner),
                       said_stage = COALESCE(:saidStage, said_stage)
                 WHERE id = :id
                """.formatted(Arrays.stream(LeadRow.TEXTS)
                        .map(text -> "%1$s = COALESCE(:%1$s, %1$s)".formatted(text))
                        .collect(Collectors.joining(", "))),
                parameters);
        jdbc.batchUpdate(
                """
                INSERT INTO lead_attribute (lead_id, name, value) VALUES (:lead, :name, :value)
                ON DUPLICATE KEY UPDATE value = VALUES(value)
                """,
                record.attributes().entrySet().stream()
                        .map(attribute -> new MapSqlParameterSource(
                                        "lead", own.id().value())
                                .addValue("name", attribute.getKey())
                                .addValue("value", attribute.getValue()))
                        .toArray(MapSqlParameterSource[]::new));
    }

    /** Remembers what a record's source says there, before people put something else in its place. */
    void overrule(Id lead, Map<String, String> facts, Set<String> fields) {
        jdbc.batchUpdate(
                """
                INSERT INTO lead_said (lead_id, field, value) VALUES (:lead, :field, :value)
                ON DUPLICATE KEY UPDATE lead_id = VALUES(lead_id)
                """,
                fields.stream()
                        .filter(field -> facts.containsKey(field) && !NOT_SAID.contains(field))
                        .map(field -> said(lead, field, facts))
                        .toArray(MapSqlParameterSource[]::new));
    }

    /** Forgets it again where a record has become what its source says. */
    void agree(Id lead, Set<String> fields, Map<String, String> facts) {
        jdbc.batchUpdate(
                "DELETE FROM lead_said WHERE lead_id = :lead AND field = :field AND value = :value",
                fields.stream().map(field -> said(lead, field, facts)).toArray(MapSqlParameterSource[]::new));
    }

    private static MapSqlParameterSource said(Id lead, String field, Map<String, String> facts) {
        return new MapSqlParameterSource("lead", lead.value())
                .addValue("field", field)
                .addValue("value", facts.get(field));
    }

    /** Remembers what the leads' sources say there, before people write something else over it. */
    void overrule(List<Long> leads, String column) {
        jdbc.update("""
                INSERT INTO lead_said (lead_id, field, value)
                SELECT l.id, :field, l.%1$s FROM lead_record l WHERE l.id IN (:leads) AND l.%1$s IS NOT NULL
                ON DUPLICATE KEY UPDATE lead_id = VALUES(lead_id)
                """.formatted(column), these(leads, column));
    }

    /** Forgets it again where the lead has become what its source says. */
    void agree(List<Long> leads, String column) {
        jdbc.update("""
                DELETE s FROM lead_said s JOIN lead_record l ON l.id = s.lead_id
                 WHERE s.lead_id IN (:leads) AND s.field = :field AND s.value = l.%s
                """.formatted(column), these(leads, column));
    }

    private static MapSqlParameterSource these(List<Long> leads, String column) {
        return new MapSqlParameterSource("leads", leads).addValue("field", column);
    }
}
