package dev.accord.webhooks;

import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was told to whom, what came of it, and what is still on its way. */
@Service
@Transactional
public class Deliveries {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    Deliveries(JdbcClient jdbc, Clock clock, Acting acting, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    /** The newest first. @param state empty: all */
    @PreAuthorize(Access.ADMINISTRATORS)
    @Transactional(readOnly = true)
    public List<DeliveryCard> page(Optional<DeliveryState> state, int offset, int limit) {
        return jdbc.sql("""
                        SELECT d.id, w.url, e.type, e.at, d.state, d.attempts, d.next_at, d.tried_at, d.answer
                          FROM webhook_delivery d
                          JOIN webhook w ON w.id = d.webhook_id AND w.removed_at IS NULL
                          JOIN webhook_event e ON e.id = d.event_id
                         %s
                         ORDER BY d.id DESC LIMIT :limit OFFSET :offset
                        """.formatted(state.isPresent() ? "WHERE d.state = :state" : ""))
                .param("state", state.map(Enum::name).orElse(""))
                .param("limit", limit)
                .param("offset", offset)
                .query(Deliveries::card)
                .list();
    }

    /** The text that is sent. @throws Refused with code {@code unknown-delivery} */
    @PreAuthorize(Access.ADMINISTRATORS)
    @Transactional(readOnly = true)
    public String body(Id delivery) {
        return jdbc.sql(
                        "SELECT e.body FROM webhook_delivery d JOIN webhook_event e ON e.id = d.event_id WHERE d.id = :id")
                .param("id", delivery.value())
                .query(String.class)
                .optional()
                .orElseThrow(() -> unknown(delivery));
    }

    /**
     * Sends it once more within seconds, by the same number and with the same text, whatever came of it before.
     *
     * @throws Refused with code {@code unknown-delivery}
     */
    @PreAuthorize(Access.ADMINISTRATORS)
    public void repeat(Id delivery) {
        Instant now = clock.instant();
        int again = jdbc.sql("""
                        UPDATE webhook_delivery d JOIN webhook w ON w.id = d.webhook_id
                           SET d.state = 'WAITING', d.attempts = 0, d.next_at = :now, d.ended_at = NULL, w.rests_until = NULL
                         WHERE d.id = :id AND w.removed_at IS NULL
                        """)
                .param("now", Timestamp.from(now))
                .param("id", delivery.value())
                .update();
        if (again == 0) {
            throw unknown(delivery);
        }
        events.publishEvent(new WebhookChanged(
                now,
                acting.now().person(),
                Optional.of(delivery),
                "let delivery %s be sent again".formatted(delivery)));
    }

    private static Refused unknown(Id delivery) {
        return Refused.notFound("unknown-delivery", "there is no delivery %s any more", delivery);
    }

    private static DeliveryCard card(ResultSet row, int number) throws SQLException {
        Timestamp tried = row.getTimestamp("tried_at");
        return new DeliveryCard(
                new Id(row.getLong("id")),
                row.getString("url"),
                EventType.of(row.getString("type")),
                row.getTimestamp("at").toInstant(),
                DeliveryState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getTimestamp("next_at").toInstant(),
                tried == null ? null : tried.toInstant(),
                row.getString("answer"));
    }
}
