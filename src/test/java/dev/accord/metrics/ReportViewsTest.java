package dev.accord.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.acquisition.Spend;
import dev.accord.acquisition.SpendRecord;
import dev.accord.disputes.Lesson;
import dev.accord.disputes.LessonTrend;
import dev.accord.goals.Goal;
import dev.accord.goals.Goals;
import dev.accord.people.Acting;
import dev.accord.shared.Money;
import dev.accord.shared.Period;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.FreshData;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import liquibase.integration.spring.SpringLiquibase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The statements of docs/report-views.md, as they stand there, give what the portal gives, to the digit: over random records
 * in three currencies, and over leads that were merged, forgotten, corrected and told of late.
 */
@DatabaseTest
@Import(TroubledLeads.class)
@FreshData(FreshData.Before.EACH_CLASS)
class ReportViewsTest {

    private static final ReportPage PAGE = ReportPage.read();
    private static final Period ALL = new Period(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 7, 1), ZoneOffset.UTC);
    private static final List<Period> PERIODS =
            List.of(ALL, new Period(LocalDate.of(2025, 9, 15), LocalDate.of(2026, 4, 10), ZoneOffset.UTC));
    private static final Period CENTURY =
            new Period(LocalDate.of(2025, 1, 1), LocalDate.of(2101, 1, 1), ZoneOffset.UTC);
    private static final long SEED = 20_261_130;

    /** Statements that are headed by no metric. */
    private static final Set<String> OTHERS = Set.of("account", "disputed", "missing-rate", "upheld");

    /** What the page says cannot be had from the views. */
    private static final Set<String> ONLY_THE_PORTAL = Set.of("recycle-yield", "weighted-pipeline");

    private static final List<String> SECRET_WORDS = List.of("secret", "password", "hash", "token", "signature");

    @Autowired
    Figures figures;

    @Autowired
    Formulas formulas;

    @Autowired
    LessonTrend trend;

    @Autowired
    Goals goals;

    @Autowired
    Spend spend;

    @Autowired
    TroubledLeads troubled;

    @Autowired
    SpringLiquibase schema;

    @Autowired
    Acting acting;

    @Autowired
    JdbcClient db;

    private final Random random = new Random(SEED);

    @BeforeEach
    void tellAHistory() {
        if (db.sql("SELECT COUNT(*) FROM opportunity").query(Long.class).single() > 0) {
            return;
        }
        new RandomHistory(db, random).tell();
        db.sql("UPDATE dispute SET raised_at = TIMESTAMPADD(DAY, MOD(id, 300), '2025-06-01')")
                .update();
        acting.asPortal(() -> spend.record(spent()));
        // two clocks that rest, and two that still run for a long time
        db.sql("UPDATE handoff SET paused_at = offered_at WHERE state = 'OFFERED' ORDER BY due_at LIMIT 2")
                .update();
        db.sql("UPDATE handoff SET due_at = '2100-01-01' WHERE state = 'OFFERED' ORDER BY due_at DESC LIMIT 2")
                .update();
        troubled.tell();
    }

    private List<SpendRecord> spent() {
        RandomHistory any = new RandomHistory(db, random);
        List<SpendRecord> spent = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            LocalDate from = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(500));
            spent.add(new SpendRecord(
                    "test",
                    "spend-" + i,
                    Optional.ofNullable(any.any("Web", "Webinar", null)),
                    Optional.ofNullable(any.any("Spring", null)),
                    from,
                    from.plusDays(1 + random.nextInt(60)),
                    Money.of(random.nextInt(9_000) + "." + random.nextInt(100), any.any("EUR", "CHF") + ""),
                    Optional.empty(),
                    Optional.empty()));
        }
        return spent;
    }

    static Stream<String> figures() {
        return PAGE.statements().keySet().stream().filter(heading -> !OTHERS.contains(heading));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void theStatementGivesTheFigure(String heading) {
        String[] words = heading.split(" ");
        Map<String, String> asked = new HashMap<>();
        for (int i = 1; i < words.length; i += 2) {
            asked.put(words[i], words[i + 1]);
        }
        Breakdown by =
                Optional.ofNullable(asked.get("by")).map(Breakdown::parse).orElse(Breakdown.NONE);
        Basis basis = Optional.ofNullable(asked.get("on")).map(Basis::parse).orElse(Basis.AS_DEFINED);
        for (Period period : heading.startsWith("sla-") ? List.of(ALL, CENTURY) : PERIODS) {
            FigureQuery query = FigureQuery.over(period).on(basis).by(by).in(Money.currencyOf("EUR"));
            Figure figure = read(() -> figures.figure(words[0], query));
            assertThat(figure.records()).isPositive();
            List<Map<String, @Nullable Object>> rows = rows(heading, period);
            if (by == Breakdown.NONE) {
                assertThat(rows).hasSize(1);
                rows.getFirst()
                        .forEach((column, number) -> assertThat(digits(number))
                                .as("%s of %s", column, period)
                                .isNotNull()
                                .isEqualTo(digits(
                                        column.equals("value")
                                                ? figure.value().orElse(null)
                                                : figure.beside(column).orElse(null))));
            } else {
                assertThat(parts(rows)).hasSizeGreaterThan(1).isEqualTo(parts(figure));
            }
        }
    }

    /** What has no value is in neither: a part without a record to divide by. */
    private static Map<@Nullable String, BigDecimal> parts(Figure figure) {
        Map<@Nullable String, BigDecimal> parts = new HashMap<>();
        figure.series().stream()
                .filter(slice -> slice.records() > 0)
                .forEach(slice ->
                        slice.value().map(ReportViewsTest::digits).ifPresent(value -> parts.put(slice.group(), value)));
        return parts;
    }

    private static Map<@Nullable String, BigDecimal> parts(List<Map<String, @Nullable Object>> rows) {
        Map<@Nullable String, BigDecimal> parts = new HashMap<>();
        rows.forEach(row -> Optional.ofNullable(row.get("value"))
                .map(ReportViewsTest::digits)
                .ifPresent(value -> parts.put((String) row.get("part"), value)));
        return parts;
    }

    /** As many digits as the portal gives. */
    private static @Nullable BigDecimal digits(@Nullable Object number) {
        return number == null ? null : new BigDecimal(number.toString()).setScale(10, RoundingMode.HALF_EVEN);
    }

    private List<Map<String, @Nullable Object>> rows(String heading, Period period) {
        return db.sql(PAGE.statement(heading))
                .param("from", period.from().toString())
                .param("to", period.to().toString())
                .query()
                .listOfRows();
    }

    private <T> T read(Supplier<T> question) {
        return acting.asPortal(question);
    }

    @Test
    void everyMetricHasAStatementOrIsNamedAsOneWithout() {
        Set<String> keys =
                figures().map(heading -> heading.split(" ")[0]).collect(Collectors.toCollection(TreeSet::new));

        assertThat(keys)
                .doesNotContainAnyElementsOf(ONLY_THE_PORTAL)
                .containsAll(formulas.catalogue().stream()
                        .map(Metric::key)
                        .filter(key -> !ONLY_THE_PORTAL.contains(key))
                        .toList());
        assertThat(PAGE.statements().keySet()).containsAll(OTHERS);
    }

    @Test
    void disputesAreCountedAsTheLessonsCountThem() {
        List<Lesson.Stretch> months = read(() -> trend.months(ALL));
        assertThat(months)
                .hasSize(18)
                .anySatisfy(month -> assertThat(month.decided()).isPositive());
        for (Lesson.Stretch month : months) {
            Period period = new Period(month.from(), month.to(), ZoneOffset.UTC);
            assertThat(share("disputed", period)).isEqualTo(month.disputedRate().map(ReportViewsTest::coarse));
            assertThat(share("upheld", period)).isEqualTo(month.upheldRate().map(ReportViewsTest::coarse));
        }
    }

    private Optional<BigDecimal> share(String heading, Period period) {
        return Optional.ofNullable(rows(heading, period).getFirst().get("value"))
                .map(value -> coarse((BigDecimal) value));
    }

    private static BigDecimal coarse(BigDecimal share) {
        return share.setScale(4, RoundingMode.HALF_UP);
    }

    @Test
    void anAmountWithoutARateIsFound() {
        assertThat(rows("missing-rate", ALL)).isEmpty();
        db.sql("""
                INSERT INTO opportunity (id, source, external_id, amount, currency, created_at, closed_at, outcome, recorded_at)
                VALUES (1, 'test', 'no rate', 5, 'JPY', '2025-02-01', '2025-03-01', 'WON', '2025-03-01')
                """).update();
        try {
            assertThat(rows("missing-rate", ALL))
                    .extracting(Map::toString)
                    .containsExactlyInAnyOrder("{currency=JPY, day=2025-02-01}", "{currency=JPY, day=2025-03-01}");
        } finally {
            db.sql("DELETE FROM opportunity WHERE id = 1").update();
        }
    }

    @Test
    void whatWasMergedForgottenOrTakenBackIsSeenAsTheFiguresSeeIt() {
        TroubledLeads.Told told = troubled.told();

        assertThat(column(
                        "SELECT lead_id FROM report_lead WHERE lead_id IN (%d, %d, %d)",
                        told.survivor(), told.merged(), told.erased()))
                .containsExactlyInAnyOrder(told.survivor(), told.erased());
        assertThat(column("SELECT lead_id FROM report_lead WHERE erased")).containsExactly(told.erased());
        assertThat(column(
                        "SELECT lead_id FROM report_lead_person WHERE lead_id IN (%d, %d, %d)",
                        told.survivor(), told.merged(), told.erased()))
                .containsExactly(told.survivor());
        assertThat(column(
                        "SELECT lead_id FROM report_opportunity WHERE lead_id IN (%d, %d)",
                        told.survivor(), told.merged()))
                .containsExactly(told.survivor(), told.survivor());
        assertThat(column("SELECT id FROM stage_entry WHERE corrected_at IS NOT NULL"))
                .isNotEmpty();
        assertThat(db.sql("SELECT stage FROM report_stage_entry WHERE lead_id = :lead ORDER BY entered_at")
                        .param("lead", told.disputed())
                        .query(String.class)
                        .list())
                .contains("SQL")
                .doesNotContain("SAL");
        assertThat(column("SELECT COUNT(*) FROM report_stage_entry"))
                .isEqualTo(column("SELECT COUNT(*) FROM stage_entry WHERE corrected_at IS NULL"));
        assertThat(db.sql("SELECT cause FROM report_handoff WHERE lead_id = :lead AND state = 'DISPUTED'")
                        .param("lead", told.disputed())
                        .query(String.class)
                        .list())
                .containsExactly("NO_BUDGET");
        assertThat(column("SELECT breached FROM report_handoff WHERE due_at = '2100-01-01'"))
                .containsExactly(0L, 0L);
    }

    private List<Long> column(String sql, Object... values) {
        return db.sql(sql.formatted(values)).query(Long.class).list();
    }

    @Test
    void onlyGoalsInForceAreThere() {
        Period quarter = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 4, 1), ZoneOffset.UTC);
        acting.asPortal(() -> goals.set("revenue", quarter, new BigDecimal("100"), Optional.of("EUR")));
        acting.asPortal(() -> goals.set("revenue", quarter, new BigDecimal("120"), Optional.of("EUR")));

        List<Goal> inForce = read(() -> goals.inForce());

        assertThat(column("SELECT goal_id FROM report_goal"))
                .hasSize(1)
                .containsExactlyElementsOf(
                        inForce.stream().map(goal -> goal.id().value()).toList());
        assertThat(db.sql("SELECT SUM(m.share) FROM report_goal g JOIN report_goal_month m ON m.goal_id = g.goal_id")
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo("1");
    }

    @Test
    void thePageNamesEveryViewAndColumnInItsOrder() {
        assertThat(PAGE.columns()).isEqualTo(columns());
    }

    @Test
    void noColumnTellsOfASecretAndOnlyOneViewOfAPerson() {
        assertThat(columns().values().stream().flatMap(List::stream))
                .noneMatch(column -> SECRET_WORDS.stream().anyMatch(column::contains));
        assertThat(columns().entrySet().stream()
                        .filter(view -> view.getValue().stream()
                                .anyMatch(
                                        Set.of("email", "first_name", "last_name", "job_title", "external_id")
                                                ::contains))
                        .map(Map.Entry::getKey))
                .containsExactly("report_lead_person");
    }

    /** What is materialised is read as a whole, whatever is asked. */
    @Test
    void allButTheClocksAreMergedIntoTheStatementThatReadsThem() {
        columns()
                .keySet()
                .forEach(view -> assertThat(
                                db.sql("EXPLAIN FORMAT=TRADITIONAL SELECT * FROM " + view).query().listOfRows().stream()
                                        .map(step -> String.valueOf(step.get("select_type"))))
                        .as(view)
                        .isNotEmpty()
                        .matches(steps -> view.equals("report_clock") == steps.contains("DERIVED")));
    }

    @Test
    void anotherReportingCurrencyMakesTheViewsAnew() throws Exception {
        try {
            schema.setChangeLogParameters(Map.of("reportingCurrency", "CHF"));
            schema.afterPropertiesSet();
            assertThat(currencies()).containsExactly("CHF");
        } finally {
            schema.setChangeLogParameters(Map.of("reportingCurrency", "EUR"));
            schema.afterPropertiesSet();
        }
        assertThat(currencies()).containsExactly("EUR");
    }

    private Set<@Nullable String> currencies() {
        return db.sql(
                        "SELECT DISTINCT reporting_currency FROM report_opportunity UNION SELECT reporting_currency FROM report_spend")
                .query(String.class)
                .set();
    }

    private Map<String, List<String>> columns() {
        Map<String, List<String>> columns = new HashMap<>();
        db.sql("""
                        SELECT c.table_name, c.column_name
                          FROM information_schema.columns c
                          JOIN information_schema.views v
                            ON v.table_schema = c.table_schema AND v.table_name = c.table_name
                         WHERE c.table_schema = DATABASE()
                         ORDER BY c.table_name, c.ordinal_position
                        """).query(row -> {
            columns.computeIfAbsent(row.getString(1), view -> new ArrayList<>()).add(row.getString(2));
        });
        return columns;
    }
}
