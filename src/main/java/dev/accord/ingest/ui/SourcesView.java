package dev.accord.ingest.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.accord.ingest.Imports;
import dev.accord.ingest.SavedMappings;
import dev.accord.ingest.SourceAddresses;
import dev.accord.ui.Glyph;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Screen;
import jakarta.annotation.security.RolesAllowed;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;

/** The addresses to which forms and tools of others post rows, and what came in there. */
@Route(value = "admin/sources", layout = MainLayout.class)
@PageTitle("Sources · Accord")
@Menu(title = "Sources", icon = "funnel", order = 923)
@RolesAllowed("ADMIN")
class SourcesView extends Screen implements AfterNavigationObserver {

    private final SourcesPanel sources;
    private final SourceDeliveriesPanel came;

    SourcesView(
            SourceAddresses addresses,
            SavedMappings mappings,
            Imports imports,
            @Value("${accord.zone:UTC}") ZoneId zone,
            @Value("${accord.url}") String portal) {
        super("Sources");
        came = new SourceDeliveriesPanel(addresses, imports, zone);
        sources = new SourcesPanel(addresses, mappings, portal, zone, came::look);
        header().setLine("Forms and other programs post rows to an address of their own, read by a saved mapping");
        Button make = new Button("Make an address", Glyph.PLUS.icon(), click -> sources.make());
        make.addThemeVariants(ButtonVariant.PRIMARY);
        header().add(new Button("Look again", click -> look()), make);
        add(sources, came);
    }

    private void look() {
        sources.list();
        came.look();
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        came.show(event.getLocation().getQueryParameters().getSingleParameter("source"));
    }
}
