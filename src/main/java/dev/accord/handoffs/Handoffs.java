package dev.accord.handoffs;

import dev.accord.handoffs.HandoffEvent.HandoffAccepted;
import dev.accord.handoffs.HandoffEvent.HandoffDisputed;
import dev.accord.handoffs.HandoffEvent.HandoffOffered;
import dev.accord.handoffs.HandoffEvent.HandoffWithdrawn;
import dev.accord.leads.Leads;
import dev.accord.leads.LeadsEntered;
import dev.accord.leads.Lifecycle;
import dev.accord.leads.Stage;
import dev.accord.leads.StageMove;
import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.people.Directory;
import dev.accord.people.PersonCard;
import dev.accord.people.SignedIn;
import dev.accord.people.WorkingHours;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Offers leads and takes the answers: accepted by exactly one, or disputed with a cause. */
@Service
@Transactional
public class Handoffs {

    private static final int LONGEST_NOTE = 1000;

    private final Offers offers;
    private final Contracts contracts;
    private final Routing routing;
    private final Responses responses;
    private final Leads leads;
    private final Lifecycle lifecycle;
    private final Directory directory;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    Handoffs(
            Offers offers,
            Contracts contracts,
            Routing routing,
            Responses responses,
            Leads leads,
            Lifecycle lifecycle,
            Directory directory,
            JdbcClient jdbc,
            Ids ids,
            Clock clock,
            Acting acting,
            ApplicationEventPublisher events) {
        this.offers = offers;
        this.contracts = contracts;
        this.routing = routing;
        this.responses = responses;
        this.leads = leads;
        this.lifecycle = lifecycle;
        this.directory = directory;
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    /**
     * Takes the lead over. Of several who accept at once exactly one does.
     *
     * @throws Refused with code {@code already-taken}, naming who has it, {@code not-your-queue} or {@code unknown-handoff}
     */
    @PreAuthorize(Access.SALES)
    public void accept(Id id) {
        SignedIn who = acting.now();
        Id person = acting.person();
        Instant now = clock.instant();
        Handoff handoff = open(id);
        HandoffContract contract = contracts.contract(handoff.contract());
        handoff.accept(who, person, contract.taker(), now);
        decide(handoff, person, null, null, now);
        responses.accepted(handoff, contract, now);
        Stage accepted = lifecycle.stages().byId(contract.acceptedStage());
        leads.giveTo(handoff.lead(), Optional.of(person));
        leads.enter(List.of(new StageMove(handoff.lead(), accepted, now, "accepted by " + who.name())));
        events.publishEvent(new HandoffAccepted(now, who.person(), id, handoff.lead()));
    }

    /**
     * Says "not ready", with the cause and what was found. The lead is not thrown away: research begins.
     *
     * @throws Refused with code {@code already-taken}, {@code missing-note} or {@code not-your-queue}
     */
    @PreAuthorize(Access.SALES)
    public void dispute(Id id, Cause cause, String note) {
        if (note.isBlank()) {
            throw Refused.invalid("missing-note", "say in a sentence what is wrong, so that marketing can research it");
        }
        if (note.length() > LONGEST_NOTE) {
            throw Refused.invalid(
                    "long-note", "the note has %d characters; at most %d fit", note.length(), LONGEST_NOTE);
        }
        SignedIn who = acting.now();
        Id person = acting.person();
        Instant now = clock.instant();
        Handoff handoff = open(id);
        HandoffContract contract = contracts.contract(handoff.contract());
        handoff.dispute(who, person, contract.taker(), now);
        decide(handoff, person, cause, note.strip(), now);
        leads.giveTo(handoff.lead(), Optional.empty());
        events.publishEvent(new HandoffDisputed(
                now, who.person(), id, handoff.lead(), contract, cause, note.strip(), handoff.offeredBy()));
    }

    /** Offers a lead again to the rep who had disputed it: the research has shown that it is ready. */
    @PreAuthorize(Access.MARKETING)
    public Id offerAgain(Id disputed, String why) {
        Handoff before = offers.findById(disputed)
                .orElseThrow(() -> Refused.notFound("unknown-handoff", "there is no handoff %s", disputed));
        HandoffContract contract = contracts.contract(before.contract());
        PersonCard rep = before.decidedBy()
                .map(directory::card)
                .filter(PersonCard::active)
                .orElseThrow(() -> Refused.conflict(
                        "rep-left", "whoever disputed handoff %s has left: choose a stage instead", disputed));
        return offer(
                before.lead(),
                contract,
                new Routing.Route(Optional.of(rep), rep.team(), "back to %s: %s".formatted(rep.name(), why)),
                clock.instant());
    }

    @EventListener
    void on(LeadsEntered entered) {
        Map<Id, StageMove> latest = new HashMap<>();
        entered.moves().forEach(move -> latest.merge(move.lead(), move, (a, b) -> b.at().isBefore(a.at()) ? a : b));
        List<Long> moved = latest.keySet().stream().map(Id::value).toList();
        withdrawWhatMovedOn(moved);
        if (!entered.offer()) {
            return;
        }
        Map<Id, HandoffContract> byStage = new HashMap<>();
        contracts.inForce(entered.at()).forEach(contract -> byStage.put(contract.stage(), contract));
        Map<String, Routing.Round> rounds = new HashMap<>();
        jdbc.sql("""
                        SELECT l.id, l.stage_id
                          FROM lead_record l
                          JOIN handoff_contract c ON c.stage_id = l.stage_id
                          LEFT JOIN person p ON p.id = l.owner_id
                          LEFT JOIN team t ON t.id = p.team_id
                         WHERE l.id IN (:leads)
                           AND (l.owner_id IS NULL OR t.department_code IS NULL OR t.department_code <> c.taker_code)
                           AND NOT EXISTS (SELECT 1 FROM handoff h
                                            WHERE h.lead_id = l.id
                                              AND (h.state = 'OFFERED'
                                                   OR (h.state = 'DISPUTED' AND h.offered_at >= l.stage_since)))
                         GROUP BY l.id, l.stage_id
                         ORDER BY l.id
                        """)
                .param("leads", moved)
                .query((row, number) -> new Id[] {new Id(row.getLong(1)), new Id(row.getLong(2))})
                .list()
                .forEach(found -> Optional.ofNullable(byStage.get(found[1])).ifPresent(contract -> {
                    Routing.Round round = rounds.computeIfAbsent(contract.taker(), routing::round);
                    offer(found[0], contract, round.next(entered.at()), entered.at());
                }));
        rounds.values().forEach(Routing.Round::keep);
    }

    private Id offer(Id lead, HandoffContract contract, Routing.Route route, Instant at) {
        WorkingHours hours = route.team().isPresent()
                ? directory.hoursOf(route.team())
                : directory.hoursOfDepartment(contract.taker());
        Optional<Id> by = acting.now().person();
        Handoff handoff = offers.save(Handoff.offer(ids.next(), lead, contract, route, hours, at, by));
        record(handoff, by.orElse(null), null, route.why(), at);
        leads.giveTo(lead, route.assignee().map(PersonCard::id));
        events.publishEvent(new HandoffOffered(at, by, handoff.id(), lead, route.why()));
        return handoff.id();
    }

    /** An offer of a lead that no longer stands where it was offered is taken back; nobody should answer it any more. */
    private void withdrawWhatMovedOn(List<Long> moved) {
        List<Id> stale = jdbc.sql("""
                        SELECT h.id FROM handoff h
                          JOIN handoff_contract c ON c.id = h.contract_id
                          JOIN lead_record l ON l.id = h.lead_id
                         WHERE h.open_lead_id IN (:leads) AND l.stage_id <> c.stage_id
                        """)
                .param("leads", moved)
                .query((row, number) -> new Id(row.getLong(1)))
                .list();
        for (Id id : stale) {
            offers.findById(id).filter(Handoff::isOpen).ifPresent(handoff -> {
                Instant now = clock.instant();
                @Nullable Id person = acting.now().person().orElse(null);
                handoff.withdraw(person, now);
                decide(handoff, person, null, "the lead has moved on", now);
                events.publishEvent(new HandoffWithdrawn(
                        now, Optional.ofNullable(person), id, handoff.lead(), "the lead has moved on"));
            });
        }
    }

    private Handoff open(Id id) {
        Handoff handoff = offers.findById(id)
                .orElseThrow(() -> Refused.notFound("unknown-handoff", "there is no handoff %s", id));
        if (!handoff.isOpen()) {
            throw alreadyTaken(handoff);
        }
        return handoff;
    }

    private void decide(
            Handoff handoff, @Nullable Id person, @Nullable Cause cause, @Nullable String note, Instant at) {
        try {
            offers.save(handoff);
        } catch (OptimisticLockingFailureException lost) {
            throw alreadyTaken(offers.findById(handoff.id()).orElseThrow());
        }
        record(handoff, person, cause, note, at);
    }

    private void record(
            Handoff handoff, @Nullable Id person, @Nullable Cause cause, @Nullable String note, Instant at) {
        jdbc.sql("""
                        INSERT INTO handoff_decision (id, handoff_id, state, at, person_id, cause, note)
                        VALUES (:id, :handoff, :state, :at, :person, :cause, :note)
                        """)
                .param("id", ids.next().value())
                .param("handoff", handoff.id().value())
                .param("state", handoff.state().name())
                .param("at", Timestamp.from(at))
                .param("person", person == null ? null : person.value())
                .param("cause", cause == null ? null : cause.name())
                .param("note", note)
                .update();
    }

    private AlreadyTaken alreadyTaken(Handoff handoff) {
        Optional<PersonCard> holder = handoff.decidedBy().map(directory::card);
        return new AlreadyTaken(handoff.id(), handoff.state(), holder, handoff.decidedAt());
    }
}
