package dev.accord.goals;

import dev.accord.metrics.Change;
import dev.accord.metrics.Figure;
import dev.accord.metrics.Metric;
import dev.accord.metrics.Slice;
import dev.accord.shared.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How far one metric has come in a period.
 *
 * @param figure empty where it could not be computed
 * @param refused why it could not
 * @param plan empty where no goal speaks of the period
 * @param change since the period that it is compared with; empty where that is none or cannot be computed
 */
public record Progress(
        Metric metric,
        Period period,
        Instant asOf,
        Optional<Figure> figure,
        Optional<String> refused,
        Optional<Plan> plan,
        Optional<Change> change) {

    private static final int SCALE = 6;

    public Optional<BigDecimal> actual() {
        return figure.flatMap(Figure::value);
    }

    public Optional<BigDecimal> target() {
        return plan.map(Plan::target);
    }

    /** What the plan wants by now; the whole target where the period is over. */
    public Optional<BigDecimal> planned() {
        return plan.map(known -> known.plannedBy(asOf));
    }

    /** Actual / (target x the share of the plan curve that has passed); empty before the plan wants anything. */
    public Optional<BigDecimal> pace() {
        return planned()
                .filter(wanted -> wanted.signum() > 0)
                .flatMap(wanted -> actual().map(reached -> reached.divide(wanted, SCALE, RoundingMode.HALF_UP)));
    }

    public Optional<String> currency() {
        return figure.flatMap(Figure::currency)
                .map(java.util.Currency::getCurrencyCode)
                .or(() -> plan.flatMap(Plan::currency));
    }

    /** The breakdown by time that was asked for, as far as its time has begun. */
    public List<Slice> sofar() {
        LocalDate today = asOf.atZone(period.zone()).toLocalDate();
        return figure.stream()
                .flatMap(it -> it.series().stream())
                .filter(slice ->
                        slice.firstDay().filter(day -> !day.isAfter(today)).isPresent())
                .toList();
    }
}
