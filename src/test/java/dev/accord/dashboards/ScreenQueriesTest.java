package dev.accord.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.disputes.DisputeBoard;
import dev.accord.disputes.DisputeState;
import dev.accord.handoffs.HandoffQueue;
import dev.accord.handoffs.HandoffState;
import dev.accord.leads.LeadBook;
import dev.accord.metrics.Comparison;
import dev.accord.people.Directory;
import dev.accord.people.PersonCard;
import dev.accord.people.Role;
import dev.accord.shared.CalendarPeriod;
import dev.accord.shared.Id;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.FreshData;
import dev.accord.testing.OverheardQueries;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Among five years of records, what people look at each day reads what it shows, and not the five years. */
@DatabaseTest
@Import(OverheardQueries.class)
@FreshData(FreshData.Before.EACH_CLASS)
class ScreenQueriesTest {

    private static final Id SOME = new Id(12_345);

    @Autowired
    private Cast cast;

    @Autowired
    private Directory directory;

    @Autowired
    private Scoreboards scoreboards;

    @Autowired
    private HandoffQueue queue;

    @Autowired
    private DisputeBoard disputes;

    @Autowired
    private LeadBook leads;

    @Autowired
    private OverheardQueries overheard;

    @Autowired
    private JdbcClient db;

    @Autowired
    private DataSource database;

    @BeforeEach
    void fiveYears() {
        if (db.sql("SELECT COUNT(*) FROM handoff").query(Long.class).single() > 0) {
            return;
        }
        Cast.Players players = cast.enter();
        db.sql("CREATE TABLE digit (d BIGINT NOT NULL)").update();
        db.sql("INSERT INTO digit VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)")
                .update();
        db.sql("""
                INSERT INTO lead_record (id, source, external_id, last_name, channel, recorded_at, stage_id, stage_since,
                                         generated_at)
                SELECT n.id, 'test', n.id, 'Lead', 'Web', '2026-01-01', 3, '2026-01-01',
                       TIMESTAMPADD(MINUTE, -n.id * 131, UTC_TIMESTAMP())
                  FROM (SELECT 1 + a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d AS id
                          FROM digit a, digit b, digit c, digit e, (SELECT d FROM digit WHERE d < 2) f) n
                """).update();
        db.sql("DROP TABLE digit").update();
        db.sql("""
                INSERT INTO stage_entry (id, lead_id, stage_id, entered_at, reason, origin, recorded_at)
                SELECT l.id * 10 + s.id, l.id, s.id, TIMESTAMPADD(DAY, s.id, l.generated_at), 'test', 'SOURCE',
                       l.generated_at
                  FROM lead_record l JOIN stage s ON s.id <= 3
                """).update();
        db.sql("""
                INSERT INTO stage_passage (lead_id, stage_id, passed_at, skipped)
                SELECT l.id, s.id, TIMESTAMPADD(DAY, s.id, l.generated_at), FALSE
                  FROM lead_record l JOIN stage s ON s.id <= 6
                """).update();
        db.sql("""
                INSERT INTO lead_activity (id, lead_id, source, external_id, type, at, direction)
                SELECT l.id, l.id, 'test', l.id, CASE MOD(l.id, 2) WHEN 0 THEN 'CALL' ELSE 'MEETING' END,
                       l.generated_at, 'OUTBOUND'
                  FROM lead_record l
                """).update();
        db.sql("""
                INSERT INTO opportunity (id, source, external_id, lead_id, amount, currency, created_at, closed_at,
                                         outcome, recorded_at)
                SELECT l.id, 'test', l.id, l.id, 100, 'EUR', l.generated_at,
                       CASE WHEN MOD(l.id, 40) > 0 THEN TIMESTAMPADD(HOUR, 40, l.generated_at) END,
                       CASE WHEN MOD(l.id, 40) = 0 THEN 'OPEN' WHEN MOD(l.id, 3) = 0 THEN 'WON' ELSE 'LOST' END,
                       l.generated_at
                  FROM lead_record l
                """).update();
        db.sql("""
                INSERT INTO handoff (id, lead_id, contract_id, state, assignee_id, routed_why, offered_at, warn_at, due_at,
                                     decided_at, version)
                SELECT l.id, l.id, 1, CASE WHEN l.id <= 100 THEN 'OFFERED' WHEN MOD(l.id, 5) = 0 THEN 'DISPUTED'
                                           ELSE 'ACCEPTED' END,
                       CASE MOD(l.id, 2) WHEN 0 THEN :rep ELSE :other END, 'test', l.generated_at, l.generated_at,
                       TIMESTAMPADD(DAY, 1, l.generated_at), CASE WHEN l.id > 100 THEN l.generated_at END, 1
                  FROM lead_record l
                """)
                .param("rep", players.rep().value())
                .param("other", players.otherRep().value())
                .update();
        db.sql("""
                INSERT INTO handoff_decision (id, handoff_id, state, at)
                SELECT h.id, h.id, h.state, h.offered_at FROM handoff h
                """).update();
        db.sql("""
                INSERT INTO dispute (id, handoff_id, lead_id, state, cause, claim, raised_by, raised_at, giver_code,
                                     research_minutes, open_since, held_stage_id, research_due_at, researcher_id, upheld,
                                     true_cause, verdict, decided_by, decided_at, repositioned_to, version)
                SELECT h.id, h.id, h.lead_id, 'REPOSITIONED', 'NO_BUDGET', 'test', :rep, h.offered_at, 'MARKETING', 60,
                       h.offered_at, l.stage_id, h.due_at, :marketer, TRUE, 'NO_BUDGET', 'test', :lead,
                       TIMESTAMPADD(DAY, 2, h.offered_at), 8, 1
                  FROM handoff h JOIN lead_record l ON l.id = h.lead_id
                 WHERE h.state = 'DISPUTED' OR MOD(h.id, 2) = 0
                """)
                .param("rep", players.rep().value())
                .param("marketer", players.marketer().value())
                .param("lead", players.marketingLead().value())
                .update();
        db.sql("UPDATE lead_record SET held_in_stage_id = stage_id WHERE id <= 100")
                .update();
        db.sql("UPDATE dispute SET state = 'IN_RESEARCH' WHERE id <= 100").update();
        db.sql("""
                INSERT INTO dispute_finding (id, dispute_id, kind, text, found_by, found_at)
                SELECT d.id, d.id, 'NOTE', 'test', :marketer, d.raised_at FROM dispute d
                """).param("marketer", players.marketer().value()).update();
        for (String table : List.of(
                "lead_record",
                "stage_entry",
                "stage_passage",
                "lead_activity",
                "opportunity",
                "handoff",
                "handoff_decision",
                "dispute",
                "dispute_finding")) {
            db.sql("ANALYZE TABLE " + table).query().listOfRows();
        }
    }

