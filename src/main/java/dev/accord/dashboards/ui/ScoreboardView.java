package dev.accord.dashboards.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.accord.dashboards.Scoreboard;
import dev.accord.dashboards.Scoreboards;
import dev.accord.goals.Progress;
import dev.accord.goals.ui.ProgressTile;
import dev.accord.metrics.ui.FigureNews;
import dev.accord.metrics.ui.LiveScreen;
import dev.accord.people.Acting;
import dev.accord.people.Role;
import dev.accord.people.SignedIn;
import dev.accord.ui.MainLayout;
import dev.accord.ui.StatTile;
import dev.accord.ui.Tiles;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** Where the revenue team stands, the same for everybody. */
@Route(value = "", layout = MainLayout.class)
@PageTitle("Scoreboard · Accord")
@Menu(title = "Scoreboard", icon = "scoreboard", order = 10)
@PermitAll
class ScoreboardView extends LiveScreen implements BeforeEnterObserver {

    private final Scoreboards scoreboards;
    private final BoardPeriod period;
    private final Div needs = new Div();
    private final RevenuePanel revenue;
    private final Tiles unified = new Tiles();
    private final Tiles marketing = new Tiles();
    private final Tiles sales = new Tiles();

    ScoreboardView(Scoreboards scoreboards, FigureNews news, Acting acting) {
        super("Scoreboard", news);
        this.scoreboards = scoreboards;
        SignedIn who = acting.now();
        revenue = new RevenuePanel(who.is(Role.MARKETING_LEAD) || who.is(Role.SALES_MANAGER) || who.is(Role.ADMIN));
        period = new BoardPeriod(scoreboards.today(), "The plan", this::turn);
        header().add(period);
        Div teams = new Div(part("Marketing", "", marketing), part("Sales", "", sales));
        teams.addClassName("accord-board-teams");
        Div content = new Div(
                needs, revenue, part("Unified metrics", "owned by marketing and sales together", unified), teams);
        content.addClassName("accord-board-sections");
        add(content);
    }

    private void turn() {
        UI.getCurrent().navigate(ScoreboardView.class, QueryParameters.simple(period.parameters()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        period.read(event.getLocation().getQueryParameters());
        needs.removeAll();
        needs.add(new NeedsLine(scoreboards.needs()));
        show(scoreboards.of(period.span(), period.comparison()));
    }

    @Override
    protected void refresh() {
        show(scoreboards.news(period.span(), period.comparison()));
    }

    /** In place: whoever reads or stands somewhere is not moved. */
    private void show(Scoreboard board) {
        header().setLine(period.line(board.compared()));
        revenue.show(board);
        unified.show(tiles(board.unified()));
        marketing.show(tiles(board.marketing()));
        sales.show(tiles(board.sales()));
    }

    private static List<StatTile> tiles(List<Progress> metrics) {
        return metrics.stream().map(ProgressTile::of).toList();
    }

    private static Component part(String title, String remark, Tiles tiles) {
        H2 heading = new H2(title);
        Div head = new Div(heading);
        head.addClassName("accord-part-head");
        if (!remark.isEmpty()) {
            Span quiet = new Span(remark);
            quiet.addClassName("accord-secondary");
            head.add(quiet);
        }
        Section part = new Section(head, tiles);
        part.addClassName("accord-part");
        part.setAriaLabel(title);
        return part;
    }
}
