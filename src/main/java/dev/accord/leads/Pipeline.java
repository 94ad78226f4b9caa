package dev.accord.leads;

import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps that deals go through, in the words of their sources, and how likely a deal in each of them is won. */
@Service
@Transactional
public class Pipeline {

    private static final int DECIMALS = 4;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    Pipeline(JdbcClient jdbc, Clock clock, Acting acting, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    /** The steps in which deals stand now, those with the most deals first, and those with a probability set by hand. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public List<PipelineStep> steps() {
        return jdbc.sql("""
                        SELECT found.step AS name, SUM(found.deals) AS deals, MAX(p.probability) AS probability
                          FROM (SELECT o.stage AS step, COUNT(*) AS deals
                                  FROM opportunity o
                                 WHERE o.outcome = 'OPEN' AND o.stage IS NOT NULL
                                 GROUP BY o.stage
                                UNION ALL
                                SELECT step, 0 FROM step_probability) found
                          LEFT JOIN step_probability p ON p.step = found.step
                         GROUP BY found.step
                         ORDER BY deals DESC, name
                        """).query(PipelineStep.class).list();
    }

    /**
     * Sets how likely a deal in that step is won, or leaves it to history again.
     *
     * @param probability from 0 to 1
     * @throws Refused with code {@code bad-probability}
     */
    @PreAuthorize(Access.ADMINISTRATORS)
    public void expect(String step, Optional<BigDecimal> probability) {
        if (probability
                .filter(share -> share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0)
                .isPresent()) {
            throw Refused.invalid("bad-probability", "a probability is from 0 % to 100 %");
        }
        Instant now = clock.instant();
        if (probability.isEmpty()) {
            jdbc.sql("DELETE FROM step_probability WHERE step = :step")
                    .param("step", step)
                    .update();
        } else {
            jdbc.sql("""
                            INSERT INTO step_probability (step, probability, set_by, set_at)
                            VALUES (:step, :probability, :by, :at)
                            ON DUPLICATE KEY UPDATE probability = VALUES(probability), set_by = VALUES(set_by),
                                                    set_at = VALUES(set_at)
                            """)
                    .param("step", step)
                    .param("probability", probability.get().setScale(DECIMALS, RoundingMode.HALF_UP))
                    .param("by", acting.now().person().map(Id::value).orElse(null))
                    .param("at", Timestamp.from(now))
                    .update();
        }
        events.publishEvent(new ProbabilitySet(now, acting.now().person(), step, probability));
    }
}
