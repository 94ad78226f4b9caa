package dev.accord.webhooks;

import dev.accord.shared.Id;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What leads and people are called, many at once. */
@Component
class Names {

    private final JdbcClient jdbc;

    Names(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The names that were asked for. */
    record Known(Map<Id, Body.Lead> leads, Map<Id, Body.Person> people) {

        Body.Lead lead(Id id) {
            return Objects.requireNonNull(leads.get(id));
        }

        Body.@Nullable Person person(Optional<Id> id) {
            return id.map(people::get).orElse(null);
        }
    }

    Known of(Collection<Id> leads, Stream<Optional<Id>> people) {
        Map<Id, Body.Lead> knownLeads = new HashMap<>();
        jdbc.sql("SELECT id, source, external_id FROM lead_record WHERE id IN (:leads)")
                .param("leads", leads.stream().map(Id::value).distinct().toList())
                .query(row -> {
                    Id id = new Id(row.getLong(1));
                    knownLeads.put(id, new Body.Lead(id, row.getString(2), row.getString(3)));
                });
        var asked = people.flatMap(Optional::stream).map(Id::value).distinct().toList();
        Map<Id, Body.Person> knownPeople = new HashMap<>();
        if (!asked.isEmpty()) {
            jdbc.sql("SELECT id, TRIM(CONCAT(first_name, ' ', last_name)) FROM person WHERE id IN (:people)")
                    .param("people", asked)
                    .query(row -> {
                        Id id = new Id(row.getLong(1));
                        knownPeople.put(id, new Body.Person(id, row.getString(2)));
                    });
        }
        return new Known(knownLeads, knownPeople);
    }
}
