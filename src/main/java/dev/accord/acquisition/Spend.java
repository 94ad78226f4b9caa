package dev.accord.acquisition;

import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.Recorded;
import dev.accord.shared.Recorded.Result;
import dev.accord.shared.Refused;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what was spent. An amount that is sent twice counts once; a corrected one replaces the first. */
@Service
@Transactional
public class Spend {

    private static final int DECIMALS = 4;

    private final NamedParameterJdbcOperations jdbc;
    private final Ids ids;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    Spend(NamedParameterJdbcOperations jdbc, Ids ids, Clock clock, Acting acting, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    /** What the table holds, or will hold, of one record. */
    private record Row(
            @Nullable String channel,
            @Nullable String campaign,
            LocalDate from,
            LocalDate to,
            BigDecimal amount,
            String currency,
            @Nullable Long impressions,
            @Nullable Long clicks) {

        /** The record, with what it leaves open as it was. */
        static Row of(SpendRecord said, Optional<Row> held) {
            return new Row(
                    said.channel().or(() -> held.map(Row::channel)).orElse(null),
                    said.campaign().or(() -> held.map(Row::campaign)).orElse(null),
                    said.from(),
                    said.to(),
                    said.amount().amount().setScale(DECIMALS, RoundingMode.HALF_UP),
                    said.amount().currency().getCurrencyCode(),
                    said.impressions().or(() -> held.map(Row::impressions)).orElse(null),
                    said.clicks().or(() -> held.map(Row::clicks)).orElse(null));
        }
    }

    private record Known(Id id, Row row) {}

    /**
     * Takes in spend by source and external id. All or nothing.
     *
     * @return what became of each, in the order given
     */
    @PreAuthorize(Access.IMPORTERS)
    public List<Recorded> record(List<SpendRecord> records) {
        Map<String, Known> known = known(records);
        Instant now = clock.instant();
        Map<String, Recorded> results = new LinkedHashMap<>();
        Map<Id, Row> news = new LinkedHashMap<>();
        List<MapSqlParameterSource> rows = new ArrayList<>();
        for (SpendRecord record : records) {
            String key = record.source() + '\n' + record.externalId();
            if (results.containsKey(key)) {
                throw Refused.invalid("twice-in-batch", "spend %s stands twice in one batch", record.externalId());
            }
            Optional<Known> held = Optional.ofNullable(known.get(key));
            Row row = Row.of(record, held.map(Known::row));
            Id id = held.map(Known::id).orElseGet(ids::next);
            boolean same = held.map(Known::row).filter(row::equals).isPresent();
            results.put(
                    key,
                    new Recorded(id, same ? Result.UNCHANGED : held.isPresent() ? Result.UPDATED : Result.CREATED));
            if (!same) {
                news.put(id, row);
                rows.add(parameters(id, record, row, now));
            }
        }
        if (!news.isEmpty()) {
            write(rows);
            spread(news);
            events.publishEvent(new SpendRecorded(
                    now, acting.now().person(), news.size(), records.getFirst().source()));
        }
        return List.copyOf(results.values());
    }

    private Map<String, Known> known(List<SpendRecord> records) {
        Map<String, Known> known = new HashMap<>();
        records.stream()
                .collect(Collectors.groupingBy(
                        SpendRecord::source, Collectors.mapping(SpendRecord::externalId, Collectors.toList())))
                .forEach((source, externalIds) -> jdbc.query(
                        "SELECT * FROM spend WHERE source = :source AND external_id IN (:ids)",
                        Map.of("source", source, "ids", externalIds),
                        row -> {
                            known.put(
                                    source + '\n' + row.getString("external_id"),
                                    new Known(
                                            new Id(row.getLong("id")),
                                            new Row(
                                                    row.getString("channel"),
                                                    row.getString("campaign"),
                                                    Objects.requireNonNull(row.getObject("from_day", LocalDate.class)),
                                                    Objects.requireNonNull(row.getObject("to_day", LocalDate.class)),
                                                    row.getBigDecimal("amount"),
                                                    row.getString("currency"),
                                                    row.getObject("impressions", Long.class),
                                                    row.getObject("clicks", Long.class))));
                        }));
        return known;
    }

    private static MapSqlParameterSource parameters(Id id, SpendRecord record, Row row, Instant now) {
        return new MapSqlParameterSource()
                .addValue("id", id.value())
                .addValue("source", record.source())
                .addValue("externalId", record.externalId())
                .addValue("channel", row.channel())
                .addValue("campaign", row.campaign())
                .addValue("from", row.from())
                .addValue("to", row.to())
                .addValue("amount", row.amount())
                .addValue("currency", row.currency())
                .addValue("impressions", row.impressions())
                .addValue("clicks", row.clicks())
                .addValue("now", Timestamp.from(now));
    }

    private void write(List<MapSqlParameterSource> rows) {
        jdbc.batchUpdate("""
                INSERT INTO spend (id, source, external_id, channel, campaign, from_day, to_day, amount, currency,
                                   impressions, clicks, recorded_at)
                VALUES (:id, :source, :externalId, :channel, :campaign, :from, :to, :amount, :currency,
                        :impressions, :clicks, :now)
                ON DUPLICATE KEY UPDATE channel = VALUES(channel), campaign = VALUES(campaign),
                        from_day = VALUES(from_day), to_day = VALUES(to_day), amount = VALUES(amount),
                        currency = VALUES(currency), impressions = VALUES(impressions), clicks = VALUES(clicks)
                """, rows.toArray(MapSqlParameterSource[]::new));
    }

    /** Derives the days of the rows anew. */
    private void spread(Map<Id, Row> rows) {
        jdbc.update(
                "DELETE FROM spend_day WHERE spend_id IN (:ids)",
                Map.of("ids", rows.keySet().stream().map(Id::value).toList()));
        List<MapSqlParameterSource> days = new ArrayList<>();
        rows.forEach((id, row) -> Spread.evenly(row.amount(), row.from(), row.to(), DECIMALS)
                .forEach((day, amount) -> days.add(new MapSqlParameterSource()
                        .addValue("id", id.value())
                        .addValue("day", day)
                        .addValue("amount", amount))));
        jdbc.batchUpdate(
                "INSERT INTO spend_day (spend_id, day, amount) VALUES (:id, :day, :amount)",
                days.toArray(MapSqlParameterSource[]::new));
    }
}
