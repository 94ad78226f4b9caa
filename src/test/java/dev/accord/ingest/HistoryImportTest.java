package dev.accord.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.accord.ingest.Api.Answer;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Spend, traffic, stage entries and activities, by file and by program. */
@DatabaseTest(properties = {"accord.api.token=" + HistoryImportTest.TOKEN, "accord.zone=America/New_York"})
@AutoConfigureMockMvc
class HistoryImportTest {

    static final String TOKEN = "a-token-for-the-tests-of-imported-history";

    private static final String SPEND = """
            channel,campaign,from,to,amount,currency,impressions,clicks
            Paid search,Brand,2026-01-01,2026-04-01,900.00,EUR,1000,20
            Paid search,,2026-01-01,2026-01-01,10,EUR,,
            Paid social,Spring,2026-02-01,2026-03-01,1000,USD,,
            """;
    private static final String TRAFFIC = """
            day,channel,visits,visitors
            2026-01-01,Organic search,120,100
            2026-01-01,Paid search,30,29
            2026-01-02,Organic search,130,110
            """;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Cast cast;

    private final Api api;

    @Autowired
    HistoryImportTest(MockMvc mvc) {
        api = new Api(mvc, TOKEN);
    }

    @Test
    void spreadsSpendEvenlyOverItsDaysOfWhichTheLastIsNotIncluded() {
        Answer report = api.importing("kind=spend", SPEND, "{\"source\": \"ads\"}");

        assertCounts(report, 3, 3, 0, 0, 0);
        assertThat(one("SELECT SUM(amount) FROM spend_day WHERE day < '2026-02-01'"))
                .isEqualTo("320.0000");
        assertThat(one("SELECT COUNT(*) FROM spend_day WHERE amount = 10.0000")).isEqualTo("91");
        assertThat(one(
                        "SELECT CONCAT(COUNT(*), ' ', SUM(d.amount), ' ', MAX(d.amount) - MIN(d.amount)) FROM spend_day d"
                                + " JOIN spend s ON s.id = d.spend_id WHERE s.channel = 'Paid social'"))
                .isEqualTo("28 1000.0000 0.0001");
    }

    @Test
    void knowsSpendByChannelCampaignAndDaysWhereItHasNoId() {
        api.importing("kind=spend", SPEND, "{\"source\": \"ads\"}");

        assertCounts(api.importing("kind=spend", SPEND, "{\"source\": \"ads\"}"), 3, 0, 0, 3, 0);
        Answer corrected = api.importing("kind=spend", SPEND.replace("900.00", "1800"), "{\"source\": \"ads\"}");
        assertCounts(corrected, 3, 0, 1, 2, 0);
        assertThat(one("SELECT COUNT(*) FROM spend_day WHERE amount = 20")).isEqualTo("90");
        assertThat(one("SELECT COUNT(*) FROM spend_day")).isEqualTo("119");
        Answer twice = api.importing("kind=spend", SPEND + "Paid search,,2026-01-01,2026-01-01,11,EUR,,\n", "");
        assertThat(twice.<List<String>>at("$.errors[*].code")).containsExactly("duplicate-row");
    }

    @Test
    void readsTheSpendOfOtherSystemsWhoseLastDayIsIncluded() {
        String file = """
                Reporting starts;Reporting ends;Campaign name;Amount spent (EUR);Impressions
                01.03.2026;31.03.2026;Spring;310,00;5
                01.04.2026;30.03.2026;Autumn;1,00;5
                """;

        Answer report = api.importing("kind=spend", file, "{\"constants\": {\"channel\": \"Paid social\"}}");

        assertThat(report.<List<String>>at("$.errors[*].code")).containsExactly("bad-period");
        assertThat(one("SELECT CONCAT(channel, ' ', currency, ' ', from_day, ' ', to_day, ' ', amount) FROM spend"))
                .isEqualTo("Paid social EUR 2026-03-01 2026-04-01 310.0000");
    }

