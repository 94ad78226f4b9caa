package dev.accord.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.accord.ingest.Api.Answer;
import dev.accord.testing.DatabaseTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

@DatabaseTest(
        properties = {
            "accord.api.token=" + ImportApiTest.TOKEN,
            "accord.imports.background-above=1MB",
            "accord.zone=Europe/Zurich"
        })
@AutoConfigureMockMvc
class ImportApiTest {

    static final String TOKEN = "a-token-for-the-tests-of-the-import-api";

    private static final String LEADS = """
            External Id,First name,Last name,E-Mail,Company,Lead Source,Created at,entered.MQL,attribute.budget
            1,Ada,Byron,ada@example.org,Engines,Webinar,2026-03-01,2026-03-05T10:00:00Z,50k
            2,Grace,Hopper,grace@example.org,Navy,Fair,2026-03-02,,
            """;

    @Autowired
    private JdbcClient jdbc;

    private Api api;

    @Autowired
    ImportApiTest(MockMvc mvc) {
        api = new Api(mvc, TOKEN);
    }

    @BeforeEach
    void nothingIsThere() {
        assertThat(count("lead_record")).isZero();
    }

    @Test
    void importsLeadsWithTheirWayThroughTheStages() {
        Answer report = api.importing("kind=leads", LEADS, "{\"source\": \"crm\"}");

        assertThat(report.status()).isEqualTo(200);
        assertCounts(report, 2, 2, 0, 0, 0);
        assertThat(report.text("$.state")).isEqualTo("DONE");
        Answer lead = api.send(get("/api/v1/leads/crm/1"));
        assertThat(lead.text("$.stage")).isEqualTo("MQL");
        assertThat(lead.text("$.stageSince")).isEqualTo("2026-03-05T10:00:00Z");
        assertThat(lead.text("$.createdAt")).isEqualTo("2026-02-28T23:00:00Z");
        assertThat(lead.text("$.channel")).isEqualTo("Webinar");
        assertThat(lead.text("$.attributes.budget")).isEqualTo("50k");
    }

    @Test
    void findsTheSameFileUnchangedAndSaysWhatHasChangedOtherwise() {
        api.importing("kind=leads", LEADS, "");

        Answer again = api.importing("kind=leads", LEADS, "");
        Answer changed = api.importing("kind=leads", LEADS.replace("Navy", "Army"), "");

        assertCounts(again, 2, 0, 0, 2, 0);
        assertCounts(changed, 2, 0, 1, 1, 0);
        assertThat(count("lead_record")).isEqualTo(2);
        assertThat(count("stage_entry")).isEqualTo(3);
        assertThat(api.send(get("/api/v1/leads/import/2")).text("$.company")).isEqualTo("Army");
    }

    @Test
    void rehearsesAndKeepsNothing() {
        Answer report = api.importing("kind=leads&dryRun=true", LEADS + "3,,,,,,gestern,,\n", "");

        assertCounts(report, 3, 2, 0, 0, 1);
        assertThat(report.<Boolean>at("$.dryRun")).isTrue();
        assertThat(count("lead_record")).isZero();
        assertThat(count("stage_entry")).isZero();
    }

