package dev.accord.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.shared.Period;
import dev.accord.shared.Refused;
import dev.accord.testing.DatabaseTest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;

/** Cases computed by hand. That the parts add up for any history is held by {@link RecordsAddUpTest}. */
@DatabaseTest
@Import(FixedClock.class)
@WithMockUser
class MovementsTest {

    private static final Period FEBRUARY =
            new Period(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 3, 1), ZoneOffset.UTC);

    @Autowired
    Movements movements;

    @Autowired
    Figures figures;

    @Autowired
    JdbcClient db;

    History history;

    @BeforeEach
    void theDealsOfTwoMonths() {
        history = new History(db);
        won("Ada", "2026-01-10", "100");
        won("Ada", "2026-01-11", "300");
        won("Bo", "2026-01-12", "200");
        lost("Bo", "2026-01-13");
        won("Ada", "2026-02-10", "300");
        won("Ada", "2026-02-11", "300");
        won("Ada", "2026-02-12", "300");
        won("Bo", "2026-02-13", "100");
        won("Cy", "2026-02-14", "500");
        lost("Ada", "2026-02-15");
    }

    @Test
    void aSumIsMovedByVolumeMixAndSize() {
        Movement moved = since("revenue");

        assertThat(moved.change())
                .hasValueSatisfying(change -> assertThat(change).isEqualByComparingTo("900"));
        assertThat(moved.relative()).hasValueSatisfying(part -> assertThat(part).isEqualByComparingTo("1.5"));
        assertThat(moved.parts())
                .extracting(MovementsTest::told)
                .containsExactly(
                        "Ada 400 900: 266.67 - 66.67 + 300.00 = 500.00".replace("- ", "+ -"),
                        "Cy none 500: 0.00 + 200.00 + 300.00 = 500.00",
                        "Bo 200 100: 133.33 + -133.33 + -100.00 = -100.00");
        assertThat(moved.volume()).isEqualByComparingTo("400");
        assertThat(moved.mix()).isEqualByComparingTo("0");
        assertThat(moved.rate()).isEqualByComparingTo("500");
    }

    @Test
    void aQuotientIsMovedByMixAndRate() {
        Movement moved = since("win-rate");

        // 3 of 4, then 5 of 6
        assertThat(moved.change().orElseThrow().setScale(6, RoundingMode.HALF_EVEN))
                .isEqualByComparingTo("0.083333");
        assertThat(moved.parts())
                .extracting(MovementsTest::told)
                .containsExactlyInAnyOrder(
                        // a half of the deals, then two thirds: the rate was 1 in place of 0.75, and became 0.75
                        "Ada 1 0.75: 0.00 + 0.04 + -0.17 = -0.13",
                        // a half, then a sixth: the rate was 0.5, and became 1
                        "Bo 0.5 1: 0.00 + 0.08 + 0.08 = 0.17",
                        // nothing, then a sixth: it counts as having had the rate of all
                        "Cy none 1: 0.00 + 0.00 + 0.04 = 0.04");
    }

    @Test
    void ofCountsAllThatIsNotGrowthIsMix() {
        Movement moved = since(FEBRUARY.previous(), "leads-generated", FEBRUARY, Breakdown.SEGMENT);
        assertThat(moved.parts()).isEmpty();

        lead("SMB", "2026-01-05");
        lead("SMB", "2026-01-06");
        lead("Enterprise", "2026-01-07");
        lead("SMB", "2026-02-05");
        lead("Enterprise", "2026-02-06");
        lead("Enterprise", "2026-02-07");
        lead("Enterprise", "2026-02-08");
        moved = since(FEBRUARY.previous(), "leads-generated", FEBRUARY, Breakdown.SEGMENT);

        assertThat(moved.parts())
                .extracting(MovementsTest::told)
                .containsExactly("Enterprise 1 3: 0.33 + 1.67 + 0.00 = 2.00", "SMB 2 1: 0.67 + -1.67 + 0.00 = -1.00");
    }

    @Test
    void amountsInTwoCurrenciesAreComparedInThatOfTheReports() {
        history.rate("CHF", "2026-02-28", "0.9");
        history.rate("CHF", "2026-03-20", "0.9");
        history.deal("WON")
                .with("ownerName", "Ada")
                .closed("2026-03-20")
                .amount("1000", "CHF")
                .write();
        Period march = new Period(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1), ZoneOffset.UTC);

        Movement moved = since(FEBRUARY, "revenue", march, Breakdown.PERSON);

        assertThat(moved.after().currency())
                .hasValueSatisfying(
                        currency -> assertThat(currency.getCurrencyCode()).isEqualTo("EUR"));
        assertThat(moved.change()).isEqualTo(moved.after().value().map(now -> now.subtract(BigDecimal.valueOf(1500))));
    }

    @Test
    void isOnePartHoweverItIsSpelt() {
        won("Zoë", "2026-01-20", "100");
        won("ZOE", "2026-02-20", "150");

        assertThat(since("revenue").parts())
                .extracting(MovementsTest::told)
                .filteredOn(told -> told.startsWith("Z"))
                .singleElement()
                .asString()
                .startsWith("ZOE 100 150:");
    }

    @Test
    void isTwoPartsWhereTheDatabaseTellsThemApart() {
        won("कि", "2026-02-20", "100");
        won("का", "2026-02-21", "150");

        Movement moved = since("revenue");

        assertThat(moved.parts()).extracting(Movement.Part::group).contains("कि", "का");
        assertThat(moved.volume().add(moved.mix()).add(moved.rate()))
                .isEqualByComparingTo(moved.change().orElseThrow());
    }

    @Test
    void saysWhereThereIsNothingToCompareWith() {
        Period before = new Period(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 2, 1), ZoneOffset.UTC);

        Movement moved = since(before, "win-rate", FEBRUARY, Breakdown.PERSON);

        assertThat(moved.change()).isEmpty();
        assertThat(moved.parts()).isEmpty();
    }

    @Test
    void refusesWhatHasNoPartsOrIsNotMadeOfThem() {
        refused("bad-breakdown", "revenue", Breakdown.NONE);
        refused("bad-breakdown", "revenue", Breakdown.MONTH);
        refused("not-decomposable", "sales-cycle", Breakdown.PERSON);
        refused("not-decomposable", "deal-velocity", Breakdown.PERSON);
        refused("unknown-metric", "luck", Breakdown.PERSON);
    }

    private void refused(String code, String metric, Breakdown by) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> since(FEBRUARY.previous(), metric, FEBRUARY, by))
                .extracting(Refused::code)
                .isEqualTo(code);
    }

    private Movement since(String metric) {
        return since(FEBRUARY.previous(), metric, FEBRUARY, Breakdown.PERSON);
    }

    private Movement since(Period before, String metric, Period after, Breakdown by) {
        return movements.since(
                before, figures.figure(metric, FigureQuery.over(after).by(by)));
    }

    private static String told(Movement.Part part) {
        return "%s %s %s: %s + %s + %s = %s"
                .formatted(
                        part.key().orElse("Unknown"),
                        part.before().map(MovementsTest::plain).orElse("none"),
                        part.after().map(MovementsTest::plain).orElse("none"),
                        twoDecimals(part.volume()),
                        twoDecimals(part.mix()),
                        twoDecimals(part.rate()),
                        twoDecimals(part.contribution()));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static BigDecimal twoDecimals(BigDecimal number) {
        return number.setScale(2, RoundingMode.HALF_UP);
    }

    private void won(String owner, String day, String amount) {
        history.deal("WON")
                .with("ownerName", owner)
                .created(day)
                .closed(day)
                .amount(amount, "EUR")
                .write();
    }

    private void lost(String owner, String day) {
        history.deal("LOST").with("ownerName", owner).created(day).closed(day).write();
    }

    private void lead(String segment, String day) {
        history.lead("Lead of " + day)
                .with("segment", segment)
                .generated(day)
                .passed(History.LEAD, day)
                .write();
    }
}
