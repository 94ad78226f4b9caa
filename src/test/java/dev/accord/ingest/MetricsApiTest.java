package dev.accord.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.accord.shared.Refused;
import dev.accord.testing.DatabaseTest;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@DatabaseTest
@WithMockUser
class MetricsApiTest {

    private static final String MARCH = "from=2026-03-01&to=2026-04-01";

    @Autowired
    private MetricsApi api;

    @Autowired
    private JdbcClient db;

    private MockMvcTester http = MockMvcTester.of(List.of());

    @BeforeEach
    void threeDeals() {
        http = MockMvcTester.of(api);
        db.sql("""
                INSERT INTO opportunity (id, source, external_id, name, owner_name, amount, currency, created_at,
                                         closed_at, outcome, recorded_at) VALUES
                  (1, 'test', '1', 'One', 'Ada', 1000000.50, 'EUR', '2026-03-01', '2026-03-05', 'WON', '2026-03-05'),
                  (2, 'test', '2', 'Two', 'Ada', 2, 'EUR', '2026-03-01', '2026-03-06', 'WON', '2026-03-06'),
                  (3, 'test', '3', 'Three', NULL, 0, 'EUR', '2026-03-01', '2026-03-07', 'LOST', '2026-03-07')
                """).update();
    }

    @Test
    void aFigureSaysHowItWasComputed() {
        assertThat(get("/api/v1/metrics/win-rate?" + MARCH + "&by=person"))
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"metric": "win-rate", "unit": "ratio", "from": "2026-03-01", "to": "2026-04-01", "zone": "UTC",
                         "basis": "period", "window": null, "value": 0.6666666667, "numerator": 2, "denominator": 3,
                         "maturing": 0, "records": 3, "definitionVersion": "OPPORTUNITY v1",
                         "series": [{"key": "Ada", "value": 1, "numerator": 2, "denominator": 2, "maturing": 0},
                                    {"key": null, "value": 0, "numerator": 0, "denominator": 1, "maturing": 0}]}
                        """);
    }

    @Test
    void moneyHasItsCurrencyAndNumbersHaveNoExponent() {
        assertThat(get("/api/v1/metrics/revenue?" + MARCH + "&currency=EUR"))
                .bodyText()
                .contains("\"value\":1000002.5,", "\"currency\":\"EUR\"", "\"denominator\":null");
        db.sql("UPDATE opportunity SET amount = 3000000 WHERE id = 1").update();
        db.sql("UPDATE opportunity SET amount = NULL WHERE id = 2").update();
        assertThat(get("/api/v1/metrics/revenue?" + MARCH))
                .bodyText()
                .contains("\"value\":3000000,", "\"unknownAmounts\":1");
    }

    @Test
    void aChangeIsExplainedByItsParts() {
        assertThat(get("/api/v1/metrics/win-rate/movement?by=person&compare=previous&" + MARCH))
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"metric": "win-rate", "by": "person", "change": null, "parts": [],
                         "before": {"from": "2026-02-01", "to": "2026-03-01", "value": null},
                         "after": {"from": "2026-03-01", "to": "2026-04-01", "numerator": 2}}
                        """);
        assertThat(get("/api/v1/metrics/revenue/movement?by=person&compare=previous&from=2026-03-06&to=2026-03-07"))
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"change": -999998.5, "volume": 0, "mix": 0, "rate": -999998.5,
                         "parts": [{"key": "Ada", "before": 1000000.5, "after": 2, "contribution": -999998.5,
                                    "volume": 0, "mix": 0, "rate": -999998.5}]}
                        """);
    }

    @Test
    void anEmptyPeriodHasNoWinRate() {
        assertThat(get("/api/v1/metrics/win-rate?from=2020-01-01&to=2020-02-01"))
                .bodyText()
                .contains("\"value\":null,\"numerator\":0,\"denominator\":0");
    }

    @Test
    void aConversionIsACohortOfNinetyDays() {
        assertThat(get("/api/v1/conversions?fromStage=MQL&toStage=WON&" + MARCH))
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"metric": "mql-to-won", "fromStage": "MQL", "toStage": "WON", "basis": "cohort", "window": 90,
                         "value": null, "numerator": 0, "denominator": 0, "maturing": 0, "series": []}
                        """);
        assertThat(get("/api/v1/conversions?fromStage=MQL&toStage=WON&window=all&" + MARCH))
                .bodyText()
                .contains("\"window\":\"all\"");
        assertThat(get("/api/v1/conversions/records?fromStage=MQL&toStage=WON&" + MARCH))
                .bodyJson()
                .isLenientlyEqualTo("{\"items\": [], \"next\": null}");
    }

    @Test
    void theRecordsComeAsAFile() {
        db.sql("UPDATE opportunity SET name = '=HYPERLINK(1)' WHERE id = 3").update();
        MvcTestResult csv = get("/api/v1/metrics/win-rate/records.csv?by=person&" + MARCH);

        assertThat(csv).hasHeader("Content-Type", "text/csv;charset=UTF-8");
        assertThat(csv)
                .hasHeader(
                        "Content-Disposition",
                        "attachment; filename=\"win-rate-2026-03-01-to-2026-03-31-records.csv\"");
        assertThat(csv).bodyText().isEqualTo("""
                kind,id,label,at,lead,numerator,denominator,currency,original,originalCurrency,maturing,mark,fault,person\r
                opportunity,3,'=HYPERLINK(1),2026-03-07T00:00:00Z,,0,1,,,,false,LOST,,\r
                opportunity,2,Two,2026-03-06T00:00:00Z,,1,1,,,,false,WON,,Ada\r
                opportunity,1,One,2026-03-05T00:00:00Z,,1,1,,,,false,WON,,Ada\r
                """);
        assertThat(get("/api/v1/metrics/win-rate/records.csv?by=person&key=Ada&" + MARCH))
                .bodyText()
                .hasLineCount(3);
        assertThat(get("/api/v1/metrics/win-rate/records.xlsx?" + MARCH))
                .hasHeader("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }

    @Test
    void theRecordsComeByCursorNewestFirst() {
        MvcTestResult first = get("/api/v1/metrics/win-rate/records?limit=2&" + MARCH);
        assertThat(first).bodyJson().extractingPath("$.items[*].id").asArray().containsExactly("3", "2");
        assertThat(first).bodyJson().extractingPath("$.items[0].mark").isEqualTo("LOST");
        assertThat(first).bodyJson().extractingPath("$.items[0].at").isEqualTo("2026-03-07T00:00:00Z");
        assertThat(first)
                .bodyJson()
                .extractingPath("$.next")
                .asString()
                .satisfies(next -> assertThat(
                                get("/api/v1/metrics/win-rate/records?limit=2&after=" + next + "&" + MARCH))
                        .bodyJson()
                        .isLenientlyEqualTo("{\"items\": [{\"id\": \"1\", \"label\": \"One\"}], \"next\": null}"));
    }

    @Test
    void theRecordsOfOneGroupAreListedAlone() {
        assertThat(get("/api/v1/metrics/win-rate/records?by=person&key=Ada&" + MARCH))
                .bodyJson()
                .extractingPath("$.items[*].key")
                .asArray()
                .containsExactly("Ada", "Ada");
        assertThat(get("/api/v1/metrics/win-rate/records?by=person&key=&" + MARCH))
                .bodyJson()
                .extractingPath("$.items[*].id")
                .asArray()
                .containsExactly("3");
    }

    @Test
    void theCatalogueNamesEveryMetricAndItsDefinition() {
        MvcTestResult catalogue = get("/api/v1/metrics");
        assertThat(catalogue)
                .bodyJson()
                .extractingPath("$.items[*].key")
                .asArray()
                .contains("revenue", "web-traffic", "mql-to-sql", "recycle-yield")
                .hasSize(20);
        assertThat(catalogue)
                .bodyJson()
                .extractingPath("$.items[?(@.key == 'sales-cycle')].direction")
                .asArray()
                .containsExactly("lower-is-better");
        assertThat(catalogue)
                .bodyJson()
                .extractingPath("$.items[?(@.restatable empty false)].key")
                .asArray()
                .containsExactly(
                        "leads-generated",
                        "cost-per-lead",
                        "traffic-to-mql",
                        "mql-to-sql",
                        "sql-to-opportunity",
                        "opportunity-to-close");
    }

    @ParameterizedTest
    @CsvSource({
        "metrics/revenue?from=2026-03-01, missing-parameter",
        "metrics/revenue?from=2026-03-01&to=2026-3-1, bad-date",
        "metrics/revenue?from=2026-02-29&to=2026-03-01, bad-date",
        "metrics/revenue?from=2026-03-01&to=2026-03-01, bad-period",
        "metrics/revenue?from=0001-03-01&to=2026-03-01, bad-date",
        "metrics/revenue?from=2026-03-01&to=2026-04-01&basis=both, bad-basis",
        "metrics/revenue?from=2026-03-01&to=2026-04-01&basis=cohort, basis-not-available",
        "metrics/mql-to-sql?from=2026-03-01&to=2026-04-01&window=0, bad-window",
        "metrics/mql-to-sql?from=2026-03-01&to=2026-04-01&window=ninety, bad-window",
        "metrics/revenue?from=2026-03-01&to=2026-04-01&by=weather, bad-breakdown",
        "metrics/revenue/movement?from=2026-03-01&to=2026-04-01&by=source, missing-parameter",
        "metrics/revenue/movement?from=2026-03-01&to=2026-04-01&by=source&compare=now, bad-comparison",
        "metrics/revenue/movement?from=2026-03-01&to=2026-04-01&compare=previous, bad-breakdown",
        "metrics/sales-cycle/movement?from=2026-03-01&to=2026-04-01&by=source&compare=previous, not-decomposable",
        "metrics/revenue?from=1950-03-01&to=2026-04-01&by=day, too-many-groups",
        "metrics/revenue?from=2026-03-01&to=2026-04-01&zone=Atlantis/Port, bad-zone",
        "metrics/revenue?from=2026-03-01&to=2026-04-01&currency=EURO, bad-currency",
        "metrics/revenue?from=2026-03-01&to=2026-04-01&currency=USD, missing-rate",
        "metrics/revenue?from=2026-03-01&to=2026-04-01&definition=LEAD:1, not-restatable",
        "metrics/mql-to-sql?from=2026-03-01&to=2026-04-01&definition=LEAD:1, not-restatable",
        "metrics/mql-to-sql?from=2026-03-01&to=2026-04-01&definition=MQL:1, no-criteria",
        "metrics/mql-to-sql?from=2026-03-01&to=2026-04-01&definition=SQL:1, not-restated",
        "metrics/mql-to-sql?from=2026-03-01&to=2026-04-01&definition=SQL:7, unknown-version",
        "metrics/mql-to-sql?from=2026-03-01&to=2026-04-01&definition=SQL, bad-definition",
        "metrics/joy?from=2026-03-01&to=2026-04-01, unknown-metric",
        "metrics/revenue?from=2026-03-01&from=2026-03-02&to=2026-04-01, repeated-parameter",
        "metrics/revenue/records?from=2026-03-01&to=2026-04-01&limit=many, bad-limit",
        "metrics/revenue/records?from=2026-03-01&to=2026-04-01&limit=0, bad-limit",
        "metrics/revenue/records?from=2026-03-01&to=2026-04-01&after=x, bad-cursor",
        "metrics/revenue/records?from=2026-03-01&to=2026-04-01&key=x, missing-parameter",
        "conversions?from=2026-03-01&to=2026-04-01&fromStage=MQL, missing-parameter",
        "conversions?from=2026-03-01&to=2026-04-01&fromStage=MQL&toStage=FAME, unknown-stage",
        "conversions?from=2026-03-01&to=2026-04-01&fromStage=MQL&toStage=MQL, same-stage"
    })
    void whatMakesNoSenseIsRefusedByName(String question, String code) {
        assertThatThrownBy(() -> {
                    throw Objects.requireNonNull(
                            get("/api/v1/" + question).getUnresolvedException(), "it was answered");
                })
                .rootCause()
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private MvcTestResult get(String uri) {
        return http.get().uri(uri).exchange();
    }
}
