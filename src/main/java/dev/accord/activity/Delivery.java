package dev.accord.activity;

import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.PersonForgotten;
import dev.accord.shared.Tiding;
import dev.accord.shared.Tidings;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes down what people are told, in the transaction in which it happened, each by the ways that they chose. It waits for
 * nobody: bells ring after the commit, and e-mails are sent by the timetable.
 */
@Component
class Delivery {

    /** Longer ago than that it is no news, but a story that is told afterwards, as that of the demo. */
    private static final Duration NEWS = Duration.ofDays(7);

    private static final List<String> ASKING = Arrays.stream(Tiding.Kind.values())
            .filter(Tiding.Kind::asksToAct)
            .map(Enum::name)
            .toList();

    private final Readers readers;
    private final PostOffice post;
    private final NamedParameterJdbcOperations rows;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Delivery(
            Readers readers,
            PostOffice post,
            NamedParameterJdbcOperations rows,
            JdbcClient jdbc,
            Ids ids,
            Clock clock,
            ApplicationEventPublisher events) {
        this.readers = readers;
        this.post = post;
        this.rows = rows;
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    @EventListener
    void on(Tidings tidings) {
        Instant now = clock.instant();
        Set<Id> rung = new HashSet<>(settle(tidings.settled(), now));
        rung.addAll(tell(tidings.told(), now));
        ring(rung);
    }

    @EventListener
    void on(PersonForgotten forgotten) {
        List<Long> leads = forgotten.records().stream().map(Id::value).toList();
        ring(Set.copyOf(jdbc.sql("SELECT DISTINCT person_id FROM notification WHERE lead_id IN (:leads)")
                .param("leads", leads)
                .query((row, number) -> new Id(row.getLong(1)))
                .list()));
        for (String table : List.of("notification", "mail_item")) {
            jdbc.sql("DELETE FROM " + table + " WHERE lead_id IN (:leads)")
                    .param("leads", leads)
                    .update();
        }
    }

    private void ring(Set<Id> people) {
        if (!people.isEmpty()) {
            events.publishEvent(new BellsRung(people));
        }
    }

    /** @return whose bell says something else now */
    private Set<Id> tell(List<Tiding> told, Instant now) {
        Map<Boolean, List<Tiding>> byNews = told.stream()
                .filter(tiding -> tiding.at().isAfter(now.minus(NotificationCleaning.KEPT)))
                .collect(Collectors.partitioningBy(tiding -> tiding.at().isAfter(now.minus(NEWS))));
        List<Tiding> news = Storm.calmed(byNews.getOrDefault(true, List.of()));
        List<Tiding> old = byNews.getOrDefault(false, List.of());
        Map<Id, Reader> known = readers.of(
                Stream.concat(news.stream(), old.stream()).map(Tiding::to).collect(Collectors.toSet()));
        List<MapSqlParameterSource> bells = new ArrayList<>();
        List<MapSqlParameterSource> mails = new ArrayList<>();
        for (Tiding tiding : news) {
            Optional.ofNullable(known.get(tiding.to())).ifPresent(reader -> {
                if (reader.wishes().bell().contains(tiding.kind())) {
                    bells.add(row(tiding).addValue("readAt", null));
                }
                if (post.isOpen()
                        && reader.address().isPresent()
                        && reader.wishes().mail().contains(tiding.kind())) {
                    Instant due = reader.wishes().mailAt(now, tiding.behind(), reader.zone());
                    mails.add(row(tiding).addValue("dueAt", Timestamp.from(due)));
                }
            });
        }
        old.stream()
                .filter(tiding -> known.containsKey(tiding.to()))
                .forEach(tiding -> bells.add(row(tiding).addValue("readAt", Timestamp.from(tiding.at()))));
        write(bells, """
                INSERT INTO notification (id, person_id, kind, at, text, link, about_id, lead_id, read_at)
                VALUES (:id, :person, :kind, :at, :text, :link, :about, :lead, :readAt)
                """);
        write(mails, """
                INSERT INTO mail_item (id, person_id, kind, at, text, link, about_id, lead_id, due_at)
                VALUES (:id, :person, :kind, :at, :text, :link, :about, :lead, :dueAt)
                """);
        return known.keySet();
    }

    private MapSqlParameterSource row(Tiding tiding) {
        return new MapSqlParameterSource()
                .addValue("id", ids.next().value())
                .addValue("person", tiding.to().value())
                .addValue("kind", tiding.kind().name())
                .addValue("at", Timestamp.from(tiding.at()))
                .addValue("text", tiding.text())
                .addValue("link", tiding.link())
                .addValue("about", tiding.about().value())
                .addValue("lead", tiding.lead().map(Id::value).orElse(null));
    }

    private void write(List<MapSqlParameterSource> batch, String statement) {
        if (!batch.isEmpty()) {
            rows.batchUpdate(statement, batch.toArray(MapSqlParameterSource[]::new));
        }
    }

    /**
     * Nothing is to be done any more: what asked for it counts as read, and is not sent where it has not been yet.
     *
     * @return whose bell says something else now
     */
    private Set<Id> settle(Set<Id> settled, Instant now) {
        if (settled.isEmpty()) {
            return Set.of();
        }
        Set<Id> rung = Set.copyOf(jdbc.sql("""
                        SELECT DISTINCT person_id FROM notification
                         WHERE about_id IN (:about) AND read_at IS NULL AND kind IN (:kinds)
                        """)
                .param("about", settled.stream().map(Id::value).toList())
                .param("kinds", ASKING)
                .query((row, number) -> new Id(row.getLong(1)))
                .list());
        if (!rung.isEmpty()) {
            jdbc.sql("""
                            UPDATE notification SET read_at = :now
                             WHERE about_id IN (:about) AND read_at IS NULL AND kind IN (:kinds)
                            """)
                    .param("now", Timestamp.from(now))
                    .param("about", settled.stream().map(Id::value).toList())
                    .param("kinds", ASKING)
                    .update();
        }
        if (post.isOpen()) {
            jdbc.sql("DELETE FROM mail_item WHERE about_id IN (:about) AND mail_id IS NULL AND kind IN (:kinds)")
                    .param("about", settled.stream().map(Id::value).toList())
                    .param("kinds", ASKING)
                    .update();
        }
        return rung;
    }
}
