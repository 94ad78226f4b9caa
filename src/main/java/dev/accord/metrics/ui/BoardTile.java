package dev.accord.metrics.ui;

import dev.accord.metrics.BoardFigure;
import dev.accord.metrics.Breakdown;
import dev.accord.metrics.Comparison;
import dev.accord.metrics.Figure;
import dev.accord.metrics.FigureParameters;
import dev.accord.ui.FigureLink;
import dev.accord.ui.FigureText;
import dev.accord.ui.StatTile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A metric of a board at a glance: its figure, its last twelve months, what there is to know beside it. */
final class BoardTile {

    private BoardTile() {}

    static StatTile of(BoardFigure shown, Optional<Comparison> comparison) {
        StatTile tile = new StatTile(
                shown.metric().label(),
                shown.figure()
                        .map(figure -> link(figure, comparison))
                        .orElseGet(() -> new FigureLink(FigureText.NONE)));
        shown.year().map(BoardTile::course).ifPresent(tile::trend);
        shown.change().ifPresent(change -> ChangeText.on(tile, change));
        shown.figure().map(BoardTile::notes).ifPresent(notes -> notes.forEach(tile::note));
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
}
