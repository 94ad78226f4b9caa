package dev.accord.dashboards.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParameters;
import dev.accord.dashboards.BoardCard;
import dev.accord.dashboards.Boards;
import dev.accord.dashboards.Sharing;
import dev.accord.leads.Leads;
import dev.accord.metrics.Breakdown;
import dev.accord.metrics.FigureRevision;
import dev.accord.metrics.Metric;
import dev.accord.metrics.Narrowing;
import dev.accord.metrics.Tile;
import dev.accord.shared.Id;
import dev.accord.shared.PortalClock;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import dev.accord.testing.Visits;
import dev.accord.testing.Visits.Visit;
import dev.accord.ui.StatTile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** It is the 16th of May 2026. All leads come from a webinar, of the segment Midsize. */
@DatabaseTest
class BoardsViewTest {

    private static final Instant NOW = Instant.parse("2026-05-16T00:00:00Z");
    private static final Tile LEADS = Tile.of("leads-generated");
    private static final Tile WEBINARS =
            new Tile("leads-generated", new Narrowing(Breakdown.SOURCE, "Webinar"), Breakdown.NONE);
    private static final Tile BY_SEGMENT = new Tile("leads-generated", null, Breakdown.SEGMENT);

    @Autowired
    Cast cast;

    @Autowired
    Visits visits;

    @Autowired
    PortalClock clock;

    @Autowired
    Boards boards;

    @Autowired
    Leads leads;

    @Autowired
    FigureRevision revision;

    @Autowired
    JdbcClient jdbc;

    Cast.Players players;

    @BeforeEach
    void players() {
        players = cast.enter();
    }

    @Test
    void makesABoardOfATileThatLooksAtOneChannel() {
        lead("L1", "2026-05-02T08:00:00Z");

        look("tess.rep", BoardsView.class, visit -> {
            assertThat(visit.text()).contains("You have no board yet", "you start at the scoreboard");
            click(visit, "New board");
            visit.window().find(TextField.class).withCaption("Name").single().setValue("Pipeline");
            click(visit, "Make it");
            assertThat(visit.text()).contains("Pipeline", "Nothing stands on this board yet");

            click(visit, "Add a tile");
            choose(visit, "Metric", "Leads generated");
            select(visit, "Looks at").setValue(Breakdown.SOURCE);
            click(visit, "Add it");
            assertThat(visit.window().find(ComboBox.class).single().isInvalid()).isTrue();
            parts(visit).setValue(new Narrowing(Breakdown.SOURCE, "Webinar"));
            click(visit, "Add it");
            click(visit, "Done");

            assertThat(tiles(visit))
                    .singleElement()
                    .satisfies(tile -> assertThat(text(tile)).startsWith("Leads generated, channel Webinar1"));
            assertThat(visit.window().find(Button.class).withText("Remove").all())
                    .isEmpty();
        });

        assertThat(cast.as(players.rep(), () -> boards.known()))
                .extracting(BoardCard::words)
                .containsExactly("1 tile");
    }

    @Test
    void offersThePartsThatTheMetricHas() {
        lead("L1", "2026-05-02T08:00:00Z");
        Id board = made("Mine", LEADS);

        look(board, "arrange=on", visit -> {
            click(visit, "Change");
            select(visit, "Looks at").setValue(Breakdown.SEGMENT);

            assertThat(parts(visit).getListDataView().getItems().map(Narrowing::group))
                    .containsExactly("Midsize");
            select(visit, "Shows").setValue(Breakdown.TEAM);
            parts(visit).setValue(new Narrowing(Breakdown.SEGMENT, "Midsize"));
            click(visit, "Change it");
        });

        assertThat(tilesOf(board))
                .containsExactly(
                        new Tile("leads-generated", new Narrowing(Breakdown.SEGMENT, "Midsize"), Breakdown.TEAM));
    }

    @Test
    void leadsFromEachTileToItsFigureWithTheSameQuestion() {
        Id board = made("Mine", WEBINARS, BY_SEGMENT);

        look(board, "period=2026-04&compare=year-ago", visit -> {
            assertThat(visit.text())
                    .contains("1 Apr 2026 to 30 Apr 2026, compared with 1 Apr 2025 to 30 Apr 2025")
                    .contains("Compared with the year before");
            assertThat(visit.window().find(Anchor.class).all().stream().map(Anchor::getHref))
                    .contains(
                            "figures/leads-generated?from=2026-04-01&to=2026-05-01&zone=UTC&basis=period&by=month"
                                    + "&only=source%3AWebinar&compare=year-ago",
                            "figures/leads-generated?from=2026-04-01&to=2026-05-01&zone=UTC&basis=period&by=segment"
                                    + "&compare=year-ago");
        });
    }

