package dev.accord.metrics;

import dev.accord.people.Access;
import dev.accord.shared.Period;
import dev.accord.shared.Refused;
import java.time.LocalDate;
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
     * @param metrics in the order in which they stand
     * @param query by cohorts only of the metrics that have any
     * @param comparison with which period they are compared
     */
    public record Board(List<String> metrics, FigureQuery query, Optional<Comparison> comparison) {

        public Board {
            metrics = List.copyOf(metrics);
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

    private List<BoardFigure> read(Board board) {
        return board.metrics().stream()
                .map(key -> read(key, board.query(), board.comparison()))
                .toList();
    }

    private BoardFigure read(String key, FigureQuery asked, Optional<Comparison> comparison) {
        Metric metric = figures.metric(key);
        FigureQuery query = figures.hasCohorts(key) ? asked : asked.on(Basis.PERIOD);
        try {
            Figure figure = figures.figure(key, query);
            // a state of one moment has no months
            Optional<Figure> year = metric.nature() == Metric.Nature.STATE
                    ? Optional.empty()
                    : Optional.of(figures.figure(
                            key, query.during(yearUpTo(query.period())).by(Breakdown.MONTH)));
            return new BoardFigure(
                    metric,
                    Optional.of(figure),
                    Optional.empty(),
                    year,
                    comparison.flatMap(with -> changes.since(with, figure)));
        } catch (Refused refused) {
            return BoardFigure.refused(metric, refused.reason());
        }
    }

    private static Period yearUpTo(Period period) {
        LocalDate end = period.to();
        return new Period(end.minusMonths(MONTHS), end, period.zone());
    }
}
