package dev.accord.dashboards;

import dev.accord.metrics.Breakdown;
import dev.accord.metrics.Narrowing;
import dev.accord.metrics.Tile;
import dev.accord.shared.Id;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tiles of the boards as they are kept. Who may see and change them is for {@link Boards} to say. */
@Component
class TileRows {

    private final JdbcClient jdbc;

    TileRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Tile> of(Id board) {
        return jdbc.sql("SELECT metric, narrowing, split_by FROM board_tile WHERE board_id = :board ORDER BY place")
                .param("board", board.value())
                .query(TileRows::tile)
                .list();
    }

    /** In place of those that were there. */
    void put(Id board, List<Tile> tiles) {
        jdbc.sql("DELETE FROM board_tile WHERE board_id = :board")
                .param("board", board.value())
                .update();
        for (int place = 0; place < tiles.size(); place++) {
            Tile tile = tiles.get(place);
            jdbc.sql("""
                            INSERT INTO board_tile (board_id, place, metric, narrowing, split_by)
                            VALUES (:board, :place, :metric, :narrowing, :by)
                            """)
                    .param("board", board.value())
                    .param("place", place)
                    .param("metric", tile.metric())
                    .param("narrowing", tile.narrowing().map(Narrowing::word).orElse(null))
                    .param("by", tile.by() == Breakdown.NONE ? null : tile.by().word())
                    .update();
        }
    }

    private static Tile tile(ResultSet row, int number) throws SQLException {
        @Nullable String only = row.getString("narrowing");
        @Nullable String by = row.getString("split_by");
        return new Tile(
                row.getString("metric"),
                only == null ? null : Narrowing.parse(only),
                by == null ? Breakdown.NONE : Breakdown.parse(by));
    }
}
