package dev.accord.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import dev.accord.leads.Leads;
import dev.accord.people.Acting;
import dev.accord.people.People;
import dev.accord.people.PersonRecord;
import dev.accord.people.Role;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.FreshData;
import dev.accord.testing.TestLeads;
import dev.accord.timetable.RecurringJob;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two portals on one database: a sales floor of 64 accepts at both at once, and one of the two is killed in the middle of
 * its work. {@code -Daccord.offers=5000} makes it more than the thousand offers that a run of all tests has time for.
 */
@DatabaseTest(properties = "accord.api.token=" + TwoNodesIT.TOKEN)
@FreshData(FreshData.Before.EACH_CLASS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesIT {

    static final String TOKEN = "a-token-for-the-tests-of-two-nodes";

    private static final int CLIENTS = 64;
    private static final int BATCH = 1_000;
    private static final int OFFERS = Integer.getInteger("accord.offers", 1_000);

    /** A node that is dead is missed after forty seconds, and nothing waits for more than a minute. */
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource dataSource;

    @Autowired
    Cast cast;

    @Autowired
    Acting acting;

    @Autowired
    People people;

    @Autowired
    Leads leads;

    @Autowired
    List<RecurringJob> jobs;

    @Value("${accord.database.url}")
    String url;

    @Value("${accord.database.user}")
    String user;

    @Value("${accord.database.password}")
    String password;

    private final List<Node> nodes = new ArrayList<>();

    @BeforeAll
    void startTwoNodes() throws Exception {
        cast.enter();
        Map<String, String> environment = Map.of(
                "ACCORD_DB_URL",
                url,
                "ACCORD_DB_USER",
                user,
                "ACCORD_DB_PASSWORD",
                password,
                "ACCORD_TIMETABLE",
                "true");
        List<CompletableFuture<Node>> starting = List.of(Node.start(environment), Node.start(environment));
        for (CompletableFuture<Node> node : starting) {
            nodes.add(node.get());
        }
    }

    @AfterAll
    void stopThem() throws InterruptedException {
        for (Node node : nodes) {
            node.kill();
        }
    }

    @Test
    void everyOfferHasOneWinnerAndEveryJobRunsOnce() throws Exception {
        List<String> tokens = tokensOfAFloor();
        List<Long> offers = offer("floor", OFFERS);
        Instant began = Instant.now();
        Map<String, Long> before = runs();

        Map<Long, AtomicInteger> winners = acceptEachAtBothNodes(offers, tokens);

        assertThat(winners.keySet()).hasSize(OFFERS);
        assertThat(winners.values()).allSatisfy(count -> assertThat(count).hasValue(1));
        assertThat(count("SELECT COUNT(*) FROM handoff WHERE state = 'ACCEPTED'"))
                .isEqualTo(OFFERS);
        assertThat(count("SELECT COUNT(*) FROM handoff_decision WHERE state = 'ACCEPTED'"))
                .isEqualTo(OFFERS);
        assertThat(count("""
                        SELECT COUNT(*) FROM handoff h JOIN lead_record l ON l.id = h.lead_id
                         WHERE l.owner_id = h.decided_by AND h.state = 'ACCEPTED'
                        """)).isEqualTo(OFFERS);
        Duration passed = Duration.between(began, Instant.now());
        Map<String, Long> after = runs();
        assertThat(jobs)
                .allSatisfy(job -> assertThat(after.getOrDefault(job.key(), 0L) - before.getOrDefault(job.key(), 0L))
                        .as(job.key())
                        .isBetween(0L, 1 + passed.dividedBy(job.every())));
    }

    @Test
    void whatAKilledNodeWasAtIsDoneWithinAMinute() throws Exception {
        Node dying = nodes.getFirst();
        Node surviving = nodes.getLast();
        long late = offer("late", 1).getFirst();
        dying.freeze();
        surviving.freeze();
        jdbc.sql("UPDATE handoff SET warn_at = offered_at, due_at = offered_at WHERE id = :late")
                .param("late", late)
                .update();
        try (Connection inTheWay = dataSource.getConnection();
                Statement statement = inTheWay.createStatement()) {
            inTheWay.setAutoCommit(false);
            statement.executeQuery("SELECT id FROM handoff WHERE id = " + late + " FOR UPDATE");
            jdbc.sql("UPDATE timetable_job SET next_at = UTC_TIMESTAMP(6) WHERE job_key = 'handoff-clocks'")
                    .update();
            dying.thaw();
            await().atMost(MINUTE)
                    .until(() ->
                            count("SELECT COUNT(holder) FROM timetable_job WHERE job_key = 'handoff-clocks'") == 1);
            dying.kill();
            inTheWay.rollback();
        } finally {
            surviving.thaw();
        }

        await().atMost(MINUTE).until(() -> breachesTold(late) > 0);
        assertThat(breachesTold(late)).isEqualTo(1);
    }

    private long breachesTold(long handoff) {
        return count("SELECT COUNT(*) FROM audit_entry WHERE event = 'HandoffBreached' AND subject_id = " + handoff);
    }

    /** A rep for each client, with a token. */
    private List<String> tokensOfAFloor() {
        acting.asPortal(() -> people.record(IntStream.range(0, CLIENTS)
                .mapToObj(number -> new PersonRecord(
                        "test",
                        "rep-" + number,
                        "Rep",
                        "Number " + number,
                        Optional.of("rep%d@example.com".formatted(number)),
                        Optional.of("Field"),
                        Optional.of("SALES"),
                        Set.of(Role.SALES_REP)))
                .toList()));
        return IntStream.range(0, CLIENTS)
                .mapToObj(number -> nodes.getFirst()
                        .post(
                                "/api/v1/tokens",
                                TOKEN,
                                "{\"person\": \"rep%d@example.com\", \"scopes\": [\"handoffs\"]}".formatted(number)))
                .map(answer -> JsonPath.<String>read(answer.body(), "$.token"))
                .toList();
    }

    private List<Long> offer(String prefix, int number) {
        Instant now = Instant.now();
        for (int from = 0; from < number; from += BATCH) {
            int first = from;
            acting.asPortal(() -> leads.record(
                    IntStream.range(first, Math.min(number, first + BATCH))
                            .mapToObj(each -> TestLeads.standingIn(prefix + each, "SQL", now))
                            .toList(),
                    true));
        }
        return jdbc.sql("""
                        SELECT h.id FROM handoff h JOIN lead_record l ON l.id = h.lead_id
                         WHERE h.state = 'OFFERED' AND l.external_id LIKE :prefix ORDER BY h.id
                        """).param("prefix", prefix + "%").query(Long.class).list();
    }

    /** Each offer at both nodes, one right after the other, so that clients meet. @return how often each was won */
    private Map<Long, AtomicInteger> acceptEachAtBothNodes(List<Long> offers, List<String> tokens) throws Exception {
        record Attempt(long offer, Node node) {}
        Queue<Attempt> attempts = offers.stream()
                .flatMap(offer -> nodes.stream().map(node -> new Attempt(offer, node)))
                .collect(Collectors.toCollection(ConcurrentLinkedQueue::new));
        Map<Long, AtomicInteger> winners = new ConcurrentHashMap<>();
        try (ExecutorService floor = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> clients = new ArrayList<>();
            for (String token : tokens) {
                clients.add(floor.submit(() -> {
                    for (Attempt next = attempts.poll(); next != null; next = attempts.poll()) {
                        Node.Answer answer =
                                next.node().post("/api/v1/handoffs/" + next.offer() + "/accept", token, "");
                        if (answer.status() == 200) {
                            winners.computeIfAbsent(next.offer(), any -> new AtomicInteger())
                                    .incrementAndGet();
                        } else {
                            assertThat(answer.status()).as(answer.body()).isEqualTo(409);
                            assertThat(answer.body()).contains("already-taken");
                        }
                    }
                }));
            }
            for (Future<?> client : clients) {
                client.get();
            }
        }
        return winners;
    }

    private Map<String, Long> runs() {
        return jdbc
                .sql("SELECT job_key, run FROM timetable_job")
                .query((row, number) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
