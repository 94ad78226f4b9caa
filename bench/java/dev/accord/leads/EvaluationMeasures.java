package dev.accord.leads;

import dev.accord.bench.History;
import dev.accord.bench.Measures;
import dev.accord.bench.PassingLeads;
import dev.accord.bench.Stopwatch;
import dev.accord.bench.Target;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What 1,000 activities in one batch cost beside the bare insert of those rows: in several mixes, each with leads of its
 * own, which are removed again.
 */
@Component
@Order(2)
class EvaluationMeasures implements Measures {

    private static final int BATCH = 1_000;
    private static final int ROUNDS = 15;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final Target THREE_TIMES = Target.times(3);
    private static final Target WORST = Target.told("the worst that a batch can be");

    private final History history;
    private final PassingLeads passing;
    private final Leads leads;
    private final Activities activities;
    private final Acting acting;
    private final NamedParameterJdbcOperations jdbc;
    private final Ids ids;
    private final TransactionTemplate transaction;
    private final Random random = new Random(7);
    private int number;

    EvaluationMeasures(
            History history,
            PassingLeads passing,
            Leads leads,
            Activities activities,
            Acting acting,
            NamedParameterJdbcOperations jdbc,
            Ids ids,
            TransactionTemplate transaction) {
        this.history = history;
        this.passing = passing;
        this.leads = leads;
        this.activities = activities;
        this.acting = acting;
        this.jdbc = jdbc;
        this.ids = ids;
        this.transaction = transaction;
    }

    @Override
    public void take(Stopwatch watch) {
        Id marketer = history.person("bench.marketer");
        measure(watch, marketer, "1,000 leads, each visits once", 0, i -> i, i -> "VISIT", THREE_TIMES);
        measure(watch, marketer, "1,000 visitors, each visits once", 1, i -> i, i -> "VISIT", THREE_TIMES);
        measure(
                watch,
                marketer,
                "1,000 visitors with four visits, one in ten becomes a lead",
                2,
                i -> i,
                i -> i % 10 == 0 ? "DOWNLOAD" : "CALL",
                THREE_TIMES);
        measure(watch, marketer, "1,000 visitors, each becomes a lead", 1, i -> i, i -> "DOWNLOAD", WORST);
        measure(
                watch,
                marketer,
                "50 leads with a budget visit and request demos",
                3,
                i -> i % 50,
                i -> i % 20 == 0 ? "DEMO_REQUEST" : "VISIT",
                THREE_TIMES);
    }

    private void measure(
            Stopwatch watch,
            Id who,
            String what,
            int kind,
            IntFunction<Integer> lead,
            IntFunction<String> type,
            Target target) {
        List<Double> bare = new ArrayList<>();
        List<Double> whole = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            List<Id> these = acting.asPortal(() -> leads(kind));
            List<ActivityRecord> first = batch(these, lead, type);
            List<ActivityRecord> second = batch(these, lead, type);
            bare.add(Stopwatch.millis(() -> transaction.executeWithoutResult(status -> insert(first))));
            transaction.executeWithoutResult(status -> jdbc.update(
                    "DELETE FROM lead_activity WHERE lead_id IN (:leads) AND type <> 'READ'",
                    Map.of("leads", these.stream().map(Id::value).toList())));
            whole.add(Stopwatch.millis(() -> acting.as(who, () -> activities.record(second, true))));
            passing.remove(these);
        }
        watch.add(what, bare, whole, target);
    }

    /** Visitors, or leads, with two reads each. */
    private List<Id> leads(int kind) {
        List<LeadRecord> records = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            records.add(new LeadRecord(
                    "cost",
                    "L" + number,
                    Optional.of("cost" + number + "@example.com"),
                    Optional.of("Some"),
                    Optional.of("Body"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    kind == 0 || kind == 3 ? Optional.of(START) : Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    kind == 3 ? Map.of("budget", "50k") : Map.of()));
            number++;
        }
        List<Id> known =
                leads.record(records, false).stream().map(result -> result.id()).toList();
        List<ActivityRecord> reads = new ArrayList<>();
        for (int i = 0; i < 2 * BATCH; i++) {
            reads.add(activity(known.get(i % BATCH), "READ"));
        }
        activities.record(reads, false);
        return known;
    }

    private List<ActivityRecord> batch(List<Id> these, IntFunction<Integer> lead, IntFunction<String> type) {
        List<ActivityRecord> batch = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            batch.add(activity(these.get(lead.apply(i)), type.apply(i)));
        }
        return batch;
    }

    private ActivityRecord activity(Id lead, String type) {
        return new ActivityRecord(
                "cost",
                "A" + number++,
                lead,
                type,
                START.plus(random.nextInt(200 * 24 * 60), ChronoUnit.MINUTES),
                Optional.empty(),
                Optional.empty(),
                Optional.of("https://example.com/pricing"),
                Optional.empty(),
                Optional.empty());
    }

    private void insert(List<ActivityRecord> batch) {
        jdbc.batchUpdate(
                """
                INSERT INTO lead_activity (id, lead_id, source, external_id, type, at, direction, outcome, url, note,
                                           duration_seconds, by_person_id)
                VALUES (:id, :lead, :source, :externalId, :type, :at, NULL, NULL, :url, NULL, NULL, NULL)
                """,
                batch.stream()
                        .map(record -> new MapSqlParameterSource()
                                .addValue("id", ids.next().value())
                                .addValue("lead", record.lead().value())
                                .addValue("source", record.source())
                                .addValue("externalId", record.externalId())
                                .addValue("type", record.type())
                                .addValue("at", Timestamp.from(record.at()))
                                .addValue("url", record.url().orElse(null)))
                        .toArray(MapSqlParameterSource[]::new));
    }
}
