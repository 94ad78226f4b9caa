package dev.accord.handoffs;

import dev.accord.leads.Stage;
import dev.accord.leads.WhatFollows;
import dev.accord.shared.Id;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells who would be offered, and which offers would be taken back, if leads were moved. {@link Handoffs} does both. */
@Component
class OffersToCome implements WhatFollows {

    private final Contracts contracts;
    private final JdbcClient jdbc;
    private final Clock clock;

    OffersToCome(Contracts contracts, JdbcClient jdbc, Clock clock) {
        this.contracts = contracts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Map<String, Integer> whenMoved(List<Id> leads, Stage to) {
        List<Long> moved = leads.stream().map(Id::value).toList();
        Map<String, Integer> follows = new LinkedHashMap<>();
        contracts.inForce(clock.instant()).stream()
                .filter(contract -> contract.stage().equals(to.id()))
                .forEach(contract -> follows.put("will be offered to " + name(contract.taker()), offered(moved, contract)));
        follows.put("will have their open offer taken back", withdrawn(moved, to));
        return follows;
    }

    private String name(String department) {
        return jdbc.sql("SELECT name FROM department WHERE code = :code")
                .param("code", department)
                .query(String.class)
                .single();
    }

    /** Those for whom nobody of the taking department is responsible yet. */
    private int offered(List<Long> leads, HandoffContract contract) {
        return jdbc.sql("""
                        SELECT COUNT(*)
                          FROM lead_record l
                          LEFT JOIN person p ON p.id = l.owner_id
                          LEFT JOIN team t ON t.id = p.team_id
                         WHERE l.id IN (:leads) AND COALESCE(t.department_code, '') <> :taker
                        """)
                .param("leads", leads)
                .param("taker", contract.taker())
                .query(Integer.class)
                .single();
    }

    private int withdrawn(List<Long> leads, Stage to) {
        return jdbc.sql("""
                        SELECT COUNT(*) FROM handoff h JOIN handoff_contract c ON c.id = h.contract_id
                         WHERE h.open_lead_id IN (:leads) AND c.stage_id <> :to
                        """)
                .param("leads", leads)
                .param("to", to.id().value())
                .query(Integer.class)
                .single();
    }
}
