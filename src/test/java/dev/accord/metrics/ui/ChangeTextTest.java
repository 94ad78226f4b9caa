package dev.accord.metrics.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.metrics.Change;
import dev.accord.metrics.Comparison;
import dev.accord.metrics.Direction;
import dev.accord.metrics.Figure;
import dev.accord.metrics.FigureQuery;
import dev.accord.metrics.Metric;
import dev.accord.metrics.Movement;
import dev.accord.metrics.Unit;
import dev.accord.shared.Period;
import dev.accord.ui.DeltaText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTextTest {

    private static final Period QUARTER = Period.quarterOf(LocalDate.of(2026, 4, 1), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "COUNT, HIGHER_IS_BETTER, 100, 112, '12 % more than in Q1 2026, better'",
        "COUNT, HIGHER_IS_BETTER, 100, 0, '100 % less than in Q1 2026, worse'",
        "MONEY, LOWER_IS_BETTER, 40, 50, '25 % more than in Q1 2026, worse'",
        "MONEY, LOWER_IS_BETTER, 40, 39, '2.5 % less than in Q1 2026, better'",
        // of shares the points, also since none
        "RATIO, HIGHER_IS_BETTER, 0.2, 0.25, '5 points more than in Q1 2026, better'",
        "RATIO, HIGHER_IS_BETTER, 0, 0.25, '25 points more than in Q1 2026, better'",
        // what is too little to be told
        "COUNT, HIGHER_IS_BETTER, 10000, 10001, as in Q1 2026",
        "COUNT, HIGHER_IS_BETTER, 7, 7, as in Q1 2026",
        // no share of nothing, nothing without a value
        "COUNT, HIGHER_IS_BETTER, 0, 5,",
        "RATIO, HIGHER_IS_BETTER, , 0.25,",
        "RATIO, HIGHER_IS_BETTER, 0.25, ,"
    })
    void saysHowFarAndWhetherThatIsBetter(
            Unit unit,
            Direction direction,
            @Nullable BigDecimal before,
            @Nullable BigDecimal after,
            @Nullable String words) {
        Metric metric = new Metric("some", "Some", unit, direction, Metric.Nature.LEVEL, "", List.of());
        Change change = new Change(
                Comparison.PREVIOUS,
                Movement.between(figure(metric, QUARTER.previous(), before), figure(metric, QUARTER, after)));

        assertThat(ChangeText.of(change).map(DeltaText::words)).isEqualTo(Optional.ofNullable(words));
    }

    private static Figure figure(Metric metric, Period period, @Nullable BigDecimal value) {
        return new Figure(
                metric,
                FigureQuery.over(period),
                "",
                Optional.ofNullable(value),
                BigDecimal.ZERO,
                Optional.empty(),
                0,
                0,
                Optional.empty(),
                Map.of(),
                Map.of(),
                QUARTER.end(),
                List.of());
    }
}
