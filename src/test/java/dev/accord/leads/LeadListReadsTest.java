package dev.accord.leads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.shared.Id;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.FreshData;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Among 20,000 leads a page reads its page, and not the leads: told by the rows that the database really touched. */
@DatabaseTest
@FreshData(FreshData.Before.EACH_CLASS)
class LeadListReadsTest {

    private static final int PAGE = 50;

    /** A page of ids, and for each its lead, stage, person and team. */
    private static final int ONE_PAGE = 6 * PAGE + 20;

    private static final int MANY = 5_000;

    @Autowired
    Cast cast;

    @Autowired
    LeadList list;

    @Autowired
    Duplicates duplicates;

    @Autowired
    DuplicateWatch watch;

    @Autowired
    Merges merges;

    @Autowired
    LeadBook book;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    static Id reader = new Id(1);

    @BeforeEach
    void manyLeads() {
        if (db.sql("SELECT COUNT(*) FROM lead_record").query(Long.class).single() > 0) {
            return;
        }
        reader = cast.enter().rep();
        db.sql("CREATE TABLE digit (d BIGINT NOT NULL)").update();
        db.sql("INSERT INTO digit VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)")
                .update();
        db.sql("""
                INSERT INTO lead_record (id, source, external_id, first_name, last_name, company, email, channel, campaign,
                                         segment, country, owner_id, created_at, recorded_at, stage_id, stage_since)
                SELECT n.id, 'test', n.id, CONCAT('First', n.id), CONCAT('Last', n.id), CONCAT('Company', MOD(n.id, 5000)),
                       CONCAT(n.id, '@example.com'), CONCAT('Channel ', MOD(n.id, 4)), CONCAT('Campaign ', MOD(n.id, 200)),
                       CONCAT('Segment ', MOD(n.id, 3)), CONCAT('Country ', MOD(n.id, 50)),
                       CASE WHEN MOD(n.id, 100) = 0 THEN :owner END, TIMESTAMPADD(MINUTE, n.id * 131, '2021-07-01'),
                       '2026-01-01', 1 + MOD(n.id, 9), TIMESTAMPADD(MINUTE, n.id * 131, '2021-07-01')
                  FROM (SELECT 1 + a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d AS id
                          FROM digit a, digit b, digit c, digit e, (SELECT d FROM digit WHERE d < 2) f) n
                """).param("owner", reader.value()).update();
        db.sql("DROP TABLE digit").update();
        db.sql("""
                INSERT INTO lead_word (word, lead_id)
                SELECT CONCAT('last', id), id FROM lead_record UNION ALL
                SELECT CONCAT('first', id), id FROM lead_record UNION ALL
                SELECT LOWER(company), id FROM lead_record
                """).update();
        db.sql("""
                INSERT INTO handoff (id, lead_id, contract_id, state, lane, routed_why, offered_at, warn_at, due_at, version)
                SELECT l.id, l.id, 1, 'OFFERED', 'DEPARTMENT', 'test', '2026-01-01', '2026-01-01', '2026-01-01', 0
                  FROM lead_record l WHERE MOD(l.id, 500) = 7
                """).update();
        for (String table : new String[] {"lead_record", "lead_word", "handoff"}) {
            db.sql("ANALYZE TABLE " + table).query().listOfRows();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "stage=MQL",
        "channel=Channel 2",
        "campaign=Campaign 17",
        "segment=Segment 1",
        "country=Country 9",
        "owner=me",
        "owner=none",
        "disqualified=without",
        "disqualified=only",
        "createdFrom=2026-05-01",
        "sinceUntil=2021-07-09",
        "channel=Channel 2&segment=Segment 1",
        "q=last1777",
        "open=handoff",
        "open=handoff&stage=MQL"
    })
    void aPageReadsItself(String address) {
        LeadFilter filter = filter(address);

        assertThat(read(() -> list.page(filter, LeadOrder.NEWEST_FIRST, 0, PAGE)))
                .isLessThan(3 * ONE_PAGE);
    }

    @Test
    void twoWordsReadTheRarerOne() {
        assertThat(read(() -> list.page(filter("q=last company77"), LeadOrder.NEWEST_FIRST, 0, PAGE)))
                .isLessThan(5 * ONE_PAGE);
    }

    /** At worst the server goes through both indexes, and fetches and sorts the leads that stand in both. */
    @Test
    void twoFiltersReadNoMoreThanTheirIndexes() {
        int inBoth = 20_000 / 36;

        assertThat(read(() -> list.page(filter("stage=MQL&channel=Channel 2"), LeadOrder.NEWEST_FIRST, 0, PAGE)))
                .isLessThan(20_000 / 9 + 20_000 / 4 + 3 * inBoth + 3 * ONE_PAGE);
    }

