package dev.accord.leads.qualification;

import dev.accord.glossary.criteria.Fields;
import dev.accord.leads.qualification.LeadHistory.Given;
import dev.accord.leads.qualification.LeadHistory.Ruled;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * What histories consist of: stage entries, activities, attributes and changed facts, each a SELECT with the same
 * columns, so that they can be read one by one or as one union. Only what the rules ask for is read.
 */
final class HistoryParts implements RowCallbackHandler {

    private static final String ENTRY = "E";
    private static final String ACTIVITY = "A";
    private static final String ATTRIBUTE = "T";
    private static final String CHANGE = "C";

    private record Change(
            LeadHistory lead,
            String field,
            long at,
            long id,
            @Nullable String was,
            @Nullable String became) {}

    private final Map<String, ?> bounds;
    private final Rules rules;
    private final Map<Long, LeadHistory> leads;
    private final List<Change> changes = new ArrayList<>();
    private final List<String> sql = new ArrayList<>();

    /**
     * @param which a condition on the column that names the lead
     * @param bounds the parameters of that condition
     */
    HistoryParts(Function<String, String> which, Map<String, ?> bounds, Rules rules, Map<Long, LeadHistory> leads) {
        this.bounds = bounds;
        this.rules = rules;
        this.leads = leads;
        sql.add("""
                SELECT '%s' AS part, e.lead_id, e.id, e.stage_id, %s AS at, e.definition_version_id AS version,
                       e.origin AS name, NULL AS was, NULL AS became
                  FROM stage_entry e
                 WHERE %s AND e.corrected_at IS NULL
                """.formatted(ENTRY, Moments.micros("e.entered_at"), which.apply("e.lead_id")));
        Set<String> types = rules.activities();
        if (!types.isEmpty()) {
            sql.add("""
                    SELECT '%s' AS part, a.lead_id, NULL AS id, NULL AS stage_id, %s AS at, NULL AS version,
                           a.type AS name, NULL AS was, %s AS became
                      FROM lead_activity a
                     WHERE %s AND a.type IN (:types)
                    """.formatted(
                            ACTIVITY,
                            Moments.micros("a.at"),
                            rules.asksForPages() ? "a.url" : "NULL",
                            which.apply("a.lead_id")));
        }
        if (!attributes(rules.fields()).isEmpty()) {
            sql.add("""
                    SELECT '%s' AS part, t.lead_id, NULL AS id, NULL AS stage_id, NULL AS at, NULL AS version,
                           t.name, NULL AS was, t.value AS became
                      FROM lead_attribute t
                     WHERE %s AND REPLACE(REPLACE(REPLACE(t.name, ' ', ''), '_', ''), '-', '') IN (:attributes)
                    """.formatted(ATTRIBUTE, which.apply("t.lead_id")));
        }
        if (!rules.fields().isEmpty()) {
            sql.add("""
                    SELECT '%s' AS part, c.lead_id, c.id, NULL AS stage_id, %s AS at, NULL AS version,
                           c.field AS name, c.was, c.became
                      FROM lead_fact_change c
                     WHERE %s AND c.field IN (:facts)
                    """.formatted(CHANGE, Moments.micros("c.changed_at"), which.apply("c.lead_id")));
        }
    }

    List<String> sql() {
        return sql;
    }

    Map<String, ?> parameters() {
        Map<String, Object> parameters = new HashMap<>(bounds);
        parameters.put("types", rules.activities());
        parameters.put("attributes", attributes(rules.fields()));
        parameters.put("facts", rules.fields().stream().map(Facts::key).collect(Collectors.toSet()));
        return parameters;
    }

    private static Set<String> attributes(Collection<String> fields) {
        return fields.stream()
                .filter(field -> field.startsWith(Fields.ATTRIBUTE))
                .map(field -> Facts.key(field).substring(Fields.ATTRIBUTE.length()))
                .collect(Collectors.toSet());
    }

    @Override
    public void processRow(ResultSet row) throws SQLException {
        LeadHistory lead = leads.get(row.getLong(2));
        if (lead == null) {
            // it came in since the leads were read
            return;
        }
        long at = row.getLong(5);
        String name = row.getString(7);
        switch (row.getString(1)) {
            case ENTRY -> enter(lead, row, at, name);
            case ACTIVITY -> lead.did(name, at, row.getString(9));
            case ATTRIBUTE -> lead.knows(Facts.attribute(name), row.getString(9));
            default -> changes.add(new Change(lead, name, at, row.getLong(3), row.getString(8), row.getString(9)));
        }
    }

    private void enter(LeadHistory lead, ResultSet row, long at, String origin) throws SQLException {
        Place place = rules.place(row.getLong(4));
        if (origin.equals("RULE")) {
            lead.entered(new Ruled(row.getLong(3), place, at, row.getLong(6)));
        } else {
            lead.enters(new Given(row.getLong(3), place, at, origin.equals("PERSON")));
        }
    }

    /** Tells what was changed, once all that is known now is told. */
    void tellChanges() {
        changes.sort(Comparator.comparingLong(Change::at).thenComparingLong(Change::id));
        Set<String> begun = new HashSet<>();
        for (Change change : changes) {
            if (begun.add(change.lead().lead() + " " + change.field())) {
                change.lead().knows(change.field(), change.was());
            }
            change.lead().learns(change.field(), change.at(), change.became());
        }
    }
}
