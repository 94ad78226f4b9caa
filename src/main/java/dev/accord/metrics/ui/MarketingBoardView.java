package dev.accord.metrics.ui;

import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.accord.metrics.BoardFigures;
import dev.accord.ui.MainLayout;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;

/** The metrics of Marketing. */
@Route(value = "metrics/marketing", layout = MainLayout.class)
@PageTitle("Marketing metrics · Accord")
@Menu(title = "Marketing metrics", icon = "metric", order = 50)
@PermitAll
class MarketingBoardView extends TeamBoard {

    MarketingBoardView(BoardFigures figures, FigureNews news, Clock clock, @Value("${accord.zone:UTC}") ZoneId zone) {
        super(
                "Marketing metrics",
                "metrics/marketing",
                List.of(
                        "web-traffic",
                        "traffic-to-mql",
                        "lead-to-mql",
                        "mql-to-sql",
                        "cost-per-lead",
                        "lead-to-won",
                        "recycle-yield"),
                figures,
                news,
                clock,
                zone);
    }
}
