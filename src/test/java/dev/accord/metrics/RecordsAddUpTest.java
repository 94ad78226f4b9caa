package dev.accord.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.metrics.Formula.Shape;
import dev.accord.shared.Period;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.FreshData;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
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
    private JdbcClient db;

    private final Random random = new Random(SEED);

    @BeforeEach
    void tellAHistory() {
        if (db.sql("SELECT COUNT(*) FROM opportunity").query(Long.class).single() > 0) {
            return;
        }
        History history = new History(db);
        List<@Nullable Long> people = new ArrayList<>();
        people.add(null);
        for (String team : List.of("North", "South")) {
            long id = history.team(team);
            people.add(history.person("Ada", team, id));
            people.add(history.person("Bo", team, null));
        }
        for (int i = 0; i < 150; i++) {
            History.LeadWritten lead = history.lead("Lead " + i)
                    .with("channel", any("Web", "Webinar", "Fair", null))
                    .with("campaign", any("Spring", "Autumn", null))
                    .with("segment", any("SMB", "Enterprise", null))
                    .with("owner", people.get(random.nextInt(people.size())))
                    .with("ownerName", any("Elsewhere", null))
                    .generated(moment());
            for (long stage = 1; stage <= 7 && random.nextInt(4) > 0; stage++) {
                if (random.nextInt(5) == 0) {
                    lead.skipped(stage, moment());
                } else {
                    lead.passed(stage, moment());
                }
            }
            long id = lead.write();
            for (int activity = 0; activity < 3; activity++) {
                history.activity(
                        id,
                        String.valueOf(any("CALL", "MEETING", "VISIT")),
                        moment(),
                        any("OUTBOUND", "INBOUND", null),
                        any("HELD", "CONNECTED", null));
            }
            for (int deal = random.nextInt(4); deal > 0; deal--) {
                String outcome = String.valueOf(any("OPEN", "WON", "LOST"));
                History.Deal written = history.deal(outcome)
                        .with("lead", random.nextBoolean() ? id : null)
                        .with("owner", people.get(random.nextInt(people.size())))
                        .with("ownerName", any("Elsewhere", null))
                        .with("step", any("Demo", "Offer", null))
                        .created(random.nextInt(6) == 0 ? null : moment())
                        .closed(outcome.equals("OPEN") ? null : moment());
                if (random.nextInt(6) > 0) {
                    written.amount(random.nextInt(100_000) + "." + random.nextInt(100), "EUR");
                }
                written.write();
            }
        }
    }

    private @Nullable String any(@Nullable String... words) {
        return words[random.nextInt(words.length)];
    }

    /** Somewhere in two years, often on the same few midnights so that many records share a time. */
    private String moment() {
        LocalDateTime day = LocalDate.of(2025, 1, 1).atStartOfDay().plusDays(random.nextInt(540));
        return (random.nextInt(3) == 0 ? day.withDayOfMonth(1) : day.plusSeconds(random.nextInt(86_400))) + "";
    }

    static Stream<String> questions() {
        return Stream.of(
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
                "mql-to-sql period",
                "mql-to-sql cohort 90",
                "mql-to-sql cohort all",
                "sql-to-opportunity cohort 200",
                "opportunity-to-close cohort 30",
                "lead-to-lost period",
                "lead-to-won cohort all");
    }

    @ParameterizedTest
    @MethodSource("questions")
    void theRecordsAndEveryBreakdownAddUpToTheFigure(String question) {
        String[] words = question.split(" ");
        FigureQuery query = FigureQuery.over(PERIOD);
        if (words.length > 1) {
            query = query.on(Basis.parse(words[1]));
        }
        if (words.length > 2) {
            query = query.within(Window.parse(words[2]));
        }
        Shape shape = formulas.of(words[0]).shape();
        Figure whole = figures.figure(words[0], query);
        assertThat(whole.records()).isGreaterThan(5);
        assertThat(whole.value()).isPresent();
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
            RecordPage page = figures.records(key, query, next, 7);
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
