package dev.accord.handoffs;

import dev.accord.database.OncePerTransaction;
import dev.accord.people.Access;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What the departments agreed on for each handover. */
@Service
public class Contracts {

    private static final String CONTRACT = """
            SELECT c.id, c.stage_id AS stage, c.version, c.accepted_stage_id AS accepted_stage, c.giver_code AS giver,
                   c.taker_code AS taker, c.instruction, c.required_fields, c.respond_minutes, c.warn_minutes,
                   c.research_minutes
              FROM handoff_contract c
            """;

    private final OncePerTransaction<HandoffContract> known = new OncePerTransaction<>();
    private final JdbcClient jdbc;

    Contracts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The contracts in force at that moment, one for each stage that has a handover. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<HandoffContract> inForce(Instant at) {
        return jdbc.sql(CONTRACT + """
                         WHERE c.effective_from <= :at
                           AND c.version = (SELECT MAX(o.version) FROM handoff_contract o
                                             WHERE o.stage_id = c.stage_id AND o.effective_from <= :at)
                        """)
                .param("at", Timestamp.from(at))
                .query(HandoffContract.class)
                .list();
    }

    /** @throws Refused with code {@code unknown-contract} */
    @PreAuthorize(Access.SIGNED_IN)
    public HandoffContract contract(Id id) {
        return known.get(
                id,
                () -> jdbc.sql(CONTRACT + " WHERE c.id = :id")
                        .param("id", id.value())
                        .query(HandoffContract.class)
                        .optional()
                        .orElseThrow(
                                () -> Refused.notFound("unknown-contract", "there is no handoff contract %s", id)));
    }
}
