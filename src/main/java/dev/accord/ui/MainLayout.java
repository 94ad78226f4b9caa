package dev.accord.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The frame of every screen but the log-in: navigation on the left, the signed-in person on top.
 *
 * <p>A view appears in the navigation by itself, for those who may open it:
 *
 * {@snippet :
 * @Route("handoffs")
 * @Menu(title = "Handoffs", icon = "handoff", order = 20)
 * @RolesAllowed({"SALES_REP", "SALES_MANAGER"})
 * class HandoffQueueView extends Screen { ... }
 * }
 */
@Layout
@PermitAll
public class MainLayout extends AppLayout {

    private static final String CONTENT = "content";

    /** A quicker answer needs no sign that it is on its way. */
    private static final int NOTICEABLE_MILLISECONDS = 300;

    private final Main content = new Main();

    MainLayout(
            AuthenticationContext authentication,
            ObjectProvider<Account> account,
            ObjectProvider<AccountAction> accountActions,
            ObjectProvider<BarItem> barItems) {
        setPrimarySection(Section.DRAWER);
        content.setId(CONTENT);
        // A screen of nothing but text must still scroll by keyboard.
        content.getElement().setAttribute("tabindex", "0");

        var toggle = new DrawerToggle();
        toggle.setAriaLabel("Navigation");
        toggle.addThemeVariants(ButtonVariant.TERTIARY);
        var top = new Header(
                skipLink(),
                toggle,
                new AccountBar(
                        authentication,
                        account.stream().findFirst(),
                        accountActions.stream().toList(),
                        barItems.stream().toList()));
        top.addClassName("accord-top");
        addToNavbar(top, new Keys("Everywhere").on("?", "Show the keys", () -> KeysOverlay.open(UI.getCurrent())));
        addToDrawer(brand(), new Scroller(navigation()));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        event.getUI().getLoadingIndicatorConfiguration().setFirstDelay(NOTICEABLE_MILLISECONDS);
    }

    @Override
    public void showRouterLayoutContent(HasElement view) {
        content.removeAll();
        content.getElement().appendChild(view.getElement());
        // Closes the drawer on a phone, too.
        super.showRouterLayoutContent(content);
    }

    @Override
    public void removeRouterLayoutContent(HasElement view) {
        content.getElement().removeChild(view.getElement());
    }

    private static Anchor skipLink() {
        var link = new Anchor("#" + CONTENT, "Skip to content");
        link.setRouterIgnore(true);
        link.addClassName("accord-skip");
        link.getElement()
                .executeJs(
                        "this.addEventListener('click', event => { event.preventDefault(); document.getElementById($0).focus(); })",
                        CONTENT);
        return link;
    }

    private static Component brand() {
        var mark = new Span();
        mark.addClassName("accord-mark");
        mark.getElement().setAttribute("aria-hidden", "true");
        var brand = new Div(mark, new Span("Accord"));
        brand.addClassName("accord-brand");
        return brand;
    }

    private static SideNav navigation() {
        var navigation = new SideNav();
        navigation.getElement().setAttribute("aria-label", "Main");
        MenuConfiguration.getMenuEntries().stream().map(MainLayout::item).forEach(navigation::addItem);
        return navigation;
    }

    private static SideNavItem item(MenuEntry entry) {
        var item = entry.menuClass() == null
                ? new SideNavItem(entry.title(), entry.path())
                : new SideNavItem(entry.title(), entry.menuClass());
        if (entry.icon() != null) {
            item.setPrefixComponent(Glyph.named(entry.icon()).icon());
        }
        // A lead opened from the list still belongs to "Leads"; everything would belong to the scoreboard.
        item.setMatchNested(!entry.path().isEmpty() && !entry.path().equals("/"));
        return item;
    }
}
