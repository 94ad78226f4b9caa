package dev.accord.metrics;

import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.Period;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes and reads what is kept of figures. */
@Component
class RollUpRows {

    private static final int AT_ONCE = 1000;
    private static final int SWEPT_AT_ONCE = 20_000;

    private static final String RECORDS = """
            SELECT COALESCE(n.lead_id, n.id) AS subject_id, n.kind, n.id AS record_id, n.part, n.at, n.owner_id, n.owner_name,
                   %1$s.channel, %1$s.campaign, l.segment, n.numerator, n.denominator, n.fault, n.mark, n.currency
              FROM (%2$s) n
              LEFT JOIN lead_record l ON l.id = n.lead_id
            """;

    private static final String COLUMNS = """
            subject_id, kind, record_id, part, at, day, owner_id, owner_name, channel, campaign, segment, numerator,
            denominator, fault, mark, currency""";

    /** As {@code rolled_record} is, of one roll-up. */
    private static final String PIECE = """
            CREATE TEMPORARY TABLE rolled_piece (
                subject_id  BIGINT         NOT NULL,
                kind        VARCHAR(12)    NOT NULL,
                record_id   BIGINT         NOT NULL,
                part        BIGINT         NOT NULL,
                at          DATETIME(6)    NOT NULL,
                day         DATE           NOT NULL,
                owner_id    BIGINT         NULL,
                owner_name  VARCHAR(190)   NULL,
                channel     VARCHAR(120)   NULL,
                campaign    VARCHAR(190)   NULL,
                segment     VARCHAR(120)   NULL,
                numerator   DECIMAL(38,10) NOT NULL,
                denominator DECIMAL(38,10) NULL,
                fault       VARCHAR(40)    NULL,
                mark        VARCHAR(60)    NULL,
                currency    CHAR(3)        NULL,
                PRIMARY KEY (subject_id, kind, record_id, part, day)
            )
            """;

    private final JdbcClient jdbc;
    private final JdbcOperations batches;
    private final Ids ids;
    private final Clock clock;

    RollUpRows(JdbcClient jdbc, JdbcOperations batches, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.ids = ids;
        this.clock = clock;
    }

