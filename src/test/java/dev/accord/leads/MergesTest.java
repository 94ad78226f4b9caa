package dev.accord.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.handoffs.Cause;
import dev.accord.handoffs.HandoffQueue;
import dev.accord.handoffs.Handoffs;
import dev.accord.leads.OpportunityRecord.Outcome;
import dev.accord.shared.Id;
import dev.accord.shared.Money;
import dev.accord.shared.Recorded;
import dev.accord.shared.Recorded.Result;
import dev.accord.shared.Refused;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class MergesTest {

    private static final Instant MARCH = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-02T09:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-02T09:00:00Z");

    @Autowired
    Cast cast;

    @Autowired
    Leads leads;

    @Autowired
    LeadBook book;

    @Autowired
    LeadList list;

    @Autowired
    Activities activities;

    @Autowired
    Opportunities opportunities;

    @Autowired
    Merges merges;

    @Autowired
    Duplicates duplicates;

    @Autowired
    DuplicateSweep sweep;

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
    void showsTheHistoryOfBothOnTheSurvivorAndCountsThePersonOnce() {
        Id crm = told("crm", "A", Map.of("email", "jo@x.example", "createdAt", MARCH.toString(), "stage", "LEAD"));
        Id form = told("form", "B", Map.of("email", "JO@x.example ", "createdAt", APRIL.toString(), "stage", "MQL"));
        did(crm, "crm", "v1", MARCH);
        did(form, "form", "v2", APRIL);
        deal(form, "form", "D1");
        assertThat(generated()).isEqualTo(2);

        merge(crm, form, Set.of());

        assertThat(generated()).isEqualTo(1);
        assertThat(count("stage_passage", form)).isZero();
        assertThat(count("lead_activity", crm)).isEqualTo(2);
        assertThat(count("opportunity", crm)).isEqualTo(1);
        assertThat(count("stage_entry", form)).isZero();
        assertThat(firstPassage(crm, "LEAD")).isEqualTo(MARCH);
        assertThat(story(crm)).contains("Merged with form B");
        assertThat(card(form).mergedInto()).isEqualTo(crm);
    }

    @Test
    void partsThemAgainExactlyAsTheyWere() {
        Id crm = told(
                "crm",
                "A",
                Map.of(
                        "email", "jo@x.example",
                        "company", "Acme",
                        "createdAt", MARCH.toString(),
                        "stage", "MQL",
                        "attribute.size", "10"));
        Id form = told(
                "form",
                "B",
                Map.of(
                        "email", "jo@x.example",
                        "company", "ACME Ltd",
                        "country", "CH",
                        "owner", "tess.marketer",
                        "createdAt", MARCH.toString(),
                        "stage", "MQL",
                        "attribute.budget", "known"));
        did(crm, "crm", "v1", MARCH);
        did(form, "form", "v2", APRIL);
        deal(form, "form", "D1");
        Map<String, List<Map<String, Object>>> before = everything();

        Id merge = merge(crm, form, Set.of("company", "country", "owner_id", "attribute.budget", MergeChoice.STAGE));
        assertThat(everything()).isNotEqualTo(before);
        assertThat(card(crm).company()).isEqualTo("ACME Ltd");
        assertThat(card(crm).ownerId()).isEqualTo(players.marketer());
        cast.as(players.marketingLead(), () -> merges.undo(merge, "brothers"));

        everything().forEach((table, rows) -> assertThat(rows).as(table).isEqualTo(before.get(table)));
    }

    @Test
    void keepsBothEntriesWhereTwoSourcesNameTheVerySameMoment() {
        Id crm = told("crm", "A", Map.of("createdAt", MARCH.toString(), "stage", "MQL"));
        Id form = told("form", "A", Map.of("createdAt", MARCH.toString(), "stage", "MQL"));
        int entries = count("stage_entry", crm) + count("stage_entry", form);

        merge(crm, form, Set.of());

        assertThat(count("stage_entry", crm)).isEqualTo(entries);
        assertThat(firstPassage(crm, "MQL")).isEqualTo(MARCH);
    }

    @Test
    void letsThePersonStandWhereSomebodyChose() {
        Id crm = told("crm", "A", Map.of("createdAt", MARCH.toString(), "stage", "SAL"));
        Id form = told("form", "A", Map.of("createdAt", MAY.toString(), "stage", "LEAD"));

        Id merge = merge(crm, form, Set.of());
        assertThat(card(crm).stageKey()).isEqualTo("SAL");

        cast.as(players.administrator(), () -> merges.undo(merge, "brothers"));
        assertThat(card(crm).stageKey()).isEqualTo("SAL");
        assertThat(card(form).stageKey()).isEqualTo("LEAD");
    }

    @Test
    void leadsWhatASourceTellsOfTheMergedRecordToTheSurvivor() {
        Id crm = told("crm", "A", Map.of("company", "Acme", "createdAt", MARCH.toString(), "stage", "LEAD"));
        Id form = told("form", "B", Map.of("company", "ACME Ltd", "createdAt", MARCH.toString(), "stage", "LEAD"));
        merge(crm, form, Set.of("company"));

        assertThat(result("form", "B", Map.of("company", "ACME Ltd"))).isEqualTo(Result.UNCHANGED);
        assertThat(result("crm", "A", Map.of("company", "Acme"))).isEqualTo(Result.UNCHANGED);
        assertThat(card(crm).company()).isEqualTo("ACME Ltd");

        assertThat(result("form", "B", Map.of("company", "Acme Group", "stage", "MQL")))
                .isEqualTo(Result.UPDATED);
        assertThat(card(crm).company()).isEqualTo("Acme Group");
        assertThat(card(crm).stageKey()).isEqualTo("MQL");
        assertThat(result("form", "B", Map.of("company", "Acme Group", "stage", "MQL")))
                .isEqualTo(Result.UNCHANGED);

        did(form, "form", "v9", APRIL);
        deal(form, "form", "D9");
        assertThat(deal(form, "form", "D9")).isEqualTo(Result.UNCHANGED);
        assertThat(count("lead_activity", crm)).isEqualTo(1);
        assertThat(count("opportunity", crm)).isEqualTo(1);
        assertThat(count("lead_activity", form) + count("opportunity", form) + count("stage_entry", form))
                .isZero();
    }

    @Test
    void givesBackWhatCameInForTheMergedRecordSince() {
        Id crm = told("crm", "A", Map.of("createdAt", MARCH.toString(), "stage", "LEAD"));
        Id form = told("form", "B", Map.of("createdAt", MARCH.toString(), "stage", "LEAD"));
        Id merge = merge(crm, form, Set.of());
        did(form, "form", "v9", APRIL);
        did(crm, "crm", "v8", APRIL);
        result("form", "B", Map.of("stage", "MQL"));

        cast.as(players.marketingLead(), () -> merges.undo(merge, "brothers"));

        assertThat(count("lead_activity", form)).isEqualTo(1);
        assertThat(count("lead_activity", crm)).isEqualTo(1);
        assertThat(card(form).stageKey()).isEqualTo("MQL");
        assertThat(card(crm).stageKey()).isEqualTo("LEAD");
    }

    @Test
    void findsTheSurvivorByTheWordsOfBoth() {
        Id crm = told("crm", "A-17", Map.of("lastName", "Maier"));
        Id form = told("form", "B-18", Map.of("lastName", "Huber"));
        Id merge = merge(crm, form, Set.of());

        assertThat(found("hub")).containsExactly(crm);
        assertThat(found("b-18")).containsExactly(crm);
        assertThat(cast.as(players.rep(), () -> book.find("form", "B-18")).map(LeadCard::id))
                .contains(crm);

        cast.as(players.marketingLead(), () -> merges.undo(merge, "brothers"));
        assertThat(found("hub")).containsExactly(form);
        assertThat(found("mai")).containsExactly(crm);
    }

    @Test
    void letsTheOfferOfTheMergedRecordGoOnAndGivesItBack() {
        Id crm = told("crm", "A", Map.of("createdAt", MARCH.toString(), "stage", "MQL"));
        Id form = told("form", "B", Map.of("createdAt", MARCH.toString(), "stage", "SQL"));
        Id assignee = Objects.requireNonNull(card(form).ownerId());

        Id merge = merge(crm, form, Set.of(MergeChoice.STAGE));
        assertThat(openOffers()).containsExactly(crm);
        assertThat(card(crm).ownerId()).isEqualTo(assignee);

        cast.as(players.manager(), () -> merges.undo(merge, "brothers"));
        assertThat(openOffers()).containsExactly(form);
        assertThat(card(crm).ownerId()).isNull();
        assertThat(card(form).ownerId()).isEqualTo(assignee);
    }

    @Test
    void offersOnePersonOnceAndLetsTheOtherOfferGoOnAfterwards() {
        Id crm = told("crm", "A", Map.of("createdAt", MARCH.toString(), "stage", "SQL"));
        Id form = told("form", "B", Map.of("createdAt", MARCH.toString(), "stage", "SQL"));
        assertThat(openOffers()).containsExactlyInAnyOrder(crm, form);

        Id merge = merge(crm, form, Set.of());
        assertThat(openOffers()).containsExactly(crm);

        cast.as(players.manager(), () -> merges.undo(merge, "brothers"));
        assertThat(openOffers()).containsExactlyInAnyOrder(crm, form);
    }

    @Test
    void refusesWhileADisputeOfOneOfThemIsOpen() {
        Id crm = told("crm", "A", Map.of("createdAt", MARCH.toString(), "stage", "LEAD"));
        Id form = told("form", "B", Map.of("createdAt", MARCH.toString(), "stage", "SQL"));
        Id rep = Objects.requireNonNull(card(form).ownerId());
        cast.as(
                rep,
                () -> handoffs.dispute(
                        queue.open(HandoffQueue.Tab.MINE, 0, 1).getFirst().id(),
                        Cause.DUPLICATE,
                        "known by another name"));

        refused("open-dispute", players.manager(), () -> merges.merge(new MergeChoice(crm, form, Set.of(), "same")));
        refused("open-dispute", players.manager(), () -> merges.merge(new MergeChoice(form, crm, Set.of(), "same")));
        assertThat(card(form).mergedInto()).isNull();
    }

    @Test
    void undoesMergesInTheOppositeOrder() {
        Id one = told("crm", "A", Map.of("createdAt", MARCH.toString(), "stage", "LEAD"));
        Id two = told("form", "B", Map.of("createdAt", MARCH.toString(), "stage", "LEAD"));
        Id three = told("fair", "C", Map.of("createdAt", MARCH.toString(), "stage", "LEAD"));
        Map<String, List<Map<String, Object>>> before = everything();
        Id first = merge(two, one, Set.of());
        Id second = merge(three, two, Set.of());
        did(one, "crm", "v1", APRIL);
        assertThat(count("lead_activity", three)).isEqualTo(1);

        refused("merged-since", players.marketingLead(), () -> merges.undo(first, "wrong"));
        cast.as(players.marketingLead(), () -> merges.undo(second, "wrong"));
        assertThat(count("lead_activity", two)).isEqualTo(1);
        cast.as(players.marketingLead(), () -> merges.undo(first, "wrong"));
        assertThat(count("lead_activity", one)).isEqualTo(1);
        refused("already-undone", players.marketingLead(), () -> merges.undo(first, "wrong"));

        assertThat(everything().get("stage_entry")).isEqualTo(before.get("stage_entry"));
    }

    @Test
    void letsOnlyThoseMergeWhoMayChangeBoth() {
        Id crm = told("crm", "A", Map.of("createdAt", MARCH.toString(), "stage", "SAL", "owner", "tess.rep2"));
        Id form = told("form", "B", Map.of("createdAt", MARCH.toString(), "stage", "LEAD"));
        MergeChoice choice = new MergeChoice(crm, form, Set.of(), "same person");

        refused("not-yours", players.marketer(), () -> merges.merge(choice));
        refused("not-yours", players.rep(), () -> merges.merge(choice));
        cast.as(players.manager(), () -> merges.merge(choice));
        refused("already-merged", players.manager(), () -> merges.merge(choice));
        refused(
                "already-merged",
                players.manager(),
                () -> merges.merge(new MergeChoice(form, crm, Set.of(), "same person")));
    }

    @Test
    void refusesWhatMakesNoSense() {
        Id crm = told("crm", "A", Map.of());
        Id form = told("form", "B", Map.of());
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> new MergeChoice(crm, crm, Set.of(), "same"));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> new MergeChoice(crm, form, Set.of(), " "));
        refused(
                "unknown-field",
                players.manager(),
                () -> merges.merge(new MergeChoice(crm, form, Set.of("stage_id = 1, company"), "same")));
        refused("unknown-merge", players.manager(), () -> merges.undo(new Id(42), "x"));
    }

    @Test
    void letsExactlyOneOfTwoWinWhoMergeAtOnce() throws Exception {
        for (int round = 0; round < 20; round++) {
            Id crm = told("crm", "A" + round, Map.of("createdAt", MARCH.toString(), "stage", "LEAD"));
            Id form = told("form", "B" + round, Map.of("createdAt", MARCH.toString(), "stage", "LEAD"));
            CyclicBarrier together = new CyclicBarrier(2);
            try (ExecutorService two = Executors.newFixedThreadPool(2)) {
                Future<Boolean> one = two.submit(attempt(together, new MergeChoice(crm, form, Set.of(), "same")));
                Future<Boolean> other = two.submit(attempt(together, new MergeChoice(form, crm, Set.of(), "same")));
                assertThat(List.of(one.get(), other.get())).containsExactlyInAnyOrder(true, false);
            }
        }
    }

    private Callable<Boolean> attempt(CyclicBarrier together, MergeChoice choice) {
        return () -> {
            together.await();
            try {
                cast.as(players.manager(), () -> merges.merge(choice));
                return true;
            } catch (Refused late) {
                assertThat(late.code()).isEqualTo("already-merged");
                return false;
            }
        };
    }

    @Test
    void losesNoActivityThatComesInWhileItsLeadIsMerged() throws Exception {
        for (int round = 0; round < 20; round++) {
            String name = "B" + round;
            Id crm = told("crm", "A" + round, Map.of("createdAt", MARCH.toString(), "stage", "LEAD"));
            Id form = told("form", name, Map.of("createdAt", MARCH.toString(), "stage", "LEAD"));
            CyclicBarrier together = new CyclicBarrier(2);
            try (ExecutorService two = Executors.newFixedThreadPool(2)) {
                Future<?> merging = two.submit(() -> {
                    together.await();
                    return merge(crm, form, Set.of());
                });
                Future<?> telling = two.submit(() -> {
                    together.await();
                    did(form, "form", "v" + name, APRIL);
                    return true;
                });
                merging.get();
                telling.get();
            }
            assertThat(count("lead_activity", crm)).isEqualTo(1);
            assertThat(count("lead_activity", form)).isZero();
        }
    }

    @Test
    void erasesThePersonInAllRecords() {
        Id crm = told("crm", "A", Map.of("email", "jo@x.example", "lastName", "Maier"));
        Id form = told("form", "B", Map.of("email", "jo@x.example", "lastName", "Huber"));
        Id merge = merge(crm, form, Set.of("last_name"));

        cast.as(players.administrator(), () -> leads.erase(form));

        assertThat(card(crm).erasedAt()).isNotNull();
        assertThat(card(form).erasedAt()).isNotNull();
        assertThat(card(form).email()).isNull();
        assertThat(found("hub")).isEmpty();
        refused("erased", players.administrator(), () -> merges.undo(merge, "brothers"));
        assertThat(jdbc.sql("SELECT COUNT(*) FROM lead_merge_fact")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void proposesRecordsWithTheSameEmailOrTheSameIdInTwoSources() {
        Id one = told("crm", "A", Map.of("email", "Jo@x.example"));
        Id two = told("form", "B", Map.of("email", " jo@X.example"));
        told("fair", "C", Map.of("email", "jö@x.example"));
        Id three = told("fair", "A", Map.of());

        assertThat(proposals(Duplicates.Shared.EMAIL)).containsExactly("jo@x.example 2");
        assertThat(proposals(Duplicates.Shared.EXTERNAL_ID)).containsExactly("A 2");
        assertThat(cast.as(players.rep(), () -> duplicates.members(Duplicates.Shared.EMAIL, "jo@x.example", 9)))
                .extracting(LeadCard::id)
                .containsExactly(one, two);
        assertThat(cast.as(players.rep(), () -> duplicates.about(one))).hasSize(2);
        assertThat(cast.as(players.rep(), () -> duplicates.about(three))).hasSize(1);

        told("form", "B", Map.of("email", "other@x.example"));
        assertThat(proposals(Duplicates.Shared.EMAIL)).isEmpty();
        Id merge = merge(one, three, Set.of());
        assertThat(proposals(Duplicates.Shared.EXTERNAL_ID)).isEmpty();
        cast.as(players.manager(), () -> merges.undo(merge, "brothers"));
        assertThat(proposals(Duplicates.Shared.EXTERNAL_ID)).containsExactly("A 2");
    }

    @Test
    void findsInTheNightWhatTwoSourcesToldAtTheSameMoment() {
        told("crm", "A", Map.of("email", "jo@x.example"));
        told("form", "A", Map.of("email", "jo@x.example"));
        jdbc.sql("DELETE FROM duplicate_proposal").update();
        Optional<String> place = Optional.empty();
        do {
            place = sweep.work(place).next();
        } while (place.isPresent());

        assertThat(proposals(Duplicates.Shared.EMAIL)).containsExactly("jo@x.example 2");
        assertThat(proposals(Duplicates.Shared.EXTERNAL_ID)).containsExactly("A 2");
    }

    @Test
    void staysDismissedUntilAnotherRecordHasTheSame() {
        told("crm", "A", Map.of("email", "jo@x.example"));
        told("form", "A", Map.of("email", "jo@x.example"));

        cast.as(
                players.marketer(),
                () -> duplicates.dismiss(Duplicates.Shared.EMAIL, "jo@x.example", "a shared mailbox"));
        assertThat(proposals(Duplicates.Shared.EMAIL)).isEmpty();
        assertThat(proposals(Duplicates.Shared.EXTERNAL_ID)).isEmpty();

        told("crm", "A", Map.of("lastName", "Maier"));
        told("crm", "A", Map.of("email", "jo@x.example"));
        assertThat(proposals(Duplicates.Shared.EMAIL)).isEmpty();

        told("fair", "C", Map.of("email", "jo@x.example"));
        assertThat(proposals(Duplicates.Shared.EMAIL)).containsExactly("jo@x.example 3");
        refused(
                "unknown-proposal",
                players.marketer(),
                () -> duplicates.dismiss(Duplicates.Shared.EMAIL, "nobody@x.example", ""));
    }

    @Test
    void suggestsTheFurtherRecordAndTheEarlierArrival() {
        Id crm = told("crm", "A", Map.of("company", "Acme", "createdAt", APRIL.toString(), "stage", "MQL"));
        Id form = told("form", "B", Map.of("country", "CH", "createdAt", MARCH.toString(), "stage", "LEAD"));

        Duplicates.SideBySide both = cast.as(players.rep(), () -> duplicates.compare(crm, form));

        assertThat(both.leftStays()).isTrue();
        assertThat(both.fromRight()).containsExactlyInAnyOrder("country", "created_at");
        assertThat(both.facts())
                .filteredOn(Duplicates.Pair::differs)
                .extracting(Duplicates.Pair::label)
                .containsExactlyInAnyOrder("Stage", "Company", "Country", "Created");
    }

    private Id told(String source, String externalId, Map<String, String> facts) {
        return record(source, externalId, facts).id();
    }

    private Result result(String source, String externalId, Map<String, String> facts) {
        return record(source, externalId, facts).result();
    }

    private Recorded record(String source, String externalId, Map<String, String> facts) {
        return cast.as(
                        players.administrator(),
                        () -> leads.record(List.of(TestLeads.told(source, externalId, facts)), true))
                .getFirst();
    }

    private Id merge(Id survivor, Id merged, Set<String> fromMerged) {
        return cast.as(
                players.manager(), () -> merges.merge(new MergeChoice(survivor, merged, fromMerged, "same person")));
    }

    private void did(Id lead, String source, String externalId, Instant at) {
        cast.as(
                players.administrator(),
                () -> activities.record(
                        List.of(new ActivityRecord(
                                source,
                                externalId,
                                lead,
                                "VISIT",
                                at,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("/prices"),
                                Optional.empty(),
                                Optional.empty())),
                        true));
    }

    private Result deal(Id lead, String source, String externalId) {
        return cast.as(
                        players.manager(),
                        () -> opportunities.record(
                                List.of(new OpportunityRecord(
                                        source,
                                        externalId,
                                        Optional.of(lead),
                                        Optional.of("First order"),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of(Money.of("1200.50", "EUR")),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Outcome.OPEN,
                                        Optional.empty())),
                                true))
                .getFirst()
                .result();
    }

    private LeadCard card(Id lead) {
        return cast.as(players.executive(), () -> book.card(lead));
    }

    private List<String> story(Id lead) {
        return cast.as(players.executive(), () -> book.timeline(lead)).stream()
                .map(TimelineItem::title)
                .toList();
    }

    private List<Id> found(String text) {
        return cast
                .as(
                        players.executive(),
                        () -> list.page(LeadFilter.of(Map.of("q", text)), LeadOrder.NEWEST_FIRST, 0, 9))
                .stream()
                .map(LeadCard::id)
                .toList();
    }

    private List<String> proposals(Duplicates.Shared shared) {
        assertThat(cast.as(players.rep(), () -> duplicates.count(shared)))
                .isEqualTo(cast.as(players.rep(), () -> duplicates.open(shared, 0, 9))
                        .size());
        return cast.as(players.rep(), () -> duplicates.open(shared, 0, 9)).stream()
                .map(proposal -> proposal.value() + " " + proposal.members())
                .toList();
    }

    private List<Id> openOffers() {
        return jdbc.sql("SELECT open_lead_id FROM handoff WHERE open_lead_id IS NOT NULL")
                .query((row, number) -> new Id(row.getLong(1)))
                .list();
    }

    private int generated() {
        return jdbc.sql("SELECT COUNT(*) FROM lead_record WHERE generated_at IS NOT NULL")
                .query(Integer.class)
                .single();
    }

    private int count(String table, Id lead) {
        return jdbc.sql("SELECT COUNT(*) FROM " + table + " WHERE lead_id = :lead")
                .param("lead", lead.value())
                .query(Integer.class)
                .single();
    }

    private Instant firstPassage(Id lead, String stage) {
        return jdbc.sql("""
                        SELECT p.passed_at FROM stage_passage p JOIN stage s ON s.id = p.stage_id
                         WHERE p.lead_id = :lead AND s.stage_key = :stage
                        """)
                .param("lead", lead.value())
                .param("stage", stage)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }

    /** All rows of which figures and screens are made. */
    private Map<String, List<Map<String, Object>>> everything() {
        Map<String, List<Map<String, Object>>> rows = new LinkedHashMap<>();
        for (String order : List.of(
                "lead_record id",
                "lead_attribute lead_id, name",
                "lead_said lead_id, field",
                "lead_word word, lead_id",
                "lead_fact_change id",
                "lead_watch lead_id",
                "stage_entry id",
                "stage_passage lead_id, stage_id",
                "lead_activity id",
                "opportunity id",
                "duplicate_proposal by_what, value")) {
            String table = order.substring(0, order.indexOf(' '));
            rows.put(
                    table,
                    jdbc
                            .sql("SELECT * FROM " + table + " ORDER BY " + order.substring(order.indexOf(' ') + 1))
                            .query()
                            .listOfRows()
                            .stream()
                            .<Map<String, Object>>map(LinkedHashMap::new)
                            .peek(row -> row.remove("found_at"))
                            .toList());
        }
        return rows;
    }

    private void refused(String code, Id person, Runnable work) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> cast.as(person, work))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
