package dev.accord.goals.ui;

import dev.accord.goals.Progress;
import dev.accord.metrics.Figure;
import dev.accord.metrics.Slice;
import dev.accord.metrics.Unit;
import dev.accord.metrics.ui.ChangeText;
import dev.accord.ui.FigureText;
import dev.accord.ui.StatTile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A metric at a glance: figure, target, distance from the plan, course. */
public final class ProgressTile {

    private ProgressTile() {}

    /** A figure that could not be computed says why in its tile and leaves the others alone. */
    public static StatTile of(Progress progress) {
        StatTile tile = new StatTile(progress.metric().label(), ProgressText.actualShort(progress));
        progress.target().ifPresent(target -> tile.target(ProgressText.brief(progress, target)));
        progress.change()
                .ifPresentOrElse(
                        change -> ChangeText.on(tile, change),
                        () -> ProgressText.delta(progress).ifPresent(tile::delta));
        progress.refused().map(ProgressTile::sentence).ifPresent(tile::note);
        if (progress.plan().isEmpty()) {
            progress.figure().flatMap(ProgressTile::parts).ifPresent(tile::note);
        }
        List<Double> course = progress.sofar().stream()
                .map(Slice::value)
                .flatMap(Optional::stream)
                .map(Number::doubleValue)
                .toList();
        if (course.size() > 1) {
            tile.trend(course);
        }
        return tile;
    }

    private static Optional<String> parts(Figure figure) {
        return figure.metric().unit() == Unit.RATIO
                ? figure.denominator()
                        .filter(whole -> whole.signum() > 0)
                        .map(whole -> "%s of %s"
                                .formatted(FigureText.decimal(figure.numerator(), 0), FigureText.decimal(whole, 0)))
                : Optional.empty();
    }

    private static String sentence(String reason) {
        return reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1) + ".";
    }
}
