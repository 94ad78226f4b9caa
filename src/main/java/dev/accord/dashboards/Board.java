package dev.accord.dashboards;

import dev.accord.metrics.Tile;
import java.io.Serializable;
import java.util.List;

/** A board of one's own making: metrics in the order in which they stand. */
public record Board(BoardCard card, List<Tile> tiles) implements Serializable {

    public Board {
        tiles = List.copyOf(tiles);
    }
}
