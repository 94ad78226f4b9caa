package dev.accord.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.disputes.Disputes;
import dev.accord.disputes.Verdict;
import dev.accord.goals.Goals;
import dev.accord.handoffs.Cause;
import dev.accord.handoffs.Handoffs;
import dev.accord.leads.LeadRecord;
import dev.accord.leads.Leads;
import dev.accord.leads.Opportunities;
import dev.accord.leads.OpportunityRecord;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Money;
import dev.accord.shared.Period;
import dev.accord.shared.PortalClock;
import dev.accord.shared.Refused;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import dev.accord.timetable.Piece;
import dev.accord.timetable.RecurringJob;
import dev.accord.timetable.Retries;
import dev.accord.webhooks.Listener.Heard;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** With another program that really listens, on this machine. */
@DatabaseTest(properties = "accord.webhooks.patience=1s")
class WebhooksTest {

    /** A Wednesday. */
    private static final Instant TEN = Instant.parse("2027-03-03T10:00:00Z");

    private static final Duration LATER = Duration.ofSeconds(16);

    @Autowired
    Cast cast;

    @Autowired
    Webhooks webhooks;

    @Autowired
    Deliveries deliveries;

    @Autowired
    AllowedTargets allowed;

    @Autowired
    Leads leads;

    @Autowired
    Handoffs handoffs;

    @Autowired
    Disputes disputes;

    @Autowired
    Opportunities opportunities;

    @Autowired
    Goals goals;

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

    Cast.Players players;
    Listener listener = new Listener();

    @BeforeEach
    void enter() {
        players = cast.enter();
        asAdministrator(() -> allowed.allow("127.0.0.0/8"));
    }

    @AfterEach
    void close() {
        listener.close();
    }

    @Test
    void tellsThatALeadIsQualifiedInWordsThatTheReceiverCanVerify() throws Exception {
        Webhooks.Issued issued = subscribe(EventType.SALES_QUALIFIED);
        Id lead = bringIn(TestLeads.standingIn("1", "SQL", TEN.minusSeconds(60)));

        go(TEN);

        Heard heard = only();
        JsonNode body = json(heard);
        assertThat(body.at("/type").asString()).isEqualTo("lead.sales-qualified");
        assertThat(body.at("/at").asString()).isEqualTo("2027-03-03T09:59:00Z");
        assertThat(body.at("/id").isString()).isTrue();
        assertThat(body.at("/data/lead/id").asString()).isEqualTo(lead.toString());
        assertThat(body.at("/data/lead/source").asString()).isEqualTo("test");
        assertThat(body.at("/data/lead/externalId").asString()).isEqualTo("1");
        assertThat(body.at("/data/stage/kind").asString()).isEqualTo("SQL");
        assertThat(heard.body()).doesNotContain("Lea", "@example.com", "Example");
        assertThat(heard.path()).isEqualTo("/hooks?from=accord");
        assertThat(heard.header("Accord-event")).isEqualTo("lead.sales-qualified");
        assertThat(heard.header("Accord-delivery"))
                .isEqualTo(jdbc.sql("SELECT id FROM webhook_delivery")
                        .query(String.class)
                        .single());
        assertThat(heard.header("Accord-timestamp")).isEqualTo(Long.toString(TEN.getEpochSecond()));
        assertThat(heard.header("Accord-signature")).isEqualTo("v1=" + signed(issued.secret(), heard));
        assertThat(state()).isEqualTo("DELIVERED");
        go(TEN.plusSeconds(60));
        assertThat(listener.heard()).hasSize(1);
    }

    @Test
    void writesNothingWhereNobodyHasSubscribedOrAllIsRolledBack() {
        bringIn(TestLeads.standingIn("1", "SQL", TEN.minusSeconds(60)));
        assertThat(count("webhook_event")).isZero();

        Webhooks.Issued issued = subscribe(EventType.SALES_QUALIFIED, EventType.HANDOFF_OFFERED);
        transaction.executeWithoutResult(status -> {
            bringIn(TestLeads.standingIn("2", "SQL", TEN.minusSeconds(60)));
            status.setRollbackOnly();
        });
        assertThat(count("webhook_event") + count("webhook_delivery")).isZero();

        asAdministrator(() -> webhooks.pause(issued.id()));
        bringIn(TestLeads.standingIn("3", "SQL", TEN.minusSeconds(60)));
        assertThat(count("webhook_event")).isZero();

        asAdministrator(() -> webhooks.resume(issued.id()));
        bringIn(TestLeads.standingIn("4", "SQL", TEN.minusSeconds(60)));
        assertThat(count("webhook_event")).isEqualTo(2);

        asAdministrator(() -> webhooks.remove(issued.id()));
        go(TEN);
        assertThat(listener.heard()).isEmpty();
        go("webhook-cleaning", TEN);
        assertThat(count("webhook_delivery")).isZero();
    }