    @Test
    void countsVisitsOnceAndTakesACorrectedCount() {
        assertCounts(api.importing("kind=traffic", TRAFFIC, ""), 3, 3, 0, 0, 0);
        assertCounts(api.importing("kind=traffic", TRAFFIC, ""), 3, 0, 0, 3, 0);
        assertCounts(api.importing("kind=traffic", TRAFFIC.replace(",130,", ",131,"), ""), 3, 0, 1, 2, 0);
        assertThat(one("SELECT SUM(visits) FROM web_traffic")).isEqualTo("281");
        Answer refused =
                api.importing("kind=traffic", "day,channel,visits\n2026-01-05,Web,-1\n2026-01-05,Fair,1.5\n", "");
        assertThat(refused.<List<String>>at("$.errors[*].code")).containsExactlyInAnyOrder("bad-number", "bad-number");
    }

    @Test
    void readsAnAnalyticsExportWithTheDaysAboveItsTable() {
        String file = """
                # ----------------------------------------
                # Traffic acquisition: Session default channel group
                # Start date: 20260701
                # End date: 20260704
                # ----------------------------------------

                Session default channel group,Sessions,Engaged sessions,Total users
                Organic Search,10,4,9
                Grand total,14,4,11
                Direct,4,0,2
                """;

        assertCounts(api.importing("kind=traffic", file, "{\"source\": \"ga4\"}"), 2, 2, 0, 0, 0);
        assertThat(list("SELECT CONCAT(day, ' ', channel, ' ', visits) FROM web_traffic ORDER BY channel, day"))
                .containsExactly(
                        "2026-07-01 Direct 1",
                        "2026-07-02 Direct 1",
                        "2026-07-03 Direct 1",
                        "2026-07-04 Direct 1",
                        "2026-07-01 Organic Search 3",
                        "2026-07-02 Organic Search 2",
                        "2026-07-03 Organic Search 3",
                        "2026-07-04 Organic Search 2");
        // an export of overlapping days corrects them instead of counting them twice
        api.importing("kind=traffic", "day,channel,visits\n20260703,Direct,5\n", "{\"source\": \"ga4\"}");
        assertThat(one("SELECT SUM(visits) FROM web_traffic WHERE channel = 'Direct'"))
                .isEqualTo("8");
    }

    @Test
    void takesBatchesOfSpendAndTrafficThatCountOnceWhenSentTwice() {
        String spend = """
                [{"source": "ads", "externalId": "1", "channel": "Paid search", "from": "2026-01-01", "to": "2026-01-03",
                  "amount": {"amount": "5.00", "currency": "CHF"}},
                 {"source": "ads", "from": "2026-01-01", "amount": {"amount": "5.00", "currency": "CHF"}}]
                """;
        Answer first = api.json(post("/api/v1/spend"), spend);
        Answer again = api.json(post("/api/v1/spend"), spend);

        assertThat(first.number("$.created")).as(first.body()).isEqualTo(1);
        assertThat(first.<List<String>>at("$.errors[*].code")).containsExactly("missing-value");
        assertThat(again.number("$.unchanged")).isEqualTo(1);
        assertThat(list("SELECT CONCAT(day, ' ', amount) FROM spend_day ORDER BY day"))
                .containsExactly("2026-01-01 2.5000", "2026-01-02 2.5000");

        String traffic = """
                {"items": [{"source": "web", "externalId": "t-1", "day": "2026-01-01", "channel": "Direct", "visits": 7}]}
                """;
        assertThat(api.json(post("/api/v1/traffic"), traffic).number("$.created"))
                .isEqualTo(1);
        assertThat(api.json(post("/api/v1/traffic"), traffic).number("$.unchanged"))
                .isEqualTo(1);
        Answer moved = api.json(post("/api/v1/traffic"), traffic.replace("2026-01-01", "2026-01-02"));
        assertThat(moved.number("$.updated")).as(moved.body()).isEqualTo(1);
        assertThat(list("SELECT CONCAT(day, ' ', visits) FROM web_traffic")).containsExactly("2026-01-02 7");
    }

