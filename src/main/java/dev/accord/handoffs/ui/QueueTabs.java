package dev.accord.handoffs.ui;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.function.SerializableConsumer;
import dev.accord.handoffs.HandoffQueue;
import dev.accord.ui.FigureText;
import java.util.EnumMap;
import java.util.Map;

/** Whose offers are shown, with how many there are. */
final class QueueTabs extends Tabs {

    private final Map<HandoffQueue.Tab, Tab> tabs = new EnumMap<>(HandoffQueue.Tab.class);
    private final Map<HandoffQueue.Tab, Span> counts = new EnumMap<>(HandoffQueue.Tab.class);

    QueueTabs(SerializableConsumer<HandoffQueue.Tab> chosen) {
        addClassName("accord-queue-tabs");
        getElement().setAttribute("aria-label", "Whose handoffs");
        for (HandoffQueue.Tab each : HandoffQueue.Tab.values()) {
            Span count = new Span();
            count.addClassName("accord-count");
            Tab tab = new Tab(new Span(label(each)), count);
            tabs.put(each, tab);
            counts.put(each, count);
            add(tab);
        }
        addSelectedChangeListener(change -> {
            if (change.isFromClient()) {
                tabs.forEach((each, tab) -> {
                    if (tab.equals(change.getSelectedTab())) {
                        chosen.accept(each);
                    }
                });
            }
        });
    }

    void select(HandoffQueue.Tab tab) {
        setSelectedTab(tabs.get(tab));
    }

    void count(HandoffQueue.Counts all) {
        counts.forEach((tab, text) -> {
            long count = countOf(tab, all);
            text.setText(FigureText.count(count));
            text.setClassName("accord-count-missed", tab == HandoffQueue.Tab.BREACHED && count > 0);
        });
    }

    void focusSelected() {
        getSelectedTab().getElement().callJsFunction("focus");
    }

    static long countOf(HandoffQueue.Tab tab, HandoffQueue.Counts all) {
        return switch (tab) {
            case MINE -> all.mine();
            case TEAM -> all.team();
            case ALL -> all.all();
            case BREACHED -> all.breached();
        };
    }

    static String label(HandoffQueue.Tab tab) {
        return switch (tab) {
            case MINE -> "Mine";
            case TEAM -> "My team";
            case ALL -> "All";
            case BREACHED -> "Breached";
        };
    }
}