    /** The roll-ups that can be read, by their signature. */
    Map<String, Id> built() {
        return jdbc
                .sql("SELECT signature, MAX(id) AS id FROM roll_up WHERE built_at IS NOT NULL GROUP BY signature")
                .query((row, number) -> Map.entry(row.getString("signature"), new Id(row.getLong("id"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** That roll-up, once it is built. */
    Optional<Id> built(String signature) {
        return jdbc.sql("""
                        SELECT id FROM roll_up WHERE signature = :signature AND built_at IS NOT NULL
                         ORDER BY built_at DESC LIMIT 1
                        """)
                .param("signature", signature)
                .query((row, number) -> new Id(row.getLong(1)))
                .optional();
    }

    /** How far it has come. @param countedTo the last moment in it; empty once it is built */
    record Progress(Optional<Instant> builtAt, Optional<LocalDateTime> countedTo) {}

    /** How far the newest of each signature has come. */
    Map<String, Progress> progress() {
        Map<String, Progress> progress = new HashMap<>();
        jdbc.sql("""
                        SELECT u.signature, u.built_at,
                               CASE WHEN u.built_at IS NULL
                                    THEN (SELECT MAX(f.at) FROM rolled_record f WHERE f.roll_up_id = u.id) END AS counted_to
                          FROM roll_up u
                         WHERE u.signature <> ''
                         ORDER BY u.id
                        """).query(row -> {
            progress.put(
                    row.getString("signature"),
                    new Progress(
                            Optional.ofNullable(row.getTimestamp("built_at")).map(Timestamp::toInstant),
                            Optional.ofNullable(row.getObject("counted_to", LocalDateTime.class))));
        });
        return progress;
    }

    String signature(Id rollUp) {
        return jdbc.sql("SELECT signature FROM roll_up WHERE id = :id")
                .param("id", rollUp.value())
                .query(String.class)
                .single();
    }

    Id begin(RollUp rollUp) {
        Id id = ids.next();
        jdbc.sql("INSERT INTO roll_up (id, signature, name) VALUES (:id, :signature, :name)")
                .param("id", id.value())
                .param("signature", rollUp.signature())
                .param("name", rollUp.name())
                .update();
        return id;
    }

    void finish(Id rollUp) {
        jdbc.sql("UPDATE roll_up SET built_at = :now WHERE id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", rollUp.value())
                .update();
    }

    /** Removes the sums of nothing: all their records have gone elsewhere. */
    void tidy(Id rollUp) {
        jdbc.sql("DELETE FROM rolled_sum WHERE roll_up_id = :id AND records = 0")
                .param("id", rollUp.value())
                .update();
    }

    /** It is not read any more, and built anew: it answers for nothing. */
    void distrust(Id rollUp) {
        jdbc.sql("UPDATE roll_up SET built_at = NULL, signature = '' WHERE id = :id")
                .param("id", rollUp.value())
                .update();
    }

    /** None of them is read any more. */
    void distrustAll() {
        jdbc.sql("UPDATE roll_up SET built_at = NULL, signature = '' WHERE built_at IS NOT NULL")
                .update();
    }

    /** Removes a part of what nobody reads. @return whether there may be more of it */
    boolean sweep(Collection<Id> kept) {
        Set<Id> all = Set.copyOf(jdbc.sql("SELECT id FROM roll_up")
                .query((row, number) -> new Id(row.getLong(1)))
                .list());
        for (Id id : all) {
            if (!kept.contains(id)) {
                int removed = remove("rolled_record", id) + remove("rolled_sum", id);
                if (removed == 0) {
                    jdbc.sql("DELETE FROM roll_up WHERE id = :id")
                            .param("id", id.value())
                            .update();
                }
                return true;
            }
        }
        return false;
    }

    private int remove(String table, Id rollUp) {
        return jdbc.sql("DELETE FROM " + table + " WHERE roll_up_id = :id LIMIT " + SWEPT_AT_ONCE)
                .param("id", rollUp.value())
                .update();
    }

    /** All that is to be counted of some leads, as the history has it now. */
    List<RolledRecord> history(RollUp rollUp, Collection<Long> subjects) {
        Map<String, @Nullable Object> parameters =
                rollUp.parameters(new Period(RollUp.BEGINNING, RollUp.END, rollUp.zone()));
        parameters.put("subjects", subjects);
        return jdbc.sql(records(rollUp, rollUp.ofSubjects()))
                .params(parameters)
                .query((row, number) -> RolledRecord.read(row, rollUp.zone()))
                .list();
    }

    /**
     * Counts all of a period within the database: records that came here one by one would take several times as long. They
     * lie together in a table of this connection first, as they are gone through once for each dimension.
     */
    int count(Id id, RollUp rollUp, Period period) {
        jdbc.sql("DROP TEMPORARY TABLE IF EXISTS rolled_piece").update();
        jdbc.sql(PIECE).update();
        int counted = jdbc.sql(
                        """
                        INSERT INTO rolled_piece (%1$s)
                        SELECT r.subject_id, r.kind, r.record_id, r.part, r.at, DATE(%2$s), r.owner_id, r.owner_name,
                               r.channel, r.campaign, r.segment, r.numerator, r.denominator, r.fault, r.mark, r.currency
                          FROM (%3$s) r
                        """.formatted(COLUMNS, WallClock.of(period).at("r.at"), records(rollUp, rollUp.ofMoments())))
                .params(rollUp.parameters(period))
                .update();
        if (counted > 0) {
            jdbc.sql("INSERT INTO rolled_record (roll_up_id, %1$s) SELECT :rollUp, %1$s FROM rolled_piece"
                            .formatted(COLUMNS))
                    .param("rollUp", id.value())
                    .update();
            for (Dimension dimension : Dimension.values()) {
                sumUp(id, dimension);
            }
        }
        jdbc.sql("DROP TEMPORARY TABLE rolled_piece").update();
        return counted;
    }

    /** The same as {@link RolledSums} of all the records of the piece. */
    private void sumUp(Id id, Dimension dimension) {
        String group = dimension
                .column()
                .map(column -> "COALESCE(CONCAT('=', f." + column + "), '')")
                .orElse("''");
        String owner = dimension == Dimension.OWNER ? "COALESCE(f.owner_id, 0)" : "0";
        jdbc.sql("""
                        INSERT INTO rolled_sum (roll_up_id, dimension, day, grp, owner_id, kind, mark, fault, currency,
                                                records, numerator, denominator, denominators)
                        SELECT :rollUp, '%s', f.day, %s AS g, %s AS o, f.kind, COALESCE(f.mark, '') AS m,
                               COALESCE(f.fault, '') AS t, COALESCE(f.currency, '') AS c,
                               COUNT(*), SUM(f.numerator), COALESCE(SUM(f.denominator), 0), COUNT(f.denominator)
                          FROM rolled_piece f
                         GROUP BY f.day, g, o, f.kind, m, t, c
                        """.formatted(dimension, group, owner))
                .param("rollUp", id.value())
                .update();
    }

    private static String records(RollUp rollUp, String records) {
        return RECORDS.formatted(rollUp.formula().ofChannels() ? "n" : "l", records);
    }

    /** How much there is to be counted in a period, as far as it is not more than that. */
    int extent(RollUp rollUp, Period period, int most) {
        return jdbc.sql("SELECT COUNT(*) FROM (SELECT n.id FROM (" + rollUp.ofMoments() + ") n LIMIT " + most + ") m")
                .params(rollUp.parameters(period))
                .query(Integer.class)
                .single();
    }

    /** What was counted of some leads. */
    List<RolledRecord> counted(Id id, RollUp rollUp, Collection<Long> subjects) {
        return jdbc.sql("SELECT * FROM rolled_record WHERE roll_up_id = :id AND subject_id IN (:subjects)")
                .param("id", id.value())
                .param("subjects", subjects)
                .query((row, number) -> RolledRecord.read(row, rollUp.zone()))
                .list();
    }

    void add(Id id, Collection<RolledRecord> records) {
        batches.batchUpdate("""
                INSERT INTO rolled_record (roll_up_id, %s)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """.formatted(COLUMNS), records, AT_ONCE, (row, record) -> {
            row.setLong(1, id.value());
            row.setLong(2, record.subject());
            row.setString(3, record.kind());
            row.setLong(4, record.id());
            row.setLong(5, record.part());
            row.setObject(6, record.at());
            row.setObject(7, record.day());
            row.setObject(8, record.owner());
            row.setString(9, record.ownerName());
            row.setString(10, record.channel());
            row.setString(11, record.campaign());
            row.setString(12, record.segment());
            row.setBigDecimal(13, record.numerator());
            row.setBigDecimal(14, record.denominator());
            row.setString(15, record.fault());
            row.setString(16, record.mark());
            row.setString(17, record.currency());
        });
    }

    void remove(Id id, Collection<RolledRecord> records) {
        batches.batchUpdate("""
                DELETE FROM rolled_record
                 WHERE roll_up_id = ? AND subject_id = ? AND kind = ? AND record_id = ? AND part = ? AND day = ?
                """, records, AT_ONCE, (row, record) -> {
            row.setLong(1, id.value());
            row.setLong(2, record.subject());
            row.setString(3, record.kind());
            row.setLong(4, record.id());
            row.setLong(5, record.part());
            row.setObject(6, record.day());
        });
    }

    void add(Id id, RolledSums sums) {
        batches.batchUpdate("""
                INSERT INTO rolled_sum (roll_up_id, dimension, day, grp, owner_id, kind, mark, fault, currency,
                                        records, numerator, denominator, denominators)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE records = records + VALUES(records), numerator = numerator + VALUES(numerator),
                    denominator = denominator + VALUES(denominator), denominators = denominators + VALUES(denominators)
                """, sums.all().entrySet(), AT_ONCE, (row, entry) -> {
            RolledSums.Key key = entry.getKey();
            RolledSums.Sum sum = entry.getValue();
            row.setLong(1, id.value());
            row.setString(2, key.dimension().name());
            row.setObject(3, key.day());
            row.setString(4, key.group());
            row.setLong(5, key.owner());
            row.setString(6, key.kind());
            row.setString(7, key.mark());
            row.setString(8, key.fault());
            row.setString(9, key.currency());
            row.setLong(10, sum.records());
            row.setBigDecimal(11, sum.numerator());
            row.setBigDecimal(12, sum.denominator());
            row.setLong(13, sum.denominators());
        });
    }
}
