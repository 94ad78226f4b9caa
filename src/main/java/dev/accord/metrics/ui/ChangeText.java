package dev.accord.metrics.ui;

import dev.accord.metrics.Change;
import dev.accord.metrics.Comparison;
import dev.accord.metrics.Direction;
import dev.accord.metrics.Metric;
import dev.accord.metrics.Movement;
import dev.accord.metrics.Unit;
import dev.accord.shared.CalendarPeriod;
import dev.accord.shared.Period;
import dev.accord.ui.DeltaText;
import dev.accord.ui.FigureText;
import dev.accord.ui.StatTile;
import java.math.BigDecimal;
import java.util.Optional;

/** How far a figure has moved, in words: "12 % more than in Q3 2026, better". */
public final class ChangeText {

    private ChangeText() {}

    /** Says it on the tile, or that there is no comparison. */
    public static void on(StatTile tile, Change change) {
        of(change).ifPresentOrElse(tile::delta, () -> tile.note("No comparison with " + name(change)));
    }

    /** Empty where one of the two has no value, or where there is no share of nothing. */
    public static Optional<DeltaText> of(Change change) {
        Movement movement = change.movement();
        Metric metric = movement.after().metric();
        // "3 % more" of a share could mean two things
        Optional<BigDecimal> moved = metric.unit() == Unit.RATIO ? movement.change() : movement.relative();
        return moved.map(by -> text(metric, by, name(change)));
    }

    private static DeltaText text(Metric metric, BigDecimal by, String then) {
        String size = size(metric, by.abs());
        if (size.startsWith("0 ")) {
            return new DeltaText(DeltaText.Direction.LEVEL, "as in " + then);
        }
        boolean more = by.signum() > 0;
        boolean better = more == (metric.direction() == Direction.HIGHER_IS_BETTER);
        return new DeltaText(
                more ? DeltaText.Direction.UP : DeltaText.Direction.DOWN,
                "%s %s than in %s, %s".formatted(size, more ? "more" : "less", then, better ? "better" : "worse"));
    }

    private static String size(Metric metric, BigDecimal by) {
        return metric.unit() == Unit.RATIO
                ? FigureText.decimal(by.movePointRight(2), 1) + " points"
                : FigureText.percent(by, 1);
    }

    private static String name(Change change) {
        Period whole = change.whole();
        return CalendarPeriod.between(whole.from(), whole.to())
                .map(CalendarPeriod::label)
                .orElse(change.with() == Comparison.PREVIOUS ? "the period before" : "the year before");
    }
}
