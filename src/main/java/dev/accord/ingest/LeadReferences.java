package dev.accord.ingest;

import dev.accord.ingest.mapping.FieldValues;
import dev.accord.leads.LeadBook;
import dev.accord.shared.Id;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the leads that rows name by their external id in the same source. */
@Component
class LeadReferences {

    private final LeadBook book;

    LeadReferences(LeadBook book) {
        this.book = book;
    }

    Known of(String source, List<FieldValues> rows) {
        List<String> named = rows.stream()
                .flatMap(row -> row.text("lead").stream())
                .distinct()
                .toList();
        return new Known(source, book.idsOf(source, named));
    }

    /** The leads that were found. */
    record Known(String source, Map<String, Id> ids) {

        Optional<Id> lead(FieldValues row) {
            return row.text("lead").flatMap(externalId -> Optional.ofNullable(ids.get(externalId)));
        }

        boolean missing(FieldValues row) {
            return row.text("lead").isPresent() && lead(row).isEmpty();
        }

        <R> Fitting<R> unknown(FieldValues row) {
            return Fitting.not(
                    "lead",
                    "unknown-lead",
                    "The source \"%s\" has no lead \"%s\"."
                            .formatted(source, row.text("lead").orElse("")));
        }
    }
}
