package dev.accord.handoffs;

import dev.accord.people.PersonCard;
import dev.accord.shared.Id;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whose turn it is where each person has a share of their own. Each offer moves its taker on by a step that is the
 * shorter the greater their weight; whoever lags behind is next. It begins where the others are by then, so that
 * somebody who was away, or is new, is not flooded with what others took meanwhile (start-time fair queueing, Goyal,
 * Vin and Cheng 1996).
 */
final class Shares {

    /** Divisible by every weight to 10, and fine enough beyond. */
    private static final long STEP = 2_520_000;

    private final JdbcClient jdbc;
    private final Id handover;
    private final Map<Id, Integer> weights;
    private final Map<Id, Long> used = new HashMap<>();
    private final Map<Id, Long> begun = new HashMap<>();
    private final Set<Id> given = new HashSet<>();
    private long now;

    Shares(JdbcClient jdbc, Id handover, Map<Id, Integer> weights) {
        this.jdbc = jdbc;
        this.handover = handover;
        this.weights = weights;
        jdbc.sql("SELECT person_id, begun, used FROM weighted_turn WHERE handover_id = :handover")
                .param("handover", handover.value())
                .query((row, number) -> {
                    now = Math.max(now, row.getLong(2));
                    return used.put(new Id(row.getLong(1)), row.getLong(3));
                })
                .list();
    }

    /** @param people at least one, each with a weight */
    PersonCard next(List<PersonCard> people) {
        return people.stream()
                .min(Comparator.comparingLong((PersonCard one) -> beginning(one.id()))
                        .thenComparing(one -> -weight(one.id()))
                        .thenComparing(PersonCard::id))
                .orElseThrow();
    }

    int weight(Id person) {
        return Objects.requireNonNull(weights.get(person));
    }

    void give(PersonCard person) {
        Id id = person.id();
        long from = beginning(id);
        begun.put(id, from);
        used.put(id, from + STEP / weight(id));
        given.add(id);
        now = Math.max(now, from);
    }

    private long beginning(Id person) {
        return Math.max(used.getOrDefault(person, 0L), now);
    }

    void keep() {
        given.forEach(person -> jdbc.sql("""
                        INSERT INTO weighted_turn (handover_id, person_id, begun, used)
                        VALUES (:handover, :person, :begun, :used)
                        ON DUPLICATE KEY UPDATE begun = VALUES(begun), used = VALUES(used)
                        """)
                .param("handover", handover.value())
                .param("person", person.value())
                .param("begun", begun.get(person))
                .param("used", used.get(person))
                .update());
        given.clear();
    }
}
