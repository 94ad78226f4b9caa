package dev.accord.leads.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import dev.accord.leads.LeadCard;
import dev.accord.ui.FigureText;
import dev.accord.ui.Narrow;
import dev.accord.ui.StateTag;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Leads in rows; a row leads to its page. */
final class LeadGrid extends Grid<LeadCard> {

    LeadGrid(ZoneId zone) {
        addComponentColumn(LeadGrid::who).setHeader("Lead").setFlexGrow(3).setWidth("200px");
        Column<LeadCard> stage = addComponentColumn(lead -> new StateTag(lead.stageLabel()))
                .setHeader("Stage")
                .setFlexGrow(1)
                .setWidth("180px");
        Column<LeadCard> since = addColumn(lead -> FigureText.day(lead.stageSince(), zone))
                .setHeader("Since")
                .setFlexGrow(0)
                .setWidth("116px");
        Column<LeadCard> channel = addComponentColumn(lead -> twoLines(lead.channel(), lead.campaign()))
                .setHeader("Channel and campaign")
                .setFlexGrow(2)
                .setWidth("160px");
        Column<LeadCard> owner = addColumn(lead -> known(lead.ownerName()))
                .setHeader("Responsible")
                .setFlexGrow(1)
                .setWidth("140px");
        Column<LeadCard> created = addColumn(lead ->
                        FigureText.orNone(Optional.ofNullable(lead.createdAt()), at -> FigureText.day(at, zone)))
                .setHeader("Created")
                .setFlexGrow(0)
                .setWidth("116px");
        Narrow.leavesOut(this, stage, since, channel, owner, created);
        setAriaLabel("Leads");
        setSelectionMode(SelectionMode.NONE);
        addThemeVariants(GridVariant.NO_BORDER);
        addClassName("accord-panel");
        setSizeFull();
        addItemClickListener(click -> UI.getCurrent()
                .navigate(
                        LeadView.class,
                        new RouteParameters("id", click.getItem().id().toString())));
    }

    /** The link fills its cell, so that it is as easy to hit as the row. */
    private static Component who(LeadCard lead) {
        Span name = new Span(lead.name());
        name.addClassName("accord-row-name");
        Span company = new Span(known(lead.company()));
        company.addClassName("accord-secondary");
        Div stage = new Div(new StateTag(lead.stageLabel()));
        stage.addClassName("accord-narrow-only");
        RouterLink link = new RouterLink(
                "", LeadView.class, new RouteParameters("id", lead.id().toString()));
        link.addClassNames("accord-two", "accord-row-link");
        link.add(name, company, stage);
        return link;
    }

    private static Component twoLines(@Nullable String first, @Nullable String second) {
        Span below = new Span(known(second));
        below.addClassName("accord-secondary");
        Div cell = new Div(new Span(known(first)), below);
        cell.addClassName("accord-two");
        return cell;
    }

    private static String known(@Nullable String text) {
        return text == null ? FigureText.NONE : text;
    }
}
