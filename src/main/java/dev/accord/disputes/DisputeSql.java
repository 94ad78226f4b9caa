package dev.accord.disputes;

import dev.accord.shared.Id;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The statements over the disputes of a filter.
 *
 * @param forward whoever passes this stage has come forward again; empty: nobody does
 */
record DisputeSql(DisputeFilter filter, Instant asOf, Optional<Id> forward) {

    /** The disputes of the filter, joined with what these and the facets of the filter need. */
    String population(Facet... further) {
        Set<Facet> used = EnumSet.noneOf(Facet.class);
        used.addAll(filter.only().keySet());
        used.addAll(Arrays.asList(further));
        return " FROM dispute d"
                + (used.stream().anyMatch(Facet::isOfLead) ? " JOIN lead_record l ON l.id = d.lead_id" : "")
                + (used.stream().anyMatch(Facet::isOfStage) ? " LEFT JOIN stage s ON s.id = d.repositioned_to" : "")
                + where();
    }

    String where() {
        return " WHERE d.raised_at >= :from AND d.raised_at < :to"
                + ordered().stream()
                        .map(facet -> " AND " + facet.expression() + " <=> :" + facet.word())
                        .collect(Collectors.joining());
    }

    private List<Facet> ordered() {
        return filter.only().keySet().stream().sorted().toList();
    }

    Map<String, @Nullable Object> parameters() {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        parameters.put("from", Timestamp.from(filter.period().start()));
        parameters.put("to", Timestamp.from(filter.period().end()));
        parameters.put("window", filter.days());
        parameters.put("asOf", Timestamp.from(asOf));
        parameters.put("sqlStage", forward.map(Id::value).orElse(null));
        filter.only().forEach((facet, value) -> parameters.put(facet.word(), parameter(facet, value)));
        return parameters;
    }

    /** Ids as numbers: compared with texts, the database would round them. */
    private static @Nullable Object parameter(Facet facet, String value) {
        if (value.isEmpty()) {
            return null;
        }
        return facet.isPerson() ? (Object) Id.parse(value).value() : value;
    }
}
