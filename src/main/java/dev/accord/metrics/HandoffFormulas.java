package dev.accord.metrics;

import dev.accord.metrics.Formula.Shape;
import dev.accord.metrics.Metric.Nature;
import java.util.List;
import java.util.Map;

/** Figures of handoffs and of the clocks that run over them. */
final class HandoffFormulas {

    static final Formula RESPONSE_TIME = Formula.ofPeriod(
            new Metric(
                    "response-time",
                    "Response time",
                    Unit.HOURS,
                    Direction.LOWER_IS_BETTER,
                    Nature.LEVEL,
                    """
                    Median of the business hours of the taking team from an offer to its acceptance, or to the first \
                    call, mail or meeting before that, of those in the period; mean and 90th percentile are given \
                    apart. The hours are those that were in force then.""",
                    List.of()),
            Shape.MEDIAN,
            """
            SELECT 'handoff' AS kind, h.id, 0 AS part, NULL AS label, h.responded_at AS at, h.lead_id,
                   CASE WHEN h.state = 'ACCEPTED' THEN h.decided_by ELSE h.assignee_id END AS owner_id,
                   NULL AS owner_name, NULL AS step,
                   CAST(CAST(h.response_seconds AS DECIMAL(20, 6)) / 3600 AS DECIMAL(30, 10)) AS numerator,
                   1 AS denominator, 0 AS maturing, NULL AS fault, h.state AS mark, NULL AS currency
              FROM handoff h
             WHERE h.responded_at >= :from AND h.responded_at < :to
            """);

    /** The clocks of both sides: Sales answers offers, Marketing researches disputes. */
    static final Formula SLA_ATTAINMENT = Formula.ofPeriod(
                    new Metric(
                            "sla-attainment",
                            "SLA attainment",
                            Unit.RATIO,
                            Direction.HIGHER_IS_BETTER,
                            Nature.LEVEL,
                            """
                            Clocks met / (met + missed), of those due in the period: offers to be accepted or disputed, \
                            and disputes to be researched, each research of a reopened one by itself. What is open and \
                            overdue counts as missed; what is not due yet or rests, and offers that were withdrawn in \
                            time, count as neither.""",
                            List.of()),
                    Shape.RATIO,
                    """
                    SELECT 'handoff' AS kind, h.id, 1 AS part, NULL AS label, h.due_at AS at, h.lead_id,
                           COALESCE(h.assignee_id, h.decided_by) AS owner_id, NULL AS owner_name, NULL AS step,
                           CASE WHEN h.state IN ('ACCEPTED', 'DISPUTED') AND h.decided_at <= h.due_at
                                THEN 1 ELSE 0 END AS numerator,
                           CASE WHEN h.state = 'OFFERED' AND (h.due_at > :asOf OR h.paused_at IS NOT NULL) THEN 0
                                WHEN h.state = 'WITHDRAWN' AND h.decided_at <= h.due_at THEN 0
                                ELSE 1 END AS denominator,
                           CASE WHEN h.state = 'OFFERED' AND (h.due_at > :asOf OR h.paused_at IS NOT NULL)
                                THEN 1 ELSE 0 END AS maturing,
                           NULL AS fault,
                           CASE WHEN h.state = 'OFFERED'
                                THEN CASE WHEN h.paused_at IS NOT NULL THEN 'PAUSED'
                                          WHEN h.due_at <= :asOf THEN 'OVERDUE' END
                                WHEN h.decided_at > h.due_at OR h.state = 'EXPIRED' THEN 'MISSED'
                                WHEN h.state = 'WITHDRAWN' THEN 'WITHDRAWN'
                                ELSE 'MET' END AS mark,
                           NULL AS currency
                      FROM handoff h
                     WHERE h.due_at >= :from AND h.due_at < :to
                    UNION ALL
                    SELECT 'dispute', d.id, 2, NULL, d.research_due_at, d.lead_id,
                           COALESCE(d.researcher_id, d.decided_by), NULL, NULL,
                           CASE WHEN d.research_ended_at <= d.research_due_at THEN 1 ELSE 0 END,
                           CASE WHEN d.research_ended_at IS NULL AND d.research_due_at > :asOf THEN 0 ELSE 1 END,
                           CASE WHEN d.research_ended_at IS NULL AND d.research_due_at > :asOf THEN 1 ELSE 0 END,
                           NULL,
                           CASE WHEN d.research_ended_at IS NULL
                                THEN CASE WHEN d.research_due_at > :asOf THEN NULL ELSE 'OVERDUE' END
                                WHEN d.research_ended_at > d.research_due_at THEN 'MISSED'
                                ELSE 'MET' END,
                           NULL
                      FROM dispute d
                     WHERE d.research_due_at >= :from AND d.research_due_at < :to
                    UNION ALL
                    SELECT 'dispute', k.dispute_id, 2 + k.place, NULL, k.due_at, d.lead_id, k.researcher_id, NULL, NULL,
                           CASE WHEN k.ended_at <= k.due_at THEN 1 ELSE 0 END, 1, 0, NULL,
                           CASE WHEN k.ended_at > k.due_at THEN 'MISSED' ELSE 'MET' END, NULL
                      FROM dispute_clock k JOIN dispute d ON d.id = k.dispute_id
                     WHERE k.due_at >= :from AND k.due_at < :to
                    """)
            .apart(Map.of("overdue", "r.mark = 'OVERDUE'", "research", "r.kind = 'dispute'"));

    private HandoffFormulas() {}
}
