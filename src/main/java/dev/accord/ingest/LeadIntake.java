package dev.accord.ingest;

import dev.accord.ingest.mapping.Field;
import dev.accord.ingest.mapping.FieldValues;
import dev.accord.ingest.mapping.Headings;
import dev.accord.ingest.mapping.ImportKind;
import dev.accord.leads.LeadRecord;
import dev.accord.leads.LeadRecord.StageMark;
import dev.accord.leads.Leads;
import dev.accord.leads.Lifecycle;
import dev.accord.shared.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Leads, with what their source knows of their way through the stages. */
@Component
class LeadIntake implements Intake<LeadRecord> {

    private final Leads leads;
    private final Lifecycle lifecycle;

    LeadIntake(Leads leads, Lifecycle lifecycle) {
        this.leads = leads;
        this.lifecycle = lifecycle;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.LEADS;
    }

    @Override
    public List<Fitting<LeadRecord>> fit(String source, List<FieldValues> rows) {
        Map<String, String> stages = lifecycle.stages().labels();
        return rows.stream()
                .map(row -> Fitting.attempt(row, values -> lead(values.source(source), values, stages)))
                .toList();
    }

    @Override
    public List<Recorded> record(List<LeadRecord> records, boolean offer) {
        return leads.record(records, offer);
    }

    private static Fitting<LeadRecord> lead(String source, FieldValues values, Map<String, String> stages) {
        Optional<String> word = values.text("stage");
        Optional<String> stage = word.flatMap(name -> Headings.stage(name, stages));
        if (word.isPresent() && stage.isEmpty()) {
            return unknownStage(word.get(), stages);
        }
        PersonName name = PersonName.of(values);
        List<StageMark> entered = values.under(Field.ENTERED, Instant.class).entrySet().stream()
                .map(entry -> new StageMark(entry.getKey(), entry.getValue()))
                .toList();
        return Fitting.of(new LeadRecord(
                source,
                values.text("externalId").orElse(""),
                values.text("email"),
                name.first(),
                name.last(),
                values.text("company"),
                values.text("jobTitle"),
                values.text("country"),
                values.text("segment"),
                values.text("channel"),
                values.text("campaign"),
                values.text("owner"),
                values.moment("createdAt"),
                stage,
                entered,
                values.text("disqualifiedReason"),
                values.under(Field.ATTRIBUTE, String.class)));
    }

    static <R> Fitting<R> unknownStage(String word, Map<String, String> stages) {
        return Fitting.not(
                "stage",
                "unknown-stage",
                "\"%s\" is no stage. The stages are %s; the mapping's values translate others."
                        .formatted(word, stages.keySet().stream().sorted().collect(Collectors.joining(", "))));
    }
}
