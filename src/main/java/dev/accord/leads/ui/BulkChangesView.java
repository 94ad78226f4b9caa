package dev.accord.leads.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.accord.leads.BulkChange;
import dev.accord.leads.BulkChanges;
import dev.accord.people.Acting;
import dev.accord.people.Role;
import dev.accord.people.SignedIn;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import dev.accord.ui.DataTable;
import dev.accord.ui.EmptyState;
import dev.accord.ui.FigureText;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Panel;
import dev.accord.ui.Screen;
import dev.accord.ui.Wide;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;

/** The last changes of many leads: how far each is, what it left as it was, and for a while the way back. */
@Route(value = "leads/changes", layout = MainLayout.class)
@PageTitle("Recent bulk changes · Accord")
@StyleSheet("context://assets/leads.css")
@PermitAll
class BulkChangesView extends Screen implements BeforeEnterObserver {

    static final String OPEN = "open";

    private static final int SHOWN = 50;

    private final BulkChanges changes;
    private final Acting acting;
    private final Clock clock;
    private final ZoneId zone;
    private final Div opened = new Div();
    private final Div list = new Div();

    BulkChangesView(BulkChanges changes, Acting acting, Clock clock, @Value("${accord.zone:UTC}") ZoneId zone) {
        super("Recent bulk changes");
        this.changes = changes;
        this.acting = acting;
        this.clock = clock;
        this.zone = zone;
        header().setLine("What was done to many leads at once. For ten minutes it can be undone.");
        header().add(new Anchor("leads", "To all leads"));
        add(opened, list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        opened.removeAll();
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter(OPEN)
                .flatMap(this::known)
                .ifPresent(this::open);
        write();
    }

    private Optional<BulkChange> known(String id) {
        try {
            return Optional.of(changes.report(Id.parse(id)));
        } catch (Refused unknown) {
            return Optional.empty();
        }
    }

    private void open(BulkChange change) {
        SignedIn who = acting.now();
        boolean own = who.is(Role.ADMIN) || who.person().equals(Optional.of(change.askedById()));
        String title = change.what().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + change.what().substring(1);
        opened.add(new Panel(title, new BulkRunPanel(changes, change.id(), own, clock, zone, this::write)));
    }

    private void write() {
        list.removeAll();
        List<BulkChange> recent = changes.recent(SHOWN);
        if (recent.isEmpty()) {
            list.add(new EmptyState(
                    "Nothing was done in bulk yet",
                    "Mark leads in the list, or choose all that match, and say what is to be done.",
                    new Anchor("leads", "To all leads")));
            return;
        }
        DataTable table = new DataTable("Recent bulk changes")
                .column("What")
                .column("Leads")
                .column("State")
                .column("By")
                .column("When");
        recent.forEach(change -> table.row(
                new Anchor("leads/changes?" + OPEN + "=" + change.id(), change.what()),
                new Span(BulkWords.counts(change)),
                BulkWords.tag(change),
                new Span(change.askedBy()),
                new Span(FigureText.moment(change.askedAt(), zone))));
        list.add(new Panel("Recent", new Wide("Recent bulk changes", table)).flush());
    }
}
