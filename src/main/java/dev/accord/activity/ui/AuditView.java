package dev.accord.activity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.accord.activity.AuditEntry;
import dev.accord.activity.AuditTrail;
import dev.accord.ui.FigureText;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Narrow;
import dev.accord.ui.Screen;
import jakarta.annotation.security.RolesAllowed;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;

/** Who did what, when: the newest first, as far back as one scrolls. */
@Route(value = "admin/audit", layout = MainLayout.class)
@PageTitle("Audit trail · Accord")
@Menu(title = "Audit trail", icon = "clock", order = 930)
@RolesAllowed("ADMIN")
class AuditView extends Screen {

    AuditView(AuditTrail trail, @Value("${accord.zone:UTC}") ZoneId zone) {
        super("Audit trail");
        header().setLine("Every change, by whom and when");
        fillHeight();
        Grid<AuditEntry> grid = new Grid<>();
        grid.getElement().setAttribute("aria-label", "Audit trail");
        Grid.Column<AuditEntry> when = grid.addColumn(entry -> FigureText.moment(entry.at(), zone))
                .setHeader("When (" + zone + ")")
                .setAutoWidth(true)
                .setFlexGrow(0);
        Grid.Column<AuditEntry> who = grid.addColumn(AuditEntry::who)
                .setHeader("Who")
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(new ComponentRenderer<>(entry -> what(entry, zone)))
                .setHeader("What")
                .setFlexGrow(1)
                .setTooltipGenerator(AuditEntry::summary);
        Grid.Column<AuditEntry> subject = grid.addComponentColumn(AuditView::subject)
                .setHeader("Subject")
                .setAutoWidth(true)
                .setFlexGrow(0);
        // The length is not asked for, as counting would read the whole trail.
        grid.setItems(query -> trail.page(query.getOffset(), query.getLimit()).stream());
        grid.setSizeFull();
        Narrow.leavesOut(grid, when, who, subject);
        add(grid);
    }

    /** Leads to what it happened to, where that has a page of its own. */
    private static Component subject(AuditEntry entry) {
        String pages =
                switch (entry.subject()) {
                    case "lead" -> "leads/";
                    case "handoff" -> "handoffs?open=";
                    case "dispute" -> "disputes/";
                    case "board" -> "boards/";
                    default -> "";
                };
        return entry.subjectId() == null || pages.isEmpty()
                ? new Span(entry.subject())
                : new Anchor(pages + entry.subjectId(), entry.subject());
    }

    /** On a phone, who and when stand under it. */
    private static Div what(AuditEntry entry, ZoneId zone) {
        Span beneath = new Span(entry.who() + " · " + FigureText.moment(entry.at(), zone));
        beneath.addClassNames("accord-secondary", "accord-narrow-only");
        Div both = new Div(new Span(entry.summary()), beneath);
        both.addClassName("accord-two");
        return both;
    }
}
