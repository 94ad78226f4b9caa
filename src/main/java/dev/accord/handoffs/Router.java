package dev.accord.handoffs;

import dev.accord.people.Directory;
import dev.accord.people.PersonCard;
import dev.accord.people.Presence;
import dev.accord.people.Role;
import dev.accord.people.TeamCard;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds who gets an offer, as the contract says, and says why. Where nobody of those is there it waits in the queue of
 * a team, else of the department; where there is nobody at all it is unrouted.
 */
@Component
class Router {

    /** What a person can hold of whom nobody said otherwise, in open offers. */
    static final int USUAL_CAPACITY = 20;

    private final Directory directory;
    private final Presence presence;
    private final JdbcClient jdbc;

    Router(Directory directory, Presence presence, JdbcClient jdbc) {
        this.directory = directory;
        this.presence = presence;
        this.jdbc = jdbc;
    }

    /** For any number of offers under one contract at one moment. */
    Round round(HandoffContract contract, Instant at) {
        return new Round(contract, at);
    }

    Roster roster(String department, Instant at) {
        return Roster.of(department, at, directory, presence);
    }

    /** One reading of who is there and whose turn it is. */
    final class Round {

        private final HandoffContract contract;
        private final Instant at;
        private final Roster roster;
        private final List<PersonCard> present;
        private final Turns turns;
        private final Optional<Shares> shares;
        private final Map<Id, Long> load = new HashMap<>();
        private final Map<Id, Integer> capacity;

        private Round(HandoffContract contract, Instant at) {
            this.contract = contract;
            this.at = at;
            ContractTerms terms = contract.terms();
            roster = roster(terms.taker(), at);
            present = roster.present(terms.responsible(), Optional.ofNullable(terms.team()));
            turns = new Turns(jdbc, roster.everybody());
            shares = terms.routing() instanceof Routing.Weighted weighted
                    ? Optional.of(new Shares(jdbc, contract.handover().id(), weighted.weights()))
                    : Optional.empty();
            boolean byLoad = terms.routing() instanceof Routing.ByLoad;
            List<Id> people = present.stream().map(PersonCard::id).toList();
            capacity = byLoad ? presence.capacities(people) : Map.of();
            if (byLoad && !people.isEmpty()) {
                jdbc.sql("""
                                SELECT assignee_id, COUNT(*) FROM handoff
                                 WHERE state = 'OFFERED' AND assignee_id IN (:people) GROUP BY assignee_id
                                """)
                        .param("people", people.stream().map(Id::value).toList())
                        .query((row, number) -> load.put(new Id(row.getLong(1)), row.getLong(2)))
                        .list();
            }
        }

        /** Where this lead is offered. @param except those who had it already */
        Route next(LeadFacts lead, Set<Id> except) {
            return person(lead, except).orElseGet(this::queue);
        }

        /** The person who gets this lead; empty where nobody is there. */
        Optional<Route> person(LeadFacts lead, Set<Id> except) {
            List<PersonCard> pool = present.stream()
                    .filter(person -> !except.contains(person.id()))
                    .toList();
            Optional<Route> route =
                    switch (contract.terms().routing()) {
                        case Routing.RoundRobin inTurn -> inTurn(pool);
                        case Routing.Weighted weighted -> byWeight(pool, weighted.weights());
                        case Routing.ByLoad byLoad -> byLoad(pool);
                        case Routing.ByRule byRule ->
                            byRule(byRule.rules(), lead, pool)
                                    .or(() -> inTurn(pool).map(next -> next.because("no rule fits")));
                        case Routing.Named named -> named(named.person(), pool);
                    };
            route.flatMap(Route::person).ifPresent(person -> {
                turns.give(person, at);
                load.merge(person.id(), 1L, Long::sum);
            });
            return route;
        }

        void keep() {
            turns.keep();
            shares.ifPresent(Shares::keep);
        }

        private Optional<Route> inTurn(List<PersonCard> pool) {
            if (pool.isEmpty()) {
                return Optional.empty();
            }
            PersonCard next = turns.longestWaiting(roster.atWorkFirst(pool));
            return Optional.of(
                    Route.to(next, "round robin: %s waited longest of %s".formatted(next.name(), people(pool))));
        }

        private Optional<Route> byWeight(List<PersonCard> pool, Map<Id, Integer> weights) {
            List<PersonCard> weighed = pool.stream()
                    .filter(person -> weights.containsKey(person.id()))
                    .toList();
            if (weighed.isEmpty()) {
                return Optional.empty();
            }
            Shares turn = shares.orElseThrow();
            PersonCard next = turn.next(roster.atWorkFirst(weighed));
            turn.give(next);
            return Optional.of(Route.to(
                    next,
                    "by weight: it is the turn of %s, who gets %d of %d"
                            .formatted(
                                    next.name(),
                                    turn.weight(next.id()),
                                    weighed.stream()
                                            .mapToInt(one -> turn.weight(one.id()))
                                            .sum())));
        }

        private Optional<Route> byLoad(List<PersonCard> pool) {
            List<PersonCard> withRoom = pool.stream()
                    .filter(person -> open(person) < capacity(person))
                    .toList();
            if (withRoom.isEmpty()) {
                return Optional.empty();
            }
            PersonCard next = roster.atWorkFirst(withRoom).stream()
                    .min(Comparator.comparingDouble((PersonCard person) -> (double) open(person) / capacity(person))
                            .thenComparing(PersonCard::id))
                    .orElseThrow();
            return Optional.of(Route.to(
                    next,
                    "by load: %s holds %d of %d, the least of %s"
                            .formatted(next.name(), open(next), capacity(next), people(withRoom))));
        }

