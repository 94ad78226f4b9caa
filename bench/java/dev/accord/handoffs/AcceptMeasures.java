package dev.accord.handoffs;

import dev.accord.bench.History;
import dev.accord.bench.Measures;
import dev.accord.bench.PassingLeads;
import dev.accord.bench.Stopwatch;
import dev.accord.bench.Target;
import dev.accord.leads.LeadRecord;
import dev.accord.leads.Leads;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.Recorded;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Eight people who accept one offer after the other, beside the bare UPDATE and INSERT of one decision on the same tables. */
@Component
@Order(3)
class AcceptMeasures implements Measures {

    private static final int CLIENTS = 8;
    private static final int OFFERS = 500;
    private static final int ROUNDS = 7;

    private final History history;
    private final PassingLeads passing;
    private final Leads leads;
    private final Handoffs handoffs;
    private final Acting acting;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    private record Offer(Id id, Id assignee) {}

    AcceptMeasures(
            History history,
            PassingLeads passing,
            Leads leads,
            Handoffs handoffs,
            Acting acting,
            JdbcClient jdbc,
            Ids ids,
            Clock clock,
            TransactionTemplate transaction) {
        this.history = history;
        this.passing = passing;
        this.leads = leads;
        this.handoffs = handoffs;
        this.acting = acting;
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public void take(Stopwatch watch) {
        List<Double> bare = new ArrayList<>();
        List<Double> whole = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            List<Id> these = offered();
            double bareMillis = together(offers(these), this::decideBare);
            passing.remove(these);
            List<Id> others = offered();
            double wholeMillis = together(
                    offers(others),
                    offer -> acting.as(offer.assignee(), () -> {
                        handoffs.accept(offer.id());
                        return "";
                    }));
            passing.remove(others);
            // the first round does not count
            if (round > 0) {
                bare.add(bareMillis);
                whole.add(wholeMillis);
            }
        }
        watch.add(OFFERS + " offers accepted by " + CLIENTS + " people", bare, whole, Target.times(2));
    }

    private List<Id> offered() {
        Id marketer = history.person("bench.marketer");
        return acting.as(
                marketer,
                () -> leads
                        .record(
                                IntStream.range(0, OFFERS)
                                        .mapToObj(any -> lead())
                                        .toList(),
                                true)
                        .stream()
                        .map(Recorded::id)
                        .toList());
    }

    private LeadRecord lead() {
        // another one each time, so that a run which was broken off is in no other's way
        String number = ids.next().toString();
        return new LeadRecord(
                "accept",
                "H" + number,
                Optional.of("accept" + number + "@example.com"),
                Optional.of("Some"),
                Optional.of("Body"),
                Optional.of("Example"),
                Optional.of("Buyer"),
                Optional.of("CH"),
                Optional.of("Midsize"),
                Optional.of("Webinar"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(clock.instant()),
                Optional.of("SQL"),
                List.of(),
                Optional.empty(),
                Map.of());
    }

    private Queue<Offer> offers(List<Id> these) {
        Queue<Offer> offers = new ConcurrentLinkedQueue<>(jdbc.sql("""
                        SELECT id, assignee_id FROM handoff
                         WHERE lead_id IN (:leads) AND state = 'OFFERED' AND assignee_id IS NOT NULL
                        """)
                .param("leads", these.stream().map(Id::value).toList())
                .query((row, index) -> new Offer(new Id(row.getLong(1)), new Id(row.getLong(2))))
                .list());
        if (offers.size() != OFFERS) {
            throw new IllegalStateException(offers.size() + " of " + OFFERS + " leads are offered to somebody");
        }
        return offers;
    }

    private void decideBare(Offer offer) {
        transaction.executeWithoutResult(status -> {
            Timestamp now = Timestamp.from(clock.instant());
            int decided = jdbc.sql("""
                            UPDATE handoff SET state = 'ACCEPTED', decided_by = ?, decided_at = ?
                             WHERE id = ? AND state = 'OFFERED'
                            """)
                    .params(offer.assignee().value(), now, offer.id().value())
                    .update();
            if (decided == 1) {
                jdbc.sql("""
                                INSERT INTO handoff_decision (id, handoff_id, state, at, person_id)
                                VALUES (?, ?, 'ACCEPTED', ?, ?)
                                """)
                        .params(
                                ids.next().value(),
                                offer.id().value(),
                                now,
                                offer.assignee().value())
                        .update();
            }
        });
    }

    private static double together(Queue<Offer> offers, Consumer<Offer> decide) {
        return Stopwatch.millis(() -> {
            try (ExecutorService people = Executors.newFixedThreadPool(CLIENTS)) {
                List<Future<?>> all = new ArrayList<>();
                for (int client = 0; client < CLIENTS; client++) {
                    all.add(people.submit(() -> {
                        for (Offer next = offers.poll(); next != null; next = offers.poll()) {
                            decide.accept(next);
                        }
                    }));
                }
                for (Future<?> each : all) {
                    each.get();
                }
            } catch (ExecutionException | InterruptedException failure) {
                throw new IllegalStateException("not all offers were decided", failure);
            }
        });
    }
}
