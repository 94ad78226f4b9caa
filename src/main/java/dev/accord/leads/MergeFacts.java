package dev.accord.leads;

import dev.accord.leads.qualification.Facts;
import dev.accord.shared.Id;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/**
 * The facts of a record that a merge can take from one or the other, each as text: its columns, and the attributes as
 * {@code attribute.NAME}.
 */
@Component
class MergeFacts {

    static final String OWNER = "owner_id";
    static final String OWNER_NAME = "owner_name";
    static final String CREATED = "created_at";
    static final String COOL_OFF = "cool_off_until";

    private static final Set<String> MOMENTS = Set.of(CREATED, COOL_OFF);

    private final NamedParameterJdbcOperations jdbc;
    private final FactChanges factChanges;
    private final ChangedLeads changedLeads;

    MergeFacts(NamedParameterJdbcOperations jdbc, FactChanges factChanges, ChangedLeads changedLeads) {
        this.jdbc = jdbc;
        this.factChanges = factChanges;
        this.changedLeads = changedLeads;
    }

    /** What is known of a record; what is unknown is missing. */
    Map<String, String> of(Id lead) {
        Map<String, Long> one = Map.of("lead", lead.value());
        Map<String, String> facts = new LinkedHashMap<>();
        jdbc.query("SELECT * FROM lead_record WHERE id = :lead", one, row -> {
            for (String text : LeadRow.TEXTS) {
                put(facts, text, row.getString(text));
            }
            for (String moment : MOMENTS) {
                put(facts, moment, moment(row, moment));
            }
            put(facts, OWNER, row.getString(OWNER));
            put(facts, OWNER_NAME, row.getString(OWNER_NAME));
        });
        jdbc.query("SELECT name, value FROM lead_attribute WHERE lead_id = :lead ORDER BY name", one, row -> {
            facts.put(LeadRecord.ATTRIBUTE + row.getString(1), row.getString(2));
        });
        return facts;
    }

    private static void put(Map<String, String> facts, String field, @Nullable String value) {
        if (value != null) {
            facts.put(field, value);
        }
    }

    private static @Nullable String moment(ResultSet row, String column) throws SQLException {
        @Nullable Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant().toString();
    }

    /** The fields in which two records differ. */
    static Set<String> differences(Map<String, String> one, Map<String, String> other) {
        Set<String> fields = new TreeSet<>(one.keySet());
        fields.addAll(other.keySet());
        fields.removeIf(field -> Objects.equals(one.get(field), other.get(field)));
        return fields;
    }

    /** Writes facts over those of a record. A missing one becomes unknown. */
    void write(Id lead, Set<String> fields, Map<String, String> facts) {
        Map<String, String> before = of(lead);
        for (String field : fields) {
            write(lead, field, facts.get(field));
        }
        remember(lead, before, of(lead));
    }

    private void write(Id lead, String field, @Nullable String value) {
        MapSqlParameterSource parameters = new MapSqlParameterSource("lead", lead.value());
        if (field.startsWith(LeadRecord.ATTRIBUTE)) {
            parameters
                    .addValue("name", field.substring(LeadRecord.ATTRIBUTE.length()))
                    .addValue("value", value);
            jdbc.update(
                    value == null ? "DELETE FROM lead_attribute WHERE lead_id = :lead AND name = :name" : """
                            INSERT INTO lead_attribute (lead_id, name, value) VALUES (:lead, :name, :value)
                            ON DUPLICATE KEY UPDATE value = VALUES(value)
                            """,
                    parameters);
            return;
        }
        if (!isColumn(field)) {
            throw new IllegalArgumentException("a merge does not know the fact " + field);
        }
        parameters.addValue(
                "value", MOMENTS.contains(field) && value != null ? Timestamp.from(Instant.parse(value)) : value);
        jdbc.update("UPDATE lead_record SET " + field + " = :value WHERE id = :lead", parameters);
        changedLeads.note(lead);
    }

    static boolean isMoment(String field) {
        return MOMENTS.contains(field);
    }

    static boolean isColumn(String field) {
        return List.of(LeadRow.TEXTS).contains(field)
                || MOMENTS.contains(field)
                || field.equals(OWNER)
                || field.equals(OWNER_NAME);
    }

    /** Definitions are applied to what was known at the time. */
    private void remember(Id lead, Map<String, String> before, Map<String, String> after) {
        List<FactChanges.Change> changes = new ArrayList<>();
        Facts.columns().forEach((field, column) -> {
            if (!Objects.equals(before.get(column), after.get(column))) {
                changes.add(new FactChanges.Change(lead, field, before.get(column), after.get(column)));
            }
        });
        differences(before, after).stream()
                .filter(field -> field.startsWith(LeadRecord.ATTRIBUTE))
                .forEach(field -> changes.add(FactChanges.Change.ofAttribute(
                        lead, field.substring(LeadRecord.ATTRIBUTE.length()), before.get(field), after.get(field))));
        factChanges.keep(changes);
    }

    /** Keeps what a merge has made of the survivor's facts. */
    void journal(Id merge, Map<String, String> was, Map<String, String> became) {
        jdbc.batchUpdate(
                "INSERT INTO lead_merge_fact (merge_id, field, was, became) VALUES (:merge, :field, :was, :became)",
                differences(was, became).stream()
                        .map(field -> new MapSqlParameterSource("merge", merge.value())
                                .addValue("field", field)
                                .addValue("was", was.get(field))
                                .addValue("became", became.get(field)))
                        .toArray(MapSqlParameterSource[]::new));
    }

    /** Gives a survivor back the facts that it had, but for those that have become something else since. */
    Set<String> restore(Id merge, Id survivor) {
        Map<String, String> now = of(survivor);
        Map<String, Optional<String>> back = new LinkedHashMap<>();
        jdbc.query(
                "SELECT field, was, became FROM lead_merge_fact WHERE merge_id = :merge",
                Map.of("merge", merge.value()),
                row -> {
                    if (Objects.equals(row.getString("became"), now.get(row.getString("field")))) {
                        back.put(row.getString("field"), Optional.ofNullable(row.getString("was")));
                    }
                });
        back.forEach((field, was) -> write(survivor, field, was.orElse(null)));
        return back.keySet();
    }
}
