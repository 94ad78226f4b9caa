package dev.accord.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import dev.accord.ingest.Api.Answer;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Everything by program. */
@DatabaseTest(properties = "accord.api.token=" + ExportApiTest.TOKEN)
@AutoConfigureMockMvc
class ExportApiTest {

    static final String TOKEN = "a-token-for-the-tests-of-the-full-export";

    private static final String LEADS = """
            externalId,email,firstName,company,channel,owner,createdAt,entered.MQL,disqualifiedReason,attribute.budget
            1,ada@example.com,=1+1,"@SUM(A1), Ltd",Web,tess.rep,2026-01-05T10:00:00.123456Z,2026-02-01,,-5
            2,,'t Hooft,'=kept,,Somebody Else,2026-01-06,,,
            3,,'',,Fair,,,,+41 is no number,
            """;
    private static final String ENTRIES = """
            lead,stage,at,by,reason
            1,SQL,2026-02-10,tess.rep,=why
            1,NURTURE,2026-02-12,Somebody Else,
            """;
    private static final String ACTIVITIES = """
            externalId,lead,type,at,by,direction,outcome,url,durationSeconds
            a1,1,CALL,2026-02-11T08:30:00Z,tess.rep,OUTBOUND,CONNECTED,,120
            a2,2,VISIT,2026-01-07,,,,=https://example.com,
            """;
    private static final String OPPORTUNITIES = """
            externalId,lead,name,amount,currency,createdAt,closedAt,stage,outcome
            o1,1,-Deal,1234.5,EUR,2026-03-01,2026-04-01,Signed,WON
            o2,,,-0.0001,CHF,2026-03-02,,Offer,OPEN
            """;
    private static final String SPEND = """
            channel,campaign,from,to,amount,currency
            Web,=Brand,2026-01-01,2026-04-01,900,EUR
            """;
    private static final String TRAFFIC = """
            externalId,day,to,channel,visits
            ,2026-01-01,,Web,120
            week,2026-01-05,2026-01-12,Fair,71
            """;

    private final MockMvc mvc;
    private final JdbcClient db;
    private final Cast cast;
    private final Api api;

    @Autowired
    ExportApiTest(MockMvc mvc, JdbcClient db, Cast cast) {
        this.mvc = mvc;
        this.db = db;
        this.cast = cast;
        this.api = new Api(mvc, TOKEN);
    }

    @Test
    void writesEachKindAsItCanBeImported() throws IOException {
        bringInFromTwoSources();
        Map<String, String> files = export();

        assertThat(files.keySet())
                .startsWith(
                        "README.txt",
                        "people.csv",
                        "leads.csv",
                        "stage-entries.csv",
                        "activities.csv",
                        "opportunities.csv",
                        "spend.csv",
                        "traffic.csv")
                .contains("tables/handoff.csv", "tables/currency_rate.csv")
                .doesNotContain("tables/api_token.csv", "tables/setting.csv")
                .endsWith("accord.json");
        assertThat(files.get("people.csv")).contains("tess.rep").doesNotContain("password_hash");
    }

    @Test
    void aTextIsNeverAFormulaAndIsStillWhatItWas() throws IOException {
        bringInFromTwoSources();
        String before = texts();
        Map<String, String> files = export();

        assertThat(files.get("leads.csv"))
                .contains("\"'=1+1\"", "\"'@SUM(A1), Ltd\"", "\"''=kept\"", "\"'t Hooft\"", "\"'-5\"");
        for (String file : List.of("leads", "stage-entries", "activities", "opportunities", "spend", "traffic")) {
            assertThat(files.getOrDefault(file + ".csv", "").lines().flatMap(line -> List.of(line.split(",")).stream()))
                    .as(file)
                    .noneMatch(cell -> cell.matches("\"?[=+@].*"));
        }
        importEach(files);
        assertThat(texts()).isEqualTo(before);
    }

