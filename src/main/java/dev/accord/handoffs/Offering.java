package dev.accord.handoffs;

import dev.accord.leads.EntriesCorrected;
import dev.accord.leads.LeadsEntered;
import dev.accord.leads.Lifecycle;
import dev.accord.leads.Stage;
import dev.accord.leads.StageMove;
import dev.accord.shared.Id;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Offers leads that come to stand where a handover leads, and takes offers back of those that have moved on. It works
 * in the transaction in which they moved.
 */
@Component
class Offering {

    private final OfferBook book;
    private final Offers offers;
    private final Contracts contracts;
    private final Router router;
    private final Lifecycle lifecycle;
    private final JdbcClient jdbc;

    Offering(OfferBook book, Offers offers, Contracts contracts, Router router, Lifecycle lifecycle, JdbcClient jdbc) {
        this.book = book;
        this.offers = offers;
        this.contracts = contracts;
        this.router = router;
        this.lifecycle = lifecycle;
        this.jdbc = jdbc;
    }

    /**
     * A lead where it stands now.
     *
     * @param came the stage that it came from; empty where the entry is its first
     * @param ownerDepartment of the person who is responsible so far
     */
    private record Arrival(
            LeadFacts facts,
            Id stage,
            Optional<Id> came,
            @Nullable String ownerDepartment) {

        static Arrival of(ResultSet row, int number) throws SQLException {
            long came = row.getLong("from_stage_id");
            return new Arrival(
                    new LeadFacts(
                            new Id(row.getLong("id")),
                            row.getString("segment"),
                            row.getString("country"),
                            row.getString("channel"),
                            row.getString("company")),
                    new Id(row.getLong("stage_id")),
                    came == 0 ? Optional.empty() : Optional.of(new Id(came)),
                    row.getString("department_code"));
        }
    }

    @EventListener
    void on(LeadsEntered entered) {
        withdrawWhatMovedOn(leads(entered.moves().stream()));
        if (entered.offer()) {
            offer(entered);
        }
    }

    private static List<Long> leads(Stream<StageMove> moves) {
        return moves.map(StageMove::lead).distinct().map(Id::value).toList();
    }

    @EventListener
    void on(EntriesCorrected corrected) {
        withdrawWhatMovedOn(corrected.leads().stream().map(Id::value).toList());
    }

    private void offer(LeadsEntered entered) {
        Instant at = entered.at();
        Agreed agreed = new Agreed(contracts.inForce(at));
        Lifecycle.Stages stages = lifecycle.stages();
        Set<Id> covered = agreed.stages().stream()
                .flatMap(stage -> stages.tree(stages.byId(stage)).stream())
                .map(Stage::id)
                .collect(Collectors.toSet());
        List<Long> arrived = leads(entered.moves().stream()
                .filter(move -> covered.contains(move.to().id())));
        if (arrived.isEmpty()) {
            return;
        }
        Map<Id, Router.Round> rounds = new HashMap<>();
        waiting(arrived, covered)
                .forEach(lead -> agreed.by(lead.came().map(stages::byId), stages.byId(lead.stage()), stages)
                        // whoever has it already on the taking side keeps it
                        .filter(contract -> !contract.taker().equals(lead.ownerDepartment()))
                        .ifPresent(contract -> {
                            Router.Round round =
                                    rounds.computeIfAbsent(contract.id(), id -> router.round(contract, at));
                            book.offer(lead.facts().lead(), contract, round.next(lead.facts(), Set.of()), at);
                        }));
        rounds.values().forEach(Router.Round::keep);
    }

    private List<Arrival> waiting(List<Long> moved, Collection<Id> stages) {
        return jdbc.sql("""
                        SELECT l.id, l.stage_id, l.segment, l.country, l.channel, l.company, t.department_code,
                               (SELECT e.from_stage_id FROM stage_entry e
                                 WHERE e.lead_id = l.id AND e.stage_id = l.stage_id AND e.entered_at = l.stage_since
                                   AND e.corrected_at IS NULL
                                 ORDER BY e.live DESC LIMIT 1) AS from_stage_id
                          FROM lead_record l
                          LEFT JOIN person p ON p.id = l.owner_id
                          LEFT JOIN team t ON t.id = p.team_id
                         WHERE l.id IN (:leads) AND l.stage_id IN (:stages)
                           AND NOT EXISTS (SELECT 1 FROM handoff h
                                            WHERE h.lead_id = l.id
                                              AND (h.state = 'OFFERED'
                                                   OR (h.state = 'DISPUTED' AND h.offered_at >= l.stage_since)))
                         ORDER BY l.id
                        """)
                .param("leads", moved)
                .param("stages", stages.stream().map(Id::value).toList())
                .query(Arrival::of)
                .list();
    }

    /**
     * An offer of a lead that no longer stands where it was offered is taken back; nobody should answer it any more.
     * Where the lead has left the taker's stages, too, whoever had been offered it is no longer responsible.
     */
    private void withdrawWhatMovedOn(List<Long> moved) {
        jdbc.sql("""
                        SELECT STRAIGHT_JOIN h.id, s.department_code
                          FROM handoff h
                          JOIN handoff_contract c ON c.id = h.contract_id
                          JOIN handover v ON v.id = c.handover_id
                          JOIN lead_record l ON l.id = h.lead_id
                          JOIN stage s ON s.id = l.stage_id
                         WHERE h.open_lead_id IN (:leads)
                           AND NOT EXISTS (SELECT 1 FROM stage_reach r
                                            WHERE r.entered_id = l.stage_id AND r.passed_id = v.stage_id
                                              AND NOT r.skipped)
                        """)
                .param("leads", moved)
                .query((row, number) -> Map.entry(new Id(row.getLong(1)), row.getString(2)))
                .list()
                .forEach(gone -> offers.findById(gone.getKey())
                        .filter(Handoff::isOpen)
                        .ifPresent(handoff -> book.withdrawAsMoved(handoff, gone.getValue())));
    }
}
