package dev.accord.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeTableRow;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A part of the kit by itself needs no Spring: {@code BrowserlessTest} gives it a page to stand on. */
@ViewPackages(packages = {})
class TrendChartTest extends BrowserlessTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);

    @Test
    void drawsWhatHappenedSolidAndThePlanDashed() {
        var series = chart().option().get("series");

        assertThat(series.get(0).at("/lineStyle/type").asString()).isEqualTo("solid");
        assertThat(series.get(1).at("/lineStyle/type").asString()).isEqualTo("dashed");
        assertThat(series.get(0).at("/data/0/1").asDouble()).isEqualTo(10.0);
    }

    @Test
    void givesTheSameNumbersAsATable() {
        UI.getCurrent().add(chart());

        assertThat(rows())
                .containsExactly(
                        "Day|Won, EUR|Plan, EUR|Mark",
                        "2 Nov 2026|10|12|",
                        "3 Nov 2026|25|24|SQL v3",
                        "4 Nov 2026|–|36|");
    }

    @Test
    void namesItselfForThoseWhoCannotSeeIt() {
        var canvas = chart().getElement().getChild(0);

        assertThat(canvas.getAttribute("role")).isEqualTo("img");
        assertThat(canvas.getAttribute("aria-label")).isEqualTo("Revenue won. 25 EUR won, on plan");
    }

    private List<String> rows() {
        return find(NativeTableRow.class).all().stream()
                .map(row -> String.join(
                        "|",
                        row.getElement()
                                .getChildren()
                                .map(cell -> cell.getTextRecursively())
                                .toList()))
                .toList();
    }

    private static TrendChart chart() {
        return new TrendChart("Revenue won", "EUR", "25 EUR won, on plan")
                .actual("Won", List.of(new TrendPoint(MONDAY, 10), new TrendPoint(MONDAY.plusDays(1), 25)))
                .plan(
                        "Plan",
                        List.of(
                                new TrendPoint(MONDAY, 12),
                                new TrendPoint(MONDAY.plusDays(1), 24),
                                new TrendPoint(MONDAY.plusDays(2), 36)))
                .mark(MONDAY.plusDays(1), "SQL v3");
    }
}
