package dev.accord.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.accord.ingest.csv.CsvFile;
import dev.accord.ingest.csv.Rows;
import dev.accord.shared.Refused;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowReaderTest {

    private static final Set<String> STAGES =
            Set.of("LEAD", "MQL", "SQL", "SAL", "OPPORTUNITY", "WON", "LOST", "NURTURE", "DISQUALIFIED");

    @TempDir
    Path folder;

    private final List<Rejected> rejects = new ArrayList<>();

    @Test
    void knowsOurOwnFieldsInAnyOrderAndSpelling() {
        assertThat(guess(
                        ImportKind.LEADS,
                        "Last Name,E-MAIL,external_id,entered MQL,created-at,attribute.Budget,Shoe size"))
                .containsEntry("Last Name", List.of("lastName"))
                .containsEntry("E-MAIL", List.of("email"))
                .containsEntry("external_id", List.of("externalId"))
                .containsEntry("entered MQL", List.of("entered.MQL"))
                .containsEntry("created-at", List.of("createdAt"))
                .containsEntry("attribute.Budget", List.of("attribute.Budget"))
                .containsEntry("Shoe size", List.of());
    }

    @Test
    void knowsHubSpotContacts() {
        String headings = "Record ID,First Name,Last Name,Email,Contact owner,Lead Status,Create Date,Lifecycle Stage,"
                + "Original Source,Latest Source,Became a Lead Date,Became a Marketing Qualified Lead Date,"
                + "Became a Sales Qualified Lead Date,Became an Opportunity Date,Became a Customer Date,"
                + "Company Name,Job Title,Country/Region";

        assertThat(Headings.Export.of(List.of(headings.split(",")))).contains(Headings.Export.HUBSPOT_CONTACTS);
        assertThat(guess(ImportKind.LEADS, headings))
                .containsEntry("Record ID", List.of("externalId"))
                .containsEntry("Contact owner", List.of("owner"))
                .containsEntry("Original Source", List.of("channel"))
                .containsEntry("Latest Source", List.of())
                .containsEntry("Lead Status", List.of())
                .containsEntry("Lifecycle Stage", List.of("stage"))
                .containsEntry("Became a Lead Date", List.of("entered.LEAD"))
                .containsEntry("Became a Marketing Qualified Lead Date", List.of("entered.MQL"))
                .containsEntry("Became a Sales Qualified Lead Date", List.of("entered.SQL"))
                .containsEntry("Became an Opportunity Date", List.of("entered.OPPORTUNITY"))
                .containsEntry("Became a Customer Date", List.of("entered.WON"))
                .containsEntry("Company Name", List.of("company"))
                .containsEntry("Country/Region", List.of("country"));
    }

    @Test
    void knowsPipedriveDeals() {
        String headings = "Deal - ID,Deal - Title,Deal - Stage,Deal - Status,Deal - Value,Deal - Currency,Deal - Owner,"
                + "Deal - Deal created,Deal - Expected close date,Deal - Won time,Deal - Lost reason,Deal - Organization";

        assertThat(guess(ImportKind.OPPORTUNITIES, headings).values())
                .containsExactly(
                        List.of("externalId"),
                        List.of("name"),
                        List.of("stage"),
                        List.of("outcome"),
                        List.of("amount"),
                        List.of("currency"),
                        List.of("owner"),
                        List.of("createdAt"),
                        List.of("expectedCloseAt"),
                        List.of("closedAt"),
                        List.of("lostReason"),
                        List.of("account"));
    }

    @Test
    void tellsLeadsWithoutIdsApartByEmail() {
        assertThat(guess(
                        ImportKind.LEADS,
                        "Lead Owner,First Name,Last Name,Title,Company / Account,Lead Source,Rating,Street,Email"))
                .containsEntry("Email", List.of("email", "externalId"))
                .containsEntry("Company / Account", List.of("company"))
                .containsEntry("Lead Owner", List.of("owner"))
                .containsEntry("Lead Source", List.of("channel"))
                .containsEntry("Title", List.of("jobTitle"));
    }

    @Test
    void letsTheMappingGoBeforeTheGuess() {
        Mapping mapping = Mapping.parse("""
                {"columns": {"id": "attribute.old id", "KEY": "externalId", "Amount": null}, "constants": {"channel": "fair"}}
                """);

        assertThat(feeds(ImportKind.LEADS, "id,key,amount,source,email", mapping)
                        .byHeading())
                .isEqualTo(Map.of(
                        "id", List.of("attribute.old id"),
                        "key", List.of("externalId"),
                        "amount", List.of(),
                        "source", List.of(),
                        "email", List.of("email")));
    }

    @Test
    void namesTheColumnOrFieldThatIsNotThere() {
        assertRefused("unknown-column", ImportKind.LEADS, "{\"columns\": {\"nope\": \"email\"}}", "nope");
        assertRefused("unknown-field", ImportKind.LEADS, "{\"columns\": {\"id\": \"shoeSize\"}}", "shoeSize");
        assertRefused(
                "unknown-field", ImportKind.LEADS, "{\"columns\": {\"id\": \"entered.FRIEND\"}}", "entered.FRIEND");
        assertRefused("unknown-field", ImportKind.LEADS, "{\"constants\": {\"amount\": \"1\"}}", "amount");
        assertRefused("missing-field", ImportKind.OPPORTUNITIES, "{\"columns\": {\"id\": \"name\"}}", "externalId");
    }

    @Test
    void readsARowAsValues() {
        List<FieldValues> read = read(ImportKind.OPPORTUNITIES, """
                deal_id;stage;value;close
                7;Closed Won;1.234,50;05.03.2026
                8;Talks;NULL;
                """, Mapping.parse("""
                        {"columns": {"stage": ["stage", "outcome"]}, "nulls": ["NULL"], "zone": "Europe/Zurich",
                         "values": {"outcome": {"*": "OPEN", "closed won": "WON"}},
                         "constants": {"currency": "chf", "closedAt": "01.01.2026"}}
                        """));

        assertThat(rejects).isEmpty();
        assertThat(read.getFirst().values())
                .isEqualTo(Map.of(
                        "externalId", "7",
                        "stage", "Closed Won",
                        "outcome", "WON",
                        "amount", new BigDecimal("1234.5000"),
                        "currency", "CHF",
                        "closedAt", Instant.parse("2025-12-31T23:00:00Z")));
        assertThat(read.getLast().number("amount")).isEmpty();
        assertThat(read.getLast().text("outcome")).contains("OPEN");
    }

    @Test
    void rejectsARowWithItsNumberColumnAndReason() {
        read(ImportKind.OPPORTUNITIES, """
                id,amount,currency,close date,outcome
                1,12,EUR,2026-03-05,WON
                2,a lot,EUR,2026-03-05,WON
                3,12,XXQ,2026-03-05,WON
                4,12,EUR,2026-02-30,WON
                5,12,EUR,2026-03-05,perhaps
                ,12,EUR,2026-03-05,LOST
                """, Mapping.NONE);

        assertThat(rejects)
                .extracting(
                        reject -> reject.row().number() + " " + reject.column().orElse("") + " " + reject.code())
                .containsExactly(
                        "3 amount bad-number",
                        "4 currency bad-currency",
                        "5 close date bad-date",
                        "6 outcome bad-outcome",
                        "7 id missing-value");
    }

    @Test
    void tellsDayFromMonthByTheWholeColumn() {
        List<FieldValues> read = read(
                ImportKind.OPPORTUNITIES,
                "id,created at,closed at\n1,03/04/2026,04/05/2026\n2,25/04/2026,\n",
                Mapping.NONE);

        assertThat(read.getFirst().moment("createdAt")).contains(Instant.parse("2026-04-03T00:00:00Z"));
        assertThat(read.getFirst().moment("closedAt")).contains(Instant.parse("2026-05-04T00:00:00Z"));
    }

    @Test
    void refusesDatesAndNumbersThatCanBeReadInTwoWays() {
        assertRefused("ambiguous-dates", "id,created at\n1,03/04/2026\n2,05/05/2026\n");
        assertRefused("ambiguous-dates", "id,created at\n1,13/04/2026\n2,04/13/2026\n");
        assertRefused("ambiguous-numbers", "id,amount\n1,\"1,234\"\n");
    }

    @Test
    void readsTheDataLoadersOpportunities() {
        Path file = shared("salesforce-dataloader/opportunityData.csv");
        CsvFile csv = CsvFile.open(file, Optional.empty(), Optional.empty());

        assertThat(Headings.Export.of(csv.headings())).contains(Headings.Export.SALESFORCE_DATA);
        List<FieldValues> read = read(ImportKind.OPPORTUNITIES, csv, Mapping.NONE);

        assertThat(rejects).isEmpty();
        assertThat(read).hasSize(38);
        assertThat(read.getFirst().text("externalId")).contains("006x0000001YtCrAAK");
        assertThat(read.getFirst().moment("closedAt")).contains(Instant.parse("2005-11-09T00:00:00Z"));
        assertThat(read.getFirst().moment("createdAt")).contains(Instant.parse("2006-06-15T20:47:07Z"));
        assertThat(read.getFirst().flag("isWon")).contains(true);
        assertThat(read.getFirst().number("amount").orElseThrow()).isEqualByComparingTo("500000");
    }

    @Test
    void readsTheDataLoadersEncodingsAndSeparators() {
        for (String name : List.of("csvtext_BOM_UTF16BE.csv", "csvtext_BOM_UTF16LE.csv", "csvtext_BOM_UTF8.csv")) {
            CsvFile csv = CsvFile.open(shared("salesforce-dataloader/" + name), Optional.empty(), Optional.empty());
            assertThat(csv.headings()).as(name).containsExactly("column1", "column2", "column3");
            assertThat(csv.rows().next().cells()).as(name).containsExactly("row1-1", "row1-2", "row1-3");
        }
        CsvFile quotes =
                CsvFile.open(shared("salesforce-dataloader/csvEscapedQuotes.csv"), Optional.empty(), Optional.empty());
        assertThat(quotes.rows().next().cells()).containsExactly("\"The Best\" Account", "bla");
        CsvFile exotic =
                CsvFile.open(shared("salesforce-dataloader/csvSeparator.csv"), Optional.empty(), Optional.of('!'));
        assertThat(exotic.headings()).containsExactly("column1,column2", "some,column3");
    }

    @Test
    void readsTheDataLoadersTimeZoneSpellings() {
        CsvFile csv = CsvFile.open(
                shared("salesforce-dataloader/timeZoneFormatTesting.csv"), Optional.empty(), Optional.empty());

        List<FieldValues> read = read(
                ImportKind.LEADS,
                csv,
                Mapping.parse("{\"columns\": {\"Name\": \"externalId\", \"Date\": \"createdAt\"}}"));

        assertThat(rejects).isEmpty();
        assertThat(read).hasSize(12);
        assertThat(read.getFirst().moment("createdAt")).contains(Instant.parse("2009-07-14T18:14:45Z"));
        assertThat(read.getLast().moment("createdAt")).contains(Instant.parse("2009-07-14T12:14:45Z"));
    }

    @Test
    void guessesTheSamplePipelineByItself() {
        CsvFile csv =
                CsvFile.open(shared("crm-sales-opportunities/sales_pipeline.csv"), Optional.empty(), Optional.empty());

        List<FieldValues> read = read(ImportKind.OPPORTUNITIES, csv, Mapping.NONE);

        assertThat(rejects).isEmpty();
        assertThat(read).hasSize(8_800);
        assertThat(read.stream()
                        .filter(values -> values.text("stage").equals(Optional.of("Won")))
                        .map(values -> values.number("amount").orElseThrow())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("10005534");
    }

    private void assertRefused(String code, ImportKind kind, String mapping, String named) {
        assertThatThrownBy(() -> feeds(kind, "id,name", Mapping.parse(mapping)))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo(code);
                    assertThat(refused.reason()).contains(named);
                });
    }

    private void assertRefused(String code, String text) {
        assertThatThrownBy(() -> read(ImportKind.OPPORTUNITIES, text, Mapping.NONE))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private Map<String, List<String>> guess(ImportKind kind, String headings) {
        return feeds(kind, headings, Mapping.NONE).byHeading();
    }

    private Feeds feeds(ImportKind kind, String headings, Mapping mapping) {
        return Feeds.of(kind, csv(headings + "\n"), mapping, STAGES);
    }

    private List<FieldValues> read(ImportKind kind, String text, Mapping mapping) {
        return read(kind, csv(text), mapping);
    }

    private List<FieldValues> read(ImportKind kind, CsvFile csv, Mapping mapping) {
        RowReader reader = RowReader.of(csv, Feeds.of(kind, csv, mapping, STAGES), mapping, ZoneOffset.UTC);
        List<FieldValues> read = new ArrayList<>();
        try (Rows rows = csv.rows()) {
            rows.forEachRemaining(row -> reader.read(row, rejects::add).ifPresent(read::add));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return read;
    }

    private CsvFile csv(String text) {
        try {
            Path file = Files.writeString(Files.createTempFile(folder, "file", ".csv"), text);
            return CsvFile.open(file, Optional.empty(), Optional.empty());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path shared(String name) {
        Path file = Path.of(System.getenv().getOrDefault("ACCORD_SHARED", "../shared"), "data", name);
        Assumptions.assumeTrue(Files.exists(file), "skipped: there is no " + file);
        return file;
    }
}
