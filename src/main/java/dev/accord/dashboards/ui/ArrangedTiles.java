package dev.accord.dashboards.ui;

import com.vaadin.flow.component.html.Div;
import dev.accord.metrics.BoardFigure;
import dev.accord.metrics.Comparison;
import dev.accord.metrics.Tile;
import dev.accord.metrics.ui.BoardTile;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The tiles of a board while it is arranged: each with its place and what it shows to be changed. */
final class ArrangedTiles extends Div {

    /** What follows. */
    interface Work extends Serializable {

        /** Puts these tiles on the board, has them shown, and says whether that was done. */
        boolean arrange(List<Tile> tiles);

        /** Asks what the tile at that place is to show. */
        void change(int place);
    }

    private final Work work;
    private final List<TileControls> controls = new ArrayList<>();
    private List<Tile> tiles = List.of();

    ArrangedTiles(Work work) {
        this.work = work;
        addClassName("accord-tiles");
    }

    void show(List<BoardFigure> figures, Optional<Comparison> comparison) {
        tiles = figures.stream().map(BoardFigure::tile).toList();
        controls.clear();
        removeAll();
        for (int place = 0; place < figures.size(); place++) {
            BoardFigure figure = figures.get(place);
            TileControls each = controls(place, BoardTile.name(figure));
            controls.add(each);
            Div cell = new Div(BoardTile.of(figure, comparison), each);
            cell.addClassName("accord-arranged");
            add(cell);
        }
    }

    private TileControls controls(int place, String name) {
        return new TileControls(
                name,
                new TileControls.Place(place > 0, place < tiles.size() - 1),
                () -> move(place, place - 1),
                () -> move(place, place + 1),
                () -> work.change(place),
                () -> remove(place));
    }

    /** Whoever moves a tile by the keyboard goes with it. */
    private void move(int from, int to) {
        List<Tile> moved = new ArrayList<>(tiles);
        Collections.swap(moved, from, to);
        if (work.arrange(moved)) {
            controls.get(to).focusAfterMove(to < from);
        }
    }

    void focusChange(int place) {
        controls.get(place).focusChange();
    }

    private void remove(int place) {
        List<Tile> left = new ArrayList<>(tiles);
        left.remove(place);
        if (work.arrange(left) && !controls.isEmpty()) {
            controls.get(Math.min(place, controls.size() - 1)).focusRemove();
        }
    }
}
