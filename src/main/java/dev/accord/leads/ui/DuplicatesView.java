package dev.accord.leads.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.accord.leads.Duplicates;
import dev.accord.leads.Duplicates.Proposal;
import dev.accord.leads.Duplicates.Shared;
import dev.accord.ui.EmptyState;
import dev.accord.ui.FigureText;
import dev.accord.ui.LinkTabs;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Narrow;
import dev.accord.ui.Screen;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;

/** Records that may be the same person, and why; nobody but a person decides. */
@Route(value = "leads/duplicates", layout = MainLayout.class)
@PageTitle("Duplicates · Accord")
@StyleSheet("context://assets/leads.css")
@PermitAll
class DuplicatesView extends Screen implements BeforeEnterObserver {

    static final String ADDRESS = "leads/duplicates";

    private final Duplicates duplicates;
    private final Grid<Proposal> grid = new Grid<>();
    private final Div tabs = new Div();
    private final Map<Shared, Integer> counts = new EnumMap<>(Shared.class);

    private Shared shared = Shared.EMAIL;

    DuplicatesView(Duplicates duplicates, @Value("${accord.zone:UTC}") ZoneId zone) {
        super("Duplicates");
        this.duplicates = duplicates;
        header().setLine("Records that may be the same person. Merging two can be undone.");
        header().add(new Anchor("leads", "To all leads"));
        grid.addComponentColumn(DuplicatesView::who)
                .setHeader("Records")
                .setFlexGrow(3)
                .setWidth("240px");
        Grid.Column<Proposal> value = grid.addColumn(Proposal::value)
                .setHeader("What they have in common")
                .setFlexGrow(2)
                .setWidth("200px");
        Grid.Column<Proposal> found = grid.addColumn(open -> FigureText.day(open.foundAt(), zone))
                .setHeader("Found")
                .setFlexGrow(0)
                .setWidth("130px");
        Narrow.leavesOut(grid, value, found);
        grid.setAriaLabel("Records that may be the same person");
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.addClassName("accord-panel");
        grid.setSizeFull();
        grid.setEmptyStateComponent(new EmptyState(
                "No duplicates to decide on",
                "When records come that have the same e-mail, or the same id in two sources, they are proposed here."));
        grid.setItems(
                query -> duplicates.open(shared, query.getOffset(), query.getLimit()).stream(),
                query -> counts.getOrDefault(shared, 0));
        fillHeight();
        add(tabs, grid);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        shared = Shared.of(event.getLocation()
                .getQueryParameters()
                .getSingleParameter(RecordAddress.BY)
                .orElse(""));
        LinkTabs links = new LinkTabs("What they have in common");
        Arrays.stream(Shared.values()).forEach(each -> {
            int count = duplicates.count(each);
            counts.put(each, count);
            links.link("%s (%s)".formatted(each.label(), FigureText.count(count)), address(each));
        });
        links.current(address(shared));
        tabs.removeAll();
        tabs.add(links);
        grid.getDataProvider().refreshAll();
    }

    private static String address(Shared shared) {
        return shared == Shared.EMAIL ? ADDRESS : ADDRESS + "?" + RecordAddress.BY + "=" + shared.key();
    }

    /** The link fills its cell, so that it is as easy to hit as the row. */
    private static Component who(Proposal open) {
        Span names = new Span(open.one() + " and " + open.other());
        names.addClassNames("accord-row-name", "accord-wrapped");
        Span more = new Span(open.members() == 2 ? "2 records" : FigureText.count(open.members()) + " records");
        more.addClassName("accord-secondary");
        Span value = new Span(open.value());
        value.addClassNames("accord-narrow-only", "accord-wrapped");
        Anchor link = new Anchor(RecordAddress.of(open).text(), "");
        link.addClassNames("accord-two", "accord-row-link");
        link.add(names, value, more);
        return link;
    }
}
