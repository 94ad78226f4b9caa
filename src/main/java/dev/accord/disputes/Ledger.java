package dev.accord.disputes;

import dev.accord.shared.Id;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps each step of each dispute: who took it, when and why, and how the dispute stood after it; and the clocks that a
 * reopening ended.
 */
@Component
class Ledger {

    private final JdbcClient jdbc;

    Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a step that was taken and saved. */
    void add(Id dispute, DisputeStep step, Optional<Id> by, Optional<String> note, Instant at) {
        jdbc.sql("""
                        INSERT INTO dispute_decision (dispute_id, place, step, at, person_id, note, researcher_id, upheld,
                                                      true_cause, repositioned_to, cool_off_until, nurture_campaign,
                                                      offered_to, proposal_term, proposal)
                        SELECT d.id, 1 + COALESCE((SELECT MAX(b.place) FROM dispute_decision b WHERE b.dispute_id = d.id), 0),
                               :step, :at, :person, :note, d.researcher_id, d.upheld,
                               d.true_cause, d.repositioned_to, d.cool_off_until, d.nurture_campaign,
                               d.offered_to, d.proposal_term, d.proposal
                          FROM dispute d WHERE d.id = :dispute
                        """)
                .param("dispute", dispute.value())
                .param("step", step.name())
                .param("at", Timestamp.from(at))
                .param("person", by.map(Id::value).orElse(null))
                .param("note", note.orElse(null))
                .update();
    }

    /** Forgets the claim of a dispute that is taken back; a dispute with a step cannot be deleted. */
    void drop(Id dispute) {
        jdbc.sql("DELETE FROM dispute_decision WHERE dispute_id = :dispute")
                .param("dispute", dispute.value())
                .update();
    }

    /** Keeps the clock of a research whose verdict is about to be reopened. */
    void keepClock(Id dispute) {
        jdbc.sql("""
                        INSERT INTO dispute_clock (dispute_id, place, due_at, ended_at, researcher_id)
                        SELECT d.id, 1 + (SELECT COUNT(*) FROM dispute_clock c WHERE c.dispute_id = d.id),
                               d.research_due_at, d.research_ended_at, COALESCE(d.researcher_id, d.decided_by)
                          FROM dispute d WHERE d.id = :dispute AND d.research_ended_at IS NOT NULL
                        """).param("dispute", dispute.value()).update();
    }
}
