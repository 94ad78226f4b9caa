package dev.accord.activity;

import dev.accord.shared.Id;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * By this the nodes on one database hear whose bell has changed. It is written after the commit and committed at once, so
 * that whoever reads on from the last number misses nothing. Where a node dies in between, the bells of the others are
 * right again with the next page.
 */
@Component
public class BellRings {

    /** Numbers are given before they are committed: one that comes late is still heard. Hearing twice does no harm. */
    private static final int STRAGGLERS = 20;

    private final NamedParameterJdbcOperations rows;
    private final JdbcClient jdbc;
    private final Clock clock;

    BellRings(NamedParameterJdbcOperations rows, JdbcClient jdbc, Clock clock) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What was heard, and from where to go on. */
    public record Heard(Set<Id> people, long last) {}

    public void ring(Collection<Id> people) {
        Timestamp now = Timestamp.from(clock.instant());
        rows.batchUpdate(
                "INSERT INTO bell_ring (person_id, at) VALUES (:person, :at)",
                people.stream()
                        .map(person -> new MapSqlParameterSource()
                                .addValue("person", person.value())
                                .addValue("at", now))
                        .toArray(MapSqlParameterSource[]::new));
    }

    /** Where whoever begins to listen now goes on from. */
    public long last() {
        return jdbc.sql("SELECT COALESCE(MAX(id), 0) FROM bell_ring")
                .query(Long.class)
                .single();
    }

    public Heard since(long last) {
        List<long[]> rings = jdbc.sql("SELECT id, person_id FROM bell_ring WHERE id > :last ORDER BY id")
                .param("last", last - STRAGGLERS)
                .query((row, number) -> new long[] {row.getLong(1), row.getLong(2)})
                .list();
        return new Heard(
                rings.stream().map(ring -> new Id(ring[1])).collect(Collectors.toSet()),
                rings.isEmpty() ? last : Math.max(last, rings.getLast()[0]));
    }
}
