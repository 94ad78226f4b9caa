package dev.accord.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.shared.Period;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.FreshData;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;

/** Among five years of records, the figures of a month read the month, and not the five years. */
@DatabaseTest
@Import(FixedClock.class)
@FreshData(FreshData.Before.EACH_CLASS)
@WithMockUser
class QueryPlansTest {

    private static final Set<String> WHOLE_TABLE = Set.of("ALL", "index");

    @Autowired
    private Formulas formulas;

    @Autowired
    private JdbcClient db;

    @BeforeEach
    void fiveYears() {
        if (db.sql("SELECT COUNT(*) FROM opportunity").query(Long.class).single() > 0) {
            return;
        }
        db.sql("CREATE TABLE digit (d BIGINT NOT NULL)").update();
        db.sql("INSERT INTO digit VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)")
                .update();
        db.sql("""
                INSERT INTO lead_record (id, source, external_id, last_name, channel, recorded_at, stage_id, stage_since,
                                         generated_at)
                SELECT n.id, 'test', n.id, 'Lead', 'Web', '2026-01-01', 1, '2026-01-01',
                       TIMESTAMPADD(MINUTE, n.id * 131, '2021-07-01')
                  FROM (SELECT 1 + a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d AS id
                          FROM digit a, digit b, digit c, digit e, (SELECT d FROM digit WHERE d < 2) f) n
                """).update();
        db.sql("DROP TABLE digit").update();
        db.sql("""
                INSERT INTO stage_passage (lead_id, stage_id, passed_at, skipped)
                SELECT l.id, s.id, TIMESTAMPADD(DAY, s.id, l.generated_at), FALSE
                  FROM lead_record l JOIN stage s ON s.id <= 6
                """).update();
        db.sql("""
                INSERT INTO lead_activity (id, lead_id, source, external_id, type, at, direction)
                SELECT l.id, l.id, 'test', l.id, CASE MOD(l.id, 2) WHEN 0 THEN 'CALL' ELSE 'MEETING' END,
                       l.generated_at, 'OUTBOUND'
                  FROM lead_record l
                """).update();
        db.sql("""
                INSERT INTO opportunity (id, source, external_id, lead_id, amount, currency, created_at, closed_at,
                                         outcome, recorded_at)
                SELECT l.id, 'test', l.id, l.id, 100, 'EUR', l.generated_at,
                       CASE WHEN MOD(l.id, 40) > 0 THEN TIMESTAMPADD(DAY, 40, l.generated_at) END,
                       CASE WHEN MOD(l.id, 40) = 0 THEN 'OPEN' WHEN MOD(l.id, 3) = 0 THEN 'WON' ELSE 'LOST' END,
                       '2026-01-01'
                  FROM lead_record l
                """).update();
        for (String table : List.of("lead_record", "stage_passage", "lead_activity", "opportunity")) {
            db.sql("ANALYZE TABLE " + table).query().listOfRows();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "leads-generated",
                "booked-meetings",
                "calls-made",
                "opportunity-value",
                "revenue",
                "win-rate",
                "average-deal",
                "sales-cycle",
                "deal-velocity",
                "open-pipeline",
                "mql-to-sql",
                "opportunity-to-close"
            })
    void aFigureReadsOnlyItsPeriod(String key) {
        Formula formula = formulas.of(key);
        Period june = Period.monthOf(LocalDate.of(2026, 6, 1), ZoneId.of("Europe/Zurich"));
        List<String> wholeTables = new ArrayList<>();
        for (Basis basis : formula.records().keySet()) {
            for (Breakdown by : List.of(Breakdown.DAY, Breakdown.SOURCE, Breakdown.PERSON, Breakdown.STAGE)) {
                var asked = new Figures.Asked(
                        formula, FigureQuery.over(june).on(basis).by(by), FixedClock.NOW);
                for (String sql : List.of(
                        asked.sql().total(), asked.sql().series(), asked.sql().page())) {
                    wholeTables.addAll(wholeTablesReadBy(sql, asked));
                }
            }
        }
        assertThat(wholeTables).isEmpty();
    }

    private List<String> wholeTablesReadBy(String sql, Figures.Asked asked) {
        return db
                .sql("EXPLAIN FORMAT=TRADITIONAL " + sql)
                .params(asked.with("offset", 0, "limit", 50))
                .query((row, number) -> row.getString("type") + " of " + row.getString("table") + ", "
                        + row.getString("rows") + " rows, in " + sql.toLowerCase(Locale.ROOT))
                .list()
                .stream()
                .map(String::valueOf)
                .filter(line -> WHOLE_TABLE.contains(line.substring(0, line.indexOf(' '))))
                // derived tables hold the records of the period; stages, people and teams are few
                .filter(line -> line.matches("(?s)\\w+ of ([aboplcd]),.*"))
                .toList();
    }
}
