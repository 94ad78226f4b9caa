package dev.accord.handoffs;

import dev.accord.leads.LeadsTouched;
import dev.accord.people.Directory;
import dev.accord.people.WorkingHours;
import dev.accord.shared.Id;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps how long the taking side took to respond to an offer: until it accepted, which is written with the acceptance,
 * or until its first call, mail or meeting before that. It is counted in its business hours as they are now, so that new
 * hours change no history.
 */
@Component
class Responses {

    private static final String RESPONSE = "SELECT ? AS handoff_id, CAST(? AS DATETIME(6)) AS at, ? AS seconds";

    /** @param seconds of business time since the offer */
    private record Response(Id handoff, Instant at, long seconds) {}

    private record Touched(Id handoff, Optional<Id> team, String taker, Instant offered, Instant at) {}

    private final JdbcClient jdbc;
    private final Directory directory;

    Responses(JdbcClient jdbc, Directory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
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
        keep(found.stream()
                .map(touched -> response(
                        touched.handoff(),
                        hours.computeIfAbsent(
                                touched.team().map(Id::toString).orElse("") + touched.taker(),
                                taker -> hours(touched.team(), touched.taker())),
                        touched.offered(),
                        touched.at()))
                .toList());
    }

    private WorkingHours hours(Optional<Id> team, String taker) {
        return team.isPresent() ? directory.hoursOf(team) : directory.hoursOfDepartment(taker);
    }

    private static Response response(Id handoff, WorkingHours hours, Instant offered, Instant at) {
        return new Response(handoff, at, hours.between(offered, at).toSeconds());
    }

    private void keep(List<Response> responses) {
        if (responses.isEmpty()) {
            return;
        }
        Object[] values = responses.stream()
                .sorted(Comparator.comparing(Response::handoff))
                .flatMap(one -> Stream.of(one.handoff().value(), Timestamp.from(one.at()), one.seconds()))
                .toArray();
        jdbc.sql("""
                        UPDATE (%s) n STRAIGHT_JOIN handoff h ON h.id = n.handoff_id
                           SET h.responded_at = n.at, h.response_seconds = n.seconds
                         WHERE h.responded_at IS NULL OR h.responded_at > n.at
                        """.formatted(String.join(" UNION ALL ", Collections.nCopies(responses.size(), RESPONSE))))
                .params(values)
                .update();
    }
}
