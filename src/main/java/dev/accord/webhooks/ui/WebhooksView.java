package dev.accord.webhooks.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.accord.ui.Glyph;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Screen;
import dev.accord.webhooks.AllowedTargets;
import dev.accord.webhooks.Deliveries;
import dev.accord.webhooks.Webhooks;
import jakarta.annotation.security.RolesAllowed;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;

/** Which other programs are told of what, and what came of it. */
@Route(value = "admin/webhooks", layout = MainLayout.class)
@PageTitle("Webhooks · Accord")
@Menu(title = "Webhooks", icon = "globe", order = 922)
@RolesAllowed("ADMIN")
class WebhooksView extends Screen implements AfterNavigationObserver {

    private final SubscriptionsPanel subscriptions;
    private final DeliveriesPanel told;

    WebhooksView(
            Webhooks webhooks,
            Deliveries deliveries,
            AllowedTargets allowed,
            @Value("${accord.zone:UTC}") ZoneId zone) {
        super("Webhooks");
        told = new DeliveriesPanel(deliveries, zone);
        subscriptions = new SubscriptionsPanel(webhooks, zone, told::look);
        header().setLine("Other programs are told what happens, signed, and until they have taken it");
        Button subscribe = new Button("Subscribe an address", Glyph.PLUS.icon(), click -> subscriptions.subscribe());
        subscribe.addThemeVariants(ButtonVariant.PRIMARY);
        header().add(new Button("Look again", click -> look()), subscribe);
        add(subscriptions, told, new AllowedPanel(allowed));
    }

    private void look() {
        subscriptions.list();
        told.look();
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        told.show(event.getLocation().getQueryParameters().getSingleParameter("deliveries"));
    }
}