    @ParameterizedTest
    @CsvSource({
        "'', name",
        "'', -name",
        "'', company",
        "'', created",
        "'', -created",
        "'', since",
        "'', -since",
        "stage=MQL, -since",
        "stage=MQL, since",
        "channel=Channel 2, -since",
        "channel=Channel 2, company"
    })
    void anOrderReadsItsIndex(String address, String order) {
        LeadFilter filter = filter(address);

        assertThat(read(() -> list.page(filter, LeadOrder.of(order), 0, PAGE))).isLessThan(3 * ONE_PAGE);
    }

    @ParameterizedTest
    @CsvSource({"stage=MQL", "campaign=Campaign 17", "owner=me", "q=company77", "open=handoff"})
    void aCountReadsWhatItCounts(String address) {
        LeadFilter filter = filter(address);
        int[] count = {0};

        long read = read(() -> count[0] = list.count(filter));

        assertThat(count[0]).isPositive();
        assertThat(read).isLessThan(6L * count[0] + 20);
    }

    @Test
    void nobodyCountsBeyondTheReach() {
        int[] count = {0};

        long read = read(() -> count[0] = list.count(LeadFilter.ALL));

        assertThat(count[0]).isEqualTo(LeadList.REACH + 1);
        assertThat(read).isLessThan(2L * LeadList.REACH + 50);
    }

    @Test
    void theLastPageWithinReachReadsTheIndexUpToThere() {
        assertThat(read(() -> list.page(LeadFilter.ALL, LeadOrder.NEWEST_FIRST, LeadList.REACH - PAGE, PAGE)))
                .isLessThan(LeadList.REACH + ONE_PAGE);
    }

    @Test
    void theValuesToChooseFromAreReadFromTheirIndex() {
        assertThat(read(() -> list.choices(LeadList.Choice.CAMPAIGN, "Campaign 1", 0, PAGE)))
                .isLessThan(25_000);
        assertThat(read(() -> list.choices(LeadList.Choice.CHANNEL, "", 0, PAGE)))
                .isLessThan(25_000);
    }

    @ParameterizedTest
    @CsvSource({"EMAIL", "EXTERNAL_ID"})
    void proposalsReadTheirPage(Duplicates.Shared shared) {
        proposeMany();

        assertThat(read(() -> duplicates.open(shared, 0, PAGE))).isLessThan(2 * ONE_PAGE);
        assertThat(read(() -> duplicates.count(shared))).isLessThan(2 * MANY + 50);
        assertThat(read(() -> duplicates.members(shared, "77", PAGE))).isLessThan(ONE_PAGE);
    }

    @Test
    void theDuplicatesOfALeadAreFoundByTheirIndexes() {
        proposeMany();

        assertThat(read(() -> duplicates.about(new Id(77)))).isLessThan(50);
        assertThat(read(() -> merges.of(new Id(77)))).isLessThan(50);
        assertThat(read(() -> book.find("test", "77"))).isLessThan(20);
    }

    @Test
    void aPieceOfTheSweepReadsItsRecords() {
        assertThat(read(() -> watch.sweep(DuplicateWatch.By.EMAIL, "", 100))).isLessThan(3_000);
        assertThat(watch.sweep(DuplicateWatch.By.EMAIL, "", 100)).isPresent();
        assertThat(watch.sweep(DuplicateWatch.By.EMAIL, "zzz", 100)).isEmpty();
    }

    private void proposeMany() {
        db.sql("""
                INSERT INTO duplicate_proposal (by_what, value, found_at, members, is_open)
                SELECT b.by_what, l.external_id, '2026-01-01', 2, TRUE
                  FROM lead_record l JOIN (SELECT 'EMAIL' AS by_what UNION ALL SELECT 'EXTERNAL_ID') b ON TRUE
                 WHERE l.id <= :many
                ON DUPLICATE KEY UPDATE members = 2
                """).param("many", MANY).update();
        db.sql("ANALYZE TABLE duplicate_proposal").query().listOfRows();
    }

    private static LeadFilter filter(String address) {
        return LeadFilter.of(Arrays.stream(address.split("&"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> part[1])));
    }

    /** How many rows the database read for it, temporary ones included. */
    private long read(Runnable question) {
        Long rows = transaction.execute(status -> cast.as(reader, () -> {
            // the stages and who is asking are read before, so that only the question counts
            question.run();
            long before = handlerReads();
            question.run();
            return handlerReads() - before;
        }));
        return rows == null ? Long.MAX_VALUE : rows;
    }

    private long handlerReads() {
        Map<String, Long> reads = db
                .sql("SHOW SESSION STATUS LIKE 'Handler_read%'")
                .query((row, number) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return reads.values().stream().mapToLong(Long::longValue).sum();
    }
}