    @Test
    void showsTheLargestPartsOfASplitTile() {
        lead("L1", "2026-05-02T08:00:00Z");
        lead("L2", "2026-05-03T08:00:00Z");
        Id board = made("Mine", BY_SEGMENT);

        look(
                board,
                "",
                visit -> assertThat(text(tiles(visit).getFirst()))
                        .startsWith("Leads generated, by segment2")
                        .endsWith("SegmentValueMidsize2"));
    }

    @Test
    void saysOfATileThatHasNothingToShowWhy() {
        Id board = made("Mine", LEADS, new Tile("revenue", new Narrowing(Breakdown.TEAM, "Abroad"), Breakdown.NONE));
        jdbc.sql("UPDATE board_tile SET metric = 'gone-to-won' WHERE place = 0").update();

        look(board, "", visit -> {
            assertThat(text(tiles(visit).getFirst()))
                    .startsWith("gone-to-won")
                    .contains("There is no metric \"gone-to-won\"");
            assertThat(text(tiles(visit).getLast()))
                    .startsWith("Revenue, team Abroad")
                    .contains("There is nothing of team Abroad from 1 Jul 2025 to 30 Jun 2026");
        });
    }

    @Test
    void movesAndRemovesTilesByButtons() {
        Id board = made("Mine", LEADS, WEBINARS, BY_SEGMENT);

        look(board, "arrange=on", visit -> {
            assertThat(labelled(visit, "Earlier: Leads generated").isEnabled()).isFalse();
            assertThat(labelled(visit, "Later: Leads generated, by segment").isEnabled())
                    .isFalse();
            labelled(visit, "Later: Leads generated").click();
            assertThat(tilesOf(board)).containsExactly(WEBINARS, LEADS, BY_SEGMENT);
            labelled(visit, "Earlier: Leads generated, by segment").click();
            labelled(visit, "Remove: Leads generated, channel Webinar").click();

            assertThat(tiles(visit).stream().map(BoardsViewTest::text))
                    .satisfiesExactly(
                            first -> assertThat(first).startsWith("Leads generated, by segment"),
                            last -> assertThat(last).startsWith("Leads generated"));
        });

        assertThat(tilesOf(board)).containsExactly(BY_SEGMENT, LEADS);
    }

    @Test
    void othersReadASharedBoardAndCopyIt() {
        Id board = made("Open", LEADS);
        look(board, "arrange=on", visit -> visit.window().test(sharing(visit)).selectItem("Shared with everybody"));

        look(
                "tess.marketer",
                BoardsView.class,
                visit -> assertThat(visit.text())
                        .contains("Shared with you", "Open", "1 tile, shared with everybody by Test Sales rep"));
        lookAs("tess.marketer", board, "arrange=on", visit -> {
            assertThat(visit.text()).contains("a board by Test Sales rep");
            assertThat(buttons(visit)).contains("Copy", "Start here").doesNotContain("Arrange", "Remove", "Delete");
            click(visit, "Copy");
            click(visit, "Copy it");
            assertThat(buttons(visit)).contains("Arrange").doesNotContain("Copy");
        });

        assertThat(cast.as(players.marketer(), () -> boards.known()))
                .extracting(BoardCard::mine)
                .containsExactly(true, false);
    }

    @Test
    void startsHereAndAtTheScoreboardAgain() {
        Id board = made("Mine", LEADS);

        look(board, "", visit -> {
            click(visit, "Start here");
            assertThat(start()).containsExactly(board);
            visit.window().getUI().navigate(BoardsView.class);
            assertThat(visit.text()).contains("After signing in you start at Mine", "Start page");
        });
        look(board, "", visit -> click(visit, "Start at the scoreboard"));

        assertThat(start()).isEmpty();
    }

