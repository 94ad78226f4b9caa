package dev.gallery;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.accord.ui.Facts;
import dev.accord.ui.Glyph;
import dev.accord.ui.LinkTabs;
import dev.accord.ui.ListAndPanel;
import dev.accord.ui.Narrow;
import dev.accord.ui.Screen;
import dev.accord.ui.SidePanel;
import dev.accord.ui.Timeline;
import jakarta.annotation.security.PermitAll;
import java.util.stream.IntStream;

/** A list with a side panel over the whole height, as the queue has it. */
@Route("kit/queue")
@PageTitle("Queue · Accord")
@Menu(title = "Queue", icon = "handoff", order = 2)
@PermitAll
class QueueGallery extends Screen implements AfterNavigationObserver {

    private final LinkTabs tabs;

    QueueGallery() {
        super("Handoffs");
        fillHeight();
        header().setLine("7 wait for you");
        var accept = new Button("Accept all", Glyph.CHECK.icon());
        accept.addThemeVariants(ButtonVariant.PRIMARY);
        header().add(accept);
        tabs = new LinkTabs("Which handoffs")
                .link("Mine", "kit/queue")
                .link("My team", "kit/queue?tab=team")
                .link("Breached", "kit/queue?tab=breached");

        var grid = new Grid<Integer>();
        grid.addColumn(number -> "Lead " + number).setHeader("Lead");
        var why = grid.addColumn(number -> number + " visits in 30 days").setHeader("Why");
        grid.addComponentColumn(number -> KitGallery.clock("2026-11-20T13:45:00Z"))
                .setHeader("Clock");
        var value =
                grid.addColumn(number -> number + ",400 EUR").setHeader("Value").setTextAlign(ColumnTextAlign.END);
        Narrow.leavesOut(grid, why, value);
        grid.setItems(IntStream.rangeClosed(1, 60).boxed().toList());
        grid.setSizeFull();

        var split = new ListAndPanel(grid, grid::deselectAll);
        grid.addItemClickListener(click -> split.show(close -> {
            var panel = new SidePanel("Lead " + click.getItem(), close);
            panel.add(
                    new Facts().fact("Company", "Acme").fact("Owner", "Rita Rep"),
                    new Timeline()
                            .entry(Glyph.HANDOFF, "Handed to Sales", "Routing", "19 Nov 2026, 09:00")
                            .entry(Glyph.LEAD, "Became a lead", "Webinar", "2 Nov 2026, 16:20"));
            return panel.actions(new Button("Accept"), new Button("Dispute"));
        }));
        add(tabs, split);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        tabs.current(event.getLocation().getPathWithQueryParameters());
    }
}
