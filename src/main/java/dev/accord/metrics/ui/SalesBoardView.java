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

/** The metrics of Sales. */
@Route(value = "metrics/sales", layout = MainLayout.class)
@PageTitle("Sales metrics · Accord")
@Menu(title = "Sales metrics", icon = "metric", order = 51)
@PermitAll
class SalesBoardView extends TeamBoard {

    SalesBoardView(BoardFigures figures, FigureNews news, Clock clock, @Value("${accord.zone:UTC}") ZoneId zone) {
        super(
                "Sales metrics",
                "metrics/sales",
                List.of(
                        "revenue",
                        "calls-made",
                        "response-time",
                        "sla-attainment",
                        "sql-to-opportunity",
                        "opportunity-to-close",
                        "win-rate",
                        "average-deal",
                        "sales-cycle",
                        "deal-velocity",
                        "open-pipeline",
                        "weighted-pipeline"),
                figures,
                news,
                clock,
                zone);
    }
}
