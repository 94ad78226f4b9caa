package dev.accord.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.shared.Id;
import dev.accord.shared.Money;
import dev.accord.shared.Recorded;
import dev.accord.shared.Recorded.Result;
import dev.accord.shared.Refused;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class LeadsTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-03-06T09:00:00Z");
    private static final Instant NEXT_WEEK = Instant.parse("2026-03-09T09:00:00Z");

    @Autowired
    Cast cast;

    @Autowired
    Leads leads;

    @Autowired
    LeadBook book;

    @Autowired
    LeadList list;

    @Autowired
    Opportunities opportunities;

    @Autowired
    JdbcClient jdbc;

    Cast.Players players =
            new Cast.Players(new Id(1), new Id(1), new Id(1), new Id(1), new Id(1), new Id(1), new Id(1));

    @BeforeEach
    void players() {
        players = cast.enter();
    }

    @Test
    void sayingTheSameTwiceChangesNothing() {
        assertThat(record(TestLeads.standingIn("L1", "MQL", MONDAY)).result()).isEqualTo(Result.CREATED);
        assertThat(record(TestLeads.standingIn("L1", "MQL", MONDAY)).result()).isEqualTo(Result.UNCHANGED);
        assertThat(entries("L1")).containsExactly("MQL 2026-03-02T09:00:00Z");
    }

    @Test
    void tellsExternalIdsApartThatDifferOnlyInCapitals() {
        record(TestLeads.standingIn("abc", "LEAD", MONDAY));

        assertThat(record(TestLeads.standingIn("ABC", "LEAD", MONDAY)).result()).isEqualTo(Result.CREATED);
    }

    @Test
    void keepsEachEntryAndPassesWhatWasSkipped() {
        record(TestLeads.entered("L1", Map.of("LEAD", MONDAY, "SQL", FRIDAY)));

        assertThat(entries("L1")).containsExactly("LEAD 2026-03-02T09:00:00Z", "SQL 2026-03-06T09:00:00Z");
        assertThat(passages("L1"))
                .containsExactly(
                        "LEAD 2026-03-02T09:00:00Z", "MQL 2026-03-06T09:00:00Z skipped", "SQL 2026-03-06T09:00:00Z");
    }

    @Test
    void movesThePassageOfASkippedStageWhenItsOwnEntryComesInLate() {
        record(TestLeads.entered("L1", Map.of("LEAD", MONDAY, "SQL", NEXT_WEEK)));
        record(TestLeads.entered("L1", Map.of("MQL", FRIDAY)));

        assertThat(passages("L1"))
                .containsExactly("LEAD 2026-03-02T09:00:00Z", "MQL 2026-03-06T09:00:00Z", "SQL 2026-03-09T09:00:00Z");
        assertThat(card("L1").stageKey()).isEqualTo("SQL");
    }

    @Test
    void keepsAnEntryThatIsDatedBeforeTheOneItFollows() {
        record(TestLeads.entered("L1", Map.of("MQL", FRIDAY, "SQL", MONDAY)));

        assertThat(passages("L1")).contains("MQL 2026-03-06T09:00:00Z", "SQL 2026-03-02T09:00:00Z");
    }

    @Test
    void letsADealMoveItsLead() {
        Id lead = record(TestLeads.standingIn("L1", "SAL", MONDAY)).id();
        cast.as(
                players.manager(),
                () -> opportunities.record(List.of(deal(lead, OpportunityRecord.Outcome.OPEN)), true));
        assertThat(card("L1").stageKey()).isEqualTo("OPPORTUNITY");

        Recorded won = cast.as(
                        players.manager(),
                        () -> opportunities.record(List.of(deal(lead, OpportunityRecord.Outcome.WON)), true))
                .getFirst();

        assertThat(won.result()).isEqualTo(Result.UPDATED);
        assertThat(card("L1").stageKey()).isEqualTo("WON");
        assertThat(entries("L1"))
                .containsExactly(
                        "SAL 2026-03-02T09:00:00Z", "OPPORTUNITY 2026-03-06T09:00:00Z", "WON 2026-03-09T09:00:00Z");
    }

    @Test
    void writesDownWhichDefinitionWasInForce() {
        record(TestLeads.standingIn("L1", "MQL", MONDAY));

        assertThat(cast.as(players.rep(), () -> book.timeline(card("L1").id())))
                .anySatisfy(item -> assertThat(item.detail()).contains("MQL v1"));
    }

    @Test
    void refusesAStageThatDoesNotExistAndKeepsNothingOfTheBatch() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> cast.as(
                        players.marketer(),
                        () -> leads.record(
                                List.of(
                                        TestLeads.standingIn("L1", "LEAD", MONDAY),
                                        TestLeads.standingIn("L2", "PROSPECT", MONDAY)),
                                true)))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("unknown-stage"));
        assertThat(cast.as(players.rep(), () -> list.count(LeadFilter.ALL))).isZero();
    }

    @Test
    void letsARepMoveOnlyTheirOwnLeads() {
        Id lead = record(TestLeads.standingIn("L1", "MQL", MONDAY)).id();

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> cast.as(players.rep(), () -> leads.move(lead, "SAL", "looks good")))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("not-yours"));
    }

    @Test
    void forgetsThePersonButNotTheHistory() {
        Id lead = record(TestLeads.standingIn("L1", "MQL", MONDAY)).id();

        cast.as(players.administrator(), () -> leads.erase(lead));

        LeadCard erased = cast.as(players.rep(), () -> book.card(lead));
        assertThat(erased.name()).isEqualTo("Erased person");
        assertThat(erased.email()).isNull();
        assertThat(erased.channel()).isEqualTo("Webinar");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM stage_entry")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private static OpportunityRecord deal(Id lead, OpportunityRecord.Outcome outcome) {
        return new OpportunityRecord(
                "test",
                "D1",
                Optional.of(lead),
                Optional.of("First order"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Money.of("1200.50", "EUR")),
                Optional.of(FRIDAY),
                Optional.empty(),
                outcome == OpportunityRecord.Outcome.OPEN ? Optional.empty() : Optional.of(NEXT_WEEK),
                Optional.empty(),
                outcome,
                Optional.empty());
    }

    private Recorded record(LeadRecord lead) {
        return cast.as(players.marketer(), () -> leads.record(List.of(lead), true))
                .getFirst();
    }

    private LeadCard card(String externalId) {
        return cast.as(players.rep(), () -> book.find("test", externalId)).orElseThrow();
    }

    private List<String> entries(String externalId) {
        return jdbc.sql("""
                        SELECT s.stage_key, e.entered_at FROM stage_entry e
                          JOIN stage s ON s.id = e.stage_id JOIN lead_record l ON l.id = e.lead_id
                         WHERE l.external_id = :id ORDER BY e.entered_at, e.id
                        """)
                .param("id", externalId)
                .query((row, number) ->
                        row.getString(1) + " " + row.getTimestamp(2).toInstant())
                .list();
    }

    private List<String> passages(String externalId) {
        return jdbc.sql("""
                        SELECT s.stage_key, p.passed_at, p.skipped FROM stage_passage p
                          JOIN stage s ON s.id = p.stage_id JOIN lead_record l ON l.id = p.lead_id
                         WHERE l.external_id = :id ORDER BY s.position
                        """)
                .param("id", externalId)
                .query((row, number) -> row.getString(1) + " "
                        + row.getTimestamp(2).toInstant() + (row.getBoolean(3) ? " skipped" : ""))
                .list();
    }
}
