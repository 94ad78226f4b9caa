package dev.accord.leads.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.accord.leads.LeadBook;
import dev.accord.leads.LeadCard;
import dev.accord.leads.Lifecycle;
import dev.accord.people.Acting;
import dev.accord.ui.EmptyState;
import dev.accord.ui.FigureText;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Screen;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;

/** All leads of both teams, found by what one knows of them. */
@Route(value = "leads", layout = MainLayout.class)
@PageTitle("Leads · Accord")
@Menu(title = "Leads", icon = "lead", order = 40)
@PermitAll
class LeadsView extends Screen implements BeforeEnterObserver {

    private final LeadBook book;
    private final LeadSearch search;
    private final Grid<LeadCard> grid;

    private LeadBook.Filter filter = LeadBook.Filter.ALL;

    LeadsView(LeadBook book, Lifecycle lifecycle, Acting acting, @Value("${accord.zone:UTC}") ZoneId zone) {
        super("Leads");
        this.book = book;
        search =
                new LeadSearch(lifecycle.stages(), book.channels(), acting.now().person(), this::found);
        grid = new LeadGrid(zone);
        grid.setItems(DataProvider.fromCallbacks(
                query -> book.page(filter, query.getOffset(), query.getLimit()).stream(), query -> book.count(filter)));
        fillHeight();
        add(search, grid);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        search.read(event.getLocation().getQueryParameters());
        show(search.filter());
    }

    private void found(LeadBook.Filter wanted) {
        show(wanted);
        UI.getCurrent().getPage().getHistory().replaceState(null, search.location("leads"));
    }

    private void show(LeadBook.Filter wanted) {
        filter = wanted;
        int count = book.count(wanted);
        header().setLine(count == 1 ? "1 lead" : FigureText.count(count) + " leads");
        grid.setEmptyStateComponent(nothing());
        grid.getDataProvider().refreshAll();
    }

    private EmptyState nothing() {
        return filter.equals(LeadBook.Filter.ALL)
                ? new EmptyState("There are no leads yet", "Import them from a file, or let a form send them.")
                : new EmptyState(
                        "No lead fits",
                        "The search looks at the beginning of names, companies and e-mails. Take a filter away.");
    }
}