    @Test
    void whatComesInAgainChangesNothing() throws IOException {
        bringInFromTwoSources();

        for (Map.Entry<String, Answer> report : importEach(export()).entrySet()) {
            if (report.getKey().equals("traffic")) {
                continue; // a count of several days comes in by its days
            }
            assertThat(report.getValue().number("$.rows")).as(report.getKey()).isPositive();
            assertThat(report.getValue().number("$.unchanged"))
                    .as(report.getKey() + report.getValue().body())
                    .isEqualTo(report.getValue().number("$.rows"));
        }
    }

    @Test
    void onlyATokenOfScopeAdminGetsIt() {
        Cast.Players players = cast.enter();
        String reader = api.json(
                        post("/api/v1/tokens"), "{\"person\": \"tess.admin\", \"scopes\": [\"read\", \"import\"]}")
                .text("$.token");
        String rep = api.json(post("/api/v1/tokens"), "{\"person\": \"tess.rep\", \"scopes\": [\"admin\"]}")
                .text("$.token");

        assertThat(new Api(mvc, reader).send(get("/api/v1/export.zip")).status())
                .isEqualTo(403);
        assertThat(new Api(mvc, rep).send(get("/api/v1/export.zip")).status()).isEqualTo(403);
        api.json(put("/api/v1/leads/crm/1"), "{\"lastName\": \"Somebody\"}");
        for (String token : List.of(reader, rep)) {
            assertThat(new Api(mvc, token)
                            .send(get("/api/v1/leads/crm/1/held.zip"))
                            .status())
                    .isEqualTo(403);
        }
        assertThat(api.send(get("/api/v1/leads/crm/1/held.zip")).status()).isEqualTo(200);
        assertThat(api.send(get("/api/v1/leads/crm/none/held.zip")).status()).isEqualTo(404);
        assertThat(players.rep()).isNotNull();
    }

    private void bringInFromTwoSources() {
        cast.enter();
        for (String source : List.of("crm", "old crm")) {
            importFile("leads", LEADS, source);
            importFile("stage-entries", ENTRIES, source);
            importFile("activities", ACTIVITIES, source);
            importFile("opportunities", OPPORTUNITIES, source);
            importFile("spend", SPEND, source);
            importFile("traffic", TRAFFIC, source);
        }
    }

    private void importFile(String kind, String file, String source) {
        Answer report = api.importing("offer=false&kind=" + kind, file, "{\"source\": \"%s\"}".formatted(source));
        assertThat(report.number("$.rejected")).as(report.body()).isZero();
    }

    private Map<String, Answer> importEach(Map<String, String> files) {
        Map<String, Answer> reports = new LinkedHashMap<>();
        for (String kind : List.of("leads", "stage-entries", "activities", "opportunities", "spend", "traffic")) {
            Answer report = api.importing("offer=false&kind=" + kind, files.getOrDefault(kind + ".csv", ""), "");
            assertThat(report.number("$.rejected")).as(report.body()).isZero();
            reports.put(kind, report);
        }
        return reports;
    }

    private String texts() {
        return List.of(
                        "SELECT source, external_id, first_name, company, disqualified_reason FROM lead_record ORDER BY id",
                        "SELECT lead_id, value FROM lead_attribute ORDER BY lead_id",
                        "SELECT lead_id, reason, entered_at FROM stage_entry ORDER BY id",
                        "SELECT id, url FROM lead_activity ORDER BY id",
                        "SELECT id, name, amount FROM opportunity ORDER BY id",
                        "SELECT id, campaign FROM spend ORDER BY id")
                .stream()
                .map(query -> db.sql(query).query().listOfRows().toString())
                .reduce("", String::concat);
    }

    private Map<String, String> export() throws IOException {
        byte[] zip;
        try {
            zip = mvc.perform(get("/api/v1/export.zip").header("Authorization", "Bearer " + TOKEN))
                    .andReturn()
                    .getResponse()
                    .getContentAsByteArray();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
