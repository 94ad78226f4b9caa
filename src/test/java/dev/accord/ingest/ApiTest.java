package dev.accord.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import dev.accord.ingest.Api.Answer;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@DatabaseTest(properties = "accord.api.token=" + ApiTest.TOKEN)
@AutoConfigureMockMvc
class ApiTest {

    static final String TOKEN = "a-token-for-the-tests-of-the-whole-api";

    private static final String LEAD = """
            {"email": "ada@example.org", "firstName": "Ada", "lastName": "Byron", "company": "Engines",
             "jobTitle": "CTO", "country": "GB", "channel": "Webinar", "createdAt": "2026-03-01T09:00:00+01:00",
             "entered": {"MQL": "2026-03-05T10:00:00Z"}, "attributes": {"budget": "50k"}}
            """;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Cast cast;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private final MockMvc mvc;
    private final Api api;

    @Autowired
    ApiTest(MockMvc mvc) {
        this.mvc = mvc;
        this.api = new Api(mvc, TOKEN);
    }

    @Test
    void putsALeadAndFindsItAgain() {
        Answer created = api.json(put("/api/v1/leads/crm/a-1"), LEAD);
        Answer same = api.json(put("/api/v1/leads/crm/a-1"), LEAD);
        Answer found = api.send(get("/api/v1/leads/crm/a-1"));

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(same.status()).isEqualTo(200);
        assertThat(found.body()).isEqualTo(created.body()).isEqualTo(same.body());
        assertThat(found.text("$.createdAt")).isEqualTo("2026-03-01T08:00:00Z");
        assertThat(found.text("$.stage")).isEqualTo("MQL");
        assertThat(found.text("$.attributes.budget")).isEqualTo("50k");
    }