    @Test
    void rejectsWhatItCannotReadAndTakesTheRest() {
        String file = """
                id;lead;amount;currency;close date;outcome;note
                1;;1.234,50;EUR;05.03.2026;WON;"fine; ""really"" so"
                2;nobody;1,00;EUR;05.03.2026;WON;no such lead
                3;;lots;EUR;05.03.2026;WON;=SUM(A1)
                4;;1,00;EUR;05.03.2026;WON
                1;;2,00;EUR;05.03.2026;LOST;twice
                5;;1,00;EUR;05.03.2026;WON;ok
                """;

        Answer report = api.importing("kind=opportunities", file, "");

        assertCounts(report, 6, 2, 0, 0, 4);
        assertThat(report.<List<Integer>>at("$.errors[*].row")).containsExactly(3, 4, 5, 6);
        assertThat(report.<List<String>>at("$.errors[*].column")).containsExactly("lead", "amount", null, "id");
        assertThat(report.<List<String>>at("$.errors[*].code"))
                .containsExactly("unknown-lead", "bad-number", "row-too-short", "duplicate-external-id");
        Answer rejects = api.send(get("/api/v1/imports/{id}/rejects.csv", report.text("$.id")));
        assertThat(rejects.type()).startsWith("text/csv");
        assertThat(rejects.body().lines())
                .hasSize(5)
                .startsWith("id;lead;amount;currency;close date;outcome;note;reason")
                .anyMatch(line -> line.startsWith("2;nobody;1,00;EUR;05.03.2026;WON;no such lead;")
                        && line.contains("unknown-lead: "))
                .anyMatch(line -> line.startsWith("3;;lots;EUR;05.03.2026;WON;=SUM(A1);"))
                .anyMatch(line -> line.startsWith("4;;1,00;EUR;05.03.2026;WON;;"));
    }

    @Test
    void movesTheLeadOfADealAndKnowsAnOwnerByName() {
        api.importing("kind=leads&offer=false", LEADS, "");

        Answer report = api.importing(
                "kind=opportunities&offer=false",
                "id,lead,owner,amount,created at,closed at,outcome\n9,1,First Administrator,10.50,2026-03-07,2026-03-09,WON\n",
                "{\"constants\": {\"currency\": \"CHF\"}}");

        assertCounts(report, 1, 1, 0, 0, 0);
        assertThat(api.send(get("/api/v1/leads/import/1")).text("$.stage")).isEqualTo("WON");
        assertThat(jdbc.sql(
                                "SELECT COUNT(*) FROM opportunity WHERE owner_id IS NOT NULL AND currency = 'CHF' AND amount = 10.5")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void importsPeopleWithTheirTeams() {
        String file = """
                externalId,firstName,lastName,email,team,department,roles
                p1,Paula,Pitch,paula@example.org,Field,SALES,SALES_REP|SALES_MANAGER
                p2,Mara,Market,mara@example.org,Demand,MARKETING,Marketing lead
                p3,Nemo,Nobody,,Field,SALES,KING
                p4,Nina,None,paula@example.org,Field,SALES,SALES_REP
                """;

        Answer first = api.importing("kind=people", file, "");
        Answer second = api.importing("kind=people", file, "");

        assertCounts(first, 4, 2, 0, 0, 2);
        assertThat(first.<List<String>>at("$.errors[*].code")).containsExactly("unknown-role", "email-taken");
        assertCounts(second, 4, 0, 0, 2, 2);
    }

    @Test
    void worksOnALargeFileInTheBackground() {
        StringBuilder file = new StringBuilder("externalId,company,created at\n");
        for (int i = 0; i < 3_000; i++) {
            file.append(i).append(',').append("x".repeat(180)).append(i).append(",2026-01-05\n");
        }
        file.append("wrong,,never\n").append("y".repeat(600_000)).append("\n");

        Answer accepted = api.importing("kind=leads", file.toString(), "");

        assertThat(accepted.status()).isEqualTo(202);
        String id = accepted.text("$.id");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !api.send(get("/api/v1/imports/{id}", id))
                        .text("$.state")
                        .equals("RUNNING"));
        Answer report = api.send(get("/api/v1/imports/{id}", id));
        assertThat(report.text("$.state")).isEqualTo("DONE");
        assertCounts(report, 3_002, 3_000, 0, 0, 2);
        assertThat(count("lead_record")).isEqualTo(3_000);
    }

    @Test
    void answersAnImportOnceForOneIdempotencyKey() {
        Answer first = once("key-1", LEADS);
        Answer same = once("key-1", LEADS);
        Answer other = once("key-1", LEADS + "\n3,,,,,,,,\n");

        assertThat(first.status()).isEqualTo(200);
        assertThat(same.body()).isEqualTo(first.body());
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("$.code")).isEqualTo("idempotency-key-reused");
        assertThat(count("import_run")).isEqualTo(1);
    }

