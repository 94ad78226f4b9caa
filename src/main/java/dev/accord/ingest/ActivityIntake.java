package dev.accord.ingest;

import dev.accord.ingest.mapping.FieldValues;
import dev.accord.ingest.mapping.ImportKind;
import dev.accord.leads.Activities;
import dev.accord.leads.ActivityRecord;
import dev.accord.shared.Recorded;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What leads did, and what was done with them. */
@Component
class ActivityIntake implements Intake<ActivityRecord> {

    private final Activities activities;
    private final LeadReferences leads;

    ActivityIntake(Activities activities, LeadReferences leads) {
        this.activities = activities;
        this.leads = leads;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.ACTIVITIES;
    }

    @Override
    public List<Fitting<ActivityRecord>> fit(String source, List<FieldValues> rows) {
        LeadReferences.Known known = leads.of(source, rows);
        return rows.stream()
                .map(row -> known.missing(row)
                        ? known.<ActivityRecord>unknown(row)
                        : Fitting.attempt(row, values -> activity(values.source(source), values, known)))
                .toList();
    }

    @Override
    public List<Recorded> record(List<ActivityRecord> records, boolean offer) {
        return activities.takeIn(records, offer);
    }

    private static Fitting<ActivityRecord> activity(String source, FieldValues values, LeadReferences.Known known) {
        return Fitting.of(new ActivityRecord(
                source,
                values.text("externalId").orElse(""),
                known.lead(values).orElseThrow(),
                type(values.text("type").orElse("")),
                values.moment("at").orElse(Instant.EPOCH),
                values.text("direction").map(word -> word.toUpperCase(Locale.ROOT)),
                values.text("outcome"),
                values.text("url"),
                Optional.empty(),
                values.number("durationSeconds").map(BigDecimal::intValue),
                values.text("by")));
    }

    /** Systems write types as they like: "Demo request" is a DEMO_REQUEST. */
    private static String type(String word) {
        return word.strip().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
    }
}
