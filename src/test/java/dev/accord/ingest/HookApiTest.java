package dev.accord.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import dev.accord.ingest.Api.Answer;
import dev.accord.ingest.SourceAddresses.Wanted;
import dev.accord.ingest.mapping.ImportKind;
import dev.accord.people.People;
import dev.accord.shared.Hmac;
import dev.accord.shared.Refused;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.timetable.Piece;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@DatabaseTest(properties = {"accord.api.token=" + SavedMappingsTest.TOKEN})
@AutoConfigureMockMvc
class HookApiTest {

    private static final String SECRET = "sixteen characters or more";
    private static final String MAPPING = """
            {"source": "web", "columns": {"mail": ["externalId", "email"], "name.first": "firstName", "wants": "attribute.wants",
             "when": "createdAt"}}
            """;

    @Autowired
    Cast cast;

    @Autowired
    SavedMappings mappings;

    @Autowired
    SourceAddresses addresses;

    @Autowired
    SourceTrimming trimming;

    @Autowired
    Imports imports;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc mvc;

    private Cast.Players players;
    private SourceAddresses.Issued web;

    @BeforeEach
    void anAddressForAForm() {
        players = cast.enter();
        cast.as(players.marketer(), () -> mappings.save("forms", ImportKind.LEADS, MAPPING));
        web = make(new Wanted("Web form", "forms", "", ""));
    }

    @Test
    void takesAnObjectAndAListAndCountsEachOnce() {
        Answer one = sends("{\"mail\": \"ada@example.org\", \"name\": {\"first\": \"Ada\"}}");
        Answer more = sends(
                "[{\"mail\": \"ada@example.org\", \"name\": {\"first\": \"Ada\"}}, {\"mail\": \"grace@example.org\"}]");

        assertThat(one.status()).as(one.body()).isEqualTo(200);
        assertThat(one.number("$.created")).isEqualTo(1);
        assertThat(more.number("$.created")).as(more.body()).isEqualTo(1);
        assertThat(more.number("$.unchanged")).isEqualTo(1);
        Answer lead = new Api(mvc, SavedMappingsTest.TOKEN).send(get("/api/v1/leads/web/ada@example.org"));
        assertThat(lead.text("$.firstName")).isEqualTo("Ada");
        assertThat(cast.as(players.administrator(), () -> imports.newest(0, 10)))
                .as("what people look for among the imports is not buried")
                .isEmpty();
    }

