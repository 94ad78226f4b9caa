package dev.accord.handoffs;

import dev.accord.people.Directory;
import dev.accord.people.PersonCard;
import dev.accord.people.Role;
import dev.accord.shared.Id;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds who gets an offer: round robin over the reps of the taking department, and says why. */
@Component
class Routing {

    /** Where an offer goes: to a person, or to the queue of a team, or of the whole department. */
    record Route(Optional<PersonCard> assignee, Optional<Id> team, String why) {}

    /** The turns of one department, read once for many offers: who waited longest since the last offer is next. */
    final class Round {

        private final Deque<PersonCard> turns = new ArrayDeque<>();
        private final Map<Id, Instant> given = new HashMap<>();
        private final String department;

        private Round(String department) {
            this.department = department;
            List<PersonCard> reps = directory.withRole(Role.SALES_REP, department);
            if (!reps.isEmpty()) {
                Map<Id, Instant> last = new HashMap<>();
                jdbc.sql("SELECT person_id, last_at FROM routing_turn WHERE person_id IN (:reps)")
                        .param(
                                "reps",
                                reps.stream().map(rep -> rep.id().value()).toList())
                        .query((row, number) -> last.put(
                                new Id(row.getLong(1)), row.getTimestamp(2).toInstant()))
                        .list();
                reps.stream()
                        .sorted(Comparator.comparing((PersonCard rep) -> last.getOrDefault(rep.id(), Instant.MIN))
                                .thenComparing(PersonCard::id))
                        .forEach(turns::add);
            }
        }

        Route next(Instant at) {
            if (turns.isEmpty()) {
                return new Route(
                        Optional.empty(),
                        Optional.empty(),
                        "no rep in %s: it waits in the department's queue".formatted(department));
            }
            PersonCard rep = turns.removeFirst();
            turns.addLast(rep);
            // Offers of the same moment keep their order by a microsecond.
            given.put(rep.id(), at.plus(given.size(), ChronoUnit.MICROS));
            return new Route(
                    Optional.of(rep),
                    rep.team(),
                    "round robin: %s waited longest of %d reps".formatted(rep.name(), turns.size()));
        }

        void keep() {
            given.forEach((rep, at) -> jdbc.sql("""
                            INSERT INTO routing_turn (person_id, last_at) VALUES (:rep, :at)
                            ON DUPLICATE KEY UPDATE last_at = :at
                            """)
                    .param("rep", rep.value())
                    .param("at", Timestamp.from(at))
                    .update());
        }
    }

    private final Directory directory;
    private final JdbcClient jdbc;

    Routing(Directory directory, JdbcClient jdbc) {
        this.directory = directory;
        this.jdbc = jdbc;
    }

    Round round(String department) {
        return new Round(department);
    }
}