    @Test
    void saysWhatIsWrongWithARequest() {
        assertProblem(api.importing("kind=nothing", LEADS, ""), 400, "unknown-kind");
        assertProblem(api.importing("kind=spend", LEADS, ""), 400, "missing-field");
        assertProblem(api.importing("kind=leads", "", ""), 400, "empty-file");
        assertProblem(api.importing("kind=leads", LEADS, "{"), 400, "bad-mapping");
        assertProblem(
                api.importing("kind=leads", LEADS, "{\"columns\": {\"Nope\": \"email\"}}"), 400, "unknown-column");
        assertProblem(api.importing("kind=leads", "name\nAda\n", ""), 400, "missing-field");
        assertProblem(api.importing("kind=leads&dryRun=perhaps", LEADS, ""), 400, "bad-parameter");
        assertProblem(api.importing("", LEADS, ""), 400, "bad-request");
        assertProblem(api.send(multipart("/api/v1/imports?kind=leads").param("mapping", "{}")), 400, "missing-file");
        assertProblem(api.json(post("/api/v1/imports?kind=leads"), "{}"), 415, "unsupported-media-type");
        assertProblem(api.send(get("/api/v1/imports/77")), 404, "unknown-import");
        assertProblem(api.send(get("/api/v1/imports/abc")), 400, "bad-id");
        assertProblem(api.send(get("/api/v1/imports/77/rejects.csv")), 404, "unknown-import");
        assertThat(count("import_run")).isZero();
    }

    @Test
    void importsTheSamplePipelineTwice() throws IOException {
        Path file = Path.of(System.getenv().getOrDefault("ACCORD_SHARED", "../shared"))
                .resolve("data/crm-sales-opportunities/sales_pipeline.csv");
        Assumptions.assumeTrue(Files.isReadable(file), () -> "skipped: the sample " + file + " is not here");
        String mapping = """
                {"source": "sample",
                 "columns": {"opportunity_id": "externalId", "sales_agent": "owner", "deal_stage": ["stage", "outcome"],
                             "engage_date": "createdAt", "close_date": "closedAt", "close_value": "amount"},
                 "constants": {"currency": "USD"},
                 "values": {"outcome": {"Won": "WON", "Lost": "LOST", "Engaging": "OPEN", "Prospecting": "OPEN"}},
                 "dates": "yyyy-MM-dd", "zone": "UTC"}
                """;

        Answer first = api.importing("kind=opportunities", Files.readAllBytes(file), mapping);
        Answer second = api.importing("kind=opportunities", Files.readAllBytes(file), mapping);

        assertCounts(first, 8_800, 8_800, 0, 0, 0);
        assertCounts(second, 8_800, 0, 0, 8_800, 0);
        assertThat(jdbc.sql("SELECT CAST(SUM(amount) AS SIGNED) FROM opportunity WHERE outcome = 'WON'")
                        .query(Long.class)
                        .single())
                .isEqualTo(10_005_534L);
    }

    private Answer once(String key, String file) {
        MockMultipartFile part = new MockMultipartFile(
                "file", "leads.csv", "text/csv", file.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return api.send(multipart("/api/v1/imports?kind=leads").file(part).header("Idempotency-Key", key));
    }

    private static void assertCounts(Answer report, int rows, int created, int updated, int unchanged, int rejected) {
        assertThat(List.of(
                        report.number("$.rows"),
                        report.number("$.created"),
                        report.number("$.updated"),
                        report.number("$.unchanged"),
                        report.number("$.rejected")))
                .as(report.body())
                .containsExactly(rows, created, updated, unchanged, rejected);
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.text("$.code")).isEqualTo(code);
        assertThat(answer.number("$.status")).isEqualTo(status);
    }

    private int count(String table) {
        return jdbc.sql("SELECT COUNT(*) FROM " + table).query(Integer.class).single();
    }
}
