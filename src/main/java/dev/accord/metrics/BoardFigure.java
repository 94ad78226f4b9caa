package dev.accord.metrics;

import java.util.Optional;

/**
 * What a board shows on one tile.
 *
 * @param metric empty where there is none of that key, as its stage has gone
 * @param figure empty where it could not be computed
 * @param refused why it could not
 * @param year the twelve months up to the end of the period, by month; empty where there are none, as of a state, or where
 *     the tile shows parts
 * @param change since the period that the board compares with; empty where it compares with none or nothing is known of it
 */
public record BoardFigure(
        Tile tile,
        Optional<Metric> metric,
        Optional<Figure> figure,
        Optional<String> refused,
        Optional<Figure> year,
        Optional<Change> change) {

    static BoardFigure refused(Tile tile, Optional<Metric> metric, String why) {
        return new BoardFigure(tile, metric, Optional.empty(), Optional.of(why), Optional.empty(), Optional.empty());
    }
}
