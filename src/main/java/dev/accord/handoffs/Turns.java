package dev.accord.handoffs;

import dev.accord.people.PersonCard;
import dev.accord.shared.Id;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose turn it is in the round robin: who waited longest since the last offer. Read once for many offers. */
final class Turns {

    private final JdbcClient jdbc;
    private final Map<Id, Instant> last = new HashMap<>();
    private final Map<Id, Instant> given = new HashMap<>();
    private int offers;

    Turns(JdbcClient jdbc, List<PersonCard> people) {
        this.jdbc = jdbc;
        if (!people.isEmpty()) {
            jdbc.sql("SELECT person_id, last_at FROM routing_turn WHERE person_id IN (:people)")
                    .param(
                            "people",
                            people.stream().map(one -> one.id().value()).toList())
                    .query((row, number) ->
                            last.put(new Id(row.getLong(1)), row.getTimestamp(2).toInstant()))
                    .list();
        }
    }

    /** @param people at least one */
    PersonCard longestWaiting(List<PersonCard> people) {
        return people.stream()
                .min(Comparator.comparing((PersonCard one) -> last.getOrDefault(one.id(), Instant.MIN))
                        .thenComparing(PersonCard::id))
                .orElseThrow();
    }

    /** Offers of the same moment keep their order by a microsecond. */
    void give(PersonCard person, Instant at) {
        Instant then = at.plus(offers++, ChronoUnit.MICROS);
        last.put(person.id(), then);
        given.put(person.id(), then);
    }

    void keep() {
        given.forEach((person, at) -> jdbc.sql("""
                        INSERT INTO routing_turn (person_id, last_at) VALUES (:person, :at)
                        ON DUPLICATE KEY UPDATE last_at = :at
                        """)
                .param("person", person.value())
                .param("at", Timestamp.from(at))
                .update());
        given.clear();
    }
}