    @Test
    void takesAFormAsOneRow() {
        Answer answer = sends(posting()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .content("mail=ada%40example.org&name.first=Z%C3%BCri+Ada&wants=demo&wants=price"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        Answer lead = new Api(mvc, SavedMappingsTest.TOKEN).send(get("/api/v1/leads/web/ada@example.org"));
        assertThat(lead.text("$.firstName")).isEqualTo("Züri Ada");
        assertThat(lead.body()).contains("demo|price");
    }

    @Test
    void saysWhichRowsAreRejectedAndRefusesWhereAllAre() {
        Answer some = sends("[{\"mail\": \"ada@example.org\"}, {\"mail\": \"bob@example.org\", \"when\": \"soon\"}]");
        Answer all = sends("{\"mail\": \"bob@example.org\", \"when\": \"soon\"}");

        assertThat(some.status()).isEqualTo(200);
        assertThat(some.<List<Integer>>at("$.errors[*].row")).containsExactly(2);
        assertThat(some.<List<String>>at("$.errors[*].column")).containsExactly("when");
        assertProblem(all, 422, "all-rejected");
        assertThat(all.number("$.errors[0].row")).isEqualTo(1);
        assertThat(deliveries())
                .satisfiesExactly(
                        last -> {
                            assertThat(last.status()).isEqualTo(422);
                            assertThat(last.rejected()).isEqualTo(1);
                        },
                        first -> {
                            assertThat(first.status()).isEqualTo(200);
                            assertThat(first.created()).isEqualTo(1);
                            assertThat(first.rejected()).isEqualTo(1);
                        });
    }

    @Test
    void refusesWhatItCannotReadAndShowsItToTheAdministrator() {
        String many = IntStream.range(0, 1_001)
                .mapToObj("{\"mail\": \"%d@example.org\"}"::formatted)
                .toList()
                .toString();

        assertProblem(sends("id,mail"), 400, "bad-json");
        assertProblem(sends(""), 400, "bad-json");
        assertProblem(sends("{\"mail\": "), 400, "bad-json");
        assertProblem(sends("{\"a\": ".repeat(600)), 400, "bad-json");
        assertProblem(sends(many), 413, "too-large");
        assertProblem(sends(" ".repeat((8 << 20) + 1)), 413, "too-large");
        assertProblem(
                sends(posting().contentType("multipart/form-data; boundary=x").content("x")),
                415,
                "unsupported-media-type");
        assertProblem(
                sends(posting()
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .content("mail=%zz")),
                400,
                "bad-form");
        assertThat(deliveries())
                .hasSize(7)
                .allSatisfy(each -> assertThat(each.reason()).isNotBlank());
        assertThat(count("lead_record")).isZero();
    }

    @Test
    void asksForTheSignatureOfTheBody() {
        web = make(new Wanted("Signed", "forms", "X-Signature", SECRET));
        String body = "{\"mail\": \"ada@example.org\"}";
        byte[] signature = Hmac.sha256(SECRET, body.getBytes(StandardCharsets.UTF_8));
        String hex = HexFormat.of().formatHex(signature);

        assertProblem(sends(body), 401, "bad-signature");
        assertProblem(signed(body + " ", hex), 401, "bad-signature");
        for (String right : List.of(
                hex,
                "sha256=" + hex,
                hex.toUpperCase(Locale.ROOT),
                Base64.getEncoder().encodeToString(signature),
                "sha256=" + Base64.getEncoder().encodeToString(signature))) {
            assertThat(signed(body, right).status()).as(right).isEqualTo(200);
        }
    }

    @Test
    void signsTheVeryBytesOfAFormToo() {
        web = make(new Wanted("Signed", "forms", "X-Signature", SECRET));
        String body = "wants=a+b&mail=ada%40example.org";
        String hex = HexFormat.of().formatHex(Hmac.sha256(SECRET, body.getBytes(StandardCharsets.UTF_8)));

        assertThat(sends(posting()
                                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                                .content(body)
                                .header("X-Signature", hex))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void knowsOnlyTheLatestKeyAndTakesNothingWhileItIsOff() {
        SourceAddresses.Issued former = web;
        web = as(() -> addresses.renewKey(former.id()));
        assertProblem(sends(post(former.path()), "{}"), 404, "unknown-source");
        assertThat(sends("{\"mail\": \"ada@example.org\"}").status()).isEqualTo(200);

        run(() -> addresses.switchOff(web.id()));
        assertProblem(sends("{\"mail\": \"bob@example.org\"}"), 410, "source-off");
        run(() -> addresses.switchOn(web.id()));
        assertThat(sends("{\"mail\": \"bob@example.org\"}").status()).isEqualTo(200);
        assertProblem(sends(put(web.path()), "{}"), 405, "method-not-allowed");

        run(() -> addresses.remove(web.id()));
        assertProblem(sends("{}"), 404, "unknown-source");
        assertThat(count("import_run")).isZero();
        assertThat(count("lead_record")).isEqualTo(2);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM source_address WHERE key_hash = :key")
                        .param("key", web.key())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void actsWithTheRightsOfWhoeverSavedTheMapping() {
        cast.as(players.administrator(), () -> people.retire(players.marketer()));
        assertProblem(sends("{\"mail\": \"ada@example.org\"}"), 403, "person-left");

        as(() -> {
            mappings.remove("forms");
            return true;
        });
        assertProblem(sends("{\"mail\": \"ada@example.org\"}"), 422, "mapping-gone");
    }

    @Test
    void neverTakesPeople() {
        as(() -> mappings.save("staff", ImportKind.PEOPLE, "{}"));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> make(new Wanted("Staff", "staff", "", "")))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("people-by-file"));

        as(() -> mappings.save("forms", ImportKind.PEOPLE, "{}"));
        assertProblem(sends("{\"mail\": \"ada@example.org\"}"), 422, "people-by-file");
    }

    @Test
    void refusesAnAddressThatSaysTooLittle() {
        refused("bad-name", new Wanted(" ", "forms", "", ""));
        refused("bad-name", new Wanted("n".repeat(81), "forms", "", ""));
        refused("name-taken", new Wanted("Web form", "forms", "", ""));
        refused("unknown-mapping", new Wanted("Other", "nobody's", "", ""));
        refused("bad-header", new Wanted("Other", "forms", "X Signature", SECRET));
        refused("bad-secret", new Wanted("Other", "forms", "X-Signature", "short"));
    }

    @Test
    void keepsTheLastDeliveriesOfEachAddress() {
        for (int i = 0; i < 3; i++) {
            sends("{\"mail\": \"%d@example.org\", \"when\": \"soon\"}".formatted(i));
        }
        jdbc.sql("""
                        INSERT INTO source_delivery (id, address_id, at, status)
                        SELECT d.id + 1000000 + n.n, d.address_id, d.at, 200
                          FROM source_delivery d
                          JOIN (WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 98) SELECT n FROM n) n
                         WHERE d.id = (SELECT MAX(x.id) FROM source_delivery x)
                        """).update();

        Piece piece = trimming.work(Optional.empty());

        assertThat(piece.next()).isEmpty();
        assertThat(count("source_delivery")).isEqualTo(SourceDeliveries.KEPT);
        assertThat(count("import_run")).isEqualTo(2);
        assertThat(count("import_reject")).isEqualTo(2);
    }

    private SourceAddresses.Issued make(Wanted wanted) {
        return as(() -> addresses.make(wanted));
    }

    private void refused(String code, Wanted wanted) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> make(wanted))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private List<SourceDelivery> deliveries() {
        return as(() -> addresses.deliveries(web.id()));
    }

    private <T> T as(Supplier<T> work) {
        return cast.as(players.administrator(), work);
    }

    private void run(Runnable work) {
        as(() -> {
            work.run();
            return true;
        });
    }

    private int count(String table) {
        return jdbc.sql("SELECT COUNT(*) FROM " + table).query(Integer.class).single();
    }

    private MockHttpServletRequestBuilder posting() {
        return post(web.path());
    }

    private Answer signed(String body, String signature) {
        return sends(posting().header("X-Signature", signature), body);
    }

    private Answer sends(String body) {
        return sends(posting(), body);
    }

    private Answer sends(MockHttpServletRequestBuilder request, String body) {
        return sends(request.contentType(MediaType.APPLICATION_JSON).content(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** As anybody does: with nothing but the key. */
    private Answer sends(MockHttpServletRequestBuilder request) {
        try {
            MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
            return new Answer(
                    response.getStatus(),
                    String.valueOf(response.getContentType()),
                    response.getContentAsString(StandardCharsets.UTF_8));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.text("$.code")).isEqualTo(code);
    }
}
