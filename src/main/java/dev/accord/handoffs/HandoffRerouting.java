package dev.accord.handoffs;

import dev.accord.people.PersonCard;
import dev.accord.people.Role;
import dev.accord.shared.Id;
import dev.accord.timetable.OneByOne;
import dev.accord.timetable.Piece;
import dev.accord.timetable.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sees to it that every offer has somebody who is there: routes what was unrouted as soon as somebody is found, and
 * hands on what lies with people who have left, changed their work, or are away until it is past due.
 */
@Component
class HandoffRerouting implements RecurringJob {

    private static final int BATCH = 50;

    private final OfferBook book;
    private final Router router;
    private final LeadReading reading;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final OneByOne oneByOne;

    HandoffRerouting(
            OfferBook book, Router router, LeadReading reading, JdbcClient jdbc, Clock clock, OneByOne oneByOne) {
        this.book = book;
        this.router = router;
        this.reading = reading;
        this.jdbc = jdbc;
        this.clock = clock;
        this.oneByOne = oneByOne;
    }

    @Override
    public String key() {
        return "handoff-rerouting";
    }

    @Override
    public String purpose() {
        return "Finds somebody for offers that nobody has, or whose person is away or has left";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public Piece work(Optional<String> after) {
        Instant now = clock.instant();
        List<Id> suspects = suspects(now, after.map(Long::valueOf).orElse(0L));
        return oneByOne.deal(suspects, BATCH, Id::toString, suspect -> reroute(suspect, now));
    }

    /** Those of which it is worth looking closer: a day more on both sides, as zones differ. */
    private List<Id> suspects(Instant now, long after) {
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        return jdbc.sql("""
                        SELECT h.id FROM handoff h WHERE h.state = 'OFFERED' AND h.lane = 'UNROUTED' AND h.id > :after
                        UNION
                        SELECT h.id FROM person_absence a JOIN handoff h ON h.assignee_id = a.person_id AND h.state = 'OFFERED'
                         WHERE a.withdrawn_at IS NULL AND a.to_day >= :yesterday AND a.from_day <= :soon AND h.id > :after
                        UNION
                        SELECT h.id
                          FROM handoff h
                          JOIN handoff_contract c ON c.id = h.contract_id
                          JOIN person p ON p.id = h.assignee_id
                          LEFT JOIN team t ON t.id = p.team_id
                         WHERE h.state = 'OFFERED' AND h.id > :after
                           AND (NOT p.active OR t.department_code IS NULL OR t.department_code <> c.taker_code
                                OR NOT EXISTS (SELECT 1 FROM person_role r
                                                WHERE r.person_id = p.id AND r.role IN ('SALES_REP', 'SALES_MANAGER')))
                         ORDER BY id LIMIT :batch
                        """)
                .param("after", after)
                .param("yesterday", today.minusDays(1))
                // the next working hour of Friday evening lies on Monday, that of a long holiday later
                .param("soon", today.plusDays(7))
                .param("batch", BATCH)
                .query((row, number) -> new Id(row.getLong(1)))
                .list();
    }

    private boolean reroute(Id id, Instant now) {
        Handoff handoff = book.handoff(id);
        if (!handoff.isOpen()) {
            return false;
        }
        HandoffContract contract = book.contract(handoff);
        Roster roster = router.roster(contract.taker(), now);
        Optional<String> why = why(handoff, roster);
        if (why.isEmpty()) {
            return false;
        }
        Optional<Route> route = route(handoff, contract, roster, now);
        route.ifPresent(found -> book.goOn(handoff, found.because(why.get()), handoff.isEscalated(), why.get()));
        return route.isPresent();
    }

    private static Optional<String> why(Handoff handoff, Roster roster) {
        if (handoff.lane() == Lane.UNROUTED) {
            return Optional.of("somebody was found");
        }
        Optional<PersonCard> holder = handoff.assignee()
                .flatMap(assignee -> roster.everybody().stream()
                        .filter(person -> person.id().equals(assignee))
                        .findFirst());
        return holder.isEmpty()
                ? Optional.of("whoever had it takes no more leads over")
                : holder.filter(person -> roster.isAwayBeyond(person, handoff.awaited()))
                        .map(person -> person.name() + ", who had it, is away");
    }

    /** What came to a manager goes to another one; it stays where there is none. */
    private Optional<Route> route(Handoff handoff, HandoffContract contract, Roster roster, Instant now) {
        if (handoff.isEscalated()) {
            return roster.present(Role.SALES_MANAGER, Optional.empty()).stream()
                    .filter(manager -> !handoff.assignee().equals(Optional.of(manager.id())))
                    .findFirst()
                    .map(manager -> Route.to(manager, "escalated to " + manager.name()));
        }
        Router.Round round = router.round(contract, now);
        Route route = round.next(
                reading.facts(handoff.lead()), handoff.assignee().map(Set::of).orElse(Set.of()));
        round.keep();
        return Optional.of(route).filter(found -> found.lane() != Lane.UNROUTED);
    }
}
