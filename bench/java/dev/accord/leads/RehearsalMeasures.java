package dev.accord.leads;

import dev.accord.bench.Heap;
import dev.accord.bench.History;
import dev.accord.bench.Measures;
import dev.accord.bench.Stopwatch;
import dev.accord.bench.Target;
import dev.accord.glossary.Definitions;
import dev.accord.glossary.Rehearsing.Progress;
import dev.accord.glossary.Rehearsing.State;
import dev.accord.glossary.criteria.Criteria;
import dev.accord.glossary.criteria.Criterion;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** A rehearsal over all leads, beside one connection that reads the same rows and does nothing with them. */
@Component
@Order(1)
class RehearsalMeasures implements Measures {

    private static final int MANY = 1_000_000;
    private static final String WORDS = "two minutes at 1,000,000 leads";

    private final Target target;
    private final Rehearsals rehearsals;
    private final RehearsalRows rows;
    private final Definitions definitions;
    private final History history;
    private final Acting acting;
    private final NamedParameterJdbcTemplate rowByRow;

    RehearsalMeasures(
            Rehearsals rehearsals,
            RehearsalRows rows,
            Definitions definitions,
            History history,
            Acting acting,
            DataSource database,
            @Value("${accord.bench.leads}") int leads) {
        this.rehearsals = rehearsals;
        this.rows = rows;
        this.definitions = definitions;
        this.history = history;
        this.acting = acting;
        this.target = leads < MANY
                ? Target.told(WORDS)
                : Target.within(WORDS, Duration.ofMinutes(2).toMillis());
        JdbcTemplate streaming = new JdbcTemplate(database);
        streaming.setFetchSize(Integer.MIN_VALUE);
        this.rowByRow = new NamedParameterJdbcTemplate(streaming);
    }

    @Override
    public void take(Stopwatch watch) {
        Criteria lead = draft(seed("LEAD"));
        Heap heap = Heap.watched();
        measure(watch, "rehearsal of LEAD, four visits or three posts instead of five and four", "LEAD", lead);
        measure(watch, "rehearsal of SQL as it is", "SQL", seed("SQL"));
        watch.note("Heap during the rehearsals, of 700 MB: " + heap.told() + ".");
    }

    private Criteria seed(String term) {
        return acting.asPortal(definitions::glossary).versions().stream()
                .filter(version -> version.term().equals(term))
                .flatMap(version -> version.executable().stream())
                .findFirst()
                .orElseThrow();
    }

    /** The same with one less of each. */
    private static Criteria draft(Criteria seed) {
        List<Criterion> parts = seed.qualifies().parts().stream()
                .map(part -> part instanceof Criterion.Did did && did.times() > 1
                        ? new Criterion.Did(did.activity(), did.times() - 1, did.withinDays(), did.page())
                        : part)
                .toList();
        return new Criteria(new Criterion.Group(seed.qualifies().match(), parts), seed.never());
    }

    private void measure(Stopwatch watch, String what, String term, Criteria draft) {
        // what the SQL inherits from the LEAD are facts only
        List<Double> bare = List.of(Stopwatch.millis(() -> read(draft)));
        List<Id> done = new ArrayList<>();
        List<Double> whole = List.of(Stopwatch.millis(() -> done.add(rehearse(term, draft))));
        done.forEach(rows::drop);
        watch.add(what, bare, whole, target);
    }

    private void read(Criteria draft) {
        RowCallbackHandler nothing = row -> row.getLong(1);
        Map<String, ?> types = Map.of("types", draft.activities());
        rowByRow.query("SELECT id, created_at, recorded_at, email FROM lead_record ORDER BY id", nothing);
        rowByRow.query(
                "SELECT lead_id, id, stage_id, entered_at, definition_version_id, origin FROM stage_entry", nothing);
        rowByRow.query("SELECT lead_id, type, at FROM lead_activity WHERE type IN (:types)", types, nothing);
        rowByRow.query("SELECT lead_id, name, value FROM lead_attribute", nothing);
    }

    private Id rehearse(String term, Criteria draft) {
        Id marketer = history.person("bench.marketer");
        Id rehearsal = acting.as(marketer, () -> rehearsals.start(term, draft, Optional.empty()));
        Progress progress = acting.as(marketer, () -> rehearsals.progress(rehearsal));
        while (progress.state() == State.RUNNING) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            progress = acting.as(marketer, () -> rehearsals.progress(rehearsal));
        }
        if (progress.state() != State.DONE) {
            throw new IllegalStateException("the rehearsal ended as " + progress);
        }
        return rehearsal;
    }
}
