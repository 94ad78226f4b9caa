package dev.accord.disputes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.handoffs.Cause;
import dev.accord.handoffs.Handoffs;
import dev.accord.leads.Leads;
import dev.accord.people.Acting;
import dev.accord.people.Presence;
import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import dev.accord.shared.PortalClock;
import dev.accord.shared.Refused;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.FreshData;
import dev.accord.testing.TestLeads;
import dev.accord.timetable.RecurringJob;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Random ways of leads between marketing and sales: offered, accepted, disputed, taken back, decided, given to others and
 * withdrawn, by people who are away at times and at moments that come later and later, with the plug pulled in between.
 * After each step exactly one is responsible, nothing is lost, and the ledgers tell how everything stands.
 * {@code -Daccord.ways=3000} walks more of them than a run of all tests has time for.
 */
@DatabaseTest
@FreshData(FreshData.Before.EACH_CLASS)
@Import(WaysOfALeadTest.Fuse.class)
class WaysOfALeadTest {

    private static final int WAYS = Integer.getInteger("accord.ways", 100);
    private static final int STEPS = 12;
    private static final long SEED = 20_261_129;
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    /** Blows at an event, as if the node had died there: of what the transaction did nothing stays. */
    @TestConfiguration
    static class Fuse {

        private int events = -1;

        static final class Blown extends RuntimeException {}

        @EventListener
        void on(DomainEvent event) {
            if (events-- == 0) {
                throw new Blown();
            }
        }

        void blowAfter(int number) {
            events = number;
        }

        void remove() {
            events = -1;
        }
    }

    @Autowired
    Cast cast;

    @Autowired
    Leads leads;

    @Autowired
    Handoffs handoffs;

    @Autowired
    Disputes disputes;

    @Autowired
    Presence presence;

    @Autowired
    List<RecurringJob> jobs;

    @Autowired
    Acting acting;

    @Autowired
    PortalClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Fuse fuse;

    private final Random random = new Random(SEED);
    private Instant now = MONDAY;
    private int refused;
    private int taken;

    @Test
    void exactlyOneIsResponsibleWhateverHappens() throws Exception {
        Cast.Players players = cast.enter();
        for (int way = 0; way < WAYS; way++) {
            walk("way-" + way, players);
        }

        assertThat(taken).as("steps that were taken").isGreaterThan(WAYS * STEPS / 4);
        assertThat(refused).as("steps that were refused").isGreaterThan(WAYS);
        assertThat(jdbc.sql("SELECT DISTINCT state FROM handoff")
                        .query(String.class)
                        .list())
                .contains("ACCEPTED", "DISPUTED", "WITHDRAWN", "EXPIRED");
        assertThat(jdbc.sql("SELECT DISTINCT state FROM handoff_decision")
                        .query(String.class)
                        .list())
                .contains("TAKEN_BACK");
        assertThat(jdbc.sql("SELECT DISTINCT step FROM dispute_decision")
                        .query(String.class)
                        .list())
                .contains("RAISED", "TAKEN", "CONCLUDED", "DECIDED", "REOPENED");
    }

    private void walk(String name, Cast.Players players) throws Exception {
        Id lead = at(
                players.marketer(),
                () -> leads.record(List.of(TestLeads.standingIn(name, "SQL", now.minusSeconds(60))), true)
                        .getFirst()
                        .id());
        List<String> story = new ArrayList<>(List.of("came in"));
        for (int step = 0; step < STEPS; step++) {
            now = now.plusSeconds(1 + random.nextInt(random.nextBoolean() ? 8 : 4 * 3600));
            story.add(take(lead, players));
            holds(lead, story);
        }
    }

    // ---- steps ----

    private enum Step {
        ACCEPT,
        DISPUTE,
        RACE,
        UNDO,
        PAUSE,
        RESUME,
        HAND_ON,
        RESEARCH,
        CONCLUDE,
        DECIDE,
        REOPEN,
        MOVE,
        TICK;

