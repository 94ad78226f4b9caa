package dev.accord.leads.ui;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import dev.accord.leads.LeadFilter;
import dev.accord.leads.LeadOrder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The list's address, such as {@code leads?stage=MQL&owner=me&sort=-since}: whoever opens it sees the same. */
final class LeadAddress {

    private static final String SORT = "sort";

    private LeadAddress() {}

    static Location of(LeadFilter filter, LeadOrder order) {
        Map<String, String> parameters = new LinkedHashMap<>(filter.parameters());
        if (!order.equals(LeadOrder.NEWEST_FIRST)) {
            parameters.put(SORT, order.toString());
        }
        return new Location("leads", QueryParameters.simple(parameters));
    }

    static LeadFilter filter(QueryParameters address) {
        Map<String, String> parameters = new HashMap<>();
        address.getParameters().forEach((key, values) -> parameters.put(key, values.getFirst()));
        return LeadFilter.of(parameters);
    }

    static LeadOrder order(QueryParameters address) {
        return address.getSingleParameter(SORT).map(LeadOrder::of).orElse(LeadOrder.NEWEST_FIRST);
    }
}