    @Test
    void tellsOfALeadOnceHoweverItGoesOnAndNothingOfHistory() {
        subscribe(EventType.MARKETING_QUALIFIED, EventType.SALES_QUALIFIED);
        bringIn(TestLeads.entered(
                "old", Map.of("MQL", TEN.minus(Duration.ofDays(30)), "SQL", TEN.minus(Duration.ofDays(8)))));
        bringIn(TestLeads.entered("skips", Map.of("LEAD", TEN.minusSeconds(300), "SQL", TEN.minusSeconds(200))));
        bringIn(TestLeads.entered(
                "falls back",
                Map.of("LEAD", TEN.minusSeconds(300), "SQL", TEN.minusSeconds(200), "MQL", TEN.minusSeconds(100))));
        bringIn(TestLeads.entered("goes", Map.of("MQL", TEN.minusSeconds(300), "SQL", TEN.minusSeconds(200))));
        // what comes in late shows that it was earlier
        bringIn(TestLeads.entered("goes", Map.of("MQL", TEN.minusSeconds(350))));
        bringIn(TestLeads.entered("goes", Map.of("SQL", TEN.minusSeconds(50))));

        go(TEN);

        assertThat(listener.heard().stream()
                        .map(WebhooksTest::json)
                        .map(body -> body.at("/type").asString() + " "
                                + body.at("/data/lead/externalId").asString()))
                .containsExactlyInAnyOrder(
                        "lead.sales-qualified skips",
                        "lead.sales-qualified falls back",
                        "lead.marketing-qualified goes",
                        "lead.sales-qualified goes");
    }

    @Test
    void tellsTheLifeOfAnOfferAndOfItsDispute() {
        subscribe(
                EventType.HANDOFF_OFFERED,
                EventType.HANDOFF_ACCEPTED,
                EventType.HANDOFF_BREACHED,
                EventType.DISPUTE_RAISED,
                EventType.DISPUTE_DECIDED);
        bringIn(TestLeads.standingIn("1", "SQL", TEN.minusSeconds(60)));
        Id offer = offer();
        Instant overdue = TEN.plus(Duration.ofHours(5));
        go("handoff-clocks", overdue);
        Id rep = new Id(
                jdbc.sql("SELECT assignee_id FROM handoff").query(Long.class).single());
        at(overdue, rep, () -> handoffs.dispute(offer, Cause.NO_BUDGET, "Secret words of the buyer"));
        Id dispute = new Id(jdbc.sql("SELECT id FROM dispute").query(Long.class).single());
        at(overdue, players.marketer(), () -> disputes.research(dispute));
        at(
                overdue,
                players.marketingLead(),
                () -> disputes.reposition(
                        dispute,
                        new Verdict(
                                false, Cause.BAD_TIMING, "He has it", new Verdict.BackToSameRep(), Optional.empty())));
        Id second = offer();
        at(overdue, rep, () -> handoffs.accept(second));

        go(overdue.plus(LATER));

        Map<String, JsonNode> said = said();
        assertThat(said.keySet())
                .containsExactlyInAnyOrder(
                        "handoff.offered " + offer,
                        "handoff.breached " + offer,
                        "dispute.raised " + offer,
                        "dispute.decided " + offer,
                        "handoff.offered " + second,
                        "handoff.accepted " + second);
        JsonNode raised = Objects.requireNonNull(said.get("dispute.raised " + offer));
        assertThat(raised.at("/cause").asString()).isEqualTo("NO_BUDGET");
        assertThat(raised.at("/person/id").asString()).isEqualTo(rep.toString());
        assertThat(raised.toString()).doesNotContain("Secret words");
        JsonNode decided = Objects.requireNonNull(said.get("dispute.decided " + offer));
        assertThat(decided.at("/upheld").asBoolean()).isFalse();
        assertThat(decided.at("/trueCause").asString()).isEqualTo("BAD_TIMING");
        assertThat(decided.at("/stage/key").asString()).isEqualTo("SQL");
        assertThat(Objects.requireNonNull(said.get("handoff.breached " + offer))
                        .at("/dueAt")
                        .asString())
                .isEqualTo("2027-03-03T14:00:00Z");
        assertThat(Objects.requireNonNull(said.get("handoff.accepted " + second))
                        .at("/person/name")
                        .asString())
                .startsWith("Test Sales rep");
    }

