package dev.accord.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.testing.DatabaseTest;
import dev.accord.testing.FreshData;
import dev.accord.testing.Visits;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the story tells, as one finds it in the portal on a Wednesday morning in November. */
@DatabaseTest(properties = "accord.demo=true")
@Import(OneAutumnMorning.class)
@FreshData(FreshData.Before.EACH_CLASS)
class DemoDataTest {

    @Autowired
    JdbcClient db;

    @Autowired
    Visits visits;

    @Test
    void sixThousandLeadsCameInOverTwoYearsByTenChannels() {
        assertThat(number("SELECT COUNT(*) FROM lead_record WHERE source = 'demo'"))
                .isEqualTo(6_000);
        assertThat(number("SELECT COUNT(DISTINCT channel) FROM lead_record")).isEqualTo(10);
        assertThat(number("SELECT TIMESTAMPDIFF(MONTH, MIN(created_at), MAX(created_at)) FROM lead_record"))
                .isBetween(23L, 25L);
    }

    @Test
    void fourteenPeopleWorkInFourTeams() {
        assertThat(number("SELECT COUNT(*) FROM person")).isEqualTo(14);
        assertThat(number("SELECT COUNT(*) FROM team")).isEqualTo(4);
        assertThat(number("SELECT COUNT(DISTINCT role) FROM person_role")).isEqualTo(6);
    }

    @Test
    void whoeverIsNamedAtTheLogInCanSignIn() {
        assertThat(Player.usernames())
                .containsExactlyInAnyOrder("marketer", "marketing-lead", "rep", "sales-manager", "executive", "admin")
                .allSatisfy(name ->
                        assertThat(visits.welcome(name, "accord-demo").name()).isNotBlank());
    }

    @Test
    void theBellsOfThoseWhoWorkSayAFewThingsAndNobodyGetsMail() {
        assertThat(number("""
                        SELECT MAX(unread) FROM (SELECT COUNT(*) AS unread FROM notification WHERE read_at IS NULL
                                                  GROUP BY person_id) u
                        """)).isBetween(3L, 25L);
        assertThat(number("""
                        SELECT COUNT(*) FROM notification n JOIN person p ON p.id = n.person_id
                         WHERE p.username = 'rep' AND n.kind = 'OFFERED' AND n.read_at IS NULL
                        """)).isPositive();
        assertThat(number("SELECT COUNT(*) FROM mail_item")).isZero();
    }

    @Test
    void nothingOfItLiesInTheFuture() {
        for (String latest : List.of(
                "SELECT MAX(created_at) FROM lead_record",
                "SELECT MAX(entered_at) FROM stage_entry",
                "SELECT MAX(at) FROM lead_activity",
                "SELECT MAX(offered_at) FROM handoff",
                "SELECT MAX(decided_at) FROM handoff",
                "SELECT MAX(raised_at) FROM dispute",
                "SELECT MAX(closed_at) FROM opportunity",
                "SELECT MAX(at) FROM audit_entry")) {
            assertThat(db.sql(latest).query(Instant.class).single()).as(latest).isBeforeOrEqualTo(OneAutumnMorning.NOW);
        }
    }

    @Test
    void springAndAutumnAreStrongerThanSummerAndDecember() {
        assertThat(leadsAMonthIn("3, 4, 10")).isGreaterThan(1.6 * leadsAMonthIn("7, 8, 12"));
    }

    private double leadsAMonthIn(String months) {
        return db.sql("""
                        SELECT COUNT(*) / COUNT(DISTINCT YEAR(created_at), MONTH(created_at)) FROM lead_record
                         WHERE created_at < '2026-11-01' AND MONTH(created_at) IN (
                        """ + months + ")").query(Double.class).single();
    }

    @Test
    void salesKeptDisputingTheLeadsOfTheBrokenWebinarUntilTheDefinitionChanged() {
        BigDecimal before = disputed("campaign = :webinar AND h.offered_at < :change");
        BigDecimal others = disputed("COALESCE(campaign, '') <> :webinar AND h.offered_at < :change");
        BigDecimal after = disputed("campaign = :webinar AND h.offered_at >= :change");

        assertThat(before).isGreaterThan(new BigDecimal("0.5"));
        assertThat(before).isGreaterThan(others.multiply(BigDecimal.TWO));
        assertThat(after).isLessThan(before.divide(BigDecimal.TWO));
    }

    private BigDecimal disputed(String which) {
        return db.sql("""
                        SELECT AVG(CASE WHEN h.state = 'DISPUTED' THEN 1 ELSE 0 END)
                          FROM handoff h JOIN lead_record l ON l.id = h.lead_id
                         WHERE h.state <> 'OFFERED' AND
                        """ + which)
                .param("webinar", Channel.BROKEN_WEBINAR)
                .param("change", "2026-10-19")
                .query(BigDecimal.class)
                .single();
    }

    @Test
    void theRepWhoSignsInHasOffersOfEveryClock() {
        Map<String, Object> clocks = db.sql("""
                        SELECT SUM(h.due_at < :now) AS breached, SUM(h.due_at >= :now AND h.warn_at <= :now) AS due_soon,
                               SUM(h.warn_at > :now) AS fresh
                          FROM handoff h JOIN person p ON p.id = h.assignee_id
                         WHERE h.state = 'OFFERED' AND p.username = 'rep'
                        """)
                .param("now", Timestamp.from(OneAutumnMorning.NOW))
                .query()
                .singleRow();

        assertThat(clocks.values())
                .allSatisfy(count -> assertThat(((Number) count).longValue()).isPositive());
    }

    @Test
    void disputesStandAtEveryStepOfTheirWay() {
        assertThat(db.sql("SELECT DISTINCT state FROM dispute")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("RAISED", "IN_RESEARCH", "VERDICT_DUE", "REPOSITIONED");
    }

    @Test
    void revenueOfTheQuarterIsCloseBehindItsPlan() {
        BigDecimal won = db.sql("""
                        SELECT SUM(amount) FROM opportunity WHERE outcome = 'WON' AND closed_at >= '2026-10-01'
                        """).query(BigDecimal.class).single();
        BigDecimal goal = db.sql(
                        "SELECT target FROM goal WHERE metric = 'revenue' AND from_day = '2026-10-01' AND to_day = '2027-01-01'")
                .query(BigDecimal.class)
                .single();

        assertThat(won.doubleValue() / goal.doubleValue()).isBetween(0.35, 0.6);
    }

    private long number(String sql) {
        return db.sql(sql).query(Long.class).single();
    }
}