        static final List<Step> ALL = List.of(values());
        static final List<Step> WITH_AN_OFFER =
                List.of(ACCEPT, DISPUTE, DISPUTE, DISPUTE, RACE, PAUSE, RESUME, HAND_ON, MOVE, TICK);
        static final List<Step> IN_A_DISPUTE = List.of(RESEARCH, CONCLUDE, DECIDE, DECIDE, UNDO, TICK);
        static final List<Step> ELSEWHERE = List.of(UNDO, REOPEN, MOVE, MOVE, TICK);
    }

    /** Mostly something that makes sense as the lead stands, at times anything. */
    private Step next(Id lead) {
        List<Step> likely = newest("handoff", "open_lead_id", lead).isPresent()
                ? Step.WITH_AN_OFFER
                : newest("dispute", "open_lead_id", lead).isPresent() ? Step.IN_A_DISPUTE : Step.ELSEWHERE;
        List<Step> among = random.nextInt(5) == 0 ? Step.ALL : likely;
        return among.get(random.nextInt(among.size()));
    }

    private String take(Id lead, Cast.Players players) throws Exception {
        Id rep = random.nextBoolean() ? players.rep() : players.otherRep();
        Optional<Id> offer = newest("handoff", "lead_id", lead);
        Optional<Id> dispute = newest("dispute", "lead_id", lead);
        Step step = next(lead);
        return switch (step) {
            case ACCEPT -> step(step, rep, offer, handoffs::accept);
            case DISPUTE -> step(step, rep, offer, id -> handoffs.dispute(id, Cause.NO_BUDGET, "says the buyer"));
            case RACE -> race(offer.orElseThrow(), players);
            case UNDO -> step(step, answeredBy(offer.orElseThrow()).orElse(rep), offer, handoffs::undo);
            case PAUSE -> step(step, rep, offer, id -> handoffs.pause(id, "on the phone"));
            case RESUME -> step(step, rep, offer, handoffs::resume);
            case HAND_ON -> step(step, players.manager(), offer, id -> handoffs.handOn(id, rep, "knows them"));
            case RESEARCH -> step(step, players.marketer(), dispute, disputes::research);
            case CONCLUDE -> step(step, players.marketer(), dispute, disputes::conclude);
            case DECIDE -> step(step, players.marketingLead(), dispute, id -> disputes.reposition(id, verdict(rep)));
            case REOPEN -> step(step, players.marketingLead(), dispute, id -> disputes.reopen(id, "in doubt"));
            case MOVE ->
                step(
                        step,
                        players.marketer(),
                        Optional.of(lead),
                        id -> leads.move(id, random.nextInt(3) > 0 ? "SQL" : "MQL", "as things are"));
            case TICK -> tick(rep);
        };
    }

    private Optional<Id> answeredBy(Id offer) {
        return jdbc.sql("SELECT decided_by FROM handoff WHERE id = :offer AND state IN ('ACCEPTED', 'DISPUTED')")
                .param("offer", offer.value())
                .query(Long.class)
                .optional()
                .map(Id::of);
    }

    private Verdict verdict(Id rep) {
        Verdict.Destination destination =
                switch (random.nextInt(3)) {
                    case 0 -> new Verdict.BackToSameRep();
                    case 1 -> new Verdict.ToRep(rep);
                    default -> new Verdict.ToStage("NURTURE", Optional.empty(), Optional.empty());
                };
        return new Verdict(
                !(destination instanceof Verdict.BackToSameRep) && random.nextBoolean(),
                Cause.NO_BUDGET,
                "Asked them",
                destination);
    }

    /** Somebody is away from now on, or is not after all; and the clocks are looked at. */
    private String tick(Id rep) {
        if (random.nextInt(4) == 0) {
            LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
            step(Step.TICK, rep, Optional.of(rep), id -> presence.announce(id, today, today, "ill"));
        }
        for (RecurringJob job : jobs) {
            if (job.key().startsWith("handoff-")) {
                clock.at(
                        now,
                        () -> transaction.execute(status ->
                                acting.asPortal(() -> job.work(Optional.empty()).done())));
            }
        }
        return "tick";
    }

    private interface Work {
        void on(Id record);
    }

