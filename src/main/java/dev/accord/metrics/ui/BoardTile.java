package dev.accord.metrics.ui;

import dev.accord.metrics.BoardFigure;
import dev.accord.metrics.Breakdown;
import dev.accord.metrics.Comparison;
import dev.accord.metrics.Figure;
import dev.accord.metrics.FigureParameters;
import dev.accord.metrics.FigureQuery;
import dev.accord.metrics.Metric;
import dev.accord.metrics.Narrowing;
import dev.accord.shared.Period;
import dev.accord.ui.FigureLink;
import dev.accord.ui.FigureText;
import dev.accord.ui.StatTile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A metric of a board at a glance: its figure, its last twelve months or its parts, what there is to know beside it. */
public final class BoardTile {

    private BoardTile() {}

    public static StatTile of(BoardFigure shown, Optional<Comparison> comparison) {
        StatTile tile = new StatTile(
                name(shown),
                shown.figure()
                        .map(figure -> link(figure, comparison))
                        .orElseGet(() -> new FigureLink(FigureText.NONE)));
        shown.year().map(BoardTile::course).ifPresent(tile::trend);
        shown.change().ifPresent(change -> ChangeText.on(tile, change));
        shown.figure().map(BoardTile::notes).ifPresent(notes -> notes.forEach(tile::note));
        shown.refused().map(BoardTile::sentence).ifPresent(tile::note);
        nothing(shown).ifPresent(tile::note);
        shown.figure().flatMap(LargestParts::of).ifPresent(tile::note);
        return tile;
    }

    /** Such as "Revenue, channel Webinar, by team". */
    public static String name(BoardFigure shown) {
        String metric = shown.metric().map(Metric::label).orElse(shown.tile().metric());
        String only = shown.tile().narrowing().map(part -> ", " + part(part)).orElse("");
        Breakdown by = shown.tile().by();
        return metric + only + (by == Breakdown.NONE ? "" : ", by " + dimension(by));
    }

    /** A part may have gone, or have another name by now: a mere 0 would not say so. */
    private static Optional<String> nothing(BoardFigure shown) {
        return shown.tile()
                .narrowing()
                .flatMap(part -> shown.year()
                        .or(shown::figure)
                        .filter(looked -> looked.records() == 0)
                        .map(looked -> "There is nothing of %s %s".formatted(part(part), days(looked))));
    }

    private static String days(Figure looked) {
        Period period = looked.query().period();
        return "from %s to %s"
                .formatted(
                        FigureText.day(period.from()),
                        FigureText.day(period.to().minusDays(1)));
    }

    private static String part(Narrowing part) {
        return dimension(part.by()) + " " + Wording.group(Optional.ofNullable(part.group()));
    }

    private static String dimension(Breakdown by) {
        return Wording.by(by).toLowerCase(Locale.ROOT);
    }

    private static FigureLink link(Figure figure, Optional<Comparison> comparison) {
        FigureQuery query = figure.query();
        Breakdown by = query.by() == Breakdown.NONE ? Breakdown.MONTH : query.by();
        return new FigureLink(
                Wording.value(figure),
                FigureParameters.address(figure.metric().key(), query.by(by), comparison),
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

    private static String sentence(String reason) {
        return reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1) + ".";
    }
}
