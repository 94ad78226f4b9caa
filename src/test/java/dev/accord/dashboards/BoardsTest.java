package dev.accord.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.metrics.Breakdown;
import dev.accord.metrics.Narrowing;
import dev.accord.metrics.Tile;
import dev.accord.people.People;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class BoardsTest {

    private static final Tile REVENUE = Tile.of("revenue");
    private static final Tile WEBINARS =
            new Tile("leads-generated", new Narrowing(Breakdown.SOURCE, "Webinar"), Breakdown.TEAM);
    private static final Tile WITHOUT_CAMPAIGN =
            new Tile("win-rate", new Narrowing(Breakdown.CAMPAIGN, null), Breakdown.NONE);

    @Autowired
    Cast cast;

    @Autowired
    Boards boards;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    Cast.Players players;

    @BeforeEach
    void players() {
        players = cast.enter();
    }

    @Test
    void keepsItsTilesInTheOrderInWhichTheyWereArranged() {
        Id board = made(players.rep(), "Mine", REVENUE, WEBINARS, WITHOUT_CAMPAIGN);

        assertThat(seen(players.rep(), board).tiles()).containsExactly(REVENUE, WEBINARS, WITHOUT_CAMPAIGN);

        arrange(players.rep(), board, WITHOUT_CAMPAIGN, REVENUE);

        assertThat(seen(players.rep(), board).tiles()).containsExactly(WITHOUT_CAMPAIGN, REVENUE);
        assertThat(seen(players.rep(), board).card().tiles()).isEqualTo(2);
    }

    @Test
    void refusesToArrangeWhatWasArrangedElsewhereMeanwhile() {
        Id board = made(players.rep(), "Mine", REVENUE);
        int before = seen(players.rep(), board).card().version();
        arrange(players.rep(), board, REVENUE, WEBINARS);

        assertRefused(
                "board-changed",
                players.rep(),
                () -> boards.arrange(board, before, List.of(REVENUE, WITHOUT_CAMPAIGN)));
        assertThat(seen(players.rep(), board).tiles()).containsExactly(REVENUE, WEBINARS);
    }

    @Test
    void nobodyElseSeesABoardBeforeItIsShared() {
        Id board = made(players.rep(), "Mine", REVENUE);

        for (Id other : List.of(players.otherRep(), players.marketer(), players.administrator())) {
            assertRefused("unknown-board", other, () -> boards.board(board));
            assertThat(cast.as(other, () -> boards.known())).isEmpty();
        }
    }

    @Test
    void whatIsSharedWithATeamIsSeenByThatTeamAlone() {
        Id board = made(players.rep(), "Field work", REVENUE);
        cast.as(players.rep(), () -> boards.share(board, Sharing.TEAM));

        assertThat(seen(players.otherRep(), board).card().words()).isEqualTo("1 tile, shared with Field");
        assertThat(seen(players.manager(), board).card().mine()).isFalse();
        assertRefused("unknown-board", players.marketer(), () -> boards.board(board));

        cast.as(players.rep(), () -> boards.share(board, Sharing.NOBODY));

        assertRefused("unknown-board", players.otherRep(), () -> boards.board(board));
        assertRefused("no-team", players.executive(), () -> boards.share(boards.make("Teamless"), Sharing.TEAM));
    }

    @Test
    void onlyTheOwnerChangesABoardThatEverybodySees() {
        Id board = shared(players.rep(), "Open", REVENUE);

        assertThat(cast.as(players.marketer(), () -> boards.known()))
                .singleElement()
                .satisfies(card -> assertThat(card.owner()).isEqualTo("Test Sales rep"));
        for (Runnable change : List.<Runnable>of(
                () -> boards.rename(board, "Taken over"),
                () -> boards.share(board, Sharing.NOBODY),
                () -> boards.arrange(board, 1, List.of()),
                () -> boards.remove(board))) {
            assertRefused("not-your-board", players.administrator(), change);
        }
    }

    @Test
    void listsOnesOwnBeforeThoseOfOthersByName() {
        shared(players.marketer(), "Alpha", REVENUE);
        made(players.rep(), "Zulu");
        made(players.rep(), "Mike");

        assertThat(cast.as(players.rep(), () -> boards.known()))
                .extracting(BoardCard::name)
                .containsExactly("Mike", "Zulu", "Alpha");
    }

    @Test
    void aCopyIsOnesOwn() {
        Id board = shared(players.rep(), "Open", REVENUE, WEBINARS);

        Id copy = cast.as(players.marketer(), () -> boards.copy(board, "Open"));
        arrange(players.marketer(), copy, WEBINARS);

        assertThat(seen(players.marketer(), copy).card().mine()).isTrue();
        assertThat(seen(players.marketer(), copy).tiles()).containsExactly(WEBINARS);
        assertThat(seen(players.rep(), board).tiles()).containsExactly(REVENUE, WEBINARS);
        assertRefused("unknown-board", players.rep(), () -> boards.board(copy));
    }

    @Test
    void takesNamesThatCanBeToldApart() {
        Id board = made(players.rep(), "Mine");

        assertRefused("name-taken", players.rep(), () -> boards.make(" mine "));
        assertRefused("missing-name", players.rep(), () -> boards.rename(board, "  "));
        assertRefused("long-name", players.rep(), () -> boards.rename(board, "x".repeat(81)));
        cast.as(players.rep(), () -> boards.rename(board, "Ours"));
        assertThat(made(players.rep(), "Mine")).isNotEqualTo(board);
        assertThat(made(players.marketer(), "Mine")).isNotEqualTo(board);
    }

    @Test
    void hasLimitsAndSaysThem() {
        Id board = made(players.rep(), "Board 0");

        assertRefused(
                "too-many-tiles",
                players.rep(),
                () -> boards.arrange(board, 0, Collections.nCopies(Boards.MOST_TILES + 1, REVENUE)));
        assertRefused("unknown-metric", players.rep(), () -> boards.arrange(board, 0, List.of(Tile.of("luck"))));
        assertRefused(
                "long-narrowing",
                players.rep(),
                () -> boards.arrange(
                        board,
                        0,
                        List.of(new Tile(
                                "revenue", new Narrowing(Breakdown.SOURCE, "x".repeat(300)), Breakdown.NONE))));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> new Tile("revenue", null, Breakdown.WEEK))
                .withMessageContaining("by source, campaign, segment, team, person, not by week");

        IntStream.range(1, Boards.MOST_BOARDS).forEach(number -> made(players.rep(), "Board " + number));

        assertRefused("too-many-boards", players.rep(), () -> boards.make("One more"));
        assertRefused("too-many-boards", players.rep(), () -> boards.copy(board, "One more"));
    }

    @Test
    void aTileWhoseMetricHasGoneMayStay() {
        Id board = made(players.rep(), "Mine", REVENUE);
        jdbc.sql("UPDATE board_tile SET metric = 'gone-to-won'").update();
        Tile gone = Tile.of("gone-to-won");

        arrange(players.rep(), board, WEBINARS, gone);

        assertThat(seen(players.rep(), board).tiles()).containsExactly(WEBINARS, gone);
    }

    @Test
    void whatSomebodyWhoLeftHasSharedStaysToBeRead() {
        Id everybodys = shared(players.rep(), "Open", REVENUE);
        Id teams = made(players.rep(), "Field work", REVENUE);
        cast.as(players.rep(), () -> boards.share(teams, Sharing.TEAM));

        cast.as(players.administrator(), () -> people.retire(players.rep()));

        assertThat(seen(players.marketer(), everybodys).tiles()).containsExactly(REVENUE);
        assertThat(seen(players.manager(), teams).tiles()).containsExactly(REVENUE);
    }

    @Test
    void startsAtTheChosenBoardAsLongAsItMayBeSeen() {
        Id open = shared(players.rep(), "Open", REVENUE);
        Id own = made(players.marketer(), "Mine");
        assertThat(start(players.marketer())).isEmpty();

        cast.as(players.marketer(), () -> boards.startAt(own));
        cast.as(players.marketer(), () -> boards.startAt(open));
        assertThat(start(players.marketer())).containsExactly(open);
        assertThat(start(players.rep())).isEmpty();
        assertThat(seen(players.marketer(), open).card().startPage()).isTrue();
        assertThat(seen(players.rep(), open).card().startPage()).isFalse();

        cast.as(players.rep(), () -> boards.share(open, Sharing.NOBODY));
        assertThat(start(players.marketer())).isEmpty();

        cast.as(players.rep(), () -> boards.share(open, Sharing.EVERYBODY));
        assertThat(start(players.marketer())).containsExactly(open);
        cast.as(players.marketer(), () -> boards.startAtScoreboard());
        assertThat(start(players.marketer())).isEmpty();

        cast.as(players.marketer(), () -> boards.startAt(open));
        cast.as(players.rep(), () -> boards.remove(open));
        assertThat(start(players.marketer())).isEmpty();
        assertRefused("unknown-board", players.marketer(), () -> boards.startAt(open));
    }

    @Test
    void theAuditTrailTellsWhoDidWhat() {
        Id board = shared(players.rep(), "Open", REVENUE);
        cast.as(players.rep(), () -> boards.rename(board, "Ours"));
        cast.as(players.rep(), () -> boards.remove(board));

        assertThat(jdbc.sql("SELECT summary FROM audit_entry WHERE subject = 'board' AND person_id = :rep ORDER BY id")
                        .param("rep", players.rep().value())
                        .query(String.class)
                        .list())
                .containsExactly(
                        "made the board \"Open\"",
                        "arranged the board \"Open\", tiles: 1",
                        "shares the board \"Open\" with everybody",
                        "renamed the board \"Open\" to \"Ours\"",
                        "deleted the board \"Ours\"");
    }

    private Id made(Id owner, String name, Tile... tiles) {
        Id board = cast.as(owner, () -> boards.make(name));
        if (tiles.length > 0) {
            arrange(owner, board, tiles);
        }
        return board;
    }

    private Id shared(Id owner, String name, Tile... tiles) {
        Id board = made(owner, name, tiles);
        cast.as(owner, () -> boards.share(board, Sharing.EVERYBODY));
        return board;
    }

    private void arrange(Id owner, Id board, Tile... tiles) {
        cast.as(owner, () -> boards.arrange(board, seen(owner, board).card().version(), List.of(tiles)));
    }

    private Board seen(Id person, Id board) {
        return cast.as(person, () -> boards.board(board));
    }

    private List<Id> start(Id person) {
        return cast.as(person, () -> boards.start().stream().map(BoardCard::id).toList());
    }

    private void assertRefused(String code, Id person, Runnable work) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> cast.as(person, work))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
