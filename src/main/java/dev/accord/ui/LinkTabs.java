package dev.accord.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;

/**
 * The views of one list side by side. Each is a link with an address of its own, so it can be shared and survives a
 * reload; the browser's back button works as everywhere.
 *
 * {@snippet :
 * private final LinkTabs tabs = new LinkTabs("Which handoffs")
 *         .link("Mine", "handoffs")
 *         .link("Breached", "handoffs?tab=breached");
 *
 * // in afterNavigation(event)
 * tabs.current(event.getLocation().getPathWithQueryParameters());
 * }
 */
public final class LinkTabs extends Nav {

    /** @param label what is chosen between, for those who do not see it */
    public LinkTabs(String label) {
        addClassName("accord-tabs");
        getElement().setAttribute("aria-label", label);
    }

    /**
     * Adds a view.
     *
     * @param address its address within the portal, without a leading slash
     */
    public LinkTabs link(String text, String address) {
        add(new Anchor(address, text));
        return this;
    }

    /** Marks the view with this address as the one on the screen. */
    public void current(String address) {
        getChildren().map(Anchor.class::cast).forEach(link -> {
            if (link.getHref().equals(address)) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
    }
}
