package dev.accord.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.accord.acquisition.Spend;
import dev.accord.acquisition.SpendRecord;
import dev.accord.metrics.Formula.Shape;
import dev.accord.people.Acting;
import dev.accord.reporting.FiscalCalendars;
import dev.accord.shared.FiscalCalendar;
import dev.accord.shared.Money;
import dev.accord.shared.Period;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.FreshData;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;

/** Whatever the history: the records add up to the figure, and so do the parts of every breakdown and their records. */
@DatabaseTest
@Import(FixedClock.class)
@FreshData(FreshData.Before.EACH_CLASS)
@WithMockUser
class RecordsAddUpTest {

    private static final Period PERIOD =
            new Period(LocalDate.of(2025, 9, 15), LocalDate.of(2026, 4, 10), ZoneId.of("Europe/Zurich"));
    private static final long SEED = 20260701;

    @Autowired
    private Figures figures;

    @Autowired
    private Formulas formulas;

    @Autowired
    private Movements movements;

    @Autowired
    private Spend spend;

    @Autowired
    private FiscalCalendars calendars;

    @Autowired
    private Acting acting;

    @Autowired
    private JdbcClient db;

    private final Random random = new Random(SEED);

    @BeforeEach
    void tellAHistory() {
        if (db.sql("SELECT COUNT(*) FROM opportunity").query(Long.class).single() > 0) {
            return;
        }
        acting.asPortal(() -> {
            calendars.adopt(new FiscalCalendar(10, FiscalCalendar.Division.WEEKS_445));
            return "";
        });
        new RandomHistory(db, random).tell();
        spend();
    }

    /** Spend of one to sixty days, through the service that spreads it. */
    private void spend() {
        RandomHistory any = new RandomHistory(db, random);
        LocalDate first = LocalDate.of(2025, 1, 1);
        List<SpendRecord> spent = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            LocalDate from = first.plusDays(random.nextInt(540));
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
        acting.asPortal(() -> spend.record(spent));
    }

    /** Every metric of the contract on every basis, and some other conversions. */
    static Stream<String> questions() {
        return Stream.of(
                "leads-generated",
                "booked-meetings",
                "opportunity-value",
                "opportunity-value in USD",
                "revenue",
                "revenue in CHF",
                "web-traffic",
                "traffic-to-mql",
                "mql-to-sql period",
                "mql-to-sql cohort 90",
                "mql-to-sql cohort all",
                "cost-per-lead",
                "cost-per-lead in USD",
                "calls-made",
                "deal-velocity",
                "sql-to-opportunity period",
                "sql-to-opportunity cohort 200",
                "opportunity-to-close period",
                "opportunity-to-close cohort 30",
                "win-rate",
                "average-deal",
                "sales-cycle",
                "weighted-pipeline",
                "weighted-pipeline in CHF",
                "open-pipeline",
                "response-time",
                "sla-attainment",
                "recycle-yield period",
                "recycle-yield cohort 90",
                "recycle-yield cohort all",
                "lead-to-lost period",
                "lead-to-won cohort all");
    }

    @Test
    void everyMetricOfTheCatalogueIsAsked() {
        assertThat(questions().map(question -> question.split(" ")[0]))
                .containsAll(figures.catalogue().stream().map(Metric::key).toList());
    }

    @ParameterizedTest
    @MethodSource("questions")
    void thePartsAddUpToWhatMovedTheFigure(String question) {
        String key = question.split(" ")[0];
        FigureQuery query = asked(question);
        for (Breakdown by : Breakdown.values()) {
            if (movements.explains(key) && by != Breakdown.NONE && !by.isTime()) {
                Movement moved = movements.since(PERIOD.previous(), figures.figure(key, query.by(by)));
                assertThat(moved.parts()).as("%s by %s", question, by).isNotEmpty();
                assertThat(moved.volume().add(moved.mix()).add(moved.rate()))
                        .as("%s by %s", question, by)
                        .isCloseTo(moved.change().orElseThrow(), within(new BigDecimal("0.0000001")));
            }
        }
    }

    private static FigureQuery asked(String question) {
        String[] words = question.split(" ");
        FigureQuery query = FigureQuery.over(PERIOD);
        if (words.length > 1 && words[1].equals("in")) {
            return query.in(Money.currencyOf(words[2]));
        }
        if (words.length > 1) {
            query = query.on(Basis.parse(words[1]));
        }
        return words.length > 2 ? query.within(Window.parse(words[2])) : query;
    }

    @ParameterizedTest
    @MethodSource("questions")
    void theRecordsAndEveryBreakdownAddUpToTheFigure(String question) {
        String[] words = question.split(" ");
        FigureQuery query = asked(question);
        Shape shape = formulas.of(words[0]).shape();
        Figure whole = figures.figure(words[0], query);
        assertThat(whole.records()).isGreaterThan(5);
        assertThat(whole.value()).isPresent();
        // a part that is all of one currency would be given in it
        query = whole.currency().map(query::in).orElse(query);
        addUp(words[0], shape, query, whole.records(), whole.numerator(), whole.denominator(), whole.maturing());

        for (Breakdown by : Breakdown.values()) {
            if (by == Breakdown.NONE) {
                continue;
            }
            List<Slice> parts = figures.figure(words[0], query.by(by)).series();
            assertThat(parts.stream().map(Slice::key)).as("by %s", by).doesNotHaveDuplicates();
            assertThat(parts.stream().mapToLong(Slice::records).sum())
                    .as("by %s", by)
                    .isEqualTo(whole.records());
            assertThat(parts.stream().mapToLong(Slice::maturing).sum()).isEqualTo(whole.maturing());
            assertThat(sum(parts.stream().map(Slice::numerator))).isEqualByComparingTo(whole.numerator());
            if (shape == Shape.RATIO || shape == Shape.MEDIAN) {
                assertThat(sum(parts.stream().flatMap(part -> part.denominator().stream())))
                        .isEqualByComparingTo(whole.denominator().orElseThrow());
            }
            Slice part = parts.get(random.nextInt(parts.size()));
            FigureQuery narrowed = query.by(by).narrowedTo(by, part.group());
            addUp(words[0], shape, narrowed, part.records(), part.numerator(), part.denominator(), part.maturing());
            assertThat(figures.figure(words[0], narrowed).value()).isEqualTo(part.value());
        }
    }

    private void addUp(
            String key,
            Shape shape,
            FigureQuery query,
            long records,
            BigDecimal numerator,
            Optional<BigDecimal> denominator,
            long maturing) {
        List<FigureRecord> all = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            RecordPage page = figures.records(key, query, next, 60);
            all.addAll(page.items());
            next = page.next();
        } while (next.isPresent());

        assertThat(all).hasSize((int) records).doesNotHaveDuplicates();
        assertThat(all).isEqualTo(figures.records(key, query, 0, 10_000));
        assertThat(sum(all.stream().map(FigureRecord::numerator))).isEqualByComparingTo(numerator);
        assertThat(all.stream().filter(FigureRecord::maturing).count()).isEqualTo(maturing);
        List<BigDecimal> denominators =
                all.stream().flatMap(record -> record.denominator().stream()).toList();
        switch (shape) {
            case SUM -> assertThat(denominators).isEmpty();
            case RATIO, MEDIAN ->
                assertThat(sum(denominators.stream())).isEqualByComparingTo(denominator.orElseThrow());
            case RATE ->
                assertThat(Totals.quotient(sum(denominators.stream()), BigDecimal.valueOf(denominators.size())))
                        .isEqualTo(denominator);
        }
    }

    private static BigDecimal sum(Stream<BigDecimal> numbers) {
        return numbers.reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
