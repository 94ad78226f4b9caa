package dev.accord.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.accord.ingest.mapping.Amounts.Style;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource({
        "POINT, '1,234.50', 1234.5",
        "POINT, '1234.5', 1234.5",
        "POINT, 500000.0, 500000",
        "POINT, '$1,117.10K', 1117100",
        "POINT, '-12', -12",
        "POINT, '(1,000)', -1000",
        "POINT, '1''234.50', 1234.5",
        "POINT, '12,34,567.00', 1234567",
        "POINT, '1.5E3', 1500",
        "POINT, '.5', 0.5",
        "POINT, 'USD 2M', 2000000",
        "COMMA, '1.234,50', 1234.5",
        "COMMA, '1 234,56 €', 1234.56",
        "COMMA, '1 234,56', 1234.56",
        "COMMA, '12,345', 12.345"
    })
    void readsTheUsualSpellings(Style style, String cell, String value) throws Unreadable {
        assertThat(new Amounts(style).read(cell).value()).isEqualByComparingTo(value);
    }

    @ParameterizedTest
    @CsvSource({"'1,00 €', EUR", "CHF 12, CHF", "$5, USD", "5, ''"})
    void keepsTheCurrencyOfTheCell(String cell, String currency) throws Unreadable {
        Style style = cell.contains("€") ? Style.COMMA : Style.POINT;

        assertThat(new Amounts(style).read(cell).currency())
                .isEqualTo(Optional.of(currency).filter(code -> !code.isEmpty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,23.50", "1.2.3", "twelve", "12 pieces", "1,234,5", "(5", "--5", "0x10"})
    void rejectsWhatIsNoNumberOfTheStyle(String cell) {
        assertThatThrownBy(() -> new Amounts(Style.POINT).read(cell))
                .isInstanceOfSatisfying(
                        Unreadable.class, e -> assertThat(e.code()).isEqualTo("bad-number"));
    }

    @ParameterizedTest
    @CsvSource({
        "'1,234.50', POINT",
        "'1.234,50', COMMA",
        "'1,234,567', POINT",
        "'1.234.567', COMMA",
        "12.5, POINT",
        "'12,5', COMMA",
        "'0,125', COMMA",
        "1234.567, POINT"
    })
    void tellsTheStyleFromACell(String cell, Style style) {
        assertThat(Style.ofExample(cell)).isEqualTo(style);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,234", "1.234", "12.345"})
    void leavesOpenWhatCanBeReadInTwoWays(String cell) {
        Sides sides = new Sides();
        Amounts.observe(cell, sides);

        assertThat(sides.matters()).isTrue();
        assertThat(sides.decided()).isFalse();
    }
}
