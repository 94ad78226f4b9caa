package dev.accord.metrics;

import dev.accord.people.Access;
import dev.accord.shared.Period;
import dev.accord.shared.Refused;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Reads the metrics of a board, once for all who look at it. It runs in no transaction of its own: one refused figure leaves the others alone. */
@Service
public class BoardFigures {

    private static final int MONTHS = 12;

    private final Figures figures;
    private final Changes changes;
    private final SharedReadings shared;

    /**
     * What a board shows.
     *
     * @param tiles in the order in which they stand
     * @param query by cohorts only of the metrics that have any
     * @param comparison with which period they are compared
     */
    public record Board(List<Tile> tiles, FigureQuery query, Optional<Comparison> comparison) {

        public Board {
            tiles = List.copyOf(tiles);
        }
    }

    BoardFigures(Figures figures, Changes changes, SharedReadings shared) {
        this.figures = figures;
        this.changes = changes;
        this.shared = shared;
    }

    /** The figures as they are now. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<BoardFigure> of(Board board) {
        return shared.now(board, () -> read(board));
    }

    /** The figures since the change that everybody was told of who looks. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<BoardFigure> news(Board board) {
        return shared.told(board, () -> read(board));
    }

    /** The parts of a metric of which there was anything in the period, by their names, the unknown one last. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<Narrowing> parts(String metric, Breakdown by, Period period) {
        try {
            return figures
                    .figure(metric, FigureQuery.over(period).on(Basis.PERIOD).by(by))
                    .series()
                    .stream()
                    .map(slice -> new Narrowing(by, slice.group()))
                    .sorted(Comparator.comparing(Narrowing::group, Comparator.nullsLast(Comparator.naturalOrder())))
                    .toList();
        } catch (Refused cannot) {
            return List.of(); // what cannot be added up, such as for want of a rate, tells no parts
        }
    }

    private List<BoardFigure> read(Board board) {
        return board.tiles().stream()
                .map(tile -> read(tile, board.query(), board.comparison()))
                .toList();
    }

    private BoardFigure read(Tile tile, FigureQuery board, Optional<Comparison> comparison) {
        Optional<Metric> metric = Optional.empty();
        try {
            metric = Optional.of(figures.metric(tile.metric()));
            FigureQuery query = tile.asks(figures.hasCohorts(tile.metric()) ? board : board.on(Basis.PERIOD));
            Figure figure = figures.figure(tile.metric(), query);
            return new BoardFigure(
                    tile,
                    metric,
                    Optional.of(figure),
                    Optional.empty(),
                    year(figure.metric(), query),
                    comparison.flatMap(with -> changes.since(with, figure)));
        } catch (Refused refused) {
            return BoardFigure.refused(tile, metric, refused.reason());
        }
    }

    /** A state of one moment has no months, and beside its parts there is no room for them. */
    private Optional<Figure> year(Metric metric, FigureQuery query) {
        return metric.nature() == Metric.Nature.STATE || query.by() != Breakdown.NONE
                ? Optional.empty()
                : Optional.of(figures.figure(
                        metric.key(), query.during(yearUpTo(query.period())).by(Breakdown.MONTH)));
    }

    private static Period yearUpTo(Period period) {
        LocalDate end = period.to();
        return new Period(end.minusMonths(MONTHS), end, period.zone());
    }
}
