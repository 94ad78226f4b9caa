package dev.accord.handoffs;

import dev.accord.leads.Leads;
import dev.accord.leads.LeadsReturned;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets offers follow what becomes of their leads: an offer goes on where the move that ended it was undone. */
@Component
class FollowedOffers {

    private final Offers offers;
    private final Leads leads;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Acting acting;

    FollowedOffers(Offers offers, Leads leads, JdbcClient jdbc, Ids ids, Acting acting) {
        this.offers = offers;
        this.leads = leads;
        this.jdbc = jdbc;
        this.ids = ids;
        this.acting = acting;
    }

    @EventListener
    void on(LeadsReturned returned) {
        goOn(
                jdbc.sql("""
                                SELECT MAX(h.id)
                                  FROM handoff h
                                  JOIN handoff_contract c ON c.id = h.contract_id
                                  JOIN lead_record l ON l.id = h.lead_id
                                 WHERE h.lead_id IN (:leads) AND h.state = 'WITHDRAWN' AND h.decided_at >= :since
                                   AND l.stage_id = c.stage_id
                                   AND NOT EXISTS (SELECT 1 FROM handoff o WHERE o.open_lead_id = h.lead_id)
                                 GROUP BY h.lead_id
                                """)
                        .param("leads", returned.leads().stream().map(Id::value).toList())
                        .param("since", Timestamp.from(returned.since()))
                        .query((row, number) -> new Id(row.getLong(1)))
                        .list(),
                "goes on: the move that had ended it was undone",
                returned.at());
    }

    private void goOn(List<Id> withdrawn, String why, Instant at) {
        offers.findAllById(withdrawn).forEach(handoff -> {
            handoff.goOn();
            offers.save(handoff);
            leads.giveTo(handoff.lead(), handoff.assignee());
            jdbc.sql("""
                            INSERT INTO handoff_decision (id, handoff_id, state, at, person_id, note)
                            VALUES (:id, :handoff, :state, :at, :person, :note)
                            """)
                    .param("id", ids.next().value())
                    .param("handoff", handoff.id().value())
                    .param("state", handoff.state().name())
                    .param("at", Timestamp.from(at))
                    .param("person", acting.now().person().map(Id::value).orElse(null))
                    .param("note", why)
                    .update();
        });
    }
}
