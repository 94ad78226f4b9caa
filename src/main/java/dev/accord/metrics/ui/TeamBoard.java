package dev.accord.metrics.ui;

import com.vaadin.flow.component.Component;
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
import dev.accord.metrics.Breakdown;
import dev.accord.metrics.Comparison;
import dev.accord.metrics.Figure;
import dev.accord.metrics.FigureParameters;
import dev.accord.metrics.FigureQuery;
import dev.accord.shared.Period;
import dev.accord.shared.Refused;
import dev.accord.ui.EmptyState;
import dev.accord.ui.FigureLink;
import dev.accord.ui.FigureText;
import dev.accord.ui.Screen;
import dev.accord.ui.StatTile;
import dev.accord.ui.Tiles;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The metrics of one team for a quarter, each with its last twelve months and a link to its figure. */
abstract class TeamBoard extends Screen implements BeforeEnterObserver {

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
    private final Section unified = new Section();
    private final Section team = new Section();

    TeamBoard(String title, String route, List<String> own, BoardFigures figures, Clock clock, ZoneId zone) {
        super(title);
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
        add(unified, team);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        unified.removeAll();
        team.removeAll();
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
            show(unified, "Co-owned by both teams", UNIFIED, query, comparison);
            show(team, "Of this team", own, query, comparison);
        } catch (Refused refused) {
            team.add(new EmptyState("This board cannot be shown", refused.reason()));
        }
    }

    private String line(Period period, Optional<Comparison> comparison) {
        return Wording.period(period)
                + comparison
                        .map(with -> "; compared with " + Wording.period(with.with(period, clock.instant())))
                        .orElse("");
    }

    private void show(
            Section section, String heading, List<String> keys, FigureQuery query, Optional<Comparison> comparison) {
        Div head = new Div(new H2(heading));
        head.addClassName("accord-part-head");
        section.addClassName("accord-part");
        section.setAriaLabel(heading);
        section.add(
                head,
                new Tiles(figures.of(keys, query, comparison).stream()
                        .map(figure -> tile(figure, comparison))
                        .toArray(Component[]::new)));
    }

    private static StatTile tile(BoardFigure shown, Optional<Comparison> comparison) {
        StatTile tile = new StatTile(
                shown.metric().label(),
                shown.figure()
                        .map(figure -> link(figure, comparison))
                        .orElseGet(() -> new FigureLink(FigureText.NONE)));
        shown.year().map(TeamBoard::course).ifPresent(tile::trend);
        shown.change().ifPresent(change -> ChangeText.on(tile, change));
        shown.figure().map(TeamBoard::notes).ifPresent(notes -> notes.forEach(tile::note));
        shown.refused().ifPresent(tile::note);
        return tile;
    }

    private static FigureLink link(Figure figure, Optional<Comparison> comparison) {
        return new FigureLink(
                Wording.value(figure),
                FigureParameters.address(figure.metric().key(), figure.query().by(Breakdown.MONTH), comparison),
                Wording.origin(figure));
    }

    private static List<Double> course(Figure months) {
        return months.series().stream()
                .flatMap(month -> month.value().stream())
                .map(value -> Wording.drawn(months, value))
                .toList();
    }

    private static List<String> notes(Figure figure) {
        List<String> notes = new ArrayList<>();
        if (figure.maturing() > 0) {
            notes.add(FigureText.count(figure.maturing()) + " maturing");
        }
        figure.beside("p90")
                .ifPresent(number -> notes.add(Wording.besideValue(figure, "p90", number) + " for nine in ten"));
        Stream.of("held", "connected", "overdue")
                .forEach(name -> figure.beside(name)
                        .ifPresent(number -> notes.add(FigureText.decimal(number, 0) + " "
                                + Wording.beside(name).toLowerCase(Locale.ROOT))));
        long faulty =
                figure.faults().values().stream().mapToLong(Long::longValue).sum();
        if (faulty > 0) {
            notes.add(FigureText.count(faulty) + " with faulty dates");
        }
        return notes;
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
