package dev.accord.goals.ui;

import dev.accord.goals.Progress;
import dev.accord.metrics.Breakdown;
import dev.accord.metrics.Change;
import dev.accord.metrics.Direction;
import dev.accord.metrics.Figure;
import dev.accord.metrics.FigureParameters;
import dev.accord.metrics.Metric;
import dev.accord.metrics.Unit;
import dev.accord.shared.Period;
import dev.accord.ui.DeltaText;
import dev.accord.ui.FigureLink;
import dev.accord.ui.FigureOrigin;
import dev.accord.ui.FigureText;
import java.math.BigDecimal;
import java.util.Optional;

/** How a progress is written: its figure with link and origin, its target, its distance from the plan. */
public final class ProgressText {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private ProgressText() {}

    /** The actual figure in short, as a link to its records. */
    public static FigureLink actualShort(Progress progress) {
        return link(progress, FigureText.orNone(progress.actual(), value -> brief(progress, value)));
    }

    /** The actual figure in full, as a link to its records. */
    public static FigureLink actual(Progress progress) {
        return link(progress, FigureText.orNone(progress.actual(), value -> full(progress, value)));
    }

    private static FigureLink link(Progress progress, String text) {
        return progress.figure()
                .map(figure -> new FigureLink(text, records(progress, figure), origin(figure)))
                .orElseGet(() -> new FigureLink(FigureText.NONE));
    }

    /** A value of the metric where space is short: {@code 2.31 M EUR}, {@code 31.5 %}. */
    public static String brief(Progress progress, BigDecimal value) {
        return switch (progress.metric().unit()) {
            case COUNT -> FigureText.decimal(value, 0);
            case RATIO -> FigureText.percent(value, 1);
            case DAYS -> FigureText.days(value);
            case HOURS -> FigureText.hours(value);
            case MONEY ->
                (progress.metric().adds() ? FigureText.compact(value) : FigureText.decimal(value, 2))
                        + currency(progress);
            case MONEY_PER_DAY -> FigureText.compact(value) + currency(progress) + " a day";
        };
    }

    /** A value of the metric in full: {@code 2,310,400 EUR}. */
    public static String full(Progress progress, BigDecimal value) {
        return full(progress.metric(), progress.currency(), value);
    }

    static String full(Metric metric, Optional<String> currency, BigDecimal value) {
        String unit = currency.map(code -> " " + code).orElse("");
        return switch (metric.unit()) {
            case COUNT -> FigureText.decimal(value, 0);
            case RATIO -> FigureText.percent(value, 2);
            case DAYS -> FigureText.days(value);
            case HOURS -> FigureText.hours(value);
            case MONEY -> FigureText.decimal(value, metric.adds() ? 0 : 2) + unit;
            case MONEY_PER_DAY -> FigureText.decimal(value, 0) + unit + " a day";
        };
    }

    private static String currency(Progress progress) {
        return progress.currency().map(code -> " " + code).orElse("");
    }

    /** Ahead of plan or behind it; empty without a goal or without a value. */
    public static Optional<DeltaText> delta(Progress progress) {
        return progress.planned().flatMap(planned -> progress.actual().map(actual -> delta(progress, actual, planned)));
    }

    private static DeltaText delta(Progress progress, BigDecimal actual, BigDecimal planned) {
        BigDecimal gap = actual.subtract(planned);
        if (progress.metric().direction() == Direction.HIGHER_IS_BETTER || gap.signum() == 0) {
            return DeltaText.againstPlan(actual, planned, size -> gap(progress, size));
        }
        // a cost above its target is not ahead of anything
        return gap.signum() > 0
                ? new DeltaText(DeltaText.Direction.UP, gap(progress, gap) + " over plan")
                : new DeltaText(DeltaText.Direction.DOWN, gap(progress, gap.negate()) + " under plan");
    }

    private static String gap(Progress progress, BigDecimal gap) {
        Metric metric = progress.metric();
        if (metric.unit() == Unit.RATIO) {
            // "3 % behind" could mean two things.
            return FigureText.decimal(gap.multiply(HUNDRED), 1) + " points";
        }
        return metric.unit() == Unit.MONEY && !metric.adds()
                ? FigureText.decimal(gap, 2)
                : metric.unit().isMoney() ? FigureText.compact(gap) : FigureText.decimal(gap, 0);
    }

    /** What a figure is computed from, for its hover. */
    public static FigureOrigin origin(Figure figure) {
        Period period = figure.query().period();
        return new FigureOrigin(
                figure.metric().definition(),
                figure.definitionVersion(),
                "%s to %s, %s, by %s"
                        .formatted(
                                FigureText.day(period.from()),
                                FigureText.day(period.to().minusDays(1)),
                                period.zone(),
                                figure.query().basis().word()),
                FigureText.moment(figure.asOf(), period.zone()));
    }

    /** The address of the records behind the figure and, where it is compared, of what moved it. */
    private static String records(Progress progress, Figure figure) {
        return FigureParameters.address(
                figure.metric().key(),
                figure.query().by(Breakdown.NONE),
                progress.change().map(Change::with));
    }
}
