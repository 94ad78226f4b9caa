package dev.accord.ingest;

import dev.accord.ingest.mapping.Field;
import dev.accord.ingest.mapping.FieldValues;
import dev.accord.leads.LeadBook;
import dev.accord.shared.Id;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds the leads that rows name by their external id in the same source. */
@Component
class LeadReferences {

    private final LeadBook book;

    LeadReferences(LeadBook book) {
        this.book = book;
    }

    Known of(String source, List<FieldValues> rows) {
        Map<String, Set<String>> named = new HashMap<>();
        rows.forEach(row -> row.text("lead")
                .ifPresent(lead -> named.computeIfAbsent(sourceOf(row, source), from -> new LinkedHashSet<>())
                        .add(lead)));
        Map<String, Map<String, Id>> ids = new HashMap<>();
        named.forEach((from, leads) -> ids.put(from, book.idsOf(from, List.copyOf(leads))));
        return new Known(source, ids);
    }

    private static String sourceOf(FieldValues row, String ofTheFile) {
        return row.text(Field.LEAD_SOURCE).orElseGet(() -> row.source(ofTheFile));
    }

    /** The leads that were found, by source and external id. */
    record Known(String source, Map<String, Map<String, Id>> ids) {

        Optional<Id> lead(FieldValues row) {
            return row.text("lead")
                    .flatMap(externalId -> Optional.ofNullable(
                            ids.getOrDefault(sourceOf(row, source), Map.of()).get(externalId)));
        }

        boolean missing(FieldValues row) {
            return row.text("lead").isPresent() && lead(row).isEmpty();
        }

        <R> Fitting<R> unknown(FieldValues row) {
            return Fitting.not(
                    "lead",
                    "unknown-lead",
                    "The source \"%s\" has no lead \"%s\"."
                            .formatted(sourceOf(row, source), row.text("lead").orElse("")));
        }
    }
}
