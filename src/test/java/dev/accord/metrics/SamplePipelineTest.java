package dev.accord.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.accord.shared.Period;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.FreshData;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.test.context.support.WithMockUser;

/** The figures of a well-known sample of 8,800 opportunities, which were counted independently. */
@DatabaseTest
@Import(FixedClock.class)
@FreshData(FreshData.Before.EACH_CLASS)
@WithMockUser
class SamplePipelineTest {

    private static final Period YEAR = Period.yearOf(LocalDate.of(2017, 1, 1), ZoneOffset.UTC);

    @Autowired
    private Figures figures;

    @Autowired
    private JdbcTemplate db;

    @BeforeEach
    void load() throws IOException {
        Path file = Path.of(Optional.ofNullable(System.getenv("ACCORD_SHARED")).orElse("../shared"))
                .resolve("data/crm-sales-opportunities/sales_pipeline.csv");
        assumeTrue(Files.isReadable(file), () -> "skipped: the sample " + file + " is not here");
        if (Long.valueOf(0).equals(db.queryForObject("SELECT COUNT(*) FROM opportunity", Long.class))) {
            insert(file);
        }
    }

    private void insert(Path file) throws IOException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        try (CSVParser csv = CSVParser.parse(
                file,
                StandardCharsets.UTF_8,
                CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            for (CSVRecord row : csv) {
                rows.add(new @Nullable Object[] {
                    rows.size() + 1,
                    row.get("opportunity_id"),
                    row.get("sales_agent"),
                    known(row.get("close_value")),
                    row.get("close_value").isBlank() ? null : "USD",
                    known(row.get("engage_date")),
                    known(row.get("close_date")),
                    Map.of("Won", "WON", "Lost", "LOST").getOrDefault(row.get("deal_stage"), "OPEN")
                });
            }
        }
        db.batchUpdate("""
                INSERT INTO opportunity (id, source, external_id, owner_name, amount, currency, created_at, closed_at,
                                         outcome, recorded_at)
                VALUES (?, 'sample', ?, ?, ?, ?, ?, ?, ?, '2026-01-01')
                """, rows);
    }

    private static @Nullable String known(String cell) {
        return cell.isBlank() ? null : cell;
    }

    @Test
    void theWinRateIsThatOfTheIndependentCount() {
        Figure winRate = figures.figure("win-rate", FigureQuery.over(YEAR));
        assertThat(winRate.numerator()).isEqualByComparingTo("4238");
        assertThat(winRate.denominator().orElseThrow().subtract(winRate.numerator()))
                .isEqualByComparingTo("2473");
        assertThat(rounded(winRate, 4)).isEqualByComparingTo("0.6315");
    }

    @Test
    void revenueAverageCycleAndVelocityAreThoseOfTheIndependentCount() {
        assertThat(rounded(figures.figure("revenue", FigureQuery.over(YEAR)), 0))
                .isEqualByComparingTo("10005534");
        assertThat(rounded(figures.figure("average-deal", FigureQuery.over(YEAR)), 2))
                .isEqualByComparingTo("2360.91");
        Figure cycle = figures.figure("sales-cycle", FigureQuery.over(YEAR));
        assertThat(rounded(cycle, 2)).isEqualByComparingTo("57.00");
        assertThat(cycle.beside("mean").orElseThrow().setScale(2, RoundingMode.HALF_UP))
                .isEqualByComparingTo("51.78");
        assertThat(rounded(figures.figure("deal-velocity", FigureQuery.over(YEAR)), 0))
                .isEqualByComparingTo("193224");
    }

    @Test
    void theOpenDealsAreThoseOfTheIndependentCountAndTheirAmountsUnknown() {
        Figure open = figures.figure("open-pipeline", FigureQuery.over(YEAR));
        assertThat(open.records()).isEqualTo(2089);
        assertThat(open.beside("unknownAmounts").orElseThrow()).isEqualByComparingTo("2089");
        assertThat(open.faults()).containsEntry("withoutCreated", 500L);
    }

    @Test
    void theQuartersAreThoseOfTheIndependentCount() {
        List<String> winRates =
                figures.figure("win-rate", FigureQuery.over(YEAR).by(Breakdown.QUARTER)).series().stream()
                        .map(quarter -> quarter.key().orElseThrow() + " "
                                + quarter.value().orElseThrow().setScale(4, RoundingMode.HALF_UP))
                        .toList();
        assertThat(winRates).containsExactly("2017-Q1 0.8207", "2017-Q2 0.6171", "2017-Q3 0.6141", "2017-Q4 0.6025");
        List<BigDecimal> revenues =
                figures.figure("revenue", FigureQuery.over(YEAR).by(Breakdown.QUARTER)).series().stream()
                        .map(Slice::numerator)
                        .toList();
        assertThat(revenues)
                .containsExactly(
                        new BigDecimal("1134672"),
                        new BigDecimal("3086111"),
                        new BigDecimal("2982255"),
                        new BigDecimal("2802496"));
    }

    @Test
    void anotherZoneDoesNotPutFractionsOfDaysIntoTheCycle() {
        Period year = new Period(YEAR.from(), YEAR.to(), java.time.ZoneId.of("Asia/Kolkata"));
        Figure cycle = figures.figure("sales-cycle", FigureQuery.over(year));
        assertThat(cycle.numerator().stripTrailingZeros().scale()).isLessThanOrEqualTo(0);
    }

    private static BigDecimal rounded(Figure figure, int decimals) {
        return figure.value().orElseThrow().setScale(decimals, RoundingMode.HALF_UP);
    }
}
