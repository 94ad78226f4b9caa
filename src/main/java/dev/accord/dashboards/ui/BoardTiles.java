package dev.accord.dashboards.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.server.Command;
import dev.accord.dashboards.Board;
import dev.accord.dashboards.Boards;
import dev.accord.metrics.BoardFigure;
import dev.accord.metrics.Comparison;
import dev.accord.metrics.Tile;
import dev.accord.metrics.ui.BoardTile;
import dev.accord.metrics.ui.TileChoices;
import dev.accord.metrics.ui.TileFields;
import dev.accord.ui.Attempt;
import dev.accord.ui.EmptyState;
import dev.accord.ui.Tiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tiles of a board, to be looked at or to be arranged. */
final class BoardTiles extends Section implements ArrangedTiles.Work {

    private final Boards boards;
    private final TileChoices choices;
    private final Command changed;
    private final Tiles tiles = new Tiles();
    private final ArrangedTiles arranged = new ArrangedTiles(this);
    private final Div none = new Div();
    private @Nullable Board shown;

    /** @param changed has the board shown anew */
    BoardTiles(Boards boards, TileChoices choices, Command changed) {
        this.boards = boards;
        this.choices = choices;
        this.changed = changed;
        H2 heading = new H2("Tiles");
        heading.addClassName("accord-unseen");
        setAriaLabel("Tiles");
        add(heading, tiles, arranged, none);
    }

    void show(Board board, List<BoardFigure> figures, Optional<Comparison> comparison, boolean arranging) {
        shown = board;
        List<BoardFigure> toLookAt = arranging ? List.of() : figures;
        tiles.show(toLookAt.stream()
                .map(figure -> BoardTile.of(figure, comparison))
                .toList());
        tiles.setVisible(!toLookAt.isEmpty());
        arranged.show(arranging ? figures : List.of(), comparison);
        arranged.setVisible(arranging && !figures.isEmpty());
        none.removeAll();
        none.setVisible(figures.isEmpty());
        if (figures.isEmpty()) {
            none.add(new EmptyState("Nothing stands on this board yet", next(board, arranging)));
        }
    }

    private static String next(Board board, boolean arranging) {
        if (arranging) {
            return "Add a tile above: a metric, all of it or one part of it.";
        }
        return board.card().mine()
                ? "Arrange it, and add the metrics that you want to see here."
                : "Its owner adds the tiles.";
    }

    /** Asks for one more tile. */
    void ask() {
        Board board = shown;
        if (board != null) {
            new TileDialog("Add a tile", new TileFields(choices), "Add it", tile -> {
                        List<Tile> more = new ArrayList<>(board.tiles());
                        more.add(tile);
                        return arrange(board, more);
                    })
                    .open();
        }
    }

    @Override
    public void change(int place) {
        Board board = shown;
        if (board != null) {
            TileFields fields = new TileFields(choices);
            fields.show(board.tiles().get(place));
            new TileDialog("Change the tile", fields, "Change it", tile -> {
                        List<Tile> other = new ArrayList<>(board.tiles());
                        other.set(place, tile);
                        boolean done = arrange(board, other);
                        if (done) {
                            arranged.focusChange(place);
                        }
                        return done;
                    })
                    .open();
        }
    }

    @Override
    public boolean arrange(List<Tile> wanted) {
        Board board = shown;
        return board != null && arrange(board, wanted);
    }

    /** Shown anew also where it was refused, as somebody else may have arranged it meanwhile. */
    private boolean arrange(Board board, List<Tile> wanted) {
        boolean done = Attempt.succeeds(
                () -> boards.arrange(board.card().id(), board.card().version(), wanted));
        changed.execute();
        return done;
    }
}
