package dev.accord.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import dev.accord.ingest.Api.Answer;
import dev.accord.testing.DatabaseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@DatabaseTest(properties = {"accord.api.token=" + SavedMappingsTest.TOKEN})
@AutoConfigureMockMvc
class SavedMappingsTest {

    static final String TOKEN = "a-token-for-the-tests-of-saved-mappings";

    private static final String PARTNERS = """
            {"kind": "leads", "mapping": {"source": "partners", "columns": {"Nr": "externalId", "Firma": ["company", "attribute.firm"]},
             "constants": {"channel": "Partner"}, "values": {"stage": {"heiss": "SQL"}}, "dates": "dd.MM.yyyy",
             "zone": "Europe/Zurich", "nulls": ["-"], "numbers": "1.234,50", "delimiter": ";", "encoding": "windows-1252",
             "sheet": "Leads", "rows": "data.items"}}
            """;

    @Autowired
    JdbcClient jdbc;

    private Api api;

    @Autowired
    SavedMappingsTest(MockMvc mvc) {
        api = new Api(mvc, TOKEN);
    }

    @Test
    void keepsAMappingWithAllThatItSays() {
        Answer saved = save("Partner list", PARTNERS);
        Answer read = api.send(get("/api/v1/mappings/{name}", "Partner list"));

        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(saved.body());
        assertThat(read.text("$.kind")).isEqualTo("leads");
        assertThat(read.text("$.savedBy")).isEqualTo("First Administrator");
        assertThat(read.<Object>at("$.mapping").toString())
                .contains("partners", "attribute.firm", "Partner", "heiss", "dd.MM.yyyy", "Europe/Zurich", "1.234,50")
                .contains("windows-1252", "Leads", "data.items");
    }

    @Test
    void importsByTheNameOfAMappingAndKnowsTheKindByIt() {
        save("partners", PARTNERS);

        Answer report = api.importing("mapping=partners", "Nr;Firma;stage\n7;Zürich & Co;-\n", "");

        assertThat(report.status()).as(report.body()).isEqualTo(200);
        assertThat(report.text("$.kind")).isEqualTo("leads");
        assertThat(report.number("$.created")).isEqualTo(1);
        assertThat(api.send(get("/api/v1/leads/partners/7")).text("$.channel")).isEqualTo("Partner");
    }

    @Test
    void changesAMappingAndTellsTheTrailWhoDidIt() {
        save("partners", PARTNERS);
        save("partners", PARTNERS.replace("Partner\"}", "Reseller\"}"));

        assertThat(api.send(get("/api/v1/mappings/partners")).text("$.mapping.constants.channel"))
                .isEqualTo("Reseller");
        assertThat(jdbc.sql("SELECT summary FROM audit_entry WHERE subject = 'mapping' ORDER BY id")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "saved the import mapping \"partners\" for leads",
                        "changed the import mapping \"partners\" for leads");
    }

    @Test
    void forgetsAMapping() {
        save("partners", PARTNERS);

        assertThat(api.send(delete("/api/v1/mappings/partners")).status()).isEqualTo(204);

        assertProblem(api.send(get("/api/v1/mappings/partners")), 404, "unknown-mapping");
        assertProblem(api.send(delete("/api/v1/mappings/partners")), 404, "unknown-mapping");
        assertProblem(api.importing("mapping=partners", "id\n1\n", ""), 404, "unknown-mapping");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name | {\"kind\": \"leads\"} | bad-mapping",
                "name | {\"mapping\": {}} | missing-kind",
                "name | {\"kind\": \"ships\", \"mapping\": {}} | unknown-kind",
                "name | {\"kind\": \"leads\", \"mapping\": []} | bad-mapping",
                "name | {\"kind\": \"leads\", \"mapping\": {\"colums\": {}}} | bad-mapping",
                "name | {\"kind\": \"leads\", \"mapping\": {\"dates\": \"never\"}} | bad-mapping",
                "name | {\"kind\": \"leads\", \"mapping\": {\"columns\": {\"a\": \"amount\"}}} | unknown-field",
                "name | {\"kind\": \"spend\", \"mapping\": {\"constants\": {\"email\": \"x\"}}} | unknown-field",
                "notes. | {\"kind\": \"leads\", \"mapping\": {}} | bad-name",
                ".hidden | {\"kind\": \"leads\", \"mapping\": {}} | bad-name",
                "CON: | {\"kind\": \"leads\", \"mapping\": {}} | bad-name"
            })
    void saysWhatIsWrongWithAMapping(String name, String body, String code) {
        assertProblem(save(name, body), 400, code);
    }

    @Test
    void refusesLongNamesLongMappingsAndTwoMappingsAtOnce() {
        String large = PARTNERS.replace("\"SQL\"", "\"" + "S".repeat(100_000) + "\"");
        save("partners", PARTNERS);

        assertProblem(save("n".repeat(81), PARTNERS), 400, "long-name");
        assertProblem(save("large", large), 400, "long-mapping");
        assertProblem(api.importing("mapping=partners", "id\n1\n", "{\"source\": \"x\"}"), 400, "two-mappings");
        assertProblem(api.importing("kind=spend&mapping=partners", "id\n1\n", ""), 400, "wrong-kind");
    }

    @Test
    void knowsTheKindOfAKnownExportByItsHeadings() {
        Answer report = api.importing("dryRun=true", "Deal - ID,Deal - Title,Deal - Status\n1,Engines,open\n", "");

        assertThat(report.status()).as(report.body()).isEqualTo(200);
        assertThat(report.text("$.kind")).isEqualTo("opportunities");
    }

    private Answer save(String name, String body) {
        return api.json(put("/api/v1/mappings/{name}", name), body);
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.text("$.code")).isEqualTo(code);
    }
}
