package dev.accord.handoffs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.leads.LeadBook;
import dev.accord.leads.Leads;
import dev.accord.leads.TimelineItem;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class CausesTest {

    private static final Cause TERRITORY = new Cause("WRONG_TERRITORY");

    @Autowired
    Cast cast;

    @Autowired
    Causes causes;

    @Autowired
    Leads leads;

    @Autowired
    LeadBook book;

    @Autowired
    Handoffs handoffs;

    @Autowired
    HandoffQueue queue;

    @Autowired
    JdbcClient jdbc;

    Cast.Players players;

    @BeforeEach
    void players() {
        players = cast.enter();
    }

    @Test
    void beginWithTheElevenThatProgramsRelyOn() {
        assertThat(active())
                .extracting(CauseCard::cause)
                .containsExactly(
                        Cause.BAD_FIT,
                        Cause.NO_BUDGET,
                        Cause.NO_AUTHORITY,
                        Cause.NO_NEED,
                        Cause.BAD_TIMING,
                        Cause.WRONG_DATA,
                        Cause.DUPLICATE,
                        Cause.ALREADY_CUSTOMER,
                        Cause.NOT_REACHABLE,
                        Cause.DEFINITION_UNCLEAR,
                        Cause.OTHER);
    }

    @Test
    void letsSalesNameACauseThatWasAdded() {
        administer(() -> causes.add(TERRITORY, "Wrong territory", "Belongs to another team.", true));
        Id lead = disputed(TERRITORY, "Their seat is in Japan");

        assertThat(active()).extracting(CauseCard::label).last().isEqualTo("Wrong territory");
        assertThat(timeline(lead))
                .filteredOn(item -> item.title().equals("Disputed by sales"))
                .singleElement()
                .satisfies(item -> assertThat(item.detail()).isEqualTo("Wrong territory: Their seat is in Japan"));
    }

    @Test
    void saysACauseInOtherWordsInOldDisputesToo() {
        Id lead = disputed(Cause.NO_BUDGET, "Nothing left");
        administer(() -> causes.reword(Cause.NO_BUDGET, "No money this year", "", true));

        assertThat(causes().getFirst().cause()).isEqualTo(Cause.BAD_FIT);
        assertThat(timeline(lead))
                .extracting(TimelineItem::detail)
                .contains("No money this year: Nothing left")
                .doesNotContain("No budget: Nothing left");
    }

    @Test
    void refusesNewDisputesWithARetiredCauseAndKeepsItReadableInOldOnes() {
        Id lead = disputed(Cause.NO_NEED, "Has signed elsewhere");
        administer(() -> causes.retire(Cause.NO_NEED));

        assertThat(active()).extracting(CauseCard::cause).doesNotContain(Cause.NO_NEED);
        assertThat(timeline(lead)).extracting(TimelineItem::detail).contains("No need: Has signed elsewhere");
        refused("retired-cause", () -> disputed(Cause.NO_NEED, "Nor does this one"));

        administer(() -> causes.restore(Cause.NO_NEED));
        assertThat(active()).extracting(CauseCard::cause).contains(Cause.NO_NEED);
    }

    @Test
    void keepsTheLastCauseThatIsOffered() {
        List<CauseCard> all = active();
        all.subList(1, all.size()).forEach(card -> administer(() -> causes.retire(card.cause())));

        refused(
                "last-cause",
                () -> administer(() -> causes.retire(all.getFirst().cause())));
        assertThat(active()).hasSize(1);
    }

    @Test
    void asksForTextWithOtherWhateverTheAdministratorWants() {
        refused("other-asks", () -> administer(() -> causes.reword(Cause.OTHER, "Other", "", false)));
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql("UPDATE dispute_cause SET asks_text = FALSE WHERE code = 'OTHER'")
                        .update());
        refused("missing-note", () -> disputed(Cause.OTHER, " "));
    }

    @Test
    void takesADisputeWithoutAWordWhereTheCauseSaysItAll() {
        administer(() -> causes.reword(Cause.DUPLICATE, "Duplicate", "The same person is with us already.", false));

        Id lead = disputed(Cause.DUPLICATE, " ");

        assertThat(timeline(lead)).extracting(TimelineItem::detail).contains("Duplicate");
    }

    @Test
    void refusesASecondCauseOfTheSameCodeOrName() {
        refused("cause-exists", () -> administer(() -> causes.add(Cause.BAD_FIT, "Another fit", "", true)));
        refused("cause-exists", () -> administer(() -> causes.add(TERRITORY, "bad FIT", "", true)));
        refused("missing-label", () -> administer(() -> causes.add(TERRITORY, " ", "", true)));
        refused("bad-cause-code", () -> new Cause("wrong territory"));
        assertThat(causes()).hasSize(11);
    }

    @Test
    void offersACauseEarlierOrLaterButNotBeyondTheEnds() {
        administer(() -> causes.move(Cause.NO_AUTHORITY, -1));
        assertThat(causes().subList(0, 3))
                .extracting(CauseCard::cause)
                .containsExactly(Cause.BAD_FIT, Cause.NO_AUTHORITY, Cause.NO_BUDGET);

        administer(() -> causes.move(Cause.BAD_FIT, 99));
        assertThat(causes()).extracting(CauseCard::cause).endsWith(Cause.OTHER, Cause.BAD_FIT);
    }

    @Test
    void tellsTheAuditTrail() {
        administer(() -> causes.add(TERRITORY, "Wrong territory", "", true));
        administer(() -> causes.retire(TERRITORY));
        administer(() -> causes.retire(TERRITORY));

        assertThat(jdbc.sql("SELECT summary FROM audit_entry WHERE subject = 'cause' ORDER BY id")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "added the cause WRONG_TERRITORY: Wrong territory", "retired the cause Wrong territory");
    }

    private Id disputed(Cause cause, String note) {
        String externalId = "L" + causes().size()
                + jdbc.sql("SELECT COUNT(*) FROM lead_record").query(Long.class).single();
        Id lead = cast.as(
                players.marketer(),
                () -> leads.record(
                                List.of(TestLeads.standingIn(externalId, "SQL", Instant.parse("2026-03-02T09:00:00Z"))),
                                true)
                        .getFirst()
                        .id());
        Id offer = cast.as(players.manager(), () -> queue.open(HandoffQueue.Tab.ALL, 0, 50)).stream()
                .filter(item -> item.leadId().equals(lead))
                .findFirst()
                .orElseThrow()
                .id();
        cast.as(players.rep(), () -> handoffs.dispute(offer, cause, note));
        return lead;
    }

    private static void refused(String code, Runnable work) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(work::run)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private void administer(Runnable work) {
        cast.as(players.administrator(), work);
    }

    private List<CauseCard> active() {
        return cast.as(players.rep(), causes::active);
    }

    private List<CauseCard> causes() {
        return cast.as(players.executive(), causes::all);
    }

    private List<TimelineItem> timeline(Id lead) {
        return cast.as(players.executive(), () -> book.timeline(lead));
    }
}
