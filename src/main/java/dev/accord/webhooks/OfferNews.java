package dev.accord.webhooks;

import dev.accord.handoffs.HandoffEvent;
import dev.accord.handoffs.HandoffEvent.HandoffAccepted;
import dev.accord.handoffs.HandoffEvent.HandoffBreached;
import dev.accord.handoffs.HandoffEvent.HandoffOffered;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is told of offers: an offer that has ended by the end of the transaction was none. */
@Component
class OfferNews {

    private final Names names;
    private final JdbcClient jdbc;

    OfferNews(Names names, JdbcClient jdbc) {
        this.names = names;
        this.jdbc = jdbc;
    }

    List<Told> of(List<HandoffEvent> happened) {
        Set<Id> settled = happened.stream()
                .filter(HandoffEvent::settles)
                .map(HandoffEvent::handoff)
                .collect(Collectors.toSet());
        List<HandoffEvent> news = happened.stream()
                .filter(event -> event instanceof HandoffAccepted
                        || event instanceof HandoffBreached
                        || (event instanceof HandoffOffered && !settled.contains(event.handoff())))
                .toList();
        if (news.isEmpty()) {
            return List.of();
        }
        Names.Known known = names.of(
                news.stream().map(HandoffEvent::lead).toList(), news.stream().map(OfferNews::person));
        Map<Id, Instant> due = due(news);
        return news.stream()
                .map(event -> told(event, known, Objects.requireNonNull(due.get(event.handoff()))))
                .toList();
    }

    private static Optional<Id> person(HandoffEvent event) {
        return switch (event) {
            case HandoffOffered offered -> offered.assignee();
            case HandoffBreached breached -> breached.assignee();
            default -> event.by();
        };
    }

    private static Told told(HandoffEvent event, Names.Known known, Instant due) {
        Id handoff = event.handoff();
        Body.Lead lead = known.lead(event.lead());
        var person = known.person(person(event));
        return switch (event) {
            case HandoffOffered it -> told(EventType.HANDOFF_OFFERED, it, new Body.Offered(handoff, lead, person, due));
            case HandoffAccepted it ->
                told(EventType.HANDOFF_ACCEPTED, it, new Body.Accepted(handoff, lead, person, due));
            case HandoffBreached it ->
                told(EventType.HANDOFF_BREACHED, it, new Body.Breached(handoff, lead, person, due));
            default -> throw new IllegalStateException("nobody is told of " + event);
        };
    }

    private static Told told(EventType type, HandoffEvent event, Body body) {
        return new Told(type, event.at(), event.handoff(), Optional.of(event.lead()), body);
    }

    private Map<Id, Instant> due(List<HandoffEvent> news) {
        Map<Id, Instant> due = new HashMap<>();
        jdbc.sql("SELECT id, due_at FROM handoff WHERE id IN (:handoffs)")
                .param(
                        "handoffs",
                        news.stream()
                                .map(event -> event.handoff().value())
                                .distinct()
                                .toList())
                .query(row -> {
                    due.put(new Id(row.getLong(1)), row.getTimestamp(2).toInstant());
                });
        return due;
    }
}
