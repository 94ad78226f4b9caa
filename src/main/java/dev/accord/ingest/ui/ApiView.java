package dev.accord.ingest.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import dev.accord.ingest.ApiDescription;
import dev.accord.ingest.ApiDescription.Call;
import dev.accord.ui.DataTable;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Panel;
import dev.accord.ui.Screen;
import dev.accord.ui.StateTag;
import dev.accord.ui.Wide;
import jakarta.annotation.security.RolesAllowed;
import java.util.Locale;

/** What programs can call, by what it is about. */
@Route(value = "admin/api", layout = MainLayout.class)
@PageTitle("API · Accord")
@Menu(title = "API", icon = "key", order = 921)
@RolesAllowed("ADMIN")
class ApiView extends Screen {

    ApiView(ApiDescription api) {
        super("API");
        header().setLine("What other programs can call, with a token; each call can be tried here");
        Anchor file = new Anchor("api/v1/openapi.json", "The description as a file (OpenAPI 3.1)");
        file.setRouterIgnore(true);
        header().add(file);
        api.groups().forEach(group -> add(panel(group)));
    }

    private static Panel panel(ApiDescription.Group group) {
        DataTable table = new DataTable("Calls of " + group.name())
                .column("Method")
                .column("Path")
                .column("Does");
        group.calls().forEach(call -> table.row(new StateTag(call.method()), link(call), new Span(call.summary())));
        String title = group.name().substring(0, 1).toUpperCase(Locale.ROOT)
                + group.name().substring(1);
        return new Panel(title, new Wide("Calls of " + group.name(), table))
                .flush()
                .actions(new Span(group.description()));
    }

    private static RouterLink link(Call call) {
        RouterLink link = new RouterLink(call.path(), CallView.class, CallView.parameters(call));
        // one path has several methods
        link.getElement().setAttribute("aria-label", call.method() + " " + call.path());
        return link;
    }
}
