package dev.accord.handoffs.ui;

import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import dev.accord.handoffs.HandoffQueue;
import dev.accord.handoffs.QueueFilter;
import dev.accord.ui.FigureText;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Whose offers are shown, with how many there are. Each is a place of its own, so each is a link. */
final class QueueTabs extends Nav {

    private final Map<HandoffQueue.Tab, RouterLink> links = new EnumMap<>(HandoffQueue.Tab.class);
    private final Map<HandoffQueue.Tab, Span> counts = new EnumMap<>(HandoffQueue.Tab.class);

    private HandoffQueue.Tab selected = HandoffQueue.Tab.ALL;

    QueueTabs() {
        addClassName("accord-tabs");
        setAriaLabel("Whose handoffs");
        for (HandoffQueue.Tab tab : HandoffQueue.Tab.values()) {
            Span count = new Span();
            count.addClassName("accord-count");
            RouterLink link = new RouterLink(HandoffQueueView.class);
            link.add(new Span(label(tab)), count);
            links.put(tab, link);
            counts.put(tab, count);
            add(link);
        }
    }

    /** @param filter goes along to the other tabs */
    void select(HandoffQueue.Tab wanted, QueueFilter filter) {
        selected = wanted;
        links.forEach((tab, link) -> {
            link.setQueryParameters(QueueAddress.link(tab, filter));
            if (tab == wanted) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
    }

    void count(HandoffQueue.Counts all) {
        counts.forEach((tab, text) -> {
            long count = countOf(tab, all);
            text.setText(FigureText.count(count));
            text.setClassName("accord-count-missed", isWrong(tab) && count > 0);
            if (tab == HandoffQueue.Tab.UNROUTED) {
                // nothing is unrouted on most days of most teams
                Objects.requireNonNull(links.get(tab)).setVisible(count > 0 || selected == tab);
            }
        });
    }

    private static boolean isWrong(HandoffQueue.Tab tab) {
        return tab == HandoffQueue.Tab.BREACHED || tab == HandoffQueue.Tab.UNROUTED;
    }

    static long countOf(HandoffQueue.Tab tab, HandoffQueue.Counts all) {
        return switch (tab) {
            case MINE -> all.mine();
            case TEAM -> all.team();
            case ALL -> all.all();
            case BREACHED -> all.breached();
            case SNOOZED -> all.snoozed();
            case UNROUTED -> all.unrouted();
        };
    }

    private static String label(HandoffQueue.Tab tab) {
        return switch (tab) {
            case MINE -> "Mine";
            case TEAM -> "My team";
            case ALL -> "All";
            case BREACHED -> "Breached";
            case SNOOZED -> "Snoozed";
            case UNROUTED -> "Unrouted";
        };
    }
}
