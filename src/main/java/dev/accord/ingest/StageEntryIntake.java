package dev.accord.ingest;

import dev.accord.ingest.mapping.FieldValues;
import dev.accord.ingest.mapping.Headings;
import dev.accord.ingest.mapping.ImportKind;
import dev.accord.leads.Lifecycle;
import dev.accord.leads.StageEntries;
import dev.accord.leads.StageEntryRecord;
import dev.accord.shared.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The way of leads through the stages, one row for each time that a lead entered one. */
@Component
class StageEntryIntake implements Intake<StageEntryRecord> {

    private final StageEntries entries;
    private final LeadReferences leads;
    private final Lifecycle lifecycle;

    StageEntryIntake(StageEntries entries, LeadReferences leads, Lifecycle lifecycle) {
        this.entries = entries;
        this.leads = leads;
        this.lifecycle = lifecycle;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.STAGE_ENTRIES;
    }

    @Override
    public List<Fitting<StageEntryRecord>> fit(String source, List<FieldValues> rows) {
        LeadReferences.Known known = leads.of(source, rows);
        Map<String, String> stages = lifecycle.stages().labels();
        return rows.stream()
                .map(row -> known.missing(row)
                        ? known.<StageEntryRecord>unknown(row)
                        : entry(row.source(source), row, known, stages))
                .toList();
    }

    @Override
    public List<Recorded> record(List<StageEntryRecord> records, boolean offer) {
        return entries.record(records, offer);
    }

    private static Fitting<StageEntryRecord> entry(
            String source, FieldValues values, LeadReferences.Known known, Map<String, String> stages) {
        String word = values.text("stage").orElse("");
        Optional<String> stage = Headings.stage(word, stages);
        if (stage.isEmpty()) {
            return LeadIntake.unknownStage(word, stages);
        }
        return Fitting.of(new StageEntryRecord(
                source,
                known.lead(values).orElseThrow(),
                stage.get(),
                values.moment("at").orElse(Instant.EPOCH),
                values.text("by"),
                values.text("reason")));
    }
}
