package dev.accord.leads;

import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Measures what the evaluation of 1,000 activities costs beside the bare insert of those rows. It asserts nothing and is
 * no part of the tests, as machines differ: {@code mvn test -Dtest=CostOfEvaluation}.
 */
@DatabaseTest
class CostOfEvaluation {

    private static final int BATCH = 1_000;
    private static final int ROUNDS = 25;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Autowired
    Cast cast;

    @Autowired
    Leads leads;

    @Autowired
    Activities activities;

    @Autowired
    Acting acting;

    @Autowired
    NamedParameterJdbcOperations jdbc;

    @Autowired
    Ids ids;

    @Autowired
    TransactionTemplate transaction;

    private final Random random = new Random(7);
    private int number;

    @Test
    void measure() {
        Id marketer = cast.enter().marketer();
        measure(marketer, "1,000 leads, each visits once", 0, i -> i, i -> "VISIT");
        measure(marketer, "1,000 visitors, each visits once", 1, i -> i, i -> "VISIT");
        measure(
                marketer,
                "1,000 visitors with four visits, one in ten becomes a lead",
                2,
                i -> i,
                i -> i % 10 == 0 ? "DOWNLOAD" : "CALL");
        measure(marketer, "1,000 visitors, each becomes a lead", 1, i -> i, i -> "DOWNLOAD");
        measure(
                marketer,
                "50 leads with a budget visit and request demos",
                3,
                i -> i % 50,
                i -> i % 20 == 0 ? "DEMO_REQUEST" : "VISIT");
    }

    private void measure(Id who, String what, int kind, IntFunction<Integer> lead, IntFunction<String> type) {
        List<Double> bare = new ArrayList<>();
        List<Double> whole = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            List<Id> these = acting.asPortal(() -> leads(kind));
            List<ActivityRecord> first = batch(these, lead, type);
            List<ActivityRecord> second = batch(these, lead, type);
            long begin = System.nanoTime();
            transaction.executeWithoutResult(status -> insert(first));
            bare.add((System.nanoTime() - begin) / 1e6);
            transaction.executeWithoutResult(status -> jdbc.update(
                    "DELETE FROM lead_activity WHERE lead_id IN (:leads) AND type <> 'READ'",
                    Map.of("leads", these.stream().map(Id::value).toList())));
            begin = System.nanoTime();
            acting.as(who, () -> activities.record(second, true));
            whole.add((System.nanoTime() - begin) / 1e6);
        }
        System.out.printf(
                Locale.ROOT,
                "%-62s bare %6.1f ms, with evaluation %6.1f ms: %.1f times%n",
                what,
                median(bare),
                median(whole),
                median(whole) / median(bare));
    }

    /** Visitors, or leads, with two reads each. */
    private List<Id> leads(int kind) {
        List<LeadRecord> records = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            records.add(new LeadRecord(
                    "cost",
                    "L" + number++,
                    Optional.of("somebody@example.com"),
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

    private static double median(List<Double> times) {
        double[] sorted =
                times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElseThrow();
    }
}
