package dev.accord.disputes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.handoffs.Cause;
import dev.accord.leads.LeadBook;
import dev.accord.leads.Leads;
import dev.accord.leads.Lifecycle;
import dev.accord.leads.LifecycleChange;
import dev.accord.leads.Opportunities;
import dev.accord.leads.OpportunityRecord;
import dev.accord.leads.StageUse;
import dev.accord.shared.Money;
import dev.accord.shared.Refused;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A disputed lead is not deleted, forgotten, moved or closed before the verdict, by whatever way one tries. */
@DatabaseTest
class HeldLeadsTest {

    @Autowired
    Cast cast;

    @Autowired
    Claim claim;

    @Autowired
    Leads leads;

    @Autowired
    LeadBook book;

    @Autowired
    Lifecycle lifecycle;

    @Autowired
    Opportunities opportunities;

    @Autowired
    Disputes disputes;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    Cast.Players players;
    Claim.Raised raised;

    @BeforeEach
    void aDisputeIsRaised() {
        players = cast.enter();
        raised = claim.of(players, "L1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM lead_record WHERE id = :lead",
                "UPDATE lead_record SET erased_at = '2026-11-25 08:00:00' WHERE id = :lead",
                "UPDATE lead_record SET stage_id = (SELECT id FROM stage WHERE stage_key = 'LOST') WHERE id = :lead",
                "UPDATE lead_record SET stage_id = (SELECT id FROM stage WHERE stage_key = 'DISQUALIFIED') WHERE id = :lead",
                "UPDATE lead_record SET held_in_stage_id = NULL WHERE id = :lead",
                "UPDATE lead_record SET held_in_stage_id = 1, stage_id = 1 WHERE id = :lead",
                "UPDATE lead_record SET id = 42 WHERE id = :lead",
                "DELETE FROM dispute WHERE id = :dispute",
                "UPDATE dispute SET state = 'REPOSITIONED' WHERE id = :dispute",
                "UPDATE dispute SET state = 'SETTLED' WHERE id = :dispute",
                "UPDATE dispute SET lead_id = 42 WHERE id = :dispute",
                "UPDATE dispute SET held_stage_id = 1 WHERE id = :dispute",
            })
    void notByPlainSql(String statement) {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql(statement)
                        .param("lead", raised.lead().value())
                        .param("dispute", raised.dispute().value())
                        .update());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE lead_record SET erased_at = '2026-11-25 08:00:00' WHERE id = :lead",
                "UPDATE lead_record SET stage_id = (SELECT id FROM stage WHERE stage_key = 'LOST') WHERE id = :lead",
            })
    void butAfterTheVerdictTheDatabaseLetsGo(String statement) {
        claim.decide(players, raised, toNurture());

        assertThat(jdbc.sql(statement).param("lead", raised.lead().value()).update())
                .isOne();
    }

    @Test
    void notTwiceAtATime() {
        Claim.Raised other = claim.of(players, "L2");
        claim.decide(players, other, toNurture());

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql("""
                                UPDATE dispute SET lead_id = :lead, state = 'RAISED',
                                       held_stage_id = (SELECT id FROM stage WHERE stage_key = 'SQL')
                                 WHERE id = :dispute
                                """)
                        .param("lead", raised.lead().value())
                        .param("dispute", other.dispute().value())
                        .update())
                .withMessageContaining("Duplicate entry");
    }

    @Test
    void notByAChangeOfTheLifecycle() {
        LifecycleChange retire = cast.as(
                players.administrator(),
                () -> new LifecycleChange.Retire(
                        lifecycle.stages().keyed("SQL").id(),
                        lifecycle.stages().keyed("MQL").id(),
                        false));
        assertThat(cast.as(players.administrator(), () -> lifecycle.preview(retire))
                        .consequences())
                .contains(StageUse.Consequence.obstacle(
                        "One dispute without a verdict holds its lead there: decide it first."));

        claim.decide(players, raised, toNurture());
        assertThat(cast.as(players.administrator(), () -> lifecycle.preview(retire))
                        .isPossible())
                .isTrue();
    }

    @Test
    void notByHand() {
        refused(() -> cast.as(players.marketer(), () -> leads.move(raised.lead(), "DISQUALIFIED", "looks odd")));
    }

    @Test
    void notByAnImportThatKnowsALaterStage() {
        refused(() -> cast.as(
                players.marketer(),
                () -> leads.record(List.of(TestLeads.entered("L1", Map.of("LOST", clock.instant()))), true)));
    }

    @Test
    void notByADealThatWasLost() {
        Instant now = clock.instant();
        refused(() -> cast.as(
                players.rep(),
                () -> opportunities.record(
                        List.of(new OpportunityRecord(
                                "test",
                                "D1",
                                Optional.of(raised.lead()),
                                Optional.of("Deal"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(Money.of("1000", "EUR")),
                                Optional.of(now),
                                Optional.empty(),
                                Optional.of(now),
                                Optional.empty(),
                                OpportunityRecord.Outcome.LOST,
                                Optional.empty())),
                        true)));
    }

    @Test
    void notBecauseSomebodyReleasesIt() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> cast.as(players.marketingLead(), () -> leads.release(raised.lead())));
    }

    @Test
    void butWhatHappenedBeforeMayStillComeIn() {
        Instant before = Instant.parse("2026-01-07T10:00:00Z");

        cast.as(players.marketer(), () -> leads.record(List.of(TestLeads.entered("L1", Map.of("MQL", before))), true));

        assertThat(jdbc.sql(
                                "SELECT COUNT(*) FROM stage_entry WHERE lead_id = :lead AND entered_at = '2026-01-07 10:00:00'")
                        .param("lead", raised.lead().value())
                        .query(Long.class)
                        .single())
                .isOne();
        stillThere();
    }

    private void refused(Runnable work) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(work::run)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("open-dispute"));
        stillThere();
    }

    private void stillThere() {
        assertThat(cast.as(players.executive(), () -> book.card(raised.lead())).stageKey())
                .isEqualTo("SQL");
    }

    private static Verdict toNurture() {
        return new Verdict(
                true, Cause.BAD_TIMING, "Later", new Verdict.ToStage("NURTURE", Optional.empty(), Optional.empty()));
    }
}
