package dev.accord.goals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.goals.GoalTree.Kind;
import dev.accord.goals.GoalTree.Level;
import dev.accord.shared.Id;
import dev.accord.shared.Period;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class GoalTreeTest {

    private static final Period QUARTER =
            new Period(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 7, 1), ZoneOffset.UTC);

    /** A year before: 10 deals of 1,000 out of 40 opportunities out of 80 SQLs out of 100 MQLs, 200 leads, 4,000 visits. */
    private static final Map<Kind, BigDecimal> BEFORE = counted(10_000, 10, 40, 80, 100, 200, 4_000);

    @Test
    void dividesTheTargetDownByTheRatesOfTheYearBefore() {
        GoalTree tree = tree(counted(6_000, 6, 20, 40, 50, 100, 2_000), BEFORE);

        assertThat(tree.levels())
                .extracting(level -> level.kind() + " " + whole(level.needed()) + " " + whole(level.neededByNow()))
                .containsExactly(
                        "REVENUE 20000 10000",
                        "WON 20 10",
                        "OPPORTUNITIES 80 40",
                        "SQL 160 80",
                        "MQL 200 100",
                        "LEADS 400 200",
                        "VISITS 8000 4000");
        assertThat(tree.level(Kind.WON).flatMap(Level::below).flatMap(GoalTree.Rate::now))
                .hasValueSatisfying(rate -> assertThat(rate).isEqualByComparingTo("0.3"));
        assertThat(tree.weakest())
                .as("all converts as before, of half the visits")
                .contains(Kind.VISITS);
    }

    @Test
    void marksTheRateThatHasFallenMost() {
        assertThat(tree(counted(10_000, 10, 40, 80, 100, 200, 4_000), BEFORE).weakest())
                .isEmpty();
        assertThat(tree(counted(9_000, 10, 40, 80, 100, 200, 4_000), BEFORE).weakest())
                .contains(Kind.REVENUE);
        assertThat(tree(counted(8_000, 9, 60, 90, 200, 300, 4_500), BEFORE).weakest())
                .contains(Kind.SQL);
        assertThat(tree(counted(0, 0, 40, 80, 100, 200, 4_000), BEFORE).weakest())
                .contains(Kind.WON);
    }

    @Test
    void endsWhereTheYearBeforeHasNothingToTakeARateFrom() {
        assertThat(tree(BEFORE, counted(10_000, 10, 40, 80, 100, 200, 0))
                        .levels()
                        .getLast()
                        .kind())
                .isEqualTo(Kind.LEADS);
        assertThat(tree(BEFORE, counted(0, 0, 0, 0, 0, 0, 0)).levels())
                .singleElement()
                .satisfies(level -> assertThat(level.needed()).isEqualByComparingTo("20000"));
    }

    /** The pace of the revenue is the product of all factors, whatever was counted. */
    @RepeatedTest(50)
    void reconciles(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        GoalTree tree = tree(any(random), any(random));

        BigDecimal factors = tree.levels().stream()
                .map(level -> level.factor().orElseThrow())
                .reduce(BigDecimal.ONE, (one, other) -> one.multiply(other, MathContext.DECIMAL64));
        Level top = tree.levels().getFirst();
        BigDecimal pace = top.actual().divide(top.neededByNow(), MathContext.DECIMAL64);
        assertThat(factors.divide(pace, MathContext.DECIMAL64)
                        .subtract(BigDecimal.ONE)
                        .abs())
                .isLessThan(new BigDecimal("0.000000000001"));
    }

    private static Map<Kind, BigDecimal> any(Random random) {
        int[] amounts = random.ints(7, 1, 5_000).toArray();
        return counted(amounts);
    }

    private static Map<Kind, BigDecimal> counted(int... amounts) {
        Map<Kind, BigDecimal> counted = new EnumMap<>(Kind.class);
        List.of(Kind.values()).forEach(kind -> counted.put(kind, BigDecimal.valueOf(amounts[kind.ordinal()])));
        return counted;
    }

    /** Of 20,000, half of which the plan wants by now. */
    private static GoalTree tree(Map<Kind, BigDecimal> actual, Map<Kind, BigDecimal> before) {
        Goal goal = new Goal(
                new Id(1),
                Owner.COMPANY,
                GoalTrees.REVENUE,
                QUARTER.from(),
                QUARTER.to(),
                BigDecimal.valueOf(20_000),
                Optional.of("EUR"),
                new TreeMap<>(Map.of(YearMonth.of(2026, 4), BigDecimal.ONE)));
        return GoalTree.of(goal, QUARTER, QUARTER.aYearBefore(), BigDecimal.valueOf(10_000), actual, before);
    }

    private static String whole(BigDecimal amount) {
        return amount.setScale(0, RoundingMode.HALF_UP).toPlainString();
    }
}
