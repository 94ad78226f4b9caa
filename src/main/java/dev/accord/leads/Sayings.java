package dev.accord.leads;

import dev.accord.shared.Id;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private final NamedParameterJdbcOperations jdbc;

    Sayings(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The records without what their sources had said before and people have overruled, in the order given. Where a
     * source says something else now, that counts, and the earlier saying is forgotten.
     *
     * @param known the rows of the records that are known, by their keys
     */
    List<LeadRecord> newsIn(List<LeadRecord> records, Map<String, LeadRow> known) {
        Map<Long, Map<String, String>> said = said(known.values());
        if (said.isEmpty()) {
            return records;
        }
        List<MapSqlParameterSource> forgotten = new ArrayList<>();
        List<LeadRecord> news = records.stream()
                .map(record -> {
                    @Nullable LeadRow row = known.get(record.key());
                    long lead = row == null ? 0 : row.id().value();
                    Map<String, String> before = said.getOrDefault(lead, Map.of());
                    before.forEach((field, value) -> record.said(field)
                            .filter(now -> !now.equals(value))
                            .ifPresent(now -> forgotten.add(
                                    new MapSqlParameterSource("lead", lead).addValue("field", field))));
                    return record.only((field, value) -> !value.equals(before.get(field)));
                })
                .toList();
        jdbc.batchUpdate(
                "DELETE FROM lead_said WHERE lead_id = :lead AND field = :field",
                forgotten.toArray(MapSqlParameterSource[]::new));
        return news;
    }

    private Map<Long, Map<String, String>> said(Collection<LeadRow> rows) {
        Map<Long, Map<String, String>> said = new HashMap<>();
        if (!rows.isEmpty()) {
            jdbc.query(
                    "SELECT lead_id, field, value FROM lead_said WHERE lead_id IN (:leads)",
                    Map.of("leads", rows.stream().map(row -> row.id().value()).toList()),
                    row -> {
                        said.computeIfAbsent(row.getLong("lead_id"), lead -> new HashMap<>())
                                .put(row.getString("field"), row.getString("value"));
                    });
        }
        return said;
    }

    /** Remembers what the leads' sources say there, before people write something else over it. */
    void overrule(List<Long> leads, String column) {
        jdbc.update(
                """
                INSERT INTO lead_said (lead_id, field, value)
                SELECT l.id, :field, l.%1$s FROM lead_record l WHERE l.id IN (:leads) AND l.%1$s IS NOT NULL
                ON DUPLICATE KEY UPDATE lead_id = VALUES(lead_id)
                """.formatted(column),
                these(leads, column));
    }

    /** Forgets it again where the lead has become what its source says. */
    void agree(List<Long> leads, String column) {
        jdbc.update(
                """
                DELETE s FROM lead_said s JOIN lead_record l ON l.id = s.lead_id
                 WHERE s.lead_id IN (:leads) AND s.field = :field AND s.value = l.%s
                """.formatted(column),
                these(leads, column));
    }

    private static MapSqlParameterSource these(List<Long> leads, String column) {
        return new MapSqlParameterSource("leads", leads).addValue("field", column);
    }
}