    @Test
    void forgetsThePersonOfALead() {
        String id = api.json(put("/api/v1/leads/crm/a-1"), LEAD).text("$.id");

        assertThat(api.send(delete("/api/v1/leads/crm/a-1")).status()).isEqualTo(204);

        assertProblem(api.send(get("/api/v1/leads/crm/a-1")), 404, "unknown-lead");
        assertProblem(api.send(delete("/api/v1/leads/crm/a-1")), 404, "unknown-lead");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM stage_entry WHERE lead_id = " + id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"shoeSize\": 42}                        | unknown-field",
                "{\"entered\": {\"FRIEND\": \"2026-03-05T10:00:00Z\"}} | unknown-field",
                "{\"entered\": []}                         | bad-item",
                "{\"createdAt\": \"05.03.2026\"}           | bad-date",
                "{\"createdAt\": \"2026-03-05T10:00:00\"}  | bad-date",
                "{\"stage\": \"FRIEND\"}                   | unknown-stage",
                "{\"email\": {}}                           | bad-value",
                "{\"externalId\": \"other\"}               | contradiction",
                "{\"email\":                               | bad-json",
                "[]                                        | bad-item"
            })
    void saysWhatIsWrongWithALead(String body, String code) {
        assertProblem(api.json(put("/api/v1/leads/crm/a-1"), body), 400, code);
    }

    @Test
    void recordsABatchOnceHoweverOftenItIsSent() {
        api.json(put("/api/v1/leads/crm/a-1"), LEAD);
        String batch = """
                [{"source": "crm", "externalId": "d1", "lead": "a-1", "amount": {"amount": "1234.50", "currency": "CHF"},
                  "createdAt": "2026-03-06T00:00:00Z", "closedAt": "2026-03-09T00:00:00Z", "outcome": "WON"},
                 {"source": "crm", "externalId": "d2", "lead": "nobody", "outcome": "OPEN"},
                 {"source": "crm", "externalId": "d3", "outcome": "PERHAPS"},
                 {"externalId": "d4"}]
                """;

        Answer first = api.json(post("/api/v1/opportunities"), batch);
        Answer second = api.json(post("/api/v1/opportunities"), batch);

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.number("$.created")).isEqualTo(1);
        assertThat(first.number("$.rejected")).isEqualTo(3);
        assertThat(first.<List<Integer>>at("$.errors[*].item")).containsExactly(2, 3, 4);
        assertThat(first.<List<String>>at("$.errors[*].code"))
                .containsExactly("unknown-lead", "bad-outcome", "missing-source");
        assertThat(second.number("$.unchanged")).isEqualTo(1);
        assertThat(api.send(get("/api/v1/leads/crm/a-1")).text("$.stage")).isEqualTo("WON");
    }

    @Test
    void recordsActivities() {
        api.json(put("/api/v1/leads/crm/a-1"), LEAD);
        String batch = """
                {"items": [{"source": "crm", "externalId": "x1", "lead": "a-1", "type": "CALL", "at": "2026-03-06T10:00:00+01:00",
                            "direction": "OUTBOUND", "outcome": "CONNECTED", "durationSeconds": 90},
                           {"source": "crm", "externalId": "x1", "lead": "a-1", "type": "CALL", "at": "2026-03-06T10:00:00+01:00"}]}
                """;

        Answer report = api.json(post("/api/v1/activities"), batch);

        assertThat(report.number("$.created")).as(report.body()).isEqualTo(1);
        assertThat(report.number("$.unchanged")).isEqualTo(1);
        assertThat(jdbc.sql("SELECT duration_seconds FROM lead_activity")
                        .query(Integer.class)
                        .single())
                .isEqualTo(90);
    }

    @Test
    void refusesABatchThatIsNoneOrTooLargeOrAllWrong() {
        String many = IntStream.range(0, 1_001).mapToObj(i -> "{}").collect(Collectors.joining(",", "[", "]"));

        assertProblem(api.json(post("/api/v1/opportunities"), many), 400, "batch-too-large");
        assertProblem(api.json(post("/api/v1/opportunities"), "{}"), 400, "bad-batch");
        assertProblem(api.json(post("/api/v1/opportunities"), "[{\"source\": \"crm\"}]"), 422, "missing-value");
        assertProblem(api.json(post("/api/v1/opportunities"), "[" + " ".repeat(9 << 20) + "]"), 413, "too-large");
    }

    @Test
    void issuesAToken() {
        Cast.Players players = cast.enter();
        Answer issued = issue("tess.rep", "handoffs");

        assertThat(issued.status()).as(issued.body()).isEqualTo(201);
        Api rep = new Api(mvc, issued.text("$.token"));
        assertThat(rep.send(get("/api/v1/handoffs")).status()).isEqualTo(200);
        assertProblem(rep.send(get("/api/v1/leads/crm/a-1")), 403, "forbidden");
        assertThat(api.send(get("/api/v1/tokens")).<List<String>>at("$.items[*].person"))
                .contains("Test Sales rep");

        assertThat(api.send(delete("/api/v1/tokens/{id}", issued.text("$.id"))).status())
                .isEqualTo(204);
        assertProblem(rep.send(get("/api/v1/handoffs")), 401, "unauthenticated");
        assertThat(players.rep()).isNotNull();
    }

    @Test
    void saysWhatIsWrongWithATokenThatIsAskedFor() {
        assertProblem(issue("nobody@example.org", "read"), 422, "unknown-person");
        assertProblem(issue("admin", "everything"), 400, "unknown-scope");
        assertProblem(api.json(post("/api/v1/tokens"), "{\"scopes\": [\"read\"]}"), 400, "missing-person");
        assertProblem(
                api.json(post("/api/v1/tokens"), "{\"person\": \"admin\", \"scopes\": \"read\"}"), 400, "bad-json");
        assertProblem(
                api.json(post("/api/v1/tokens"), "{\"person\": \"admin\", \"scopes\": []}"), 400, "missing-scopes");
    }

    @Test
    void pagesThroughAListByCursor() {
        for (int i = 0; i < 3; i++) {
            issue("admin", "read");
        }
        List<String> seen = new ArrayList<>();
        String next = "";
        while (next != null) {
            Answer page = api.send(get("/api/v1/tokens?limit=2&after=" + next));
            seen.addAll(page.at("$.items[*].id"));
            next = page.at("$.next");
        }

        assertThat(seen).hasSize(4).doesNotHaveDuplicates();
        assertProblem(api.send(get("/api/v1/tokens?limit=201")), 400, "bad-limit");
        assertProblem(api.send(get("/api/v1/tokens?after=x")), 400, "bad-id");
        assertProblem(api.send(get("/api/v1/tokens?limit=many")), 400, "bad-parameter");
    }

    @Test
    void takesAHandoffOverAndTellsTheNextOneWhoHasIt() {
        cast.enter();
        api.json(put("/api/v1/leads/crm/s-1"), LEAD.replace("\"MQL\"", "\"SQL\""));
        Api rep = new Api(mvc, issue("tess.rep", "handoffs").text("$.token"));
        Api other = new Api(mvc, issue("tess.rep2", "handoffs").text("$.token"));
        Answer queue = rep.send(get("/api/v1/handoffs?state=OFFERED"));
        assertThat(queue.number("$.items.length()")).as(queue.body()).isEqualTo(1);
        String handoff = queue.text("$.items[0].id");

        Answer accepted = rep.send(post("/api/v1/handoffs/{id}/accept", handoff));
        Answer late = other.json(
                post("/api/v1/handoffs/{id}/dispute", handoff), "{\"cause\": \"NO_BUDGET\", \"note\": \"none\"}");

        assertThat(accepted.text("$.state")).as(accepted.body()).isEqualTo("ACCEPTED");
        assertProblem(late, 409, "already-taken");
        assertThat(late.text("$.holder")).isEqualTo("Test Sales rep");
        assertThat(api.send(get("/api/v1/leads/crm/s-1")).text("$.stage")).isEqualTo("SAL");
        assertProblem(rep.send(get("/api/v1/handoffs?state=GONE")), 400, "unknown-state");
        assertProblem(rep.send(get("/api/v1/handoffs?assignee=nobody")), 400, "unknown-person");
        assertProblem(rep.json(post("/api/v1/handoffs/{id}/dispute", handoff), "{}"), 400, "missing-cause");
        assertProblem(rep.send(post("/api/v1/handoffs/77/accept")), 404, "unknown-handoff");
    }

    @Test
    void takesNothingBackThatWasDecidedHereWhenTheSourceSaysTheSameAgain() {
        cast.enter();
        String file = """
                externalId,company,owner,stage,createdAt,entered.SQL
                s-1,Engines,Mara Market,SQL,2026-03-01,
                s-2,Navy,Mara Market,,2026-03-01,2026-03-04
                """;
        Answer first = api.importing("kind=leads", file, "{\"source\": \"crm\"}");
        Answer offered = api.importing("kind=leads", file, "{\"source\": \"crm\"}");
        for (String username : List.of("tess.rep", "tess.rep2")) {
            Api rep = new Api(mvc, issue(username, "handoffs").text("$.token"));
            rep.send(get("/api/v1/handoffs?state=OFFERED&assignee=" + username))
                    .<List<String>>at("$.items[*].id")
                    .forEach(handoff -> rep.send(post("/api/v1/handoffs/{id}/accept", handoff)));
        }
        Answer accepted = api.importing("kind=leads", file, "{\"source\": \"crm\"}");
        Answer moved = api.importing("kind=leads", file.replace(",SQL,2026", ",MQL,2026"), "{\"source\": \"crm\"}");

        assertThat(first.number("$.created")).isEqualTo(2);
        assertThat(offered.number("$.unchanged")).as(offered.body()).isEqualTo(2);
        assertThat(accepted.number("$.unchanged")).as(accepted.body()).isEqualTo(2);
        Answer lead = api.send(get("/api/v1/leads/crm/s-2"));
        assertThat(lead.text("$.stage")).isEqualTo("SAL");
        assertThat(lead.text("$.owner")).isEqualTo("Test Sales rep");
        assertThat(moved.number("$.updated")).as(moved.body()).isEqualTo(1);
        assertThat(api.send(get("/api/v1/leads/crm/s-1")).text("$.stage")).isEqualTo("MQL");
    }

    @Test
    void doesAWriteOnceForOneIdempotencyKey() {
        String body = "{\"person\": \"admin\", \"scopes\": [\"read\"]}";

        Answer first = api.json(post("/api/v1/tokens").header("Idempotency-Key", "k1"), body);
        Answer same = api.json(post("/api/v1/tokens").header("Idempotency-Key", "k1"), body);
        Answer other =
                api.json(post("/api/v1/tokens").header("Idempotency-Key", "k1"), body.replace("read", "observe"));
        Answer refused = api.json(post("/api/v1/tokens").header("Idempotency-Key", "k2"), "{}");
        Answer mended = api.json(post("/api/v1/tokens").header("Idempotency-Key", "k2"), body);

        assertThat(first.status()).isEqualTo(201);
        assertThat(same).isEqualTo(first);
        assertProblem(other, 422, "idempotency-key-reused");
        assertProblem(refused, 400, "missing-person");
        assertThat(mended.status()).isEqualTo(201);
        assertProblem(
                api.json(post("/api/v1/tokens").header("Idempotency-Key", "k".repeat(191)), body),
                400,
                "bad-idempotency-key");
    }

    @Test
    void refusesAWriteWhileItsTwinIsStillAtWork() {
        String body = "{\"person\": \"admin\", \"scopes\": [\"read\"]}";
        api.json(post("/api/v1/tokens").header("Idempotency-Key", "k1"), body);
        jdbc.sql("UPDATE idempotency_key SET status = NULL, body = NULL").update();

        assertProblem(
                api.json(post("/api/v1/tokens").header("Idempotency-Key", "k1"), body), 409, "request-in-progress");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/nothing, 404, unknown-path",
        "GET, /api/v2/leads, 404, unknown-path",
        "PATCH, /api/v1/leads/crm/1, 405, method-not-allowed",
        "GET, /api/v1/imports, 405, method-not-allowed",
        "DELETE, /api/v1/activities, 405, method-not-allowed"
    })
    void answersUnknownPathsAndMethodsAsProblems(String method, String path, int status, String code) {
        assertProblem(api.send(MockMvcRequestBuilders.request(HttpMethod.valueOf(method), path)), status, code);
    }

    @Test
    void answersWrongMediaTypesAsProblems() {
        assertProblem(
                api.send(post("/api/v1/tokens").contentType("text/plain").content("x")), 415, "unsupported-media-type");
        assertProblem(api.send(multipart("/api/v1/tokens")), 415, "unsupported-media-type");
    }

    @Test
    void restatesAFigureOnceTheHistoryWasLookedAtUnderThatVersion() {
        api.json(put("/api/v1/leads/crm/a-1"), LEAD);
        api.json(post("/api/v1/activities"), """
                [{"source": "crm", "externalId": "x1", "lead": "a-1", "type": "DEMO_REQUEST", "at": "2026-03-06T10:00:00Z"}]
                """);
        String figure = "/api/v1/metrics/mql-to-sql?from=2026-03-01&to=2026-04-01&basis=period";
        assertThat(api.send(get(figure)).<Object>at("$.restated")).isNull();
        assertProblem(api.send(get(figure + "&definition=SQL:1")), 409, "not-restated");
        assertProblem(api.send(get(figure + "&definition=MQL:1")), 422, "no-criteria");
        assertProblem(api.send(get(figure + "&definition=LEAD:1")), 422, "not-restatable");
        assertProblem(api.send(get(figure + "&definition=SQL:9")), 404, "unknown-version");
        assertThat(api.send(get("/api/v1/restatements/SQL:1")).<Object>at("$.asOf"))
                .isNull();

        Answer begun = api.send(post("/api/v1/restatements/SQL:1"));

        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        Answer state = api.send(get("/api/v1/restatements/SQL:1"));
        // another thread is at it; it tells when it has ended
        for (int patience = 0; state.text("$.state").equals("RUNNING") && patience < 6_000; patience++) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            state = api.send(get("/api/v1/restatements/SQL:1"));
        }
        assertThat(state.text("$.state")).isEqualTo("DONE");
        Answer restated = api.send(get(figure + "&definition=SQL:1"));
        assertThat(restated.text("$.restated")).isEqualTo("SQL:1");
        assertThat(restated.text("$.definitionVersion")).isEqualTo("MQL v1, SQL v1 restated");
        assertThat(restated.text("$.asOf")).isEqualTo(state.text("$.asOf"));
        assertThat(restated.number("$.numerator")).isEqualTo(1);
        assertThat(restated.number("$.denominator")).isEqualTo(1);
        assertThat(api.send(get("/api/v1/metrics/mql-to-sql/records?basis=period&from=2026-03-01&to=2026-04-01"
                                + "&definition=SQL:1"))
                        .<List<String>>at("$.items[*].at"))
                .containsExactly("2026-03-06T10:00:00Z", "2026-03-05T10:00:00Z");
        assertThat(api.send(delete("/api/v1/restatements/SQL:1")).status()).isEqualTo(204);
        assertProblem(api.send(post("/api/v1/restatements/MQL:1")), 422, "no-criteria");
    }

    @Test
    void subscribesProgramsToEvents() {
        Answer subscribed = api.json(
                post("/api/v1/webhooks"),
                "{\"url\": \"https://1.1.1.1/accord\", \"events\": [\"handoff.accepted\", \"goal.reached\"]}");
        assertThat(subscribed.status()).as(subscribed.body()).isEqualTo(201);
        assertThat(subscribed.text("$.secret")).startsWith("whsec_");

        Answer listed = api.send(get("/api/v1/webhooks"));
        assertThat(listed.<List<String>>at("$.items[0].events")).containsExactly("handoff.accepted", "goal.reached");
        assertThat(listed.body()).doesNotContain("whsec_");

        assertProblem(
                api.json(post("/api/v1/webhooks"), "{\"url\": \"http://10.0.0.1/\", \"events\": [\"goal.reached\"]}"),
                400,
                "forbidden-address");
        assertProblem(
                api.json(post("/api/v1/webhooks"), "{\"url\": \"https://1.1.1.1/\", \"events\": [\"goal.missed\"]}"),
                400,
                "unknown-event");
        assertProblem(api.json(post("/api/v1/webhooks"), "{\"events\": [\"goal.reached\"]}"), 400, "missing-url");
        Api reader = new Api(mvc, issue("admin", "read").text("$.token"));
        assertProblem(reader.send(get("/api/v1/webhooks")), 403, "forbidden");

        assertThat(api.send(delete("/api/v1/webhooks/{id}", subscribed.text("$.id")))
                        .status())
                .isEqualTo(204);
        assertThat(api.send(get("/api/v1/webhooks")).<List<String>>at("$.items"))
                .isEmpty();
        assertProblem(api.send(delete("/api/v1/webhooks/{id}", subscribed.text("$.id"))), 404, "unknown-webhook");
    }

    @Test
    void letsNobodyInWithoutAToken() {
        Api stranger = new Api(mvc, "no-token-of-this-portal-at-all-000000");

        assertProblem(stranger.send(get("/api/v1/metrics")), 401, "unauthenticated");
        assertProblem(stranger.send(get("/api/v1/nothing")), 401, "unauthenticated");
    }

    @Test
    void describesEveryPathAndMethod() {
        Map<String, Map<String, Object>> described =
                api.send(get("/api/v1/openapi.json")).at("$.paths");
        Set<String> inDescription = new TreeSet<>();
        described.forEach((path, methods) -> methods.keySet()
                .forEach(method -> inDescription.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path)));
        Set<String> mapped = new TreeSet<>();
        mappings.getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/v1/"))
                        .forEach(path -> mapping.getMethodsCondition().getMethods().stream()
                                .map(RequestMethod::name)
                                .forEach(method -> mapped.add(method + " " + path))));

        assertThat(inDescription).containsAll(mapped);
        assertThat(mapped).isNotEmpty();
    }

    private Answer issue(String person, String scope) {
        return api.json(post("/api/v1/tokens"), "{\"person\": \"%s\", \"scopes\": [\"%s\"]}".formatted(person, scope));
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.text("$.code")).isEqualTo(code);
    }
}
