package dev.accord.handoffs;

import dev.accord.handoffs.HandoffEvent.HandoffBreached;
import dev.accord.handoffs.HandoffEvent.HandoffDueSoon;
import dev.accord.handoffs.HandoffEvent.HandoffResumed;
import dev.accord.people.Acting;
import dev.accord.people.PersonCard;
import dev.accord.people.Role;
import dev.accord.shared.Id;
import dev.accord.timetable.OneByOne;
import dev.accord.timetable.Piece;
import dev.accord.timetable.RecurringJob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks at the clocks of open offers: tells what is due soon, does what the contract says about what is past due, and lets
 * run on what was snoozed.
 * Each is told once. After an outage, what was due soon and is past due by now is only told as past due.
 */
@Component
class HandoffClocks implements RecurringJob {

    private static final int BATCH = 50;

    private final OfferBook book;
    private final Router router;
    private final LeadReading reading;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;
    private final OneByOne oneByOne;

    HandoffClocks(
            OfferBook book,
            Router router,
            LeadReading reading,
            JdbcClient jdbc,
            Clock clock,
            Acting acting,
            ApplicationEventPublisher events,
            OneByOne oneByOne) {
        this.book = book;
        this.router = router;
        this.reading = reading;
        this.jdbc = jdbc;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
        this.oneByOne = oneByOne;
    }

    /** A clock that rings. */
    private record Ring(Id handoff, Id lead, @Nullable Id assignee, Instant ringsAt, Instant dueAt, boolean asleep) {

        static Ring of(ResultSet row, int number) throws SQLException {
            long assignee = row.getLong("assignee_id");
            return new Ring(
                    new Id(row.getLong("id")),
                    new Id(row.getLong("lead_id")),
                    assignee == 0 ? null : new Id(assignee),
                    row.getTimestamp("rings_at").toInstant(),
                    row.getTimestamp("due_at").toInstant(),
                    row.getBoolean("asleep"));
        }

        String place() {
            return ringsAt + " " + handoff;
        }
    }

    @Override
    public String key() {
        return "handoff-clocks";
    }

    @Override
    public String purpose() {
        return "Warns of offers that are due soon, deals with those past due, and wakes those that were snoozed";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public Piece work(Optional<String> after) {
        Instant now = clock.instant();
        return oneByOne.deal(ringing(now, after), BATCH, Ring::place, ring -> answer(ring, now));
    }

    /** What one run could not deal with is not met again before the next. */
    private List<Ring> ringing(Instant now, Optional<String> after) {
        String[] place = after.orElse(Instant.EPOCH + " 0").split(" ");
        return jdbc.sql("""
                        SELECT id, lead_id, assignee_id, rings_at, due_at, snoozed_until IS NOT NULL AS asleep
                          FROM handoff
                         WHERE rings_at <= :now AND (rings_at > :place OR (rings_at = :place AND id > :last))
                         ORDER BY rings_at, id LIMIT :batch
                        """)
                .param("now", Timestamp.from(now))
                .param("place", Timestamp.from(Instant.parse(place[0])))
                .param("last", Long.parseLong(place[1]))
                .param("batch", BATCH)
                .query(Ring::of)
                .list();
    }

    private boolean answer(Ring ring, Instant now) {
        if (ring.asleep()) {
            return wake(ring, now);
        }
        return ring.dueAt().isAfter(now) ? warn(ring, now) : breach(ring, now);
    }

    /** The clock has run since the offer was to wake: if it has come to ring meanwhile, the next run hears of it. */
    private boolean wake(Ring ring, Instant now) {
        Handoff handoff = book.open(ring.handoff());
        Duration rested = handoff.resume(now, book.hours(handoff));
        book.save(handoff);
        book.endPause(handoff, null, ring.ringsAt(), rested);
        events.publishEvent(new HandoffResumed(now, acting.now().person(), ring.handoff(), ring.lead(), rested));
        return true;
    }

    private boolean warn(Ring ring, Instant now) {
        if (!told("warned_at", ring, now)) {
            return false;
        }
        events.publishEvent(new HandoffDueSoon(
                now,
                acting.now().person(),
                ring.handoff(),
                ring.lead(),
                Optional.ofNullable(ring.assignee()),
                Duration.between(ring.ringsAt(), now)));
        return true;
    }

    private boolean breach(Ring ring, Instant now) {
        if (!told("breached_at", ring, now)) {
            return false;
        }
        Handoff handoff = book.open(ring.handoff());
        HandoffContract contract = book.contract(handoff);
        Optional<Next> next =
                switch (contract.terms().onBreach()) {
                    case REMIND -> Optional.empty();
                    case ESCALATE -> manager(handoff, contract, now);
                    case RE_OFFER -> nextPerson(handoff, contract, now).or(() -> manager(handoff, contract, now));
                };
        events.publishEvent(new HandoffBreached(
                now,
                acting.now().person(),
                ring.handoff(),
                ring.lead(),
                handoff.assignee(),
                next.map(Next::words).orElse(OnBreach.REMIND.words()),
                Duration.between(ring.dueAt(), now)));
        next.ifPresent(step -> book.goOn(handoff, step.route(), step.escalated(), "past due: " + step.words()));
        return true;
    }

    /** Where an offer goes that is past due. */
    private record Next(Route route, boolean escalated, String words) {}

    private Optional<Next> nextPerson(Handoff handoff, HandoffContract contract, Instant now) {
        if (handoff.isEscalated()) {
            return Optional.empty();
        }
        Router.Round round = router.round(contract, now);
        Optional<Route> route = round.person(reading.facts(handoff.lead()), book.everOfferedTo(handoff));
        round.keep();
        return route.map(found -> new Next(
                found.because("not answered in time"),
                false,
                "offered to the next person, "
                        + found.person().map(PersonCard::name).orElse("")));
    }

    /** A manager of the same team before any other of the department; nobody escalates to themselves. */
    private Optional<Next> manager(Handoff handoff, HandoffContract contract, Instant now) {
        if (handoff.isEscalated()) {
            return Optional.empty();
        }
        Set<Id> had = book.everOfferedTo(handoff);
        return router.roster(contract.taker(), now).present(Role.SALES_MANAGER, Optional.empty()).stream()
                .filter(manager -> !had.contains(manager.id()))
                .min(Comparator.comparing(
                                (PersonCard manager) -> !manager.team().equals(handoff.team()))
                        .thenComparing(PersonCard::id))
                .map(manager -> new Next(
                        Route.to(manager, "escalated to %s: not answered in time".formatted(manager.name())),
                        true,
                        "escalated to " + manager.name()));
    }

    /** Notes that it was told. It leaves the version alone, so that nobody's answer fails because of it. */
    private boolean told(String column, Ring ring, Instant now) {
        return jdbc.sql("UPDATE handoff SET " + column + " = :now WHERE id = :id AND rings_at <= :now AND " + column
                                + " IS NULL")
                        .param("id", ring.handoff().value())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }
}
