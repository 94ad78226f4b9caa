package dev.accord.metrics.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import dev.accord.metrics.Basis;
import dev.accord.metrics.BoardFigure;
import dev.accord.metrics.BoardFigures;
import dev.accord.metrics.Comparison;
import dev.accord.metrics.FigureParameters;
import dev.accord.metrics.FigureQuery;
import dev.accord.metrics.Tile;
import dev.accord.shared.Period;
import dev.accord.shared.Refused;
import dev.accord.ui.EmptyState;
import dev.accord.ui.StatTile;
import dev.accord.ui.Tiles;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The metrics of one team for a quarter, each with its last twelve months and a link to its figure. */
abstract class TeamBoard extends LiveScreen implements BeforeEnterObserver {

    private static final int QUARTERS = 8;
    private static final List<String> UNIFIED = List.of("leads-generated", "booked-meetings", "opportunity-value");

    private final BoardFigures figures;
    private final Clock clock;
    private final ZoneId zone;
    private final List<String> own;
    private final String route;
    private final Select<LocalDate> quarter = new Select<>();
    private final Select<Basis> basis = new Select<>();
    private final ComparisonSelect compare = new ComparisonSelect("Nothing");
    private final Tiles unified = new Tiles();
    private final Tiles team = new Tiles();
    private final Div content = new Div();

    private @Nullable FigureQuery shown;

    TeamBoard(
            String title,
            String route,
            List<String> own,
            BoardFigures figures,
            FigureNews news,
            Clock clock,
            ZoneId zone) {
        super(title, news);
        this.figures = figures;
        this.clock = clock;
        this.zone = zone;
        this.own = List.copyOf(own);
        this.route = route;
        quarter.setLabel("Quarter");
        quarter.setItemLabelGenerator(first -> "Q" + (first.getMonthValue() + 2) / 3 + " " + first.getYear());
        basis.setLabel("Conversions");
        basis.setItems(Basis.COHORT, Basis.PERIOD);
        basis.setItemLabelGenerator(each -> each == Basis.COHORT ? "Cohort, 90 days" : "Period");
        quarter.addValueChangeListener(change -> ask(change.isFromClient()));
        basis.addValueChangeListener(change -> ask(change.isFromClient()));
        compare.setLabel("Compare with");
        compare.addValueChangeListener(change -> ask(change.isFromClient()));
        header().add(quarter, basis, compare);
        content.getStyle().set("display", "contents");
        add(content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        shown = null;
        content.removeAll();
        Period current = Period.quarterOf(LocalDate.ofInstant(clock.instant(), zone), zone);
        try {
            var asked = new FigureParameters(
                    event.getLocation().getQueryParameters().getParameters());
            FigureQuery query = asked.query(current);
            Optional<Comparison> comparison = asked.comparison();
            List<LocalDate> quarters = Stream.concat(
                            Stream.of(query.period().from()),
                            Stream.iterate(current.from(), first -> first.minusMonths(3))
                                    .limit(QUARTERS))
                    .distinct()
                    .sorted((one, other) -> other.compareTo(one))
                    .toList();
            quarter.setItems(quarters);
            quarter.setValue(query.period().from());
            basis.setValue(query.basis() == Basis.PERIOD ? Basis.PERIOD : Basis.COHORT);
            compare.setValue(comparison.orElse(null));
            header().setLine(line(query.period(), comparison));
            unified.show(tiles(figures.of(board(UNIFIED, query)), comparison));
            team.show(tiles(figures.of(board(own, query)), comparison));
            content.add(section("Co-owned by both teams", unified), section("Of this team", team));
            shown = query;
        } catch (Refused refused) {
            content.add(new EmptyState("This board cannot be shown", refused.reason()));
        }
    }

    private String line(Period period, Optional<Comparison> comparison) {
        return Wording.period(period)
                + comparison
                        .map(with -> "; compared with " + Wording.period(with.with(period, clock.instant())))
                        .orElse("");
    }

    @Override
    protected void refresh() {
        if (shown != null) {
            unified.show(tiles(figures.news(board(UNIFIED, shown)), compare.getOptionalValue()));
            team.show(tiles(figures.news(board(own, shown)), compare.getOptionalValue()));
        }
    }

    private BoardFigures.Board board(List<String> metrics, FigureQuery query) {
        return new BoardFigures.Board(metrics.stream().map(Tile::of).toList(), query, compare.getOptionalValue());
    }

    private static Section section(String heading, Tiles tiles) {
        Div head = new Div(new H2(heading));
        head.addClassName("accord-part-head");
        Section section = new Section(head, tiles);
        section.addClassName("accord-part");
        section.setAriaLabel(heading);
        return section;
    }

    private static List<StatTile> tiles(List<BoardFigure> figures, Optional<Comparison> comparison) {
        return figures.stream().map(figure -> BoardTile.of(figure, comparison)).toList();
    }

    private void ask(boolean byReader) {
        if (!byReader || quarter.isEmpty()) {
            return;
        }
        FigureQuery query = FigureQuery.over(Period.quarterOf(quarter.getValue(), zone))
                .on(Optional.ofNullable(basis.getValue()).orElse(Basis.COHORT));
        Location address = new Location(route + "?"
                + FigureParameters.of(query)
                        .comparedWith(compare.getOptionalValue())
                        .text());
        getUI().ifPresent(ui -> ui.navigate(address.getPath(), address.getQueryParameters()));
    }
}
