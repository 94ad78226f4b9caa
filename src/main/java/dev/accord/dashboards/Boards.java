package dev.accord.dashboards;

import dev.accord.metrics.Figures;
import dev.accord.metrics.Narrowing;
import dev.accord.metrics.Tile;
import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The boards that people make of tiles, for themselves, their team or everybody. Only its owner changes a board. One that
 * somebody may not look at is to them as if it were not there: {@code unknown-board}.
 */
@Service
@Transactional
public class Boards {

    static final int MOST_BOARDS = 50;
    static final int MOST_TILES = 24;
    static final int LONGEST_NAME = 80;
    private static final int LONGEST_NARROWING = 220;

    /** So many of others' are listed; whoever has the address of another one opens it by that. */
    private static final int MOST_SHARED = 200;

    private static final String CARDS = """
            SELECT b.id, b.name, TRIM(CONCAT(p.first_name, ' ', p.last_name)) AS owner, b.owner_id = :me AS mine,
                   b.sharing, t.name AS team, b.version, s.board_id IS NOT NULL AS start_page,
                   (SELECT COUNT(*) FROM board_tile i WHERE i.board_id = b.id) AS tiles
              FROM board b
              JOIN person p ON p.id = b.owner_id
              LEFT JOIN team t ON t.id = b.team_id
              LEFT JOIN board_start s ON s.board_id = b.id AND s.person_id = :me
             WHERE (b.owner_id = :me OR b.sharing = 'EVERYBODY' OR b.team_id = :team)
            """;