    @Test
    void takesTheWayOfALeadEntryByEntryAndKnowsWhoMovedIt() {
        cast.enter();
        api.importing("kind=leads", "id,company,created at\n7,Navy,2026-01-01\n", "{\"source\": \"crm\"}");
        String file = """
                lead,stage,at,by,reason
                7,MQL,2026-01-05T10:00:00Z,tess.marketer,read everything
                7,Sales qualified lead,2026-01-09T10:00:00Z,Grace Elsewhere,
                8,MQL,2026-01-05,,
                7,Fame,2026-01-05,,
                """;

        Answer report = api.importing("kind=stage-entries&offer=false", file, "{\"source\": \"crm\"}");
        Answer again = api.importing("kind=stage-entries&offer=false", file, "{\"source\": \"crm\"}");

        assertCounts(report, 4, 2, 0, 0, 2);
        assertThat(report.<List<String>>at("$.errors[*].code")).containsExactly("unknown-lead", "unknown-stage");
        assertCounts(again, 4, 0, 0, 2, 2);
        assertThat(list("""
                        SELECT CONCAT_WS(' ', s.stage_key, e.entered_at, p.username, e.by_name, e.reason)
                          FROM stage_entry e JOIN stage s ON s.id = e.stage_id LEFT JOIN person p ON p.id = e.by_person_id
                         WHERE s.stage_key <> 'LEAD' ORDER BY e.entered_at
                        """))
                .containsExactly(
                        "MQL 2026-01-05 10:00:00.000000 tess.marketer read everything",
                        "SQL 2026-01-09 10:00:00.000000 Grace Elsewhere as crm says");
        assertThat(api.send(get("/api/v1/leads/crm/7")).text("$.stage")).isEqualTo("SQL");
    }

    @Test
    void offersALeadThatAnEntryBringsToWhereAContractWaits() {
        cast.enter();
        api.importing("kind=leads", "id,company,created at\n7,Navy,2026-01-01\n", "{\"source\": \"crm\"}");

        api.importing("kind=stage-entries", "lead,stage,at\n7,SQL,2026-01-05\n", "{\"source\": \"crm\"}");

        assertThat(one("SELECT COUNT(*) FROM handoff WHERE state = 'OFFERED'")).isEqualTo("1");
    }

    @Test
    void knowsWhoDidAnActivityAndCorrectsItsOutcome() {
        cast.enter();
        api.importing("kind=leads", "id,company,created at\n7,Navy,2026-01-01\n", "{\"source\": \"crm\"}");
        String file = """
                externalId,lead,type,at,by,direction,outcome
                a1,7,Meeting,2026-01-05T10:00:00Z,tess.rep,outbound,
                a2,7,Call,2026-01-05T11:00:00Z,Grace Elsewhere,outbound,Connected
                a3,7,Call,2026-01-05T12:00:00Z,,outbound,
                """;
        api.importing("kind=activities", file, "{\"source\": \"crm\"}");

        Answer same = api.importing("kind=activities", file, "{\"source\": \"crm\"}");
        Answer held = api.importing(
                "kind=activities", file.replace("outbound,\na2", "outbound,HELD\na2"), "{\"source\": \"crm\"}");

        assertCounts(same, 3, 0, 0, 3, 0);
        assertCounts(held, 3, 0, 1, 2, 0);
        assertThat(list("""
                        SELECT CONCAT_WS(' ', a.external_id, a.type, p.username, a.by_name, a.outcome)
                          FROM lead_activity a LEFT JOIN person p ON p.id = a.by_person_id ORDER BY a.external_id
                        """))
                .containsExactly("a1 MEETING tess.rep HELD", "a2 CALL Grace Elsewhere Connected", "a3 CALL");
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

    private String one(String sql) {
        return list(sql).getFirst();
    }

    private List<String> list(String sql) {
        return jdbc.sql(sql)
                .query((row, number) -> String.valueOf(row.getString(1)))
                .list();
    }
}
