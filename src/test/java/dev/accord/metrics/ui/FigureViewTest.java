package dev.accord.metrics.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Location;
import dev.accord.metrics.Breakdown;
import dev.accord.metrics.Comparison;
import dev.accord.metrics.FigureRecord;
import dev.accord.metrics.FigureRevision;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.ui.EmptyState;
import dev.accord.ui.MainLayout;
import dev.accord.ui.StatTile;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;

@DatabaseTest
@ViewPackages(classes = {FigureView.class, MainLayout.class})
@WithMockUser
class FigureViewTest extends SpringBrowserlessTest {

    private static final String MARCH = "from=2026-03-01&to=2026-04-01";

    @Autowired
    private Cast cast;

    @Autowired
    private JdbcClient db;

    @Autowired
    private Ids ids;

    @Autowired
    private FigureRevision revision;

    private Id executive = new Id(1);

    @BeforeEach
    void threeDeals() {
        executive = cast.enter().executive();
        db.sql("""
                INSERT INTO opportunity (id, source, external_id, name, owner_name, amount, currency, created_at,
                                         closed_at, outcome, recorded_at) VALUES
                  (1, 'test', '1', 'One', 'Ada', 1000, 'EUR', '2026-03-01', '2026-03-05', 'WON', '2026-03-05'),
                  (2, 'test', '2', 'Two', 'Ada', 200, 'EUR', '2026-03-06', '2026-03-05', 'WON', '2026-03-06'),
                  (3, 'test', '3', 'Three', NULL, 0, 'EUR', '2026-03-01', '2026-03-07', 'LOST', '2026-03-07')
                """).update();
    }

    @Test
    void aFigureIsShownWithItsFormulaItsFaultsAndItsRecords() {
        open("figures/sales-cycle?" + MARCH);

        assertThat(find(H1.class).single().getText()).isEqualTo("Sales cycle");
        assertThat(shown())
                .contains("4 days", "Median of the days", "SALES_CYCLE v1", "1 Mar 2026 to 31 Mar 2026, UTC")
                .contains("Closed before it was created");
        assertThat(records()).isEqualTo(2);
    }

    @Test
    void aBreakdownLeadsToItsPartsAndTheyToTheirRecords() {
        open("figures/win-rate?" + MARCH + "&by=person");

        assertThat(shown()).contains("66.67 %", "Ada", "100 %", "Unknown", "0 %");
        Anchor ada = find(Anchor.class).all().stream()
                .filter(link -> link.getText().equals("Ada"))
                .findFirst()
                .orElseThrow();
        open(ada.getHref());
        assertThat(shown()).contains("Only person");
        assertThat(records()).isEqualTo(2);
    }

