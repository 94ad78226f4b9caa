package dev.accord.acquisition;

import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.Recorded;
import dev.accord.shared.Recorded.Result;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in how often the web site was visited: kept by day, so that a count of several days is spread evenly over
 * them. A count that is sent twice counts once; a corrected one replaces the first.
 */
@Service
@Transactional
public class Traffic {

    private final NamedParameterJdbcOperations jdbc;
    private final Ids ids;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    Traffic(NamedParameterJdbcOperations jdbc, Ids ids, Clock clock, Acting acting, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    private record Key(String source, String externalId) {

        static Key of(TrafficRecord record) {
            return new Key(record.source(), record.key());
        }
    }

    /** What is counted of one day. */
    private record Count(
            Id id,
            @Nullable String channel,
            long visits,
            @Nullable Long visitors) {}

    /** The counts that are known, and what the records change of them. */
    private record Changes(
            Map<Key, NavigableMap<LocalDate, Count>> held, List<MapSqlParameterSource> written, List<Long> dropped) {}

    /**
     * Takes in visits by source and external id, or by source, day and channel where there is no external id. All or
     * nothing.
     *
     * @return what became of each, in the order given
     */
    @PreAuthorize(Access.IMPORTERS)
    public List<Recorded> record(List<TrafficRecord> records) {
        Instant now = clock.instant();
        Changes changes = new Changes(held(records), new ArrayList<>(), new ArrayList<>());
        List<Recorded> results =
                records.stream().map(record -> take(record, changes, now)).toList();
        if (!changes.dropped().isEmpty()) {
            jdbc.update("DELETE FROM web_traffic WHERE id IN (:ids)", Map.of("ids", changes.dropped()));
        }
        write(changes.written());
        int news = (int) results.stream()
                .filter(result -> result.result() != Result.UNCHANGED)
                .count();
        if (news > 0) {
            events.publishEvent(new TrafficRecorded(
                    now, acting.now().person(), news, records.getFirst().source()));
        }
        return results;
    }

    private Recorded take(TrafficRecord record, Changes changes, Instant now) {
        NavigableMap<LocalDate, Count> held = changes.held().computeIfAbsent(Key.of(record), key -> new TreeMap<>());
        boolean known = record.externalId().isPresent()
                ? !held.isEmpty()
                : !held.subMap(record.from(), record.to()).isEmpty();
        boolean changed = record.externalId().isPresent() && dropOtherDays(record, held, changes);
        Optional<String> channel =
                record.channel().or(() -> held.values().stream().findFirst().map(Count::channel));
        NavigableMap<LocalDate, BigDecimal> visits = spread(record, record.visits());
        Optional<NavigableMap<LocalDate, BigDecimal>> visitors =
                record.visitors().map(count -> spread(record, count));
        for (var day : visits.entrySet()) {
            Optional<Count> before = Optional.ofNullable(held.get(day.getKey()));
            Count count = new Count(
                    before.map(Count::id).orElseGet(ids::next),
                    channel.orElse(null),
                    day.getValue().longValueExact(),
                    visitors.map(days -> Objects.requireNonNull(days.get(day.getKey())))
                            .map(BigDecimal::longValueExact)
                            .or(() -> before.map(Count::visitors))
                            .orElse(null));
            if (before.filter(count::equals).isEmpty()) {
                held.put(day.getKey(), count);
                changes.written().add(parameters(record, day.getKey(), count, now));
                changed = true;
            }
        }
        Id id = Objects.requireNonNull(held.get(record.from())).id();
        return new Recorded(id, !known ? Result.CREATED : changed ? Result.UPDATED : Result.UNCHANGED);
    }

    /** A corrected record may speak of other days than before. */
    private static boolean dropOtherDays(TrafficRecord record, NavigableMap<LocalDate, Count> held, Changes changes) {
        List<LocalDate> others = held.keySet().stream()
                .filter(day -> day.isBefore(record.from()) || !day.isBefore(record.to()))
                .toList();
        others.forEach(day -> changes.dropped()
                .add(Objects.requireNonNull(held.remove(day)).id().value()));
        return !others.isEmpty();
    }

    private static NavigableMap<LocalDate, BigDecimal> spread(TrafficRecord record, long count) {
        return Spread.evenly(BigDecimal.valueOf(count), record.from(), record.to(), 0);
    }

    private Map<Key, NavigableMap<LocalDate, Count>> held(List<TrafficRecord> records) {
        Map<Key, NavigableMap<LocalDate, Count>> held = new HashMap<>();
        records.stream().collect(Collectors.groupingBy(TrafficRecord::source)).forEach((source, all) -> {
            Map<Boolean, List<TrafficRecord>> named = all.stream()
                    .collect(Collectors.partitioningBy(
                            record -> record.externalId().isPresent()));
            read(
                    source,
                    Objects.requireNonNull(named.get(true)),
                    LocalDate.of(1000, 1, 1),
                    LocalDate.of(9999, 1, 1),
                    held);
            List<TrafficRecord> byChannel = Objects.requireNonNull(named.get(false));
            // a channel has counts of many years: only those of the days in question are read
            read(
                    source,
                    byChannel,
                    byChannel.stream()
                            .map(TrafficRecord::from)
                            .min(LocalDate::compareTo)
                            .orElse(LocalDate.MIN),
                    byChannel.stream()
                            .map(TrafficRecord::to)
                            .max(LocalDate::compareTo)
                            .orElse(LocalDate.MIN),
                    held);
        });
        return held;
    }

    private void read(
            String source,
            List<TrafficRecord> records,
            LocalDate from,
            LocalDate to,
            Map<Key, NavigableMap<LocalDate, Count>> held) {
        if (records.isEmpty()) {
            return;
        }
        jdbc.query(
                """
                SELECT id, external_id, day, channel, visits, visitors
                  FROM web_traffic
                 WHERE source = :source AND external_id IN (:ids) AND day >= :from AND day < :to
                """,
                Map.of(
                        "source",
                        source,
                        "ids",
                        records.stream().map(TrafficRecord::key).distinct().toList(),
                        "from",
                        from,
                        "to",
                        to),
                row -> {
                    held.computeIfAbsent(new Key(source, row.getString("external_id")), key -> new TreeMap<>())
                            .put(
                                    Objects.requireNonNull(row.getObject("day", LocalDate.class)),
                                    new Count(
                                            new Id(row.getLong("id")),
                                            row.getString("channel"),
                                            row.getLong("visits"),
                                            row.getObject("visitors", Long.class)));
                });
    }

    private static MapSqlParameterSource parameters(TrafficRecord record, LocalDate day, Count count, Instant now) {
        return new MapSqlParameterSource()
                .addValue("id", count.id().value())
                .addValue("source", record.source())
                .addValue("externalId", record.key())
                .addValue("day", day)
                .addValue("channel", count.channel())
                .addValue("visits", count.visits())
                .addValue("visitors", count.visitors())
                .addValue("now", Timestamp.from(now));
    }

    private void write(List<MapSqlParameterSource> rows) {
        jdbc.batchUpdate("""
                INSERT INTO web_traffic (id, source, external_id, day, channel, visits, visitors, recorded_at)
                VALUES (:id, :source, :externalId, :day, :channel, :visits, :visitors, :now)
                ON DUPLICATE KEY UPDATE channel = VALUES(channel), visits = VALUES(visits), visitors = VALUES(visitors)
                """, rows.toArray(MapSqlParameterSource[]::new));
    }
}
