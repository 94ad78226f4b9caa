package dev.accord.handoffs;

import dev.accord.leads.LeadFollower;
import dev.accord.leads.Leads;
import dev.accord.leads.LeadsReturned;
import dev.accord.leads.Lifecycle;
import dev.accord.leads.Stage;
import dev.accord.shared.Id;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets offers follow what becomes of their leads: an offer goes on where the move that ended it was undone, and goes along
 * where two records turn out to be one person.
 */
@Component
@Order(1)
class FollowedOffers implements LeadFollower {

    private static final String MOVED = "handoff";
    private static final String WITHDRAWN = "handoff-withdrawn";

    private final Offers offers;
    private final OfferBook book;
    private final Leads leads;
    private final Lifecycle lifecycle;
    private final JdbcClient jdbc;

    FollowedOffers(Offers offers, OfferBook book, Leads leads, Lifecycle lifecycle, JdbcClient jdbc) {
        this.offers = offers;
        this.book = book;
        this.leads = leads;
        this.lifecycle = lifecycle;
        this.jdbc = jdbc;
    }

    @EventListener
    void on(LeadsReturned returned) {
        goOn(
                jdbc.sql("""
                                SELECT MAX(h.id)
                                  FROM handoff h
                                  JOIN handoff_contract c ON c.id = h.contract_id
                                  JOIN handover v ON v.id = c.handover_id
                                  JOIN lead_record l ON l.id = h.lead_id
                                 WHERE h.lead_id IN (:leads) AND h.state = 'WITHDRAWN' AND h.decided_at >= :since
                                   AND EXISTS (SELECT 1 FROM stage_reach r
                                                WHERE r.entered_id = l.stage_id AND r.passed_id = v.stage_id
                                                  AND NOT r.skipped)
                                   AND NOT EXISTS (SELECT 1 FROM handoff o WHERE o.open_lead_id = h.lead_id)
                                 GROUP BY h.lead_id
                                """)
                        .param("leads", returned.leads().stream().map(Id::value).toList())
                        .param("since", Timestamp.from(returned.since()))
                        .query((row, number) -> new Id(row.getLong(1)))
                        .list(),
                "goes on: the move that had ended it was undone");
    }

    /** A person is offered once: the survivor's offer goes on, or else the other one does, if it fits where they stand. */
    @Override
    public Map<String, List<Id>> merged(LeadMerge merge) {
        List<Id> withdrawn = new ArrayList<>();
        Optional<Handoff> own = open(merge.survivor());
        Optional<Handoff> others = open(merge.merged());
        own.filter(handoff -> !fits(handoff, merge.stage())).ifPresent(handoff -> {
            book.withdraw(handoff, "the person stands in " + merge.stage().label());
            withdrawn.add(handoff.id());
        });
        boolean goesOn = own.isPresent() && withdrawn.isEmpty();
        others.ifPresent(handoff -> {
            if (goesOn) {
                book.withdraw(handoff, "the same person is offered already");
                withdrawn.add(handoff.id());
            } else if (!fits(handoff, merge.stage())) {
                book.withdraw(handoff, "the person stands in " + merge.stage().label());
                withdrawn.add(handoff.id());
            }
        });
        List<Id> moved = ofLead(merge.merged());
        move(moved, merge.merged(), merge.survivor());
        open(merge.survivor()).ifPresent(handoff -> leads.giveTo(merge.survivor(), handoff.assignee()));
        return Map.of(MOVED, moved, WITHDRAWN, withdrawn);
    }

    /** An offer that was answered since stays with the lead that went on by that answer. */
    @Override
    public void parted(LeadMerge merge, Map<String, List<Id>> rows) {
        List<Id> withdrawn = rows.getOrDefault(WITHDRAWN, List.of());
        List<Id> back = rows.getOrDefault(MOVED, List.of()).stream()
                .filter(handoff -> withdrawn.contains(handoff) || !answeredSince(handoff, merge.at()))
                .toList();
        move(back, merge.survivor(), merge.merged());
        for (Id lead : List.of(merge.survivor(), merge.merged())) {
            open(lead)
                    .filter(handoff -> !fits(handoff, stageOf(lead)))
                    .ifPresent(handoff -> book.withdraw(handoff, "the lead has moved on"));
        }
        goOn(withdrawn.stream().filter(this::canGoOn).toList(), "goes on: the merge that had ended it was undone");
    }

    private Optional<Handoff> open(Id lead) {
        return jdbc.sql("SELECT id FROM handoff WHERE open_lead_id = :lead")
                .param("lead", lead.value())
                .query(Long.class)
                .optional()
                .flatMap(id -> offers.findById(new Id(id)));
    }

    private boolean fits(Handoff handoff, Stage stage) {
        return fits(handoff, stage.id());
    }

    private boolean fits(Handoff handoff, Id stage) {
        Lifecycle.Stages stages = lifecycle.stages();
        return stages.isWithin(
                stages.byId(stage), stages.byId(book.contract(handoff).stage()));
    }

    private Id stageOf(Id lead) {
        return Id.of(jdbc.sql("SELECT stage_id FROM lead_record WHERE id = :lead")
                .param("lead", lead.value())
                .query(Long.class)
                .single());
    }

    private List<Id> ofLead(Id lead) {
        return jdbc.sql("SELECT id FROM handoff WHERE lead_id = :lead ORDER BY id")
                .param("lead", lead.value())
                .query((row, number) -> new Id(row.getLong(1)))
                .list();
    }

    /** Its version goes up: whoever is answering it at this moment looks again. */
    private void move(List<Id> handoffs, Id from, Id to) {
        if (!handoffs.isEmpty()) {
            jdbc.sql("""
                            UPDATE handoff SET lead_id = :to, version = version + 1
                             WHERE id IN (:handoffs) AND lead_id = :from
                            """)
                    .param("to", to.value())
                    .param("from", from.value())
                    .param("handoffs", handoffs.stream().map(Id::value).toList())
                    .update();
        }
    }

    private boolean answeredSince(Id handoff, Instant moment) {
        return offers.findById(handoff)
                .flatMap(Handoff::decidedAt)
                .filter(at -> !at.isBefore(moment))
                .isPresent();
    }

    private boolean canGoOn(Id handoff) {
        return offers.findById(handoff)
                .filter(offer -> offer.state() == HandoffState.WITHDRAWN
                        && open(offer.lead()).isEmpty()
                        && fits(offer, stageOf(offer.lead())))
                .isPresent();
    }

    private void withdraw(Handoff handoff, String why) {
        book.withdraw(handoff, why);
    }

    private void goOn(List<Id> withdrawn, String why) {
        offers.findAllById(withdrawn).forEach(handoff -> book.goOnAsBefore(handoff, why));
    }
}
