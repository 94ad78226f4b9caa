package dev.accord.people;

import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is there and who is not, and how much somebody can take on. */
@Service
@Transactional
public class Presence {

    private static final int LONGEST_REASON = 200;
    private static final int MOST_OFFERS = 10_000;

    private static final String ABSENCE = """
            SELECT a.id, a.person_id AS person, a.from_day AS `from`, a.to_day AS `to`, a.reason
              FROM person_absence a
             WHERE a.withdrawn_at IS NULL
            """;

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Ids ids;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    Presence(
            JdbcClient jdbc,
            Directory directory,
            Ids ids,
            Clock clock,
            Acting acting,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.ids = ids;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    /** The absences of one person that end on that day or later, the next one first. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public List<Absence> of(Id person, LocalDate since) {
        return jdbc.sql(ABSENCE + " AND a.person_id = :person AND a.to_day >= :since ORDER BY a.from_day")
                .param("person", person.value())
                .param("since", since)
                .query(Absence.class)
                .list();
    }

    /** The absences of all these people that end on that day or later. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public List<Absence> ofAll(Collection<Id> people, LocalDate since) {
        return people.isEmpty()
                ? List.of()
                : jdbc.sql(ABSENCE + " AND a.person_id IN (:people) AND a.to_day >= :since ORDER BY a.from_day")
                        .param("people", people.stream().map(Id::value).toList())
                        .param("since", since)
                        .query(Absence.class)
                        .list();
    }

    /**
     * Says that somebody will not be there: oneself, or one of one's people.
     *
     * @throws Refused with code {@code bad-days}, {@code already-away}, {@code long-reason} or {@code not-your-people}
     */
    @PreAuthorize(Access.WORKERS)
    public Id announce(Id person, LocalDate from, LocalDate to, String reason) {
        PersonCard card = directory.cardOf(person);
        refuseForeign(card, true);
        if (to.isBefore(from)) {
            throw Refused.invalid("bad-days", "an absence ends after it begins: from %s to %s", from, to);
        }
        if (reason.length() > LONGEST_REASON) {
            throw Refused.invalid(
                    "long-reason", "the reason has %d characters; at most %d fit", reason.length(), LONGEST_REASON);
        }
        of(person, from).stream()
                .filter(known -> !known.from().isAfter(to))
                .findFirst()
                .ifPresent(known -> {
                    throw Refused.conflict(
                            "already-away", "%s is away from %s to %s already", card.name(), known.from(), known.to());
                });
        Id id = ids.next();
        jdbc.sql("""
                        INSERT INTO person_absence (id, person_id, from_day, to_day, reason, announced_at, announced_by)
                        VALUES (:id, :person, :from, :to, :reason, :now, :by)
                        """)
                .param("id", id.value())
                .param("person", person.value())
                .param("from", from)
                .param("to", to)
                .param("reason", reason.strip())
                .param("now", Timestamp.from(clock.instant()))
                .param("by", acting.now().person().map(Id::value).orElse(null))
                .update();
        tell(card, "announced that %s is away from %s to %s".formatted(card.name(), from, to));
        return id;
    }

    /**
     * Takes an absence back: the person is there after all.
     *
     * @throws Refused with code {@code unknown-absence} or {@code not-your-people}
     */
    @PreAuthorize(Access.WORKERS)
    public void withdraw(Id absence) {
        Absence known = jdbc.sql(ABSENCE + " AND a.id = :id")
                .param("id", absence.value())
                .query(Absence.class)
                .optional()
                .orElseThrow(() -> Refused.notFound("unknown-absence", "there is no absence %s", absence));
        PersonCard card = directory.cardOf(known.person());
        refuseForeign(card, true);
        jdbc.sql("UPDATE person_absence SET withdrawn_at = :now, withdrawn_by = :by WHERE id = :id")
                .param("id", absence.value())
                .param("now", Timestamp.from(clock.instant()))
                .param("by", acting.now().person().map(Id::value).orElse(null))
                .update();
        tell(card, "took back that %s is away from %s to %s".formatted(card.name(), known.from(), known.to()));
    }

    /** How many open offers each of these people can hold; who is missing in the answer has no limit of their own. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public Map<Id, Integer> capacities(Collection<Id> people) {
        Map<Id, Integer> capacities = new HashMap<>();
        if (!people.isEmpty()) {
            jdbc.sql("SELECT person_id, open_offers FROM person_capacity WHERE person_id IN (:people)")
                    .param("people", people.stream().map(Id::value).toList())
                    .query((row, number) -> capacities.put(new Id(row.getLong(1)), row.getInt(2)))
                    .list();
        }
        return capacities;
    }

    /**
     * Says how many open offers one of one's people can hold where a contract routes by load.
     *
     * @param offers empty where the usual limit is right
     * @throws Refused with code {@code bad-capacity} or {@code not-your-people}
     */
    @PreAuthorize(Access.GOAL_SETTERS)
    public void limit(Id person, Optional<Integer> offers) {
        PersonCard card = directory.cardOf(person);
        refuseForeign(card, false);
        if (offers.filter(count -> count < 0 || count > MOST_OFFERS).isPresent()) {
            throw Refused.invalid("bad-capacity", "a capacity is a number from 0 to %d", MOST_OFFERS);
        }
        offers.ifPresentOrElse(
                count -> jdbc.sql("""
                                INSERT INTO person_capacity (person_id, open_offers) VALUES (:person, :count)
                                ON DUPLICATE KEY UPDATE open_offers = VALUES(open_offers)
                                """)
                        .param("person", person.value())
                        .param("count", count)
                        .update(),
                () -> jdbc.sql("DELETE FROM person_capacity WHERE person_id = :person")
                        .param("person", person.value())
                        .update());
        tell(
                card,
                "set the capacity of %s to %s"
                        .formatted(
                                card.name(),
                                offers.map(count -> count + " open offers").orElse("the usual")));
    }

    /** A manager speaks for their department, an administrator for everybody. */
    private void refuseForeign(PersonCard card, boolean alsoOneself) {
        SignedIn who = acting.now();
        boolean oneself = alsoOneself && who.person().equals(Optional.of(card.id()));
        if (!oneself && !who.speaksFor(card)) {
            throw Refused.forbidden("not-your-people", "%s cannot speak for %s", who.name(), card.name());
        }
    }

    private void tell(PersonCard card, String summary) {
        events.publishEvent(
                new PersonEvent(clock.instant(), acting.now().person(), "person", Optional.of(card.id()), summary));
    }
}
