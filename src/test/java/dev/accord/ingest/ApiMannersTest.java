package dev.accord.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the API does with every request, over a real connection. */
@DatabaseTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "accord.api.token=" + ApiMannersTest.TOKEN,
            "accord.api.requests-per-minute=240",
            "accord.api.strangers-requests-per-minute=30",
            "server.address=127.0.0.1"
        })
class ApiMannersTest {

    static final String TOKEN = "a-token-for-the-tests-of-the-api-s-manners";

    private static final String LEAD = """
            {"email": "ada@example.org", "company": "Engines", "createdAt": "2026-03-01T09:00:00Z",
             "entered": {"%s": "2026-03-05T10:00:00Z"}}""";
    private static final int LARGEST = 8 << 20;

    private record Answer(HttpResponse<byte[]> response) {

        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String body() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        String text(String path) {
            return JsonPath.read(body(), path);
        }
    }

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Test
    void readsNoBodyThatSaysItIsTooLarge() throws IOException {
        String answer = raw("Content-Length: " + (LARGEST + 1), out -> {});

        assertThat(answer).startsWith("HTTP/1.1 413").contains("application/problem+json", "\"code\":\"too-large\"");
    }

    @Test
    void readsNoMoreOfABodyOfUnknownSizeThanIsAllowed() throws IOException {
        String answer = raw("Transfer-Encoding: chunked", out -> {
            byte[] chunk = new byte[LARGEST / 8];
            for (int i = 0; i < 8; i++) {
                out.write((Integer.toHexString(chunk.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.write(chunk);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.write("1\r\nx\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        });

        assertThat(answer).startsWith("HTTP/1.1 413").contains("\"code\":\"too-large\"");
    }

    @Test
    void takesFilesOnlyWhereTheyAreImported() {
        Answer refused = send(request("/api/v1/tokens")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString("--x--\r\n")));

        assertProblem(refused, 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT /api/v1/leads/crm/1", "POST /api/v1/opportunities", "PUT /api/v1/mappings/deep"})
    void refusesJsonThatIsNestedTooDeeply(String call) {
        for (String deep :
                List.of("[".repeat(200_000), "{\"a\":".repeat(200_000), "[".repeat(5_000) + "]".repeat(5_000))) {
            assertProblem(json(call, deep), 400, "bad-json");
            assertProblem(json(call, "{\"mapping\": " + deep), 400, "bad-json");
        }
    }

    @Test
    void refusesNumbersThatWouldFillTheMemory() {
        for (String number : List.of("1e999999999", "-1e-999999999", "9".repeat(100_000))) {
            Answer answer = json(
                    "POST /api/v1/opportunities",
                    "[{\"source\": \"crm\", \"externalId\": \"1\", \"amount\": {\"amount\": %s, \"currency\": \"EUR\"}}]"
                            .formatted(number));

            assertThat(answer.status()).as(answer.body()).isLessThan(500);
            Answer activity = json(
                    "POST /api/v1/activities",
                    "[{\"source\": \"crm\", \"externalId\": \"1\", \"lead\": \"1\", \"durationSeconds\": %s}]"
                            .formatted(number));
            assertThat(activity.status()).as(activity.body()).isLessThan(500);
        }
    }

    @Test
    void packsTextForThoseWhoTakeItPacked() throws IOException {
        Answer packed = send(request("/api/v1/openapi.json").header("Accept-Encoding", "gzip"));
        Answer plain = send(request("/api/v1/openapi.json"));
        Answer zip = send(request("/api/v1/export.zip").header("Accept-Encoding", "gzip"));

        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.header("Vary")).containsIgnoringCase("Accept-Encoding");
        assertThat(packed.response().body().length).isLessThan(plain.response().body().length / 4);
        assertThat(new GZIPInputStream(
                                new ByteArrayInputStream(packed.response().body()))
                        .readAllBytes())
                .isEqualTo(plain.response().body());
        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(zip.status()).isEqualTo(200);
        assertThat(zip.header("Content-Encoding")).isEmpty();
    }

    @Test
    void tellsHowManyRequestsAreLeftAndRefusesThoseBeyond() {
        String token = json("POST /api/v1/tokens", "{\"person\": \"admin\", \"scopes\": [\"read\"]}")
                .text("$.token");

        Answer first = send(request("/api/v1/metrics", token));
        Answer last = IntStream.range(0, 1_000)
                .mapToObj(i -> send(request("/api/v1/metrics", token)))
                .filter(answer -> answer.status() != 200)
                .findFirst()
                .orElseThrow();

        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"token\";q=240;w=60");
        assertThat(first.header("RateLimit")).isEqualTo("\"token\";r=239;t=1");
        assertProblem(last, 429, "too-many-requests");
        assertThat(last.header("Retry-After")).isEqualTo("1");
        assertThat(last.header("RateLimit")).isEqualTo("\"token\";r=0;t=60");
        assertThat(send(request("/api/v1/metrics")).status())
                .as("another token")
                .isEqualTo(200);
    }

    @Test
    void slowsDownWhoTriesTokensWithoutKeepingOutThoseWhoHaveOne() {
        List<Answer> answers = IntStream.range(0, 40)
                .mapToObj(i -> send(request("/api/v1/metrics", "no-token-of-this-portal-at-all-" + i)))
                .toList();

        assertThat(answers.getFirst().header("RateLimit-Policy")).isEqualTo("\"address\";q=30;w=60");
        assertProblem(answers.getFirst(), 401, "unauthenticated");
        assertProblem(answers.getLast(), 429, "too-many-requests");
        assertThat(send(request("/api/v1/metrics")).status()).isEqualTo(200);
    }

    @Test
    void doesNotTellAgainWhatHasNotChanged() {
        String tag = json("PUT /api/v1/leads/crm/1", LEAD.formatted("MQL")).header("ETag");
        Answer same = send(request("/api/v1/leads/crm/1").header("If-None-Match", tag));
        json("PUT /api/v1/leads/crm/1", "{\"company\": \"Looms\"}");
        Answer changed = send(request("/api/v1/leads/crm/1").header("If-None-Match", tag));

        assertThat(tag).startsWith("\"");
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(same.header("ETag")).isEqualTo(tag);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).startsWith("\"").isNotEqualTo(tag);
        String figure = "/api/v1/metrics/leads-generated?from=2026-03-01&to=2026-04-01";
        for (String path : List.of(figure, "/api/v1/openapi.json")) {
            String weak = send(request(path)).header("ETag");
            assertThat(weak).startsWith("W/\"");
            assertThat(send(request(path).header("If-None-Match", weak)).status())
                    .as(path)
                    .isEqualTo(304);
        }
        String counted = send(request(figure)).header("ETag");
        json("PUT /api/v1/leads/crm/2", LEAD.formatted("MQL"));
        assertThat(send(request(figure).header("If-None-Match", counted)).status())
                .isEqualTo(200);
    }

    @Test
    void changesALeadOnlyAsTheCallerSawIt() {
        Answer created = json("PUT /api/v1/leads/crm/1", LEAD.formatted("MQL"), "If-None-Match", "*");
        Answer there = json("PUT /api/v1/leads/crm/1", LEAD.formatted("MQL"), "If-None-Match", "*");
        String tag = created.header("ETag");
        Answer changed = json("PUT /api/v1/leads/crm/1", "{\"company\": \"Looms\"}", "If-Match", tag);
        Answer late = json("PUT /api/v1/leads/crm/1", "{\"company\": \"Mills\"}", "If-Match", tag);

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertProblem(there, 412, "precondition-failed");
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertProblem(late, 412, "precondition-failed");
        assertThat(late.header("ETag")).isEqualTo(changed.header("ETag"));
        assertThat(send(request("/api/v1/leads/crm/1")).text("$.company")).isEqualTo("Looms");
        assertProblem(
                json("PUT /api/v1/leads/crm/2", LEAD.formatted("MQL"), "If-Match", "*"), 412, "precondition-failed");
        assertProblem(
                send(request("/api/v1/leads/crm/1").header("If-Match", tag).DELETE()), 412, "precondition-failed");
        assertThat(send(request("/api/v1/leads/crm/1")
                                .header("If-Match", "\"other\", " + changed.header("ETag"))
                                .DELETE())
                        .status())
                .isEqualTo(204);
    }

    @Test
    void letsExactlyOneOfManyChangeWhatAllOfThemSaw() throws Exception {
        String tag = json("PUT /api/v1/leads/crm/1", LEAD.formatted("MQL")).header("ETag");

        assertThat(eightAtOnce("If-Match", tag)).containsOnly(200, 412).containsOnlyOnce(200);
    }

    @Test
    void letsExactlyOneOfManyMakeWhatIsNotThere() throws Exception {
        assertThat(eightAtOnce("If-None-Match", "*")).isSubsetOf(201, 409, 412).containsOnlyOnce(201);
    }

    private List<Integer> eightAtOnce(String condition, String value) throws Exception {
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> calls = IntStream.range(0, 8)
                    .mapToObj(i -> (Callable<Integer>) () -> json(
                                    "PUT /api/v1/leads/crm/1",
                                    "{\"company\": \"Mill %d\"}".formatted(i),
                                    condition,
                                    value)
                            .status())
                    .toList();
            return many.invokeAll(calls).stream().map(Future::resultNow).toList();
        }
    }

    @Test
    void answersAnOfferOnlyAsTheCallerSawIt() {
        cast.enter();
        json("PUT /api/v1/leads/crm/1", LEAD.formatted("SQL"));
        String rep = json("POST /api/v1/tokens", "{\"person\": \"tess.rep\", \"scopes\": [\"handoffs\"]}")
                .text("$.token");
        String offer = send(request("/api/v1/handoffs?state=OFFERED", rep)).text("$.items[0].id");
        Answer seen = send(request("/api/v1/handoffs/" + offer, rep));
        json("PUT /api/v1/leads/crm/1", "{\"company\": \"Looms\"}");

        Answer late = send(request("/api/v1/handoffs/" + offer + "/accept", rep)
                .header("If-Match", seen.header("ETag"))
                .POST(BodyPublishers.noBody()));
        Answer disputed = send(request("/api/v1/handoffs/" + offer + "/dispute", rep)
                .header("If-Match", seen.header("ETag"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"cause\": \"NO_BUDGET\", \"note\": \"none\"}")));
        Answer accepted = send(request("/api/v1/handoffs/" + offer + "/accept", rep)
                .header("If-Match", late.header("ETag"))
                .POST(BodyPublishers.noBody()));

        assertThat(seen.text("$.company")).isEqualTo("Engines");
        assertProblem(late, 412, "precondition-failed");
        assertProblem(disputed, 412, "precondition-failed");
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(200);
        assertThat(accepted.text("$.state")).isEqualTo("ACCEPTED");
        assertThat(send(request("/api/v1/handoffs/" + offer, rep)).header("ETag"))
                .isEqualTo(accepted.header("ETag"));
    }

    @Test
    void tagsMappingsAndSubscriptions() {
        String mapping = "{\"kind\": \"leads\", \"mapping\": {\"source\": \"%s\"}}";
        String tag = json("PUT /api/v1/mappings/fair", mapping.formatted("a"), "If-None-Match", "*")
                .header("ETag");
        Answer late = json("PUT /api/v1/mappings/fair", mapping.formatted("b"), "If-Match", "\"other\"");
        Answer changed = json("PUT /api/v1/mappings/fair", mapping.formatted("c"), "If-Match", tag);
        assertProblem(late, 412, "precondition-failed");
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(send(request("/api/v1/mappings/fair")
                                .header("If-Match", changed.header("ETag"))
                                .DELETE())
                        .status())
                .isEqualTo(204);

        String webhook = json(
                        "POST /api/v1/webhooks",
                        "{\"url\": \"https://1.1.1.1/accord\", \"events\": [\"goal.reached\"]}")
                .text("$.id");
        Answer one = send(request("/api/v1/webhooks/" + webhook));
        assertThat(one.text("$.url")).isEqualTo("https://1.1.1.1/accord");
        assertThat(send(request("/api/v1/webhooks/" + webhook).header("If-None-Match", one.header("ETag")))
                        .status())
                .isEqualTo(304);
        assertProblem(send(request("/api/v1/webhooks/77")), 404, "unknown-webhook");
    }

    private interface Sending {
        void to(OutputStream out) throws IOException;
    }

    /** Sends a POST by hand: the client of the JDK would not say how large a body is that it does not send. */
    private String raw(String header, Sending body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            OutputStream out = socket.getOutputStream();
            out.write("""
                    POST /api/v1/opportunities HTTP/1.1\r
                    Host: localhost\r
                    Authorization: Bearer %s\r
                    Content-Type: application/json\r
                    Connection: close\r
                    %s\r
                    \r
                    """.formatted(TOKEN, header).getBytes(StandardCharsets.US_ASCII));
            body.to(out);
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private HttpRequest.Builder request(String path) {
        return request(path, TOKEN);
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token);
    }

    private Answer json(String call, String body, String... headers) {
        String[] methodAndPath = call.split(" ");
        HttpRequest.Builder request = request(methodAndPath[1])
                .method(methodAndPath[0], BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(client.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("$.code")).isEqualTo(code);
    }
}
