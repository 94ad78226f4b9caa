package dev.accord.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.dom.Element;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class GoalBarTest {

    @Test
    void saysInWordsWhatTheBarShows() {
        var bar = bar(2_400_000, 1_318_000, 1_390_000);

        assertThat(bar.getElement().getTextRecursively())
                .contains("1,318,000 won", "55 % reached", "pace 58 %", "72,000 behind plan");
        assertThat(meter(bar).getAttribute("aria-valuetext")).isEqualTo("1,318,000 won, 55 % of 2,400,000");
        assertThat(meter(bar).getAttribute("aria-valuenow")).isEqualTo("54.9");
    }

    @Test
    void staysWithinTheBarWhenTheGoalIsExceeded() {
        var bar = bar(100, 140, 100);

        assertThat(meter(bar).getAttribute("aria-valuenow")).isEqualTo("100");
        assertThat(bar.getElement().getTextRecursively()).contains("140 % reached", "40 ahead of plan");
    }

    @Test
    void hasNoShareOfAGoalOfZero() {
        var bar = bar(0, 10, 0);

        assertThat(bar.getElement().getTextRecursively()).contains("– reached", "pace –");
    }

    private static GoalBar bar(long goal, long actual, long planned) {
        return new GoalBar(
                "Goal",
                new GoalBar.Standing(BigDecimal.valueOf(goal), BigDecimal.valueOf(actual), BigDecimal.valueOf(planned)),
                "won",
                amount -> FigureText.decimal(amount, 0));
    }

    private static Element meter(GoalBar bar) {
        return bar.getElement()
                .getChildren()
                .filter(child -> "meter".equals(child.getAttribute("role")))
                .findFirst()
                .orElseThrow();
    }
}
