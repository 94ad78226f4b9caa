package dev.accord.handoffs;

import dev.accord.leads.LeadErased;
import dev.accord.shared.Id;
import dev.accord.shared.WordsForgotten;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * When a person is forgotten: nobody is to answer the offer of their lead any more, and what people wrote in the answers
 * to its offers and in their pauses goes.
 */
@Component
class Forgetting {

    private final OfferBook book;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Forgetting(OfferBook book, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.book = book;
        this.jdbc = jdbc;
        this.events = events;
    }

    @EventListener
    void on(LeadErased erased) {
        book.takeBack(erased.lead(), "the person was erased");
        List<Long> leads = erased.records().stream().map(Id::value).toList();
        for (String statement : List.of(
                "UPDATE handoff SET routed_why = 'erased with the person' WHERE lead_id IN (:leads)", """
                UPDATE handoff_decision d JOIN handoff h ON h.id = d.handoff_id SET d.note = NULL
                 WHERE h.lead_id IN (:leads)
                """, """
                UPDATE handoff_pause p JOIN handoff h ON h.id = p.handoff_id SET p.reason = 'erased with the person'
                 WHERE h.lead_id IN (:leads)
                """)) {
            jdbc.sql(statement).param("leads", leads).update();
        }
        events.publishEvent(new WordsForgotten(
                "handoff",
                jdbc.sql("SELECT id FROM handoff WHERE lead_id IN (:leads)")
                        .param("leads", leads)
                        .query((row, number) -> new Id(row.getLong(1)))
                        .list()));
    }
}