        private long open(PersonCard person) {
            return load.getOrDefault(person.id(), 0L);
        }

        private int capacity(PersonCard person) {
            return capacity.getOrDefault(person.id(), USUAL_CAPACITY);
        }

        private Optional<Route> named(Id person, List<PersonCard> pool) {
            return pool.stream()
                    .filter(one -> one.id().equals(person))
                    .findFirst()
                    .map(one -> Route.to(one, one.name() + " is named in the contract"))
                    .or(() -> inTurn(pool).map(next -> next.because("who is named in the contract is not there")));
        }

        private Optional<Route> byRule(List<Routing.Rule> rules, LeadFacts lead, List<PersonCard> pool) {
            for (int i = 0; i < rules.size(); i++) {
                Optional<Route> route = by(rules.get(i), lead, pool);
                if (route.isPresent()) {
                    String rule = "rule %d, %s".formatted(i + 1, words(rules.get(i)));
                    return route.map(found -> found.because(rule));
                }
            }
            return Optional.empty();
        }

        private Optional<Route> by(Routing.Rule rule, LeadFacts lead, List<PersonCard> pool) {
            @Nullable String said = lead.of(rule.subject());
            if (said == null) {
                return Optional.empty();
            }
            if (rule.subject() == Routing.Subject.ACCOUNT_OWNER) {
                return accountOwner(lead, said, pool);
            }
            if (!same(said, Objects.requireNonNull(rule.value()))) {
                return Optional.empty();
            }
            if (rule.team() == null) {
                return pool.stream()
                        .filter(person -> person.id().equals(rule.person()))
                        .findFirst()
                        .map(person -> Route.to(person, "goes to " + person.name()));
            }
            Optional<Id> team = Optional.of(rule.team());
            return inTurn(
                    pool.stream().filter(person -> person.team().equals(team)).toList());
        }

        /** Whoever last had a deal with the lead's company, or accepted another lead of it. */
        private Optional<Route> accountOwner(LeadFacts lead, String company, List<PersonCard> pool) {
            if (pool.isEmpty()) {
                return Optional.empty();
            }
            return jdbc.sql("""
                            SELECT o.owner_id AS person, o.created_at AS since
                              FROM opportunity o WHERE o.account = :company AND o.owner_id IN (:people)
                            UNION ALL
                            SELECT o.owner_id, o.created_at
                              FROM lead_record l JOIN opportunity o ON o.lead_id = l.id
                             WHERE l.company = :company AND l.id <> :lead AND o.owner_id IN (:people)
                            UNION ALL
                            SELECT h.decided_by, h.decided_at
                              FROM lead_record l JOIN handoff h ON h.lead_id = l.id AND h.state = 'ACCEPTED'
                             WHERE l.company = :company AND l.id <> :lead AND h.decided_by IN (:people)
                             ORDER BY since DESC LIMIT 1
                            """)
                    .param("company", company)
                    .param("lead", lead.lead().value())
                    .param("people", pool.stream().map(one -> one.id().value()).toList())
                    .query((row, number) -> new Id(row.getLong(1)))
                    .optional()
                    .flatMap(owner -> pool.stream()
                            .filter(person -> person.id().equals(owner))
                            .findFirst())
                    .map(person -> Route.to(person, "%s owns the account %s".formatted(person.name(), company)));
        }

        /** Where it waits when nobody gets it. */
        private Route queue() {
            String why = contract.terms().routing() instanceof Routing.ByLoad && !present.isEmpty()
                    ? "everybody who is there holds as much as they can"
                    : "nobody of those who get these leads is there";
            Optional<Id> own = Optional.ofNullable(contract.terms().team()).filter(roster::hasAnybody);
            Optional<Id> team =
                    own.or(() -> roster.teamsWithSomebody().stream().findFirst().map(TeamCard::id));
            if (team.isPresent()) {
                return Route.toTeam(
                        team.get(), "%s: it waits in the queue of %s".formatted(why, roster.nameOf(team.get())));
            }
            if (!roster.everybody().isEmpty()) {
                return Route.toDepartment(why + ": it waits in the department's queue");
            }
            return Route.nowhere(
                    "nobody in %s can take leads over: somebody has to be found".formatted(contract.taker()));
        }

        private String people(List<PersonCard> pool) {
            List<PersonCard> all = new ArrayList<>(roster.everybody());
            all.removeIf(person -> !person.is(contract.terms().responsible())
                    || roster.absence(person).isEmpty());
            String words = contract.terms().responsible() == Role.SALES_REP ? "rep" : "manager";
            String count = pool.size() == 1 ? "1 " + words : pool.size() + " " + words + "s";
            return all.isEmpty() ? count : count + ", %d %s away".formatted(all.size(), all.size() == 1 ? "is" : "are");
        }
    }

    private static boolean same(String said, String value) {
        return said.strip().toLowerCase(Locale.ROOT).equals(value.strip().toLowerCase(Locale.ROOT));
    }

    private static String words(Routing.Rule rule) {
        return rule.subject() == Routing.Subject.ACCOUNT_OWNER
                ? rule.subject().label()
                : rule.subject().label() + " is " + rule.value();
    }
}
