package dev.accord.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTextTest {

    @Test
    void groupsThousandsAndNamesTheCurrency() {
        assertThat(FigureText.count(1_204)).isEqualTo("1,204");
        assertThat(FigureText.money(new BigDecimal("10005534"), "EUR")).isEqualTo("10,005,534 EUR");
        assertThat(FigureText.moneyExact(new BigDecimal("2360.905"), "EUR")).isEqualTo("2,360.91 EUR");
    }

    @ParameterizedTest
    @CsvSource({
        "950, 950",
        "9999, '9,999'",
        "84123, 84 k",
        "999499, 999 k",
        "999500, 1 M",
        "2306000, 2.31 M",
        "-1250000, -1.25 M"
    })
    void shortensLargeNumbers(BigDecimal number, String text) {
        assertThat(FigureText.compact(number)).isEqualTo(text);
    }

    @Test
    void writesSharesAsPerCent() {
        assertThat(FigureText.percent(new BigDecimal("0.631500"), 2)).isEqualTo("63.15 %");
        assertThat(FigureText.percent(new BigDecimal("0.549"), 0)).isEqualTo("55 %");
    }

    @Test
    void writesNoValueAsADash() {
        assertThat(FigureText.percent(Optional.empty(), 2)).isEqualTo("–");
    }

    @Test
    void neverWritesMinusZero() {
        assertThat(FigureText.decimal(new BigDecimal("-0.4"), 0)).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({
        "PT40S, 40 s",
        "PT59M59S, 59 min",
        "PT2H, 2 h",
        "PT2H10M, 2 h 10 min",
        "P3DT4H, 3 d 4 h",
        "-PT2H10M, 2 h 10 min"
    })
    void writesATimeByItsTwoLargestParts(Duration length, String text) {
        assertThat(FigureText.duration(length)).isEqualTo(text);
    }
}