    private final JdbcClient jdbc;
    private final TileRows rows;
    private final Figures figures;
    private final Ids ids;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    Boards(
            JdbcClient jdbc,
            TileRows rows,
            Figures figures,
            Ids ids,
            Clock clock,
            Acting acting,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.figures = figures;
        this.ids = ids;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    /** One's own, then those that others share with whoever asks, each in the order of their names. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public List<BoardCard> known() {
        return cards(" ORDER BY mine DESC, b.name, b.id LIMIT :most")
                .param("most", MOST_BOARDS + MOST_SHARED)
                .query(BoardCard.class)
                .list();
    }

    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public Board board(Id board) {
        return new Board(card(board), rows.of(board));
    }

    /**
     * Makes an empty board that nobody else sees.
     *
     * @throws Refused with code {@code missing-name}, {@code long-name}, {@code name-taken} or {@code too-many-boards}
     */
    @PreAuthorize(Access.SIGNED_IN)
    public Id make(String name) {
        String label = label(name);
        Id me = acting.person();
        long mine = jdbc.sql("SELECT COUNT(*) FROM board WHERE owner_id = :me")
                .param("me", me.value())
                .query(Long.class)
                .single();
        if (mine >= MOST_BOARDS) {
            throw Refused.conflict(
                    "too-many-boards", "you have %d boards, and more there cannot be: delete one first", mine);
        }
        Id id = ids.next();
        named(
                label,
                jdbc.sql("""
                                INSERT INTO board (id, owner_id, name, sharing, made_at, version)
                                VALUES (:id, :me, :name, 'NOBODY', :now, 0)
                                """)
                        .param("id", id.value())
                        .param("me", me.value())
                        .param("now", Timestamp.from(clock.instant())));
        tell(id, "made the board \"%s\"".formatted(label));
        return id;
    }

    /** @throws Refused with code {@code missing-name}, {@code long-name} or {@code name-taken} */
    @PreAuthorize(Access.SIGNED_IN)
    public void rename(Id board, String name) {
        String label = label(name);
        BoardCard card = own(board);
        named(label, jdbc.sql("UPDATE board SET name = :name WHERE id = :id").param("id", board.value()));
        tell(board, "renamed the board \"%s\" to \"%s\"".formatted(card.name(), label));
    }

    /** Shows one's board to one's team, to everybody, or to nobody else. @throws Refused with code {@code no-team} */
    @PreAuthorize(Access.SIGNED_IN)
    public void share(Id board, Sharing sharing) {
        BoardCard card = own(board);
        Optional<Id> team = sharing == Sharing.TEAM ? acting.now().team() : Optional.empty();
        if (sharing == Sharing.TEAM && team.isEmpty()) {
            throw Refused.conflict("no-team", "you are in no team that the board could be shared with");
        }
        jdbc.sql("UPDATE board SET sharing = :sharing, team_id = :team WHERE id = :id")
                .param("sharing", sharing.name())
                .param("team", team.map(Id::value).orElse(null))
                .param("id", board.value())
                .update();
        tell(
                board,
                switch (sharing) {
                    case NOBODY -> "no longer shares the board \"%s\"".formatted(card.name());
                    case TEAM -> "shares the board \"%s\" with the team".formatted(card.name());
                    case EVERYBODY -> "shares the board \"%s\" with everybody".formatted(card.name());
                });
    }

    /**
     * Puts these tiles on the board, in this order.
     *
     * @param version of the board that was arranged
     * @throws Refused with code {@code too-many-tiles}, {@code long-narrowing}, {@code unknown-metric} for a tile that is
     *     new, or {@code board-changed} where it was arranged elsewhere meanwhile
     */
    @PreAuthorize(Access.SIGNED_IN)
    public void arrange(Id board, int version, List<Tile> tiles) {
        BoardCard card = own(board);
        check(tiles, rows.of(board));
        int arranged = jdbc.sql("UPDATE board SET version = version + 1 WHERE id = :id AND version = :version")
                .param("id", board.value())
                .param("version", version)
                .update();
        if (arranged == 0) {
            throw Refused.conflict("board-changed", "the board \"%s\" was arranged elsewhere meanwhile", card.name());
        }
        rows.put(board, tiles);
        tell(board, "arranged the board \"%s\", tiles: %d".formatted(card.name(), tiles.size()));
    }

    /** Takes a board away from all who look at it. Whoever started there starts at the scoreboard again. */
    @PreAuthorize(Access.SIGNED_IN)
    public void remove(Id board) {
        BoardCard card = own(board);
        rows.put(board, List.of());
        jdbc.sql("DELETE FROM board_start WHERE board_id = :id")
                .param("id", board.value())
                .update();
        jdbc.sql("DELETE FROM board WHERE id = :id").param("id", board.value()).update();
        tell(board, "deleted the board \"%s\"".formatted(card.name()));
    }

    /** Makes a board of one's own with the tiles of another. @throws Refused as {@link #make} does */
    @PreAuthorize(Access.SIGNED_IN)
    public Id copy(Id board, String name) {
        Board original = board(board);
        Id copy = make(name);
        rows.put(copy, original.tiles());
        return copy;
    }

    /** The board at which whoever asks begins; empty for the scoreboard, also where they may no longer look at theirs. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public Optional<BoardCard> start() {
        return cards(" AND s.board_id IS NOT NULL").query(BoardCard.class).optional();
    }

    @PreAuthorize(Access.SIGNED_IN)
    public void startAt(Id board) {
        card(board);
        jdbc.sql("""
                        INSERT INTO board_start (person_id, board_id) VALUES (:me, :board)
                        ON DUPLICATE KEY UPDATE board_id = VALUES(board_id)
                        """)
                .param("me", acting.person().value())
                .param("board", board.value())
                .update();
    }

    @PreAuthorize(Access.SIGNED_IN)
    public void startAtScoreboard() {
        jdbc.sql("DELETE FROM board_start WHERE person_id = :me")
                .param("me", acting.person().value())
                .update();
    }

    private JdbcClient.StatementSpec cards(String further) {
        return jdbc.sql(CARDS + further)
                .param("me", acting.now().person().map(Id::value).orElse(0L))
                .param("team", acting.now().team().map(Id::value).orElse(0L));
    }

    private BoardCard card(Id board) {
        return cards(" AND b.id = :id")
                .param("id", board.value())
                .query(BoardCard.class)
                .optional()
                .orElseThrow(
                        () -> Refused.notFound("unknown-board", "there is no board %s that you may look at", board));
    }

    private BoardCard own(Id board) {
        BoardCard card = card(board);
        if (!card.mine()) {
            throw Refused.forbidden(
                    "not-your-board", "only %s can change the board \"%s\"; copy it", card.owner(), card.name());
        }
        return card;
    }

    private static String label(String name) {
        String label = name.strip();
        if (label.isEmpty()) {
            throw Refused.invalid("missing-name", "give the board a name");
        }
        if (label.length() > LONGEST_NAME) {
            throw Refused.invalid(
                    "long-name", "a name has at most %d characters, not %d", LONGEST_NAME, label.length());
        }
        return label;
    }

    private static void named(String label, JdbcClient.StatementSpec statement) {
        try {
            statement.param("name", label).update();
        } catch (DuplicateKeyException taken) {
            throw Refused.conflict("name-taken", "you have a board \"%s\" already", label);
        }
    }

    /** A tile whose metric has gone meanwhile may stay. */
    private void check(List<Tile> tiles, List<Tile> before) {
        if (tiles.size() > MOST_TILES) {
            throw Refused.conflict("too-many-tiles", "a board has at most %d tiles, not %d", MOST_TILES, tiles.size());
        }
        for (Tile tile : tiles) {
            if (before.stream().noneMatch(known -> known.metric().equals(tile.metric()))) {
                figures.metric(tile.metric());
            }
            tile.narrowing()
                    .map(Narrowing::word)
                    .filter(word -> word.length() > LONGEST_NARROWING)
                    .ifPresent(word -> {
                        throw Refused.invalid(
                                "long-narrowing", "what a tile is narrowed to has too many characters: %s", word);
                    });
        }
    }

    private void tell(Id board, String summary) {
        Instant now = clock.instant();
        events.publishEvent(new BoardChanged(now, acting.now().person(), board, summary));
    }
}
