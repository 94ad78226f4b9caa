package dev.accord.handoffs;

import dev.accord.handoffs.Acceptances.Taking;
import dev.accord.handoffs.HandoffEvent.HandoffExpired;
import dev.accord.handoffs.HandoffEvent.HandoffOffered;
import dev.accord.handoffs.HandoffEvent.HandoffWithdrawn;
import dev.accord.leads.Leads;
import dev.accord.people.Acting;
import dev.accord.people.Directory;
import dev.accord.people.PersonCard;
import dev.accord.people.WorkingHours;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes offers and what is decided about them: each change with its row, its event and the lead's responsible person. */
@Component
class OfferBook {

    /** In the ledger, that the answer before it was taken back. */
    static final String TAKEN_BACK = "TAKEN_BACK";

    private static final String DECISION = """
            INSERT INTO handoff_decision (id, handoff_id, state, at, person_id, cause, note)
            VALUES (:id, :handoff, :state, :at, :person, :cause, :note)
            """;

    /** An accepted offer, and the business time by which its clock had rested. */
    private record Rested(Taking taking, Duration moved) {}

    private final Offers offers;
    private final ContractRows contracts;
    private final Leads leads;
    private final Directory directory;
    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations rows;
    private final Ids ids;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    OfferBook(
            Offers offers,
            ContractRows contracts,
            Leads leads,
            Directory directory,
            JdbcClient jdbc,
            NamedParameterJdbcOperations rows,
            Ids ids,
            Clock clock,
            Acting acting,
            ApplicationEventPublisher events) {
        this.offers = offers;
        this.contracts = contracts;
        this.leads = leads;
        this.directory = directory;
        this.jdbc = jdbc;
        this.rows = rows;
        this.ids = ids;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    /** A first offer of a lead. */
    Id offer(Id lead, HandoffContract contract, Route route, Instant at) {
        return offer(lead, contract, route, at, Optional.empty(), false);
    }

    private Id offer(
            Id lead, HandoffContract contract, Route route, Instant at, Optional<Handoff> previous, boolean escalated) {
        Optional<Id> by = acting.now().person();
        WorkingHours hours = hours(contract, route.team());
        Handoff handoff =
                offers.save(Handoff.offer(ids.next(), lead, contract, route, hours, at, by, previous, escalated));
        record(handoff, by.orElse(null), null, route.why(), at);
        leads.giveTo(lead, route.person().map(PersonCard::id));
        events.publishEvent(new HandoffOffered(at, by, handoff.id(), lead, handoff.assignee(), route.why()));
        return handoff.id();
    }

    /** Nobody answered, or can: the offer ends, and the lead is offered anew under the same contract. */
    Id goOn(Handoff handoff, Route route, boolean escalated, String why) {
        Instant now = clock.instant();
        Optional<Id> by = acting.now().person();
        settle(handoff, HandoffState.EXPIRED, by.orElse(null), null, why, now);
        events.publishEvent(new HandoffExpired(now, by, handoff.id(), handoff.lead(), why));
        return offer(handoff.lead(), contract(handoff), route, now, Optional.of(handoff), escalated);
    }

    /** A manager gives the lead to somebody else. */
    Id handOn(Handoff handoff, PersonCard to, String why) {
        withdraw(handoff, why);
        return offer(
                handoff.lead(), contract(handoff), Route.to(to, why), clock.instant(), Optional.of(handoff), false);
    }

    /** The lead has moved on. @param department that owns the leads of the stage where it stands now */
    void withdrawAsMoved(Handoff handoff, String department) {
        withdraw(handoff, "the lead has moved on");
        HandoffContract contract = contract(handoff);
        if (!contract.taker().equals(department)) {
            leads.giveTo(handoff.lead(), giver(handoff, contract));
        }
    }

    /** Whoever offered it, where they belong to the giving department. */
    private Optional<Id> giver(Handoff handoff, HandoffContract contract) {
        return handoff.offeredBy()
                .map(directory::card)
                .filter(person -> person.active() && person.department().equals(Optional.of(contract.giver())))
                .map(PersonCard::id);
    }

    /** The lead is in question again. */
    void takeBack(Id lead, String why) {
        jdbc.sql("SELECT id FROM handoff WHERE open_lead_id = :lead")
                .param("lead", lead.value())
                .query((row, number) -> new Id(row.getLong(1)))
                .optional()
                .ifPresent(open -> withdraw(handoff(open), why));
    }

    void withdraw(Handoff handoff, String why) {
        Instant now = clock.instant();
        Optional<Id> by = acting.now().person();
        settle(handoff, HandoffState.WITHDRAWN, by.orElse(null), null, why, now);
        events.publishEvent(new HandoffWithdrawn(now, by, handoff.id(), handoff.lead(), why));
    }

    /** What had ended the offer did not happen after all: it goes on by its own clock, with whoever had it. */
    void goOnAsBefore(Handoff handoff, String why) {
        handoff.goOn();
        save(handoff);
        leads.giveTo(handoff.lead(), handoff.assignee());
        record(handoff, acting.now().person().orElse(null), null, why, clock.instant());
    }

    /** @throws Refused with code {@code moved-on} where the lead was offered again since then */
    void refuseOfferedSince(Handoff handoff, Instant moment) {
        boolean offered =
                jdbc.sql("SELECT COUNT(*) FROM handoff WHERE lead_id = :lead AND offered_at >= :moment AND id <> :id")
                                .param("lead", handoff.lead().value())
                                .param("moment", Timestamp.from(moment))
                                .param("id", handoff.id().value())
                                .query(Long.class)
                                .single()
                        > 0;
        if (offered) {
            throw Refused.conflict("moved-on", "lead %s was offered again since then", handoff.lead());
        }
    }

    /** An answer was given and taken back: the offer goes on with whoever had it, and both stand in the ledger. */
    void takenBack(Handoff handoff, Id person, Instant at) {
        leads.giveTo(handoff.lead(), handoff.assignee());
        record(handoff, TAKEN_BACK, person, null, null, at);
    }

    /** Those who had the lead before in this row of offers, the present one included. */
    Set<Id> everOfferedTo(Handoff handoff) {
        Set<Id> people = new HashSet<>();
        Optional<Handoff> one = Optional.of(handoff);
        while (one.isPresent()) {
            one.get().assignee().ifPresent(people::add);
            one = one.get().previous().flatMap(offers::findById);
        }
        return people;
    }

    void claim(Id id) {
        jdbc.sql("SELECT id FROM handoff WHERE id = :id FOR UPDATE")
                .param("id", id.value())
                .query(Long.class)
                .optional();
    }

    Handoff handoff(Id id) {
        return offers.findById(id).orElseThrow(() -> unknown(id));
    }

    private static Refused unknown(Id id) {
        return Refused.notFound("unknown-handoff", "there is no handoff %s", id);
    }

    /** Those of them that there are. */
    Map<Id, Handoff> handoffs(Collection<Id> these) {
        return StreamSupport.stream(offers.findAllById(these).spliterator(), false)
                .collect(Collectors.toMap(Handoff::id, handoff -> handoff));
    }

    /** @throws AlreadyTaken where it is answered */
    Handoff open(Id id) {
        return open(id, offers.findById(id));
    }

    /** @throws AlreadyTaken where it is answered */
    Handoff open(Id id, Optional<Handoff> found) {
        Handoff handoff = found.orElseThrow(() -> unknown(id));
        if (!handoff.isOpen()) {
            throw alreadyTaken(handoff);
        }
        return handoff;
    }

    HandoffContract contract(Handoff handoff) {
        return contracts.find(handoff.contract()).orElseThrow();
    }

    /** The hours in which the clock of this offer counts. */
    WorkingHours hours(Handoff handoff) {
        return hours(contract(handoff), handoff.team());
    }

    private WorkingHours hours(HandoffContract contract, Optional<Id> team) {
        return team.isPresent() ? directory.hoursOf(team) : directory.hoursOfDepartment(contract.taker());
    }

    /** @throws AlreadyTaken where somebody else was first */
    void settle(
            Handoff handoff,
            HandoffState decision,
            @Nullable Id person,
            @Nullable Cause cause,
            @Nullable String note,
            Instant at) {
        boolean paused = handoff.isPaused();
        Duration rested = handoff.decide(decision, person, at, () -> hours(handoff));
        save(handoff);
        if (paused) {
            endPause(handoff, person, at, rested);
        }
        record(handoff, person, cause, note, at);
    }

    /**
     * All of these are accepted, in one statement. Where nobody had responded yet, that is the response.
     *
     * @throws AlreadyTaken where it is one, and somebody else was first
     * @throws OptimisticLockingFailureException where somebody else was first with one of several
     */
    void accept(List<Taking> takings, Instant at) {
        List<Rested> rested = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        // in one order for all, as each offer is locked
        takings.stream()
                .sorted(Comparator.comparing(taking -> taking.handoff().id()))
                .forEach(taking -> {
                    Handoff handoff = taking.handoff();
                    boolean paused = handoff.isPaused();
                    Duration moved = handoff.decide(HandoffState.ACCEPTED, taking.person(), at, () -> hours(handoff));
                    if (paused) {
                        rested.add(new Rested(taking, moved));
                    }
                    values.addAll(handoff.answer());
                    values.add(hours(handoff).between(handoff.offeredAt(), at).toSeconds());
                });
        String answers =
                String.join(" UNION ALL ", Collections.nCopies(takings.size(), Handoff.ANSWER + ", ? AS seconds"));
        int accepted = rows.getJdbcOperations().update("""
                UPDATE (%s) n STRAIGHT_JOIN handoff h ON h.id = n.id AND h.version = n.version
                   SET h.state = n.state, h.warn_at = n.warn_at, h.due_at = n.due_at, h.paused_at = NULL,
                       h.snoozed_until = NULL, h.decided_at = n.decided_at, h.decided_by = n.decided_by,
                       h.overdue_seconds = n.overdue_seconds, h.version = h.version + 1,
                       h.response_seconds = CASE WHEN h.responded_at <= n.decided_at THEN h.response_seconds ELSE n.seconds END,
                       h.responded_at = CASE WHEN h.responded_at <= n.decided_at THEN h.responded_at ELSE n.decided_at END
                """.formatted(answers), values.toArray());
        if (accepted < takings.size()) {
            throw takings.size() == 1
                    ? lost(takings.getFirst().handoff().id())
                    : new OptimisticLockingFailureException("somebody else was first with one of these offers");
        }
        rested.forEach(one -> endPause(one.taking().handoff(), one.taking().person(), at, one.moved()));
        rows.batchUpdate(
                DECISION,
                takings.stream()
                        .map(taking -> decision(
                                taking.handoff(), taking.handoff().state().name(), taking.person(), null, null, at))
                        .toArray(MapSqlParameterSource[]::new));
    }

    /** @throws AlreadyTaken where somebody else has answered; {@link Refused} where its clock was changed meanwhile */
    void save(Handoff handoff) {
        try {
            offers.save(handoff);
        } catch (OptimisticLockingFailureException lost) {
            throw lost(handoff.id());
        }
    }

    private Refused lost(Id id) {
        Handoff now = handoff(id);
        return now.isOpen()
                ? Refused.conflict("changed-meanwhile", "handoff %s was changed by somebody else: look at it again", id)
                : alreadyTaken(now);
    }

    /** @param until null until somebody lets the clock run on */
    void beginPause(Handoff handoff, @Nullable Id person, String reason, Instant at, @Nullable Instant until) {
        jdbc.sql("""
                        INSERT INTO handoff_pause (id, handoff_id, reason, paused_at, paused_by, snoozed_until)
                        VALUES (:id, :handoff, :reason, :at, :by, :until)
                        """)
                .param("id", ids.next().value())
                .param("handoff", handoff.id().value())
                .param("reason", reason)
                .param("at", Timestamp.from(at))
                .param("by", person == null ? null : person.value())
                .param("until", until == null ? null : Timestamp.from(until))
                .update();
    }

    void endPause(Handoff handoff, @Nullable Id person, Instant at, Duration moved) {
        jdbc.sql("""
                        UPDATE handoff_pause SET resumed_at = :at, resumed_by = :by, moved_seconds = :moved
                         WHERE handoff_id = :handoff AND resumed_at IS NULL
                        """)
                .param("handoff", handoff.id().value())
                .param("at", Timestamp.from(at))
                .param("by", person == null ? null : person.value())
                .param("moved", moved.toSeconds())
                .update();
    }

    private void record(
            Handoff handoff, @Nullable Id person, @Nullable Cause cause, @Nullable String note, Instant at) {
        record(handoff, handoff.state().name(), person, cause, note, at);
    }

    private void record(
            Handoff handoff,
            String decision,
            @Nullable Id person,
            @Nullable Cause cause,
            @Nullable String note,
            Instant at) {
        rows.update(DECISION, decision(handoff, decision, person, cause, note, at));
    }

    private MapSqlParameterSource decision(
            Handoff handoff,
            String decision,
            @Nullable Id person,
            @Nullable Cause cause,
            @Nullable String note,
            Instant at) {
        return new MapSqlParameterSource()
                .addValue("id", ids.next().value())
                .addValue("handoff", handoff.id().value())
                .addValue("state", decision)
                .addValue("at", Timestamp.from(at))
                .addValue("person", person == null ? null : person.value())
                .addValue("cause", cause == null ? null : cause.code())
                .addValue("note", note);
    }

    private AlreadyTaken alreadyTaken(Handoff handoff) {
        Optional<PersonCard> holder = handoff.decidedBy().map(directory::card);
        return new AlreadyTaken(handoff.id(), handoff.state(), holder, handoff.decidedAt());
    }
}
