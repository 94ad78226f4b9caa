package dev.accord.ingest;

import dev.accord.acquisition.Traffic;
import dev.accord.acquisition.TrafficRecord;
import dev.accord.ingest.mapping.FieldValues;
import dev.accord.ingest.mapping.ImportKind;
import dev.accord.shared.Recorded;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Component;

/** Visits of the web site. Without an external id, day and channel tell the counts of a source apart. */
@Component
class TrafficIntake implements Intake<TrafficRecord> {

    private final Traffic traffic;

    TrafficIntake(Traffic traffic) {
        this.traffic = traffic;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.TRAFFIC;
    }

    @Override
    public List<Fitting<TrafficRecord>> fit(String source, List<FieldValues> rows) {
        return rows.stream()
                .map(row -> Fitting.attempt(row, values -> traffic(values.source(source), values)))
                .toList();
    }

    @Override
    public List<Recorded> record(List<TrafficRecord> records, boolean offer) {
        return traffic.record(records);
    }

    private static Fitting<TrafficRecord> traffic(String source, FieldValues values) {
        FieldValues.Days days = values.days("day");
        return Fitting.of(new TrafficRecord(
                source,
                values.text("externalId"),
                days.from(),
                days.to(),
                values.text("channel"),
                values.number("visits").map(BigDecimal::longValue).orElse(0L),
                values.number("visitors").map(BigDecimal::longValue)));
    }
}
