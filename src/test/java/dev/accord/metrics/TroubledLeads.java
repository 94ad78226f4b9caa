package dev.accord.metrics;

import dev.accord.handoffs.Cause;
import dev.accord.handoffs.Handoffs;
import dev.accord.leads.Activities;
import dev.accord.leads.ActivityRecord;
import dev.accord.leads.Leads;
import dev.accord.leads.MergeChoice;
import dev.accord.leads.Merges;
import dev.accord.leads.Opportunities;
import dev.accord.leads.OpportunityRecord;
import dev.accord.leads.OpportunityRecord.Outcome;
import dev.accord.leads.StageEntries;
import dev.accord.leads.StageEntryRecord;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Money;
import dev.accord.shared.PortalClock;
import dev.accord.testing.Cast;
import dev.accord.testing.TestLeads;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Leads with a past, through the services: two records that are merged, one whose person is forgotten, one that was told of
 * late, and one that was accepted, given back at once, and disputed.
 */
@TestComponent
class TroubledLeads {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2025-10-06T09:00:00Z");

    private final Cast cast;
    private final Leads leads;
    private final StageEntries entries;
    private final Activities activities;
    private final Opportunities opportunities;
    private final Handoffs handoffs;
    private final Merges merges;
    private final Acting acting;
    private final PortalClock clock;
    private final JdbcClient db;

    private Optional<Told> told = Optional.empty();

    TroubledLeads(
            Cast cast,
            Leads leads,
            StageEntries entries,
            Activities activities,
            Opportunities opportunities,
            Handoffs handoffs,
            Merges merges,
            Acting acting,
            PortalClock clock,
            JdbcClient db) {
        this.cast = cast;
        this.leads = leads;
        this.entries = entries;
        this.activities = activities;
        this.opportunities = opportunities;
        this.handoffs = handoffs;
        this.merges = merges;
        this.acting = acting;
        this.clock = clock;
        this.db = db;
    }

    record Told(long survivor, long merged, long erased, long disputed) {}

    Told told() {
        return told.orElseThrow();
    }

    void tell() {
        Cast.Players players = cast.enter();
        Id crm = lead(players, "crm", "A", "MQL", MONDAY);
        Id form = lead(players, "form", "B", "MQL", MONDAY.plusSeconds(86_400));
        Id fair = lead(players, "fair", "C", "LEAD", MONDAY);
        Id phone = lead(players, "phone", "D", "SQL", MONDAY);

        for (Id lead : List.of(crm, form, fair)) {
            calls(players, lead);
            sold(players, lead);
        }
        at(
                0,
                players.marketer(),
                () -> entries.record(
                        List.of(new StageEntryRecord(
                                "fair", fair, "MQL", LONG_AGO, Optional.of("Nobody Known"), Optional.empty())),
                        false));
        at(60, players.manager(), () -> merges.merge(new MergeChoice(crm, form, Set.of(), "same person")));
        at(120, players.administrator(), () -> run(() -> leads.erase(fair)));

        Id offer = offerOf(phone);
        at(180, players.rep(), () -> run(() -> handoffs.accept(offer)));
        at(183, players.rep(), () -> run(() -> handoffs.undo(offer)));
        at(240, players.rep(), () -> run(() -> handoffs.dispute(offerOf(phone), Cause.NO_BUDGET, "says the buyer")));
        told = Optional.of(new Told(crm.value(), form.value(), fair.value(), phone.value()));
    }

    private Id lead(Cast.Players players, String source, String externalId, String stage, Instant created) {
        Map<String, String> facts = Map.of(
                "email",
                externalId + "@example.com",
                "channel",
                "Fair",
                "segment",
                "SMB",
                "createdAt",
                created.toString(),
                "stage",
                stage);
        return at(
                0,
                players.marketer(),
                () -> leads.record(List.of(TestLeads.told(source, externalId, facts)), true)
                        .getFirst()
                        .id());
    }

    private void calls(Cast.Players players, Id lead) {
        at(
                0,
                players.manager(),
                () -> activities.record(
                        List.of(new ActivityRecord(
                                "phone",
                                lead.toString(),
                                lead,
                                "CALL",
                                LONG_AGO,
                                Optional.of("OUTBOUND"),
                                Optional.of("CONNECTED"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("tess.rep"))),
                        false));
    }

    private void sold(Cast.Players players, Id lead) {
        at(
                0,
                players.manager(),
                () -> opportunities.record(
                        List.of(new OpportunityRecord(
                                "crm",
                                lead.toString(),
                                Optional.of(lead),
                                Optional.of("First order"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("tess.rep"),
                                Optional.empty(),
                                Optional.of(Money.of("1234.56", "CHF")),
                                Optional.of(LONG_AGO),
                                Optional.empty(),
                                Optional.of(LONG_AGO.plusSeconds(864_001)),
                                Optional.empty(),
                                Outcome.WON,
                                Optional.empty())),
                        false));
    }

    private Id offerOf(Id lead) {
        return new Id(db.sql("SELECT id FROM handoff WHERE lead_id = :lead AND state = 'OFFERED'")
                .param("lead", lead.value())
                .query(Long.class)
                .single());
    }

    private <T> T at(int seconds, Id person, Supplier<T> work) {
        return clock.at(MONDAY.plusSeconds(seconds), () -> acting.as(person, work));
    }

    private static boolean run(Runnable work) {
        work.run();
        return true;
    }
}
