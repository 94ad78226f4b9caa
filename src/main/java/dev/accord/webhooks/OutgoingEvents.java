package dev.accord.webhooks;

import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** What waits to be told: each event once, as the text that will be signed, with a delivery for each who wants to hear it. */
@Component
class OutgoingEvents {

    /** An answer can be taken back for ten seconds; until then it is nothing that others should act on. */
    private static final Duration SECOND_THOUGHTS = Duration.ofSeconds(15);

    /** In JSON an id is text, as JavaScript's numbers end at 53 bits. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(Id.class, ToStringSerializer.instance))
            .build();

    private final Subscribers subscribers;
    private final NamedParameterJdbcOperations rows;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    OutgoingEvents(Subscribers subscribers, NamedParameterJdbcOperations rows, JdbcClient jdbc, Ids ids, Clock clock) {
        this.subscribers = subscribers;
        this.rows = rows;
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** The text that goes out. */
    private record Envelope(Id id, String type, Instant at, Body data) {}

    void write(List<Told> told) {
        List<MapSqlParameterSource> events = new ArrayList<>();
        List<MapSqlParameterSource> deliveries = new ArrayList<>();
        for (Told each : told) {
            write(each, subscribers.of(each.type()), events, deliveries);
        }
        insert(events, deliveries);
    }

    /** Tells one of them, whatever it wants to hear of. */
    void write(Told told, Id webhook) {
        List<MapSqlParameterSource> events = new ArrayList<>();
        List<MapSqlParameterSource> deliveries = new ArrayList<>();
        write(told, List.of(webhook), events, deliveries);
        insert(events, deliveries);
    }

    private void write(
            Told told, List<Id> webhooks, List<MapSqlParameterSource> events, List<MapSqlParameterSource> deliveries) {
        if (webhooks.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Id id = ids.next();
        events.add(new MapSqlParameterSource()
                .addValue("id", id.value())
                .addValue("type", told.type().word())
                .addValue("at", Timestamp.from(told.at()))
                .addValue("about", told.about().value())
                .addValue("lead", told.lead().map(Id::value).orElse(null))
                .addValue(
                        "body",
                        JSON.writeValueAsString(new Envelope(id, told.type().word(), told.at(), told.body())))
                .addValue("now", Timestamp.from(now)));
        Instant due = told.type().canBeTakenBack() ? now.plus(SECOND_THOUGHTS) : now;
        webhooks.forEach(webhook -> deliveries.add(new MapSqlParameterSource()
                .addValue("id", ids.next().value())
                .addValue("webhook", webhook.value())
                .addValue("event", id.value())
                .addValue("due", Timestamp.from(due))));
    }

    private void insert(List<MapSqlParameterSource> events, List<MapSqlParameterSource> deliveries) {
        if (events.isEmpty()) {
            return;
        }
        rows.batchUpdate("""
                INSERT INTO webhook_event (id, type, at, about_id, lead_id, body, told_at)
                VALUES (:id, :type, :at, :about, :lead, :body, :now)
                """, events.toArray(MapSqlParameterSource[]::new));
        rows.batchUpdate("""
                INSERT INTO webhook_delivery (id, webhook_id, event_id, state, next_at)
                VALUES (:id, :webhook, :event, 'WAITING', :due)
                """, deliveries.toArray(MapSqlParameterSource[]::new));
    }

    /** It did not happen after all, and nobody has been told yet. */
    void takeBack(EventType type, Id about) {
        jdbc.sql("""
                        DELETE d FROM webhook_delivery d JOIN webhook_event e ON e.id = d.event_id
                         WHERE e.about_id = :about AND e.type = :type AND d.state = 'WAITING' AND d.attempts = 0
                        """).param("about", about.value()).param("type", type.word()).update();
    }

    void forget(Id lead) {
        jdbc.sql("""
                        DELETE d FROM webhook_delivery d JOIN webhook_event e ON e.id = d.event_id
                         WHERE e.lead_id = :lead
                        """).param("lead", lead.value()).update();
        jdbc.sql("DELETE FROM webhook_event WHERE lead_id = :lead")
                .param("lead", lead.value())
                .update();
    }
}