    @Test
    void anotherSplitIsAskedForByTheUrl() {
        open("figures/revenue?" + MARCH);

        @SuppressWarnings("unchecked")
        Select<Breakdown> by = find(Select.class).all().stream()
                .filter(select -> "Split by".equals(select.getLabel()))
                .findFirst()
                .orElseThrow();
        cast.as(executive, () -> test(by).selectItem("Week"));

        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters())
                .contains("by=week", "from=2026-03-01");
        assertThat(shown()).contains("2026-W10");
    }

    @Test
    void whatMovedTheFigureIsExplainedByItsPartsAndEachLeadsToItsRecords() {
        db.sql("""
                INSERT INTO opportunity (id, source, external_id, name, owner_name, amount, currency, created_at,
                                         closed_at, outcome, recorded_at) VALUES
                  (4, 'test', '4', 'Four', 'Bo', 400, 'EUR', '2026-02-01', '2026-02-05', 'WON', '2026-02-05')
                """).update();
        open("figures/revenue?by=person&compare=previous&" + MARCH);

        assertThat(shown())
                .contains("What moved", "400 EUR", "1 Feb 2026 to 28 Feb 2026, UTC", "800 EUR more, 200 %")
                .contains("+400 EUR: as if all parts had grown alike")
                .contains("+400 EUR: what each record brings");
        Anchor gone = find(Anchor.class).all().stream()
                .filter(link -> link.getText().equals("Bo"))
                .findFirst()
                .orElseThrow();
        assertThat(gone.getHref()).contains("only=person%3ABo");
    }

    @Test
    void theComparisonIsAskedForByTheUrlAndAMedianHasNoParts() {
        open("figures/sales-cycle?" + MARCH);
        assertThat(shown()).doesNotContain("What moved");

        @SuppressWarnings("unchecked")
        Select<Comparison> compare = find(Select.class).all().stream()
                .filter(select -> "Compare with".equals(select.getLabel()))
                .findFirst()
                .orElseThrow();
        cast.as(executive, () -> test(compare).selectItem("The year before"));

        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters())
                .contains("compare=year-ago");
        assertThat(shown())
                .contains("1 Mar 2025 to 31 Mar 2025", "nothing to compare")
                .contains("Sales cycle is not made of its parts");
    }

    @Test
    void whatCannotBeComparedLeavesTheFigure() {
        db.sql("""
                INSERT INTO opportunity (id, source, external_id, name, amount, currency, created_at, closed_at, outcome,
                                         recorded_at) VALUES
                  (5, 'test', '5', 'Five', 400, 'CHF', '2026-02-01', '2026-02-05', 'WON', '2026-02-05')
                """).update();
        open("figures/revenue?compare=previous&" + MARCH);

        assertThat(shown())
                .contains("1,200 EUR", "There is nothing to compare with", "there is no rate from CHF to EUR");
        assertThat(records()).isEqualTo(2);
    }

    @Test
    void theRecordsAndThePartsAreThereAsFiles() {
        open("figures/revenue?by=person&" + MARCH);

        assertThat(find(Anchor.class).all().stream()
                        .map(link -> link.getAriaLabel().orElse("")))
                .contains(
                        "Download the records as CSV",
                        "Download the records as XLSX",
                        "Download the parts as CSV",
                        "Download the parts as XLSX");
    }

    @Test
    void whatCannotBeComputedSaysWhy() {
        open("figures/revenue?currency=CHF&" + MARCH);
        assertThat(find(EmptyState.class).single().getElement().getTextRecursively())
                .contains("there is no rate from EUR to CHF for 2026-03-05");
        open("figures/revenue?from=March");
        assertThat(find(EmptyState.class).single().getElement().getTextRecursively())
                .contains("is not a day");
    }

    @Test
    void theBoardOfATeamHasATileForEachMetricThatLeadsToItsFigure() {
        open("metrics/sales?" + MARCH);

        assertThat(find(StatTile.class).all()).hasSize(15);
        assertThat(shown()).contains("Deal velocity", "1,200 EUR", "66.67 %");
        assertThat(find(Anchor.class).all())
                .extracting(Anchor::getHref)
                .anyMatch(address -> address.startsWith("figures/win-rate?from=2026-03-01&to=2026-04-01"));
        open("metrics/marketing");
        assertThat(find(StatTile.class).all()).hasSize(10);
    }

    @Test
    void theBoardOfATeamIsRefreshedWhereItStands() {
        open("metrics/sales?" + MARCH);
        List<StatTile> tiles = find(StatTile.class).all();
        db.sql("UPDATE opportunity SET amount = amount + 1 WHERE outcome = 'WON'")
                .update();
        db.sql("INSERT INTO lead_changed (id, subject_id) SELECT :id, 1")
                .param("id", ids.next().value())
                .update();
        revision.current();

        cast.as(executive, () -> ((SalesBoardView) getCurrentView()).refresh());

        assertThat(shown()).contains("1,202 EUR");
        assertThat(find(StatTile.class).all()).isEqualTo(tiles);
    }

    @Test
    void theBoardOfATeamComparesItsFiguresAndLeadsToWhatMovedThem() {
        open("metrics/sales?compare=previous&" + MARCH);

        assertThat(shown()).contains("compared with 1 Feb 2026 to 28 Feb 2026", "No comparison with February 2026");
        assertThat(find(Anchor.class).all())
                .extracting(Anchor::getHref)
                .anyMatch(address -> address.startsWith("figures/win-rate?from=2026-03-01&to=2026-04-01")
                        && address.endsWith("&compare=previous"));
    }

    private void open(String address) {
        Location location = new Location(address);
        cast.as(executive, () -> UI.getCurrent().navigate(location.getPath(), location.getQueryParameters()));
    }

    @SuppressWarnings("unchecked")
    private int records() {
        Grid<FigureRecord> grid = find(Grid.class).single();
        int[] size = {0};
        cast.as(executive, () -> size[0] = test(grid).size());
        return size[0];
    }

    private String shown() {
        return find(Main.class).single().getElement().getTextRecursively();
    }
}