    @Test
    void theScoreboardReadsItsPeriod() throws SQLException {
        assertThat(heardOfEach(() -> {
                    for (CalendarPeriod.Grain grain :
                            List.of(CalendarPeriod.Grain.MONTH, CalendarPeriod.Grain.QUARTER)) {
                        scoreboards.of(
                                new CalendarPeriod(grain, scoreboards.today()), Optional.of(Comparison.YEAR_AGO));
                    }
                    scoreboards.needs();
                }))
                .isEmpty();
    }

    @Test
    void theQueueReadsWhatWaits() throws SQLException {
        assertThat(heardOfEach(() -> {
                    for (HandoffQueue.Tab tab : HandoffQueue.Tab.values()) {
                        queue.open(tab, 30, 30);
                    }
                    queue.counts();
                    queue.item(SOME);
                    queue.list(Optional.of(HandoffState.OFFERED), Optional.empty(), Optional.of(SOME), 50);
                    queue.list(Optional.empty(), Optional.empty(), Optional.of(SOME), 50);
                }))
                .isEmpty();
    }

    @Test
    void theBoardOfDisputesReadsWhatIsOpenAndWhatWasDecidedLast() throws SQLException {
        assertThat(heardOfEach(() -> {
                    Arrays.stream(DisputeState.values()).forEach(state -> disputes.in(state, 20));
                    disputes.counts();
                    disputes.of(SOME);
                    disputes.findings(SOME);
                }))
                .isEmpty();
    }

    @Test
    void theStoryOfALeadReadsThatLead() throws SQLException {
        assertThat(heardOfEach(() -> {
                    leads.timeline(SOME);
                    leads.next(SOME);
                    leads.deals(SOME);
                }))
                .isEmpty();
    }

    /** The full scans of the work as a rep, a manager and a marketer do it. */
    private List<String> heardOfEach(Runnable work) throws SQLException {
        List<PersonCard> people = cast.as(
                anybody(),
                () -> directory.everybody().stream()
                        .filter(person -> person.is(Role.SALES_REP)
                                || person.is(Role.SALES_MANAGER)
                                || person.is(Role.MARKETING_LEAD))
                        .toList());
        List<String> queries = people.stream()
                .flatMap(person -> overheard.during(() -> cast.as(person.id(), work)).stream())
                .distinct()
                .toList();
        assertThat(queries).as("queries").hasSizeGreaterThan(3);
        return OverheardQueries.fullScans(queries, database);
    }

    private Id anybody() {
        return new Id(db.sql("SELECT MIN(id) FROM person").query(Long.class).single());
    }
}