    @Test
    void saysNothingOfAnAnswerThatIsTakenBack() {
        bringIn(TestLeads.standingIn("1", "SQL", TEN.minusSeconds(60)));
        subscribe(EventType.HANDOFF_ACCEPTED, EventType.DISPUTE_RAISED);
        Id offer = offer();
        at(TEN, players.rep(), () -> handoffs.accept(offer));
        go(TEN.plusSeconds(5));
        at(TEN.plusSeconds(6), players.rep(), () -> handoffs.undo(offer));
        at(TEN.plusSeconds(7), players.rep(), () -> handoffs.dispute(offer, Cause.NO_BUDGET, "None"));
        at(TEN.plusSeconds(8), players.rep(), () -> handoffs.undo(offer));

        go(TEN.plusSeconds(60));
        assertThat(listener.heard()).isEmpty();

        at(TEN.plusSeconds(61), players.rep(), () -> handoffs.accept(offer));
        go(TEN.plusSeconds(61).plus(LATER));
        assertThat(said().keySet()).containsExactly("handoff.accepted " + offer);
    }

    @Test
    void tellsOnceThatARevenueGoalIsReached() {
        subscribe(EventType.GOAL_REACHED);
        Period quarter = new Period(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 4, 1), ZoneOffset.UTC);
        at(TEN, players.manager(), () -> goals.set("revenue", quarter, new BigDecimal("1000"), Optional.of("EUR")));
        win("1", "999.50");
        go("goal-watch", TEN);
        assertThat(count("webhook_event")).isZero();

        win("2", "100.50");
        go("goal-watch", TEN.plusSeconds(300));
        go("goal-watch", TEN.plusSeconds(600));
        go(TEN.plusSeconds(600));

