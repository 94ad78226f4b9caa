package dev.accord.handoffs;

import dev.accord.leads.LeadsTouched;
import dev.accord.people.Directory;
import dev.accord.people.WorkingHours;
import dev.accord.shared.Id;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps how long the taking side took to respond to an offer: until it accepted, or until its first call, mail or
 * meeting before that. It is counted in its business hours as they are now, so that new hours change no history.
 */
@Component
class Responses {

    private record Touched(Id handoff, Optional<Id> team, String taker, Instant offered, Instant at) {}

    private final JdbcClient jdbc;
    private final Directory directory;

    Responses(JdbcClient jdbc, Directory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    void accepted(Handoff handoff, HandoffContract contract, Instant at) {
        keep(handoff.id(), hours(handoff.team(), contract.taker()), handoff.offeredAt(), at);
    }

    /** The acceptance was taken back: where nothing else was the response, there is none yet. */
    void takenBack(Handoff handoff, Instant accepted) {
        jdbc.sql("""
                        UPDATE handoff SET responded_at = NULL, response_seconds = NULL
                         WHERE id = :handoff AND responded_at = :accepted
                        """)
                .param("handoff", handoff.id().value())
                .param("accepted", Timestamp.from(accepted))
                .update();
    }

    /**
     * Touches may be told late, and out of order: the earliest one since the offer counts. The tables are read in the
     * order in which they stand, which is the best one however few rows there are yet.
     */
    @EventListener
    void on(LeadsTouched touches) {
        List<Touched> found = jdbc.sql("""
                        SELECT STRAIGHT_JOIN h.id, h.team_id, c.taker_code, h.offered_at, MIN(a.at) AS touched_at
                          FROM lead_activity a
                          JOIN handoff h ON h.lead_id = a.lead_id AND h.offered_at <= a.at
                          JOIN handoff_contract c ON c.id = h.contract_id
                          JOIN person p ON p.id = a.by_person_id
                          JOIN team t ON t.id = p.team_id AND t.department_code = c.taker_code
                         WHERE a.id IN (:activities)
                           AND (h.responded_at IS NULL OR h.responded_at > a.at)
                           AND (h.decided_at IS NULL OR h.decided_at >= a.at)
                         GROUP BY h.id, h.team_id, c.taker_code, h.offered_at
                        """)
                .param(
                        "activities",
                        touches.activities().stream().map(Id::value).toList())
                .query((row, number) -> {
                    long team = row.getLong("team_id");
                    return new Touched(
                            new Id(row.getLong("id")),
                            team == 0 ? Optional.empty() : Optional.of(new Id(team)),
                            row.getString("taker_code"),
                            row.getTimestamp("offered_at").toInstant(),
                            row.getTimestamp("touched_at").toInstant());
                })
                .list();
        Map<String, WorkingHours> hours = new HashMap<>();
        for (Touched touched : found) {
            String taker = touched.team().map(Id::toString).orElse("") + touched.taker();
            keep(
                    touched.handoff(),
                    hours.computeIfAbsent(taker, key -> hours(touched.team(), touched.taker())),
                    touched.offered(),
                    touched.at());
        }
    }

    private WorkingHours hours(Optional<Id> team, String taker) {
        return team.isPresent() ? directory.hoursOf(team) : directory.hoursOfDepartment(taker);
    }

    private void keep(Id handoff, WorkingHours hours, Instant offered, Instant at) {
        jdbc.sql("""
                        UPDATE handoff SET responded_at = :at, response_seconds = :seconds
                         WHERE id = :handoff AND (responded_at IS NULL OR responded_at > :at)
                        """)
                .param("at", Timestamp.from(at))
                .param("seconds", hours.between(offered, at).toSeconds())
                .param("handoff", handoff.value())
                .update();
    }
}
