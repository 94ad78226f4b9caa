package dev.accord.handoffs.ui;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import dev.accord.handoffs.HandoffQueue;
import dev.accord.handoffs.QueueFilter;
import dev.accord.handoffs.QueueItem;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The queue's address, such as {@code handoffs?tab=mine&channel=Webinar&open=42}. What it names wrongly counts as not
 * named.
 */
final class QueueAddress {

    static final String TAB = "tab";
    static final String OPEN = "open";

    private QueueAddress() {}

    static Location of(HandoffQueue.Tab tab, QueueFilter filter, Optional<QueueItem> opened) {
        Map<String, String> parameters = parameters(tab, filter);
        opened.ifPresent(item -> parameters.put(OPEN, item.id().toString()));
        return new Location("handoffs", QueryParameters.simple(parameters));
    }

    /** What a filter is kept under. */
    static String query(HandoffQueue.Tab tab, QueueFilter filter) {
        return QueryParameters.simple(parameters(tab, filter)).getQueryString();
    }

    static QueryParameters link(HandoffQueue.Tab tab, QueueFilter filter) {
        return QueryParameters.simple(parameters(tab, filter));
    }

    private static Map<String, String> parameters(HandoffQueue.Tab tab, QueueFilter filter) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(TAB, tab.name().toLowerCase(Locale.ROOT));
        parameters.putAll(filter.parameters());
        return parameters;
    }

    static QueueFilter filter(QueryParameters address) {
        Map<String, String> parameters = new HashMap<>();
        address.getParameters().forEach((key, values) -> parameters.put(key, values.getFirst()));
        return QueueFilter.of(parameters);
    }

    static Optional<HandoffQueue.Tab> tab(String name) {
        return Arrays.stream(HandoffQueue.Tab.values())
                .filter(tab -> tab.name().equalsIgnoreCase(name))
                .findFirst();
    }

    static Optional<QueueItem> item(HandoffQueue queue, String id) {
        try {
            return Optional.of(queue.item(Id.parse(id)));
        } catch (Refused unknown) {
            return Optional.empty();
        }
    }
}