    /** At times the node dies while it is at it, or right before it has written it down. */
    private String step(Step name, Id person, Optional<Id> record, Work work) {
        if (record.isEmpty()) {
            return name + " nothing";
        }
        int luck = random.nextInt(10);
        String before = luck < 2 ? everything() : "";
        if (luck == 0) {
            fuse.blowAfter(random.nextInt(4));
        }
        try {
            boolean dies = luck == 1;
            transaction.executeWithoutResult(status -> {
                at(person, () -> {
                    work.on(record.get());
                    return "";
                });
                if (dies) {
                    status.setRollbackOnly();
                }
            });
            if (dies) {
                assertThat(everything()).as("after a crash").isEqualTo(before);
                return name + " and died";
            }
            taken++;
            return name.name();
        } catch (Refused no) {
            refused++;
            return name + " refused: " + no.code();
        } catch (Fuse.Blown blown) {
            assertThat(everything()).as("after a crash").isEqualTo(before);
            return name + " and died at it";
        } finally {
            fuse.remove();
        }
    }

    /** Both reps answer at once. */
    private String race(Id offer, Cast.Players players) throws Exception {
        boolean open = jdbc.sql("SELECT state = 'OFFERED' FROM handoff WHERE id = :offer")
                .param("offer", offer.value())
                .query(Boolean.class)
                .single();
        CyclicBarrier start = new CyclicBarrier(2);
        int winners = 0;
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (Id rep : List.of(players.rep(), players.otherRep())) {
                answers.add(both.submit(() -> {
                    start.await();
                    try {
                        at(rep, () -> {
                            handoffs.accept(offer);
                            return "";
                        });
                        return true;
                    } catch (Refused late) {
                        return false;
                    }
                }));
            }
            for (Future<Boolean> answer : answers) {
                winners += answer.get() ? 1 : 0;
            }
        }
        assertThat(winners).isEqualTo(open ? 1 : 0);
        return "race";
    }

    // ---- what always holds ----

    private void holds(Id lead, List<String> story) {
        Map<String, Object> row =
                jdbc.sql("""
                        SELECT l.stage_id, l.held_in_stage_id, l.owner_id,
                               (SELECT e.stage_id FROM stage_entry e
                                 WHERE e.lead_id = l.id AND e.corrected_at IS NULL
                                 ORDER BY e.entered_at DESC, e.id DESC LIMIT 1) AS last_stage_id
                          FROM lead_record l WHERE l.id = :lead
                        """).param("lead", lead.value()).query().singleRow();
        List<Map<String, Object>> offers = jdbc.sql("SELECT * FROM handoff WHERE lead_id = :lead AND state = 'OFFERED'")
                .param("lead", lead.value())
                .query()
                .listOfRows();
        List<Map<String, Object>> open = jdbc.sql(
                        "SELECT * FROM dispute WHERE lead_id = :lead AND state <> 'REPOSITIONED'")
                .param("lead", lead.value())
                .query()
                .listOfRows();

        assertThat(offers.size() + open.size())
                .as("who waits for an answer, %s", story)
                .isLessThanOrEqualTo(1);
        for (Map<String, Object> offer : offers) {
            assertThat(Objects.equals(offer.get("lane"), "PERSON"))
                    .as("one person or one queue, %s", story)
                    .isEqualTo(offer.get("assignee_id") != null);
            assertThat(row.get("owner_id")).as("responsible, %s", story).isEqualTo(offer.get("assignee_id"));
        }
        for (Map<String, Object> dispute : open) {
            assertThat(row.get("owner_id")).as("responsible, %s", story).isEqualTo(dispute.get("researcher_id"));
            assertThat(row.get("held_in_stage_id")).as("held, %s", story).isEqualTo(row.get("stage_id"));
        }
        if (open.isEmpty()) {
            assertThat(row.get("held_in_stage_id")).as("held, %s", story).isNull();
        }
        assertThat(row.get("stage_id")).as("by its entries, %s", story).isEqualTo(row.get("last_stage_id"));
        offersAreAsTheLedgerSays(lead, story);
        disputesAreAsTheLedgerSays(lead, story);
    }

    private void offersAreAsTheLedgerSays(Id lead, List<String> story) {
        for (Map<String, Object> offer : jdbc.sql("SELECT id, state, decided_by FROM handoff WHERE lead_id = :lead")
                .param("lead", lead.value())
                .query()
                .listOfRows()) {
            List<Map<String, Object>> steps = jdbc.sql(
                            "SELECT state, person_id FROM handoff_decision WHERE handoff_id = :offer ORDER BY id")
                    .param("offer", offer.get("id"))
                    .query()
                    .listOfRows();
            Map<String, Object> last = steps.getLast();
            boolean stands = Set.of("OFFERED", "TAKEN_BACK").contains(last.get("state"));
            assertThat(offer.get("state"))
                    .as("by the ledger, %s", story)
                    .isEqualTo(stands ? "OFFERED" : last.get("state"));
            assertThat(offer.get("decided_by"))
                    .as("by the ledger, %s", story)
                    .isEqualTo(stands ? null : last.get("person_id"));
        }
    }

    private void disputesAreAsTheLedgerSays(Id lead, List<String> story) {
        for (Map<String, Object> dispute : jdbc.sql(
                        "SELECT id, state, researcher_id FROM dispute WHERE lead_id = :lead")
                .param("lead", lead.value())
                .query()
                .listOfRows()) {
            String state = "";
            Object researcher = null;
            for (Map<String, Object> step : jdbc.sql(
                            "SELECT step, researcher_id FROM dispute_decision WHERE dispute_id = :dispute ORDER BY place")
                    .param("dispute", dispute.get("id"))
                    .query()
                    .listOfRows()) {
                researcher = step.get("researcher_id");
                state = switch (DisputeStep.valueOf((String) Objects.requireNonNull(step.get("step")))) {
                    case RAISED -> "RAISED";
                    // handing it on does not begin it anew
                    case TAKEN -> state.equals("VERDICT_DUE") ? state : "IN_RESEARCH";
                    case CONCLUDED -> "VERDICT_DUE";
                    case DECIDED -> "REPOSITIONED";
                    case REOPENED -> researcher == null ? "RAISED" : "IN_RESEARCH";
                };
            }
            assertThat(dispute.get("state")).as("by the ledger, %s", story).isEqualTo(state);
            assertThat(dispute.get("researcher_id"))
                    .as("by the ledger, %s", story)
                    .isEqualTo(researcher);
        }
    }

    /** What there is at all, to see that nothing was left half done. */
    private String everything() {
        return jdbc.sql("""
                        SELECT CONCAT_WS(' ',
                                   (SELECT CONCAT(COUNT(*), '/', COALESCE(SUM(version), 0)) FROM handoff),
                                   (SELECT CONCAT(COUNT(*), '/', COALESCE(SUM(version), 0)) FROM dispute),
                                   (SELECT COUNT(*) FROM handoff_decision), (SELECT COUNT(*) FROM dispute_decision),
                                   (SELECT COUNT(*) FROM handoff_pause), (SELECT COUNT(*) FROM stage_entry),
                                   (SELECT COUNT(*) FROM stage_entry WHERE corrected_at IS NOT NULL),
                                   (SELECT COUNT(*) FROM stage_passage), (SELECT COUNT(*) FROM recycling),
                                   (SELECT COUNT(*) FROM audit_entry), (SELECT COUNT(*) FROM notification),
                                   (SELECT CONCAT(COALESCE(SUM(MOD(owner_id, 1000003)), 0), '/',
                                                  COALESCE(SUM(MOD(held_in_stage_id, 1000003)), 0), '/',
                                                  SUM(MOD(stage_id, 1000003)))
                                      FROM lead_record))
                        """).query(String.class).single();
    }

    private Optional<Id> newest(String table, String column, Id lead) {
        return jdbc.sql("SELECT id FROM " + table + " WHERE " + column + " = :lead ORDER BY id DESC LIMIT 1")
                .param("lead", lead.value())
                .query(Long.class)
                .optional()
                .map(Id::of);
    }

    private <T> T at(Id person, Supplier<T> work) {
        return clock.at(now, () -> cast.as(person, work));
    }
}
