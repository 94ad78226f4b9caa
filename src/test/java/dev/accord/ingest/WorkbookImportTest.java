package dev.accord.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.accord.ingest.Api.Answer;
import dev.accord.ingest.xlsx.Workbooks;
import dev.accord.testing.DatabaseTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@DatabaseTest(properties = {"accord.api.token=" + WorkbookImportTest.TOKEN, "accord.zone=Europe/Zurich"})
@AutoConfigureMockMvc
class WorkbookImportTest {

    static final String TOKEN = "a-token-for-the-tests-of-workbooks-that-come-in";

    private static final String HEADING = text("id", "amount", "currency", "created at", "close date", "outcome");

    @TempDir
    Path folder;

    @Autowired
    JdbcClient jdbc;

    private Api api;

    @Autowired
    WorkbookImportTest(MockMvc mvc) {
        api = new Api(mvc, TOKEN);
    }

    @Test
    void importsADealOfAWorkbookAsItWouldFromCsv() {
        String deal = "<row><c><v>9</v></c><c><v>1234.567</v></c>" + cell("EUR")
                + "<c s=\"1\"><v>46055</v></c><c s=\"2\"><v>46086.416666666664</v></c>" + cell("WON") + "</row>";

        Answer report =
                importing("kind=opportunities", Workbooks.of(HEADING + deal).formats("0", "14", "22"), "");
        Answer csv = api.importing(
                "kind=opportunities",
                "id,amount,currency,created at,close date,outcome\n9,1234.567,EUR,2026-02-02,2026-03-05 10:00,WON\n"
                        .replace("1234.567", "1234.5670"),
                "");

        assertThat(report.number("$.created")).as(report.body()).isEqualTo(1);
        assertThat(csv.number("$.unchanged")).as(csv.body()).isEqualTo(1);
        assertThat(jdbc.sql("SELECT closed_at FROM opportunity")
                        .query(String.class)
                        .single())
                .startsWith("2026-03-05 09:00:00");
    }

    @Test
    void readsNumbersAndDatesOfCellsAsSuchWhateverTheMappingSaysOfTexts() {
        String typed = "<row><c><v>1</v></c><c><v>1234.5</v></c>" + cell("EUR") + "<c s=\"1\"><v>46055</v></c><c/>"
                + cell("OPEN") + "</row>";
        String texts = text("2", "1.234,50", "EUR", "02/02/2026", "", "OPEN");

        Answer report = importing(
                "kind=opportunities",
                Workbooks.of(HEADING + typed + texts).formats("0", "14"),
                "{\"numbers\": \"1.234,50\", \"dates\": \"dd/MM/yyyy\", \"delimiter\": \";\"}");

        assertThat(report.number("$.created")).as(report.body()).isEqualTo(2);
        assertThat(jdbc.sql("SELECT DISTINCT amount FROM opportunity")
                        .query(BigDecimal.class)
                        .list())
                .singleElement()
                .satisfies(amount -> assertThat(amount).isEqualByComparingTo("1234.5"));
        assertThat(jdbc.sql("SELECT COUNT(DISTINCT created_at) FROM opportunity")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void givesBackWhatItRejectsWithTheRowsOfTheSheet() {
        String rows = HEADING + "<row r=\"7\"><c r=\"A7\"><v>3</v></c><c r=\"B7\" t=\"e\"><v>#DIV/0!</v></c></row>"
                + "<row r=\"12\"><c r=\"A12\"><v>4</v></c><c r=\"H12\"><v>1</v></c></row>";

        Answer report = importing("kind=opportunities", Workbooks.of(rows), "");

        assertThat(report.<List<Integer>>at("$.errors[*].row")).containsExactly(7, 12);
        assertThat(report.<List<String>>at("$.errors[*].code")).containsExactly("bad-number", "row-too-long");
        assertThat(api.send(get("/api/v1/imports/{id}/rejects.csv", report.text("$.id")))
                        .body()
                        .lines())
                .element(1)
                .asString()
                .startsWith("3,\"#DIV/0!\",,,,,")
                .contains("bad-number");
    }

    @Test
    void takesTheSheetThatTheMappingNames() {
        Workbooks workbook = Workbooks.workbook()
                .sheet("Notes", text("hello"))
                .sheet("Leads", text("id", "company") + text("7", "Engines"));

        assertThat(importing("kind=leads", workbook, "").text("$.code")).isEqualTo("missing-field");
        assertThat(importing("kind=leads", workbook, "{\"sheet\": \"Deals\"}").text("$.code"))
                .isEqualTo("unknown-sheet");
        assertThat(importing("kind=leads", workbook, "{\"sheet\": \"Leads\"}").number("$.created"))
                .isEqualTo(1);
    }

    @Test
    void refusesWhatItCannotRead() {
        Answer archive = api.importing("kind=leads", new byte[] {'P', 'K', 3, 4, 0, 0}, "");
        Answer broken = importing("kind=leads", Workbooks.of("<row><c t=\"s\"><v>5</v></c></row>"), "");

        assertThat(archive.status()).isEqualTo(400);
        assertThat(archive.text("$.code")).isEqualTo("bad-workbook");
        assertThat(broken.text("$.code")).isEqualTo("bad-workbook");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM import_run")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private Answer importing(String query, Workbooks workbook, String mapping) {
        try {
            return api.importing(query, Files.readAllBytes(workbook.in(folder)), mapping);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String text(String... cells) {
        StringBuilder row = new StringBuilder("<row>");
        for (String cell : cells) {
            row.append(cell(cell));
        }
        return row.append("</row>").toString();
    }

    private static String cell(String text) {
        return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }
}
