package dev.accord.handoffs;

import dev.accord.database.WrittenTogether;
import dev.accord.handoffs.HandoffEvent.HandoffBreached;
import dev.accord.handoffs.HandoffEvent.HandoffDueSoon;
import dev.accord.handoffs.HandoffEvent.HandoffOffered;
import dev.accord.leads.LeadName;
import dev.accord.people.Role;
import dev.accord.shared.Id;
import dev.accord.shared.Tiding;
import dev.accord.shared.Tidings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says who should hear of offers: whoever has one, or where it lies in a queue, those whose queue that is. It speaks at
 * the end of the transaction, as an offer that is answered by then is no news, and a thousand offers are read at once.
 */
@Component
class OfferTidings {

    private final WrittenTogether<HandoffEvent> events = WrittenTogether.atTheEnd(this::tell);
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher publisher;

    OfferTidings(JdbcClient jdbc, ApplicationEventPublisher publisher) {
        this.jdbc = jdbc;
        this.publisher = publisher;
    }

    /** An offer, as it stands at the end of the transaction. */
    private record Offer(
            Id id,
            Id lead,
            String leadName,
            @Nullable Id assignee,
            @Nullable Id team,
            String taker) {

        static Offer of(ResultSet row, int number) throws SQLException {
            long assignee = row.getLong("assignee_id");
            long team = row.getLong("team_id");
            return new Offer(
                    new Id(row.getLong("id")),
                    new Id(row.getLong("lead_id")),
                    row.getString("lead_name"),
                    assignee == 0 ? null : new Id(assignee),
                    team == 0 ? null : new Id(team),
                    row.getString("taker_code"));
        }
    }

    /** Somebody who takes leads over. */
    private record Taker(Id id, @Nullable Id team, String department, Set<Role> roles) {}

    @EventListener
    void on(HandoffEvent event) {
        if (event.settles()
                || event instanceof HandoffOffered
                || event instanceof HandoffDueSoon
                || event instanceof HandoffBreached) {
            events.add(event);
        }
    }

    private void tell(List<HandoffEvent> happened) {
        Set<Id> settled = happened.stream()
                .filter(HandoffEvent::settles)
                .map(HandoffEvent::handoff)
                .collect(Collectors.toSet());
        // who was too late hears of it, although the offer has gone on to somebody else
        List<HandoffEvent> news = happened.stream()
                .filter(event -> !event.settles())
                .filter(event -> event instanceof HandoffBreached || !settled.contains(event.handoff()))
                .toList();
        List<Tiding> told = news.isEmpty() ? List.of() : tidings(news);
        if (!told.isEmpty() || !settled.isEmpty()) {
            publisher.publishEvent(new Tidings(told, settled));
        }
    }

    private List<Tiding> tidings(List<HandoffEvent> news) {
        Map<Id, Offer> offers = offers(news.stream().map(HandoffEvent::handoff).collect(Collectors.toSet()));
        List<Taker> takers =
                offers.values().stream().allMatch(offer -> offer.assignee() != null) ? List.of() : takers();
        List<Tiding> told = new ArrayList<>();
        for (HandoffEvent event : news) {
            Offer offer = Objects.requireNonNull(offers.get(event.handoff()));
            switch (event) {
                case HandoffOffered offered ->
                    readers(offer, takers, false)
                            .filter(reader -> !offered.by().equals(Optional.of(reader)))
                            .forEach(reader -> told.add(tiding(
                                    Tiding.Kind.OFFERED,
                                    reader,
                                    event,
                                    offer,
                                    (offer.assignee() == null ? "Waits in your queue: " : "Offered to you: ")
                                            + offer.leadName(),
                                    Duration.ZERO)));
                case HandoffDueSoon soon ->
                    readers(offer, takers, false)
                            .forEach(reader -> told.add(tiding(
                                    Tiding.Kind.DUE_SOON,
                                    reader,
                                    event,
                                    offer,
                                    "Due soon: " + offer.leadName(),
                                    soon.behind())));
                case HandoffBreached breached ->
                    readers(offer, takers, true)
                            .forEach(reader -> told.add(tiding(
                                    Tiding.Kind.BREACHED,
                                    reader,
                                    event,
                                    offer,
                                    "Past due: %s (%s)".formatted(offer.leadName(), breached.what()),
                                    breached.behind())));
                default -> throw new IllegalStateException("nobody is told of " + event);
            }
        }
        return told;
    }

    private static Tiding tiding(
            Tiding.Kind kind, Id to, HandoffEvent event, Offer offer, String text, Duration behind) {
        return new Tiding(
                kind,
                to,
                event.at(),
                text,
                "handoffs?open=" + offer.id(),
                offer.id(),
                Optional.of(offer.lead()),
                behind);
    }

    /** @param late what lies in a queue past due concerns those who manage it, too */
    private static Stream<Id> readers(Offer offer, List<Taker> takers, boolean late) {
        if (offer.assignee() != null) {
            return Stream.of(offer.assignee());
        }
        return takers.stream()
                .filter(taker -> offer.team() == null
                        ? taker.department().equals(offer.taker())
                        : offer.team().equals(taker.team()))
                .filter(taker -> late || taker.roles().contains(Role.SALES_REP))
                .map(Taker::id);
    }

    private Map<Id, Offer> offers(Set<Id> ids) {
        return jdbc
                .sql("""
                        SELECT h.id, h.lead_id, h.assignee_id, h.team_id, c.taker_code,
                               \s""" + LeadName.WITH_COMPANY + """
                               AS lead_name
                          FROM handoff h
                          JOIN handoff_contract c ON c.id = h.contract_id
                          JOIN lead_record l ON l.id = h.lead_id
                         WHERE h.id IN (:ids)
                        """)
                .param("ids", ids.stream().map(Id::value).toList())
                .query(Offer::of)
                .list()
                .stream()
                .collect(Collectors.toMap(Offer::id, offer -> offer));
    }

    private List<Taker> takers() {
        Map<Id, Taker> takers = new HashMap<>();
        jdbc.sql("""
                        SELECT p.id, p.team_id, t.department_code, r.role
                          FROM person_role r
                          JOIN person p ON p.id = r.person_id
                          JOIN team t ON t.id = p.team_id
                         WHERE p.active AND r.role IN ('SALES_REP', 'SALES_MANAGER')
                        """)
                .query((row, number) -> {
                    Taker taker = new Taker(
                            new Id(row.getLong(1)),
                            new Id(row.getLong(2)),
                            row.getString(3),
                            Set.of(Role.valueOf(row.getString(4))));
                    return takers.merge(taker.id(), taker, OfferTidings::both);
                })
                .list();
        return List.copyOf(takers.values());
    }

    private static Taker both(Taker one, Taker other) {
        return new Taker(
                one.id(),
                one.team(),
                one.department(),
                Stream.concat(one.roles().stream(), other.roles().stream()).collect(Collectors.toSet()));
    }
}