    @Test
    void renamesAndDeletesOnlyAfterAsking() {
        Id board = made("Mine", LEADS);

        look(board, "arrange=on", visit -> {
            click(visit, "Rename");
            visit.window().find(TextField.class).withCaption("Name").single().setValue("Ours");
            click(visit, "Rename it");
            assertThat(visit.text()).contains("Ours").doesNotContain("Mine");

            click(visit, "Delete");
            assertThat(cast.as(players.rep(), () -> boards.known())).hasSize(1);
            visit.window()
                    .test(visit.window().find(ConfirmDialog.class).single())
                    .confirm();
            assertThat(visit.text()).contains("You have no board yet");
        });

        look(board, "", visit -> assertThat(visit.text()).contains("There is no such board"));
        lookAt("nonsense", visit -> assertThat(visit.text()).contains("There is no such board"));
    }

    @Test
    void showsWhatWasWrittenMeanwhileWhereItStands() {
        lead("L1", "2026-05-02T08:00:00Z");
        Id board = made("Mine", LEADS);

        look(board, "", visit -> {
            List<StatTile> before = tiles(visit);
            lead("L2", "2026-05-03T08:00:00Z");
            revision.current();
            ((BoardView) visit.window().getCurrentView()).refresh();

            assertThat(tiles(visit)).isEqualTo(before);
            assertThat(text(before.getFirst())).startsWith("Leads generated2");

            cast.as(players.rep(), () -> boards.remove(board));
            ((BoardView) visit.window().getCurrentView()).refresh();
            assertThat(visit.text()).contains("There is no such board");
        });
    }

    private Id made(String name, Tile... tiles) {
        return cast.as(players.rep(), () -> {
            Id board = boards.make(name);
            boards.arrange(board, 0, List.of(tiles));
            return board;
        });
    }

    private List<Tile> tilesOf(Id board) {
        return cast.as(players.rep(), () -> boards.board(board).tiles());
    }

    private List<Id> start() {
        return cast.as(
                players.rep(), () -> boards.start().stream().map(BoardCard::id).toList());
    }

    private void look(String username, Class<? extends Component> view, Consumer<Visit> check) {
        clock.at(NOW, () -> {
            try (Visit visit = visits.of(username)) {
                visit.window().getUI().navigate(view);
                check.accept(visit);
            }
        });
    }

    private void look(Id board, String query, Consumer<Visit> check) {
        lookAs("tess.rep", board, query, check);
    }

    private void lookAt(String board, Consumer<Visit> check) {
        lookAs("tess.rep", board, "", check);
    }

    private void lookAs(String username, Id board, String query, Consumer<Visit> check) {
        lookAs(username, board.toString(), query, check);
    }

    private void lookAs(String username, String board, String query, Consumer<Visit> check) {
        clock.at(NOW, () -> {
            try (Visit visit = visits.of(username)) {
                visit.window()
                        .getUI()
                        .navigate(
                                BoardView.class,
                                new RouteParameters("id", board),
                                query.isEmpty() ? QueryParameters.empty() : QueryParameters.fromString(query));
                check.accept(visit);
            }
        });
    }

    private static void click(Visit visit, String button) {
        visit.window()
                .test(visit.window().find(Button.class).withText(button).single())
                .click();
    }

    private static Button labelled(Visit visit, String label) {
        return visit.window().find(Button.class).all().stream()
                .filter(button -> button.getAriaLabel().filter(label::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> buttons(Visit visit) {
        return visit.window().find(Button.class).all().stream()
                .map(Button::getText)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Select<Object> select(Visit visit, String label) {
        return visit.window().find(Select.class).withCaption(label).single();
    }

    @SuppressWarnings("unchecked")
    private static Select<Object> sharing(Visit visit) {
        return visit.window().find(Select.class).all().stream()
                .filter(each -> each.getValue() instanceof Sharing)
                .findFirst()
                .orElseThrow();
    }

    private static void choose(Visit visit, String label, String metric) {
        Select<Object> metrics = select(visit, label);
        metrics.setValue(metrics.getListDataView()
                .getItems()
                .filter(each -> ((Metric) each).label().equals(metric))
                .findFirst()
                .orElseThrow());
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<Narrowing> parts(Visit visit) {
        return visit.window().find(ComboBox.class).single();
    }

    private static List<StatTile> tiles(Visit visit) {
        return visit.window().find(StatTile.class).all();
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    private void lead(String name, String at) {
        cast.as(players.marketer(), () -> {
            leads.record(List.of(TestLeads.entered(name, Map.of("LEAD", Instant.parse(at)))), false);
        });
    }
}
