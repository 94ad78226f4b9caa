package dev.accord.goals;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void givesWhatRoundingLeavesToTheLargestRests() {
        assertThat(spread("100", "1", "1", "1")).containsExactly("34", "33", "33");
        assertThat(spread("10", "1", "2", "3")).containsExactly("2", "3", "5");
        assertThat(spread("2", "1", "1", "1")).containsExactly("1", "1", "0");
        assertThat(spread("0.05", "1", "1")).containsExactly("0.03", "0.02");
        assertThat(spread("90000.0000", "0", "20", "10")).containsExactly("0", "60000", "30000");
    }

    /** Nothing is lost and nothing is won, and nobody is more than a unit from their exact part. */
    @RepeatedTest(50)
    void addsUpToTheWhole(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        BigDecimal target = BigDecimal.valueOf(1 + random.nextInt(1_000_000), random.nextInt(5));
        List<BigDecimal> weights = Stream.generate(() -> BigDecimal.valueOf(random.nextInt(10_000), random.nextInt(4)))
                .limit(1 + random.nextInt(12))
                .toList();
        BigDecimal sum = weights.stream().reduce(BigDecimal.ONE, BigDecimal::add);
        List<BigDecimal> some =
                Stream.concat(weights.stream(), Stream.of(BigDecimal.ONE)).toList();

        List<BigDecimal> parts = Divisions.spread(target, some);

        assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(target);
        BigDecimal unit = BigDecimal.ONE.movePointLeft(
                Math.max(0, target.stripTrailingZeros().scale()));
        for (int i = 0; i < parts.size(); i++) {
            BigDecimal away = parts.get(i)
                    .multiply(sum)
                    .subtract(target.multiply(some.get(i)))
                    .abs();
            assertThat(away).isLessThan(unit.multiply(sum));
        }
    }

    private static List<String> spread(String target, String... weights) {
        return Divisions.spread(
                        new BigDecimal(target),
                        Stream.of(weights).map(BigDecimal::new).toList())
                .stream()
                .map(BigDecimal::toPlainString)
                .toList();
    }
}
