package dev.accord.dashboards.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import dev.accord.dashboards.Board;
import dev.accord.dashboards.BoardCard;
import dev.accord.dashboards.Boards;
import dev.accord.metrics.Basis;
import dev.accord.metrics.BoardFigure;
import dev.accord.metrics.BoardFigures;
import dev.accord.metrics.FigureQuery;
import dev.accord.metrics.ui.FigureNews;
import dev.accord.metrics.ui.LiveScreen;
import dev.accord.metrics.ui.TileChoices;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Period;
import dev.accord.shared.Refused;
import dev.accord.ui.EmptyState;
import dev.accord.ui.MainLayout;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Value;

/** A board of somebody's own making. Its period, its comparison and whether it is being arranged stand in the address. */
@Route(value = "boards/:id", layout = MainLayout.class)
@PermitAll
class BoardView extends LiveScreen implements BeforeEnterObserver, HasDynamicTitle, BoardBar.Work {

    private static final String ARRANGE = "arrange";

    private final Boards boards;
    private final BoardFigures figures;
    private final Clock clock;
    private final ZoneId zone;
    private final BoardPeriod period;
    private final BoardBar bar;
    private final BoardTiles tiles;
    private final Div unknown = new Div(new EmptyState(
            "There is no such board",
            "It was deleted, or it is not shared with you.",
            new Anchor("boards", "To the boards")));

    private String id = "";
    private String name = "Board";
    private boolean arranging;

    BoardView(
            Boards boards,
            BoardFigures figures,
            TileChoices choices,
            FigureNews news,
            Acting acting,
            Clock clock,
            @Value("${accord.zone:UTC}") ZoneId zone) {
        super("Board", news);
        this.boards = boards;
        this.figures = figures;
        this.clock = clock;
        this.zone = zone;
        period = new BoardPeriod(LocalDate.ofInstant(clock.instant(), zone), "Nothing", () -> arrange(arranging));
        bar = new BoardBar(boards, acting.now().team().isPresent(), this);
        tiles = new BoardTiles(boards, choices, this::reload);
        header().add(period, bar);
        add(tiles, unknown);
    }

    /** Opens a board that was just made, to be arranged. */
    static void openToArrange(Id board) {
        UI.getCurrent().navigate(BoardView.class, route(board.toString()), QueryParameters.of(ARRANGE, "on"));
    }

    private static RouteParameters route(String id) {
        return new RouteParameters("id", id);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters asked = event.getLocation().getQueryParameters();
        period.read(asked);
        arranging = asked.getSingleParameter(ARRANGE).isPresent();
        id = event.getRouteParameters().get("id").orElse("");
        show(figures::of);
    }

    /** Whoever arranges a board is not disturbed by figures that change. */
    @Override
    protected void refresh() {
        if (!arranging) {
            show(figures::news);
        }
    }

    private void show(Function<BoardFigures.Board, List<BoardFigure>> reading) {
        try {
            show(boards.board(Id.parse(id)), reading);
        } catch (Refused notToBeSeen) {
            name = "Board";
            header().setHeading(name);
            header().setLine("");
            showParts(false);
        }
    }

    /** By periods, as on the scoreboard: most leads of a period under way are too young for a cohort. */
    private void show(Board board, Function<BoardFigures.Board, List<BoardFigure>> reading) {
        BoardCard card = board.card();
        Period days = period.span().in(zone);
        name = card.name();
        arranging = arranging && card.mine();
        header().setHeading(name);
        header().setLine(period.line(period.comparison().map(with -> with.with(days, clock.instant())))
                + (card.mine() ? "" : "; a board by " + card.owner()));
        bar.show(card, arranging);
        BoardFigures.Board question =
                new BoardFigures.Board(board.tiles(), FigureQuery.over(days).on(Basis.PERIOD), period.comparison());
        tiles.show(board, reading.apply(question), period.comparison(), arranging);
        showParts(true);
    }

    private void showParts(boolean known) {
        period.setVisible(known);
        bar.setVisible(known);
        tiles.setVisible(known);
        unknown.setVisible(!known);
    }

    @Override
    public void reload() {
        show(figures::of);
    }

    @Override
    public void arrange(boolean on) {
        Map<String, String> parameters = new LinkedHashMap<>(period.parameters());
        if (on) {
            parameters.put(ARRANGE, "on");
        }
        UI.getCurrent().navigate(BoardView.class, route(id), QueryParameters.simple(parameters));
    }

    @Override
    public void addTile() {
        tiles.ask();
    }

    @Override
    public void open(Id board) {
        UI.getCurrent().navigate(BoardView.class, route(board.toString()));
    }

    @Override
    public void leave() {
        UI.getCurrent().navigate(BoardsView.class);
    }

    @Override
    public String getPageTitle() {
        return name + " · Accord";
    }
}