        JsonNode data = json(only()).at("/data");
        assertThat(data.at("/metric").asString()).isEqualTo("revenue");
        assertThat(data.at("/from").asString()).isEqualTo("2027-01-01");
        assertThat(data.at("/to").asString()).isEqualTo("2027-04-01");
        assertThat(data.at("/target/amount").asString()).isEqualTo("1000.00");
        assertThat(data.at("/value/amount").asString()).isEqualTo("1100.00");
        assertThat(data.at("/value/currency").asString()).isEqualTo("EUR");
        assertThat(jdbc.sql("SELECT summary FROM audit_entry WHERE event = 'GoalReached'")
                        .query(String.class)
                        .single())
                .isEqualTo("the goal of revenue from 2027-01-01 to 2027-04-01 is reached: 1100 of 1000 EUR");
    }

    @Test
    void triesAgainLessAndLessOftenAndThenGivesUp() {
        subscribe(EventType.SALES_QUALIFIED);
        listener.answer(500);
        bringIn(TestLeads.standingIn("1", "SQL", TEN.minusSeconds(60)));

        go(TEN);
        go(TEN.plusSeconds(59));
        assertThat(listener.heard()).hasSize(1);
        Instant now = TEN;
        for (int failed = 1; failed < Retries.ATTEMPTS; failed++) {
            assertThat(state()).isEqualTo("WAITING");
            now = now.plus(Retries.pauseAfter(failed).orElseThrow());
            go(now);
            assertThat(listener.heard()).hasSize(failed + 1);
        }
        assertThat(state()).isEqualTo("FAILED");
        DeliveryCard failed = cast.as(
                        players.administrator(), () -> deliveries.page(Optional.of(DeliveryState.FAILED), 0, 10))
                .getFirst();
        assertThat(failed.answer()).isEqualTo("Answered 500");
        assertThat(failed.attempts()).isEqualTo(Retries.ATTEMPTS);
        assertThat(failed.triedAt()).isEqualTo(now);
        go(now.plus(Duration.ofDays(10)));
        assertThat(listener.heard()).hasSize(Retries.ATTEMPTS);

        listener.answer(200);
        Instant again = now.plus(Duration.ofDays(11));
        at(again, players.administrator(), () -> deliveries.repeat(failed.id()));
        go(again);
        assertThat(state()).isEqualTo("DELIVERED");
        assertThat(listener.heard())
                .extracting(Heard::body)
                .containsOnly(listener.heard().getFirst().body());
        assertThat(listener.heard())
                .extracting(heard -> heard.header("Accord-delivery"))
                .containsOnly(failed.id().toString());

        go("webhook-cleaning", again.plus(DeliveryCleaning.KEPT));
        assertThat(count("webhook_delivery")).isEqualTo(1);
        go("webhook-cleaning", again.plus(DeliveryCleaning.KEPT).plusSeconds(1));
        assertThat(count("webhook_delivery") + count("webhook_event")).isZero();
    }

    @Test
    void oneThatDoesNotAnswerDelaysNobodyElse() {
        try (Listener dead = new Listener()) {
            dead.answer(exchange -> sleep());
            asAdministrator(() -> webhooks.subscribe(dead.url(), Set.of(EventType.SALES_QUALIFIED)));
            subscribe(EventType.SALES_QUALIFIED);
            for (int lead = 0; lead < 5; lead++) {
                bringIn(TestLeads.standingIn("" + lead, "SQL", TEN.minusSeconds(60)));
            }

            Piece piece = go(TEN);

            assertThat(listener.heard()).hasSize(5);
            assertThat(dead.heard()).as("the others are not even tried").hasSize(1);
            assertThat(piece.trouble().orElseThrow()).contains(dead.url(), "no answer within 1 seconds");
            assertThat(jdbc.sql("SELECT DISTINCT attempts FROM webhook_delivery WHERE state = 'WAITING'")
                            .query(Integer.class)
                            .list())
                    .containsExactly(1);
            bringIn(TestLeads.standingIn("new", "SQL", TEN.minusSeconds(60)));
            go(TEN.plusSeconds(10));
            assertThat(dead.heard()).hasSize(1);
            assertThat(listener.heard()).hasSize(6);

            dead.answer(200);
            go(TEN.plusSeconds(60));
            assertThat(dead.heard()).hasSize(7);
        }
    }

    @Test
    void bothSecretsAreValidForADayAfterOneIsRenewed() throws Exception {
        Webhooks.Issued issued = subscribe(EventType.SALES_QUALIFIED);
        String renewed = clock.at(TEN, () -> cast.as(players.administrator(), () -> webhooks.renewSecret(issued.id())));
        at(TEN, players.administrator(), () -> webhooks.sendTest(issued.id()));
        go(TEN);
        Heard both = only();
        assertThat(json(both).at("/type").asString()).isEqualTo("test");
        assertThat(both.header("Accord-signature"))
                .isEqualTo("v1=%s,v1=%s".formatted(signed(renewed, both), signed(issued.secret(), both)));

        Instant next = TEN.plus(Webhooks.BOTH_VALID);
        at(next, players.administrator(), () -> webhooks.sendTest(issued.id()));
        go(next);
        Heard one = listener.heard().getLast();
        assertThat(one.header("Accord-signature")).isEqualTo("v1=" + signed(renewed, one));
    }

    @Test
    void callsNobodyOffThePublicInternetAnyMoreOnceThatIsForbidden() {
        Webhooks.Issued issued = subscribe(EventType.SALES_QUALIFIED);
        asAdministrator(() -> allowed.forbid("127.0.0.0/8"));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> subscribe(EventType.SALES_QUALIFIED))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("forbidden-address"));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> asAdministrator(() -> webhooks.change(
                        issued.id(), "http://169.254.169.254/latest", Set.of(EventType.SALES_QUALIFIED))))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("forbidden-address"));
        bringIn(TestLeads.standingIn("1", "SQL", TEN.minusSeconds(60)));

        Piece piece = go(TEN);

        assertThat(listener.heard()).isEmpty();
        assertThat(state()).isEqualTo("WAITING");
        assertThat(piece.trouble().orElseThrow()).contains("127.0.0.1, which is not on the public internet");
    }

    @Test
    void forgetsWhatWasSaidOfALeadThatIsErased() {
        subscribe(EventType.SALES_QUALIFIED);
        Id lead = bringIn(TestLeads.standingIn("1", "SQL", TEN.minusSeconds(60)));
        at(TEN, players.administrator(), () -> leads.erase(lead));

        go(TEN);

        assertThat(listener.heard()).isEmpty();
        assertThat(count("webhook_event") + count("webhook_delivery")).isZero();
    }

    @Test
    void keepsWhoChangedWhatInTheTrailButNoSecret() {
        Webhooks.Issued issued = subscribe(EventType.SALES_QUALIFIED);
        asAdministrator(() -> webhooks.change(
                issued.id(), listener.url(), EnumSet.of(EventType.GOAL_REACHED, EventType.DISPUTE_RAISED)));

        assertThat(cast.as(players.administrator(), webhooks::all).getFirst().events())
                .containsExactlyInAnyOrder(EventType.DISPUTE_RAISED, EventType.GOAL_REACHED);
        assertThat(jdbc.sql("SELECT summary FROM audit_entry WHERE event = 'WebhookChanged' ORDER BY id")
                        .query(String.class)
                        .list())
                .contains("subscribed %s to lead.sales-qualified".formatted(listener.url()))
                .contains("changed the subscription to dispute.raised goal.reached at " + listener.url())
                .noneMatch(summary -> summary.contains(issued.secret()));
    }

    private Webhooks.Issued subscribe(EventType... events) {
        return cast.as(players.administrator(), () -> webhooks.subscribe(listener.url(), Set.of(events)));
    }

    private Id bringIn(LeadRecord lead) {
        return clock.at(TEN, () -> cast.as(players.administrator(), () -> leads.record(List.of(lead), true)))
                .getFirst()
                .id();
    }

    private void win(String externalId, String amount) {
        at(
                TEN,
                players.administrator(),
                () -> opportunities.record(
                        List.of(new OpportunityRecord(
                                "crm",
                                externalId,
                                Optional.empty(),
                                Optional.of("First order"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(Money.of(amount, "EUR")),
                                Optional.of(TEN.minusSeconds(864_000)),
                                Optional.empty(),
                                Optional.of(TEN.minusSeconds(3_600)),
                                Optional.empty(),
                                OpportunityRecord.Outcome.WON,
                                Optional.empty())),
                        false));
    }

    private Id offer() {
        return new Id(jdbc.sql("SELECT id FROM handoff WHERE state = 'OFFERED'")
                .query(Long.class)
                .single());
    }

    private void asAdministrator(Runnable work) {
        cast.as(players.administrator(), work);
    }

    private void at(Instant moment, Id person, Runnable work) {
        clock.at(moment, () -> cast.as(person, work));
    }

    private Piece go(Instant moment) {
        return go("webhooks", moment);
    }

    /** A whole run of the timetable's, piece by piece. */
    private Piece go(String key, Instant moment) {
        RecurringJob job =
                jobs.stream().filter(each -> each.key().equals(key)).findFirst().orElseThrow();
        Optional<String> after = Optional.empty();
        Piece piece;
        do {
            Optional<String> from = after;
            piece = Objects.requireNonNull(clock.at(
                    moment, () -> transaction.execute(status -> acting.asPortal(() -> job.work(from)))));
            after = piece.next();
        } while (after.isPresent());
        return piece;
    }

    private Heard only() {
        assertThat(listener.heard()).hasSize(1);
        return listener.heard().getFirst();
    }

    /** What was said, by the event and its offer. */
    private Map<String, JsonNode> said() {
        return listener.heard().stream()
                .map(WebhooksTest::json)
                .collect(java.util.stream.Collectors.toMap(
                        body -> body.at("/type").asString() + " "
                                + body.at("/data/handoff").asString(),
                        body -> body.at("/data")));
    }

    private static JsonNode json(Heard heard) {
        return JsonMapper.shared().readTree(heard.body());
    }

    /** As a receiver computes it. */
    private static String signed(String secret, Heard heard) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of()
                .formatHex(mac.doFinal(
                        (heard.header("Accord-timestamp") + "." + heard.body()).getBytes(StandardCharsets.UTF_8)));
    }

    private String state() {
        return jdbc.sql("SELECT state FROM webhook_delivery")
                .query(String.class)
                .single();
    }

    private int count(String table) {
        return jdbc.sql("SELECT COUNT(*) FROM " + table).query(Integer.class).single();
    }

    private static void sleep() {
        try {
            Thread.sleep(Duration.ofMinutes(1));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
