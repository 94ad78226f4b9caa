package dev.accord.handoffs;

import dev.accord.leads.Lifecycle;
import dev.accord.leads.Stage;
import dev.accord.leads.WhatFollows;
import dev.accord.shared.Id;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells who would be offered, and which offers would be taken back, if leads were moved. {@link Offering} does both. */
@Component
class OffersToCome implements WhatFollows {

    private final Contracts contracts;
    private final Lifecycle lifecycle;
    private final JdbcClient jdbc;
    private final Clock clock;

    OffersToCome(Contracts contracts, Lifecycle lifecycle, JdbcClient jdbc, Clock clock) {
        this.contracts = contracts;
        this.lifecycle = lifecycle;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Map<String, Integer> whenMoved(List<Id> leads, Stage to) {
        List<Long> moved = leads.stream().map(Id::value).toList();
        Map<String, Integer> follows = new LinkedHashMap<>();
        offered(moved, to).forEach((taker, count) -> follows.put("will be offered to " + name(taker), count));
        follows.put("will have their open offer taken back", withdrawn(moved, to));
        return follows;
    }

    private String name(String department) {
        return jdbc.sql("SELECT name FROM department WHERE code = :code")
                .param("code", department)
                .query(String.class)
                .single();
    }

    /** Those for whom nobody of the taking department is responsible yet, by that department. */
    private Map<String, Integer> offered(List<Long> leads, Stage to) {
        Agreed agreed = new Agreed(contracts.inForce(clock.instant()));
        Lifecycle.Stages stages = lifecycle.stages();
        Map<String, Integer> offered = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT l.stage_id, COALESCE(t.department_code, ''), COUNT(*)
                          FROM lead_record l
                          LEFT JOIN person p ON p.id = l.owner_id
                          LEFT JOIN team t ON t.id = p.team_id
                         WHERE l.id IN (:leads)
                         GROUP BY l.stage_id, COALESCE(t.department_code, '')
                        """).param("leads", leads).query((RowCallbackHandler) row -> {
            String department = row.getString(2);
            int count = row.getInt(3);
            agreed.by(Optional.of(stages.byId(new Id(row.getLong(1)))), to, stages)
                    .map(HandoffContract::taker)
                    .filter(taker -> !taker.equals(department))
                    .ifPresent(taker -> offered.merge(taker, count, Integer::sum));
        });
        return offered;
    }

    private int withdrawn(List<Long> leads, Stage to) {
        return jdbc.sql("""
                        SELECT COUNT(*)
                          FROM handoff h
                          JOIN handoff_contract c ON c.id = h.contract_id
                          JOIN handover v ON v.id = c.handover_id
                         WHERE h.open_lead_id IN (:leads)
                           AND NOT EXISTS (SELECT 1 FROM stage_reach r
                                            WHERE r.entered_id = :to AND r.passed_id = v.stage_id AND NOT r.skipped)
                        """)
                .param("leads", leads)
                .param("to", to.id().value())
                .query(Integer.class)
                .single();
    }
}
