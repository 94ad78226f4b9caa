package dev.accord.leads;

import dev.accord.leads.qualification.Moments;
import dev.accord.leads.qualification.Place;
import dev.accord.leads.qualification.Rules;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Tells which leads activities can move at all, so that definitions are applied to those alone: what no definition
 * counts moves nobody, and what happens after a lead has entered the last stage that it could bring it into, neither.
 */
@Component
class Relevance {

    /** A lead does something, or did not do it after all. */
    record Doing(Id lead, String type, Instant at) {}

    private final JdbcOperations jdbc;

    Relevance(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The leads to look at. They are held before their activities are written, as {@link Progression} would hold them.
     */
    Set<Id> leadsOf(Collection<Doing> doings, Rules rules) {
        Set<String> counted = rules.activities();
        Map<Long, List<Doing>> byLead = new HashMap<>();
        for (Doing doing : doings) {
            if (counted.contains(doing.type())) {
                byLead.computeIfAbsent(doing.lead().value(), lead -> new ArrayList<>())
                        .add(doing);
            }
        }
        Set<Id> leads = new HashSet<>();
        if (byLead.isEmpty()) {
            return leads;
        }
        Map<Place, Set<String>> after = new HashMap<>();
        jdbc.query("""
                SELECT id, stage_id, %s FROM lead_record WHERE id IN (%s) ORDER BY id FOR UPDATE
                """.formatted(Moments.micros("stage_since"), Moments.numbers(byLead.keySet())), row -> {
            Set<String> matter = after.computeIfAbsent(rules.place(row.getLong(2)), rules::activitiesAfter);
            long since = row.getLong(3);
            for (Doing doing : byLead.getOrDefault(row.getLong(1), List.of())) {
                if (Moments.of(doing.at()) <= since || matter.contains(doing.type())) {
                    leads.add(doing.lead());
                }
            }
        });
        return leads;
    }
}
