package dev.accord.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.glossary.VersionName;
import dev.accord.shared.FiscalCalendar;
import dev.accord.shared.Id;
import dev.accord.shared.Money;
import dev.accord.shared.Period;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.FreshData;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
    private RollUps rollUps;

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
                INSERT INTO rehearsal (id, stage_id, criteria, state, leads, of_leads, started_at, alive_at)
                VALUES (1, 2, '{}', 'DONE', 20000, 20000, '2026-07-01', '2026-07-01'),
                       (2, 2, '{}', 'DONE', 20000, 20000, '2026-07-01', '2026-07-01')
                """).update();
        db.sql("""
                INSERT INTO rehearsal_entry (rehearsal_id, lead_id, at)
                SELECT r.id, l.id, TIMESTAMPADD(HOUR, r.id, l.generated_at) FROM rehearsal r JOIN lead_record l
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
        db.sql("""
                INSERT INTO opportunity_step (opportunity_id, since, step)
                SELECT o.id, o.created_at, CONCAT('Step ', MOD(o.id, 4)) FROM opportunity o
                """).update();
        db.sql("""
                INSERT INTO stage_entry (id, lead_id, stage_id, entered_at, reason, origin, recorded_at)
                SELECT p.lead_id * 10 + p.stage_id, p.lead_id, p.stage_id, p.passed_at, 'test', 'PERSON', p.passed_at
                  FROM stage_passage p
                """).update();
        db.sql("INSERT INTO recycling (lead_id, recycled_at, stage_id) SELECT id, generated_at, 8 FROM lead_record")
                .update();
        db.sql("""
                INSERT INTO handoff (id, lead_id, contract_id, state, routed_why, offered_at, warn_at, due_at, decided_at,
                                     responded_at, response_seconds, lane, version)
                SELECT l.id, l.id, 1, 'DISPUTED', 'test', l.generated_at, l.generated_at, l.generated_at,
                       l.generated_at, l.generated_at, MOD(l.id, 50000), 'DEPARTMENT', 0
                  FROM lead_record l
                """).update();
        db.sql("INSERT INTO person (id, first_name, last_name, must_change_password, active, created_at, version)"
                        + " VALUES (1, 'Ada', 'Byron', FALSE, TRUE, '2020-01-01', 0)")
                .update();
        db.sql("UPDATE lead_record SET held_in_stage_id = stage_id").update();
        db.sql("""
                INSERT INTO dispute (id, handoff_id, lead_id, state, cause, claim, raised_by, raised_at, giver_code,
                                     research_minutes, open_since, held_stage_id, research_due_at, version)
                SELECT h.id, h.id, h.lead_id, 'RAISED', 'BAD_FIT', 'test', 1, h.offered_at, 'MARKETING', 60, h.offered_at,
                       l.stage_id, h.offered_at, 0
                  FROM handoff h JOIN lead_record l ON l.id = h.lead_id
                """).update();
        db.sql("""
                INSERT INTO web_traffic (id, source, external_id, day, channel, visits, recorded_at)
                SELECT l.id, 'test', l.id, CAST(l.generated_at AS DATE), 'Web', 5, '2026-01-01' FROM lead_record l
                """).update();
        db.sql("""
                INSERT INTO spend (id, source, external_id, channel, from_day, to_day, amount, currency, recorded_at)
                SELECT l.id, 'test', l.id, 'Web', CAST(l.generated_at AS DATE),
                       DATE_ADD(CAST(l.generated_at AS DATE), INTERVAL 1 DAY), 5, 'EUR', '2026-01-01'
                  FROM lead_record l
                """).update();
        db.sql("INSERT INTO spend_day (spend_id, day, amount) SELECT id, from_day, amount FROM spend")
                .update();
        db.sql("""
                INSERT INTO currency_rate (quote, currency, day, rate, set_at)
                SELECT DISTINCT 'USD', 'EUR', from_day, 1.1, '2026-01-01' FROM spend
                """).update();
        for (String table : List.of(
                "lead_record",
                "stage_passage",
                "rehearsal_entry",
                "lead_activity",
                "opportunity",
                "opportunity_step",
                "stage_entry",
                "recycling",
                "handoff",
                "dispute",
                "web_traffic",
                "spend",
                "spend_day",
                "currency_rate")) {
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
                "weighted-pipeline",
                "mql-to-sql",
                "opportunity-to-close",
                "web-traffic",
                "traffic-to-mql",
                "cost-per-lead",
                "response-time",
                "sla-attainment",
                "recycle-yield"
            })
    void aFigureReadsOnlyItsPeriod(String key) {
        Formula formula = formulas.of(key);
        Period june = Period.monthOf(LocalDate.of(2026, 6, 1), ZoneId.of("Europe/Zurich"));
        assertThat(wholeTablesReadBy(formula, june)).isEmpty();
        for (String term : formula.restated().keySet()) {
            assertThat(wholeTablesReadBy(formula.restatedBy(new VersionName(term, 2)), june))
                    .isEmpty();
        }
    }

    /** So do the statements of docs/report-views.md, by the views, with an index wherever that page says so. */
    @Test
    void whatAnalystsAskForReadsOnlyItsPeriod() {
        Map<String, String> statements = ReportPage.read().statements();
        statements.keySet().removeAll(Set.of("account", "missing-rate"));
        statements.forEach((heading, statement) -> assertThat(db.sql("EXPLAIN FORMAT=TRADITIONAL " + statement)
                        .param("from", "2026-06-01")
                        .param("to", "2026-07-01")
                        .query()
                        .listOfRows())
                .as(heading)
                .isNotEmpty()
                .noneMatch(step -> WHOLE_TABLE.contains(String.valueOf(step.get("type")))
                        && step.get("rows") instanceof Number rows
                        && rows.longValue() > 5_000));
    }

    /** Of a few leads, whatever the period: what has changed since it was counted is read on every look at a figure. */
    @Test
    void whatHasChangedIsFoundByItsLead() {
        List<Long> few = List.of(100L, 200L, 300L);
        for (RollUp rollUp : rollUps.wanted()) {
            for (int years : List.of(1, 100)) {
                Map<String, @Nullable Object> parameters = rollUp.parameters(
                        new Period(LocalDate.of(2026 - years, 6, 1), LocalDate.of(2027, 6, 1), ZoneId.of("UTC")));
                parameters.put("subjects", few);
                assertThat(db.sql("EXPLAIN FORMAT=TRADITIONAL " + rollUp.ofSubjects())
                                .params(parameters)
                                .query((row, number) -> row.getLong("rows"))
                                .list())
                        .as(rollUp.name())
                        .allMatch(read -> read < 50);
            }
        }
    }

    private List<String> wholeTablesReadBy(Formula formula, Period june) {
        List<String> wholeTables = new ArrayList<>();
        for (Basis basis : formula.records().keySet()) {
            for (Breakdown by : List.of(
                    Breakdown.DAY, Breakdown.FISCAL_QUARTER, Breakdown.SOURCE, Breakdown.PERSON, Breakdown.STAGE)) {
                var asked = new Asked(
                        formula,
                        FigureQuery.over(june).on(basis).by(by),
                        FixedClock.NOW,
                        FiscalCalendar.CALENDAR_YEARS,
                        formula.metric().unit().isMoney()
                                ? Optional.of(new Asked.Conversion(Money.currencyOf("USD"), Money.currencyOf("USD")))
                                : Optional.empty(),
                        Optional.of(new Id(1)));
                for (String sql : List.of(
                        asked.sql().total(), asked.sql().series(), asked.sql().page())) {
                    wholeTables.addAll(wholeTablesReadBy(sql, asked));
                }
            }
        }
        return wholeTables;
    }

    private List<String> wholeTablesReadBy(String sql, Asked asked) {
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
                .filter(line -> line.matches("(?s)\\w+ of ([aboplcdehyfwxz]|visited|spent|spend),.*"))
                .toList();
    }
}
