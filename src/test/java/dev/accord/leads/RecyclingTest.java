package dev.accord.leads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.leads.OpportunityRecord.Outcome;
import dev.accord.shared.Id;
import dev.accord.shared.PortalClock;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is derived from the history of leads and deals: when a lead went back, and since when a deal is in a step. */
@DatabaseTest
class RecyclingTest {

    @Autowired
    Cast cast;

    @Autowired
    Leads leads;

    @Autowired
    StageEntries entries;

    @Autowired
    Opportunities opportunities;

    @Autowired
    PortalClock clock;

    @Autowired
    JdbcClient jdbc;

    /** Each way is a list of stages with the day of March on which the lead entered them, one told after the other. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            forward only                       | LEAD 1, MQL 2, SQL 3, WON 9               | none
            skips                              | LEAD 1, SAL 3                             | none
            all on one day                     | SQL 3, LEAD 3, MQL 3                      | none
            back to an earlier stage           | MQL 2, SQL 3, MQL 5                       | 5
            back to an earlier stage, skipping | LEAD 1, SAL 3, MQL 5, SQL 7               | 5
            into nurture                       | MQL 2, SQL 3, NURTURE 5                   | 5
            a mere lead into nurture           | LEAD 1, NURTURE 5                         | none
            out of nurture again               | SQL 3, NURTURE 5, MQL 7, SQL 8            | 5
            back twice                         | SQL 3, NURTURE 5, MQL 7, SQL 8, LEAD 9    | 5, 9
            lost, then worked on again         | OPPORTUNITY 3, LOST 5, MQL 7              | 7
            lost, then into nurture            | OPPORTUNITY 3, LOST 5, NURTURE 7          | 7
            lost, then the deal is back        | OPPORTUNITY 3, LOST 5, OPPORTUNITY 7      | none
            disqualified                       | SQL 3, DISQUALIFIED 5                     | none
            told in another order              | MQL 5, SQL 3, MQL 2                       | 5
            told later that it was in nurture  | SQL 3, MQL 7, NURTURE 5                   | 5
            """)
    void aLeadIsRecycledWhenItGoesBack(String why, String way, String expected) {
        Cast.Players players = cast.enter();
        String[] steps = way.split(", ");
        Id lead = cast.as(
                        players.marketer(),
                        () -> leads.record(
                                List.of(TestLeads.entered("L1", Map.of(stage(steps[0]), at(steps[0])))), false))
                .getFirst()
                .id();
        for (String step : steps) {
            cast.as(
                    players.marketer(),
                    () -> entries.record(
                            List.of(new StageEntryRecord(
                                    "test", lead, stage(step), at(step), Optional.empty(), Optional.empty())),
                            false));
        }

        List<String> days = jdbc.sql("SELECT DAY(recycled_at) FROM recycling WHERE lead_id = ? ORDER BY recycled_at")
                .param(lead.value())
                .query(String.class)
                .list();

        assertThat(days.isEmpty() ? "none" : String.join(", ", days)).as(why).isEqualTo(expected);
    }

    private static String stage(String step) {
        return step.substring(0, step.indexOf(' '));
    }

    private static Instant at(String step) {
        return Instant.parse("2026-03-0%sT09:00:00Z".formatted(step.substring(step.indexOf(' ') + 1)));
    }

    @Test
    void aDealRemembersSinceWhenItIsInWhichStep() {
        Cast.Players players = cast.enter();
        clock.at(
                Instant.parse("2026-03-05T09:00:00Z"),
                () -> cast.as(players.manager(), () -> deal("Demo", Outcome.OPEN)));
        clock.at(
                Instant.parse("2026-03-06T09:00:00Z"),
                () -> cast.as(players.manager(), () -> deal("Demo", Outcome.OPEN)));
        clock.at(
                Instant.parse("2026-03-07T09:00:00Z"),
                () -> cast.as(players.manager(), () -> deal("Offer", Outcome.OPEN)));
        clock.at(
                Instant.parse("2026-03-08T09:00:00Z"),
                () -> cast.as(players.manager(), () -> deal("Closed won", Outcome.WON)));

        assertThat(jdbc.sql("SELECT CONCAT(DAY(since), ' ', step) FROM opportunity_step ORDER BY since")
                        .query(String.class)
                        .list())
                .containsExactly("1 Demo", "7 Offer", "8 Closed won");
    }

    private void deal(String step, Outcome outcome) {
        opportunities.record(
                List.of(new OpportunityRecord(
                        "test",
                        "D1",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Instant.parse("2026-03-01T00:00:00Z")),
                        Optional.empty(),
                        outcome == Outcome.OPEN ? Optional.empty() : Optional.of(Instant.parse("2026-03-08T09:00:00Z")),
                        Optional.of(step),
                        outcome,
                        Optional.empty())),
                false);
    }
}
