package dev.accord.metrics;

import dev.accord.people.Access;
import dev.accord.shared.Period;
import dev.accord.shared.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Reads the metrics of a board. It runs in no transaction of its own: one refused figure leaves the others alone. */
@Service
public class BoardFigures {

    private static final int MONTHS = 12;

    private final Figures figures;
    private final Changes changes;

    BoardFigures(Figures figures, Changes changes) {
        this.figures = figures;
        this.changes = changes;
    }

    /** The metrics in that order, by cohorts only where they have any. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<BoardFigure> of(List<String> metrics, FigureQuery query, Optional<Comparison> comparison) {
        return metrics.stream().map(key -> read(key, query, comparison)).toList();
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
