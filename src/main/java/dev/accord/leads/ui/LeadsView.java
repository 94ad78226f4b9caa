package dev.accord.leads.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.accord.leads.BulkChanges;
import dev.accord.leads.LeadColumns;
import dev.accord.leads.LeadFilter;
import dev.accord.leads.LeadList;
import dev.accord.leads.LeadOrder;
import dev.accord.leads.Lifecycle;
import dev.accord.leads.SavedFilters;
import dev.accord.people.Acting;
import dev.accord.people.Directory;
import dev.accord.people.PersonCard;
import dev.accord.ui.Attempt;
import dev.accord.ui.EmptyState;
import dev.accord.ui.FigureText;
import dev.accord.ui.Glyph;
import dev.accord.ui.LinkTabs;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Screen;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;

/** All leads of both teams, found by what one knows of them. */
@Route(value = "leads", layout = MainLayout.class)
@PageTitle("Leads · Accord")
@Menu(title = "Leads", icon = "lead", order = 40)
@StyleSheet("context://assets/leads.css")
@PermitAll
class LeadsView extends Screen implements BeforeEnterObserver {

    /** So many stand beside each other; all of them are in the dialog. */
    private static final int TABS = 8;

    private final LeadList list;
    private final SavedFilters saved;
    private final LeadColumns columns;
    private final LeadSearch search;
    private final LeadGrid grid;
    private final Optional<BulkDesk> bulk;
    private final Div tabs = new Div();

    private LeadFilter filter = LeadFilter.ALL;
    private LeadOrder order = LeadOrder.NEWEST_FIRST;

    LeadsView(
            LeadList list,
            Lifecycle lifecycle,
            Directory directory,
            SavedFilters saved,
            LeadColumns columns,
            BulkChanges changes,
            Acting acting,
            @Value("${accord.zone:UTC}") ZoneId zone) {
        super("Leads");
        this.list = list;
        this.saved = saved;
        this.columns = columns;
        Lifecycle.Stages stages = lifecycle.stages();
        List<PersonCard> people =
                directory.everybody().stream().filter(PersonCard::active).toList();
        search = new LeadSearch(list, stages, people, directory.teams(), this::found);
        grid = new LeadGrid(list, zone, this::ordered);
        columns.chosen().map(LeadColumn::of).ifPresent(grid::show);
        bulk = LeadRights.mayChangeMany(acting.now())
                ? Optional.of(new BulkDesk(changes, grid, list, stages, people, this::reload))
                : Optional.empty();
        header().add(
                        new Anchor(DuplicatesView.ADDRESS, "Duplicates"),
                        new Anchor("leads/changes", "Recent bulk changes"),
                        new Button("Saved filters", click -> openSaved()),
                        new Button("Columns", Glyph.SETTINGS.icon(), click -> chooseColumns()));
        fillHeight();
        add(tabs, search);
        bulk.ifPresent(desk -> add(desk.bar()));
        add(grid);
    }

    private void reload() {
        show(filter, order);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters address = event.getLocation().getQueryParameters();
        search.read(LeadAddress.filter(address));
        show(search.filter(), LeadAddress.order(address));
    }

    private void found(LeadFilter wanted) {
        show(wanted, order);
        remember();
    }

    private void ordered(LeadOrder wanted) {
        show(filter, wanted);
        remember();
    }

    private Location address() {
        return LeadAddress.of(filter, order);
    }

    private void remember() {
        UI.getCurrent().getPage().getHistory().replaceState(null, address());
    }

    private void show(LeadFilter wanted, LeadOrder by) {
        filter = wanted;
        order = by;
        int count = list.count(wanted);
        header().setLine(line(count));
        grid.setEmptyStateComponent(nothing());
        grid.show(wanted, by, count);
        bulk.ifPresent(desk -> desk.show(wanted, count));
        writeTabs();
    }

    private static String line(int count) {
        if (count > LeadList.REACH) {
            String reach = FigureText.count(LeadList.REACH);
            return "More than %s leads: the first %s are listed".formatted(reach, reach);
        }
        return count == 1 ? "1 lead" : FigureText.count(count) + " leads";
    }

    private EmptyState nothing() {
        return filter.equals(LeadFilter.ALL)
                ? new EmptyState("There are no leads yet", "Import them from a file, or let a form send them.")
                : new EmptyState(
                        "No lead fits",
                        "The search looks at the beginnings of words in names, companies, e-mails and ids. Take a filter away.");
    }

    private void writeTabs() {
        LinkTabs links = new LinkTabs("Saved filters").link("All", "leads").link("Mine", "leads?owner=me");
        saved.known(SavedFilters.LEADS).stream()
                .limit(TABS)
                .forEach(each -> links.link(each.name(), "leads?" + each.query()));
        links.current(address().getPathWithQueryParameters());
        tabs.removeAll();
        tabs.add(links);
    }

    private void openSaved() {
        new SavedFiltersDialog(
                        saved,
                        SavedFilters.LEADS,
                        address().getQueryParameters().getQueryString(),
                        this::writeTabs)
                .open();
    }

    private void chooseColumns() {
        new ColumnsDialog(grid.shown(), chosen -> {
                    boolean kept = Attempt.succeeds(() ->
                            columns.choose(chosen.stream().map(LeadColumn::key).toList()));
                    if (kept) {
                        grid.show(chosen);
                    }
                    return kept;
                })
                .open();
    }
}
