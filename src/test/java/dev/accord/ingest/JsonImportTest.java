package dev.accord.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.accord.ingest.Api.Answer;
import dev.accord.testing.DatabaseTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

@DatabaseTest(properties = {"accord.api.token=" + SavedMappingsTest.TOKEN})
@AutoConfigureMockMvc
class JsonImportTest {

    private static final String CRM = """
            {"results": [
              {"id": "51", "properties": {"email": "ada@example.org", "firstname": "Ada", "tags": ["new", "warm"]}},
              {"id": "52", "properties": {"email": "grace@example.org", "createdate": "2026-03-01T10:00:00Z"}}],
             "paging": {"next": {"after": "52"}}}
            """;

    private Api api;

    @Autowired
    JsonImportTest(MockMvc mvc) {
        api = new Api(mvc, SavedMappingsTest.TOKEN);
    }

    @Test
    void importsTheAnswerOfAnotherSystemByTheWordsOfItsMembers() {
        Answer report = api.importing(
                "kind=leads", CRM, "{\"source\": \"crm\", \"columns\": {\"properties.tags\": \"attribute.tags\"}}");
        Answer again = api.importing(
                "kind=leads", CRM, "{\"source\": \"crm\", \"columns\": {\"properties.tags\": \"attribute.tags\"}}");

        assertThat(report.number("$.created")).as(report.body()).isEqualTo(2);
        assertThat(again.number("$.unchanged")).as(again.body()).isEqualTo(2);
        Answer lead = api.send(get("/api/v1/leads/crm/51"));
        assertThat(lead.text("$.email")).isEqualTo("ada@example.org");
        assertThat(lead.body()).contains("new|warm");
        assertThat(api.send(get("/api/v1/leads/crm/52")).text("$.createdAt")).startsWith("2026-03-01T10:00:00");
    }

    @Test
    void takesWhatNoObjectHasForBlank() {
        Answer report = api.importing(
                "kind=leads",
                "{\"person\": {\"mail\": \"ada@example.org\"}}",
                "{\"columns\": {\"person.mail\": [\"externalId\", \"email\"], \"person.phone\": \"attribute.phone\"}}");

        assertThat(report.number("$.created")).as(report.body()).isEqualTo(1);
    }

    @Test
    void readsNumbersAsSuchWhateverTheMappingSaysOfTexts() {
        String deals = """
                {"id": 1, "amount": 1234.5, "currency": "EUR", "created at": "2026-02-02", "outcome": "OPEN"}
                {"id": 2, "amount": "1.234,50", "currency": "EUR", "created at": "2026-02-02", "outcome": "OPEN"}
                {"id": 3, "amount": "none", "currency": "EUR", "created at": "2026-02-02", "outcome": "OPEN"}
                """;
        Answer report = api.importing("kind=opportunities", deals, "{\"numbers\": \"1.234,50\"}");

        assertThat(report.number("$.created")).as(report.body()).isEqualTo(2);
        assertThat(report.<List<Integer>>at("$.errors[*].row")).containsExactly(3);
        assertThat(api.send(get("/api/v1/imports/{id}/rejects.csv", report.text("$.id")))
                        .body()
                        .lines())
                .satisfiesExactly(
                        heading -> assertThat(heading).startsWith("id,amount,"),
                        row -> assertThat(row).startsWith("3,none,EUR,").contains("bad-number"));
    }

    @Test
    void takesTheRowsThatTheMappingNamesAndRefusesWhatItCannotRead() {
        String two = "{\"a\": [{\"id\": 1}], \"b\": [{\"id\": 2}]}";

        assertThat(api.importing("kind=leads&dryRun=true", two, "{\"rows\": \"b\"}")
                        .number("$.created"))
                .isEqualTo(1);
        assertThat(api.importing("kind=leads&dryRun=true", two, "{\"rows\": \"c\"}")
                        .text("$.code"))
                .isEqualTo("no-rows");
        Answer broken = api.importing("kind=leads", "[{\"id\": 1},\n{\"id\": }]", "");
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.text("$.detail")).contains("line 2, column 8");
    }
}
