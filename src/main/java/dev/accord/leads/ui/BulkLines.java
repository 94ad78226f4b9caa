package dev.accord.leads.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import dev.accord.leads.BulkChange.Outcome;
import dev.accord.leads.BulkChanges;
import dev.accord.leads.BulkChanges.Line;
import dev.accord.shared.Id;

/** The leads of a bulk change that met with something, fetched as one scrolls, each with the reason. */
final class BulkLines extends Grid<Line> {

    BulkLines(BulkChanges changes, Id change, Outcome outcome, int count) {
        addComponentColumn(BulkLines::who).setHeader("Lead").setFlexGrow(1).setWidth("160px");
        addComponentColumn(line -> new Span(line.why()))
                .setHeader("Why")
                .setFlexGrow(2)
                .setWidth("180px");
        setItems(page -> changes.lines(change, outcome, page.getOffset(), page.getLimit()).stream(), query -> count);
        setAriaLabel("Leads that stay as they are");
        setSelectionMode(SelectionMode.NONE);
        addThemeVariants(GridVariant.NO_BORDER, GridVariant.WRAP_CELL_CONTENT);
        setHeight("240px");
    }

    private static Div who(Line line) {
        Span stage = new Span(line.stage());
        stage.addClassName("accord-secondary");
        Div cell = new Div(
                new RouterLink(
                        line.name(),
                        LeadView.class,
                        new RouteParameters("id", line.lead().toString())),
                stage);
        cell.addClassName("accord-two");
        return cell;
    }
}
