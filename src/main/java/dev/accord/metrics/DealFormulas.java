package dev.accord.metrics;

import dev.accord.metrics.Formula.Shape;
import dev.accord.metrics.Metric.Nature;
import java.util.List;
import java.util.Map;

/** Figures of opportunities. A deal without a lead is counted. */
final class DealFormulas {

    private static final Map<String, String> UNKNOWN_AMOUNTS = Map.of("unknownAmounts", "r.currency IS NULL");
    private static final Map<String, String> UNKNOWN_WON_AMOUNTS =
            Map.of("unknownAmounts", "r.mark = 'WON' AND r.currency IS NULL", "won", "r.mark = 'WON'");

    static final Formula OPPORTUNITY_VALUE = Formula.ofPeriod(
                    new Metric(
                            "opportunity-value",
                            "Opportunity value",
                            Unit.MONEY,
                            Direction.HIGHER_IS_BETTER,
                            Nature.FLOW,
                            "Sum of the amounts of the opportunities created in the period, whatever became of them.",
                            List.of("OPPORTUNITY")),
                    Shape.SUM,
                    """
                    SELECT 'opportunity' AS kind, o.id, 0 AS part, COALESCE(o.name, o.account, o.external_id) AS label,
                           o.created_at AS at, o.lead_id, o.owner_id, o.owner_name, o.stage AS step,
                           COALESCE(o.amount, 0) AS numerator, NULL AS denominator, 0 AS maturing, NULL AS fault,
                           o.outcome AS mark, CASE WHEN o.amount IS NOT NULL THEN o.currency END AS currency
                      FROM opportunity o
                     WHERE WITHIN(o.created_at, o.lead_id, o.id)
                    """)
            .keptInSums()
            .apart(UNKNOWN_AMOUNTS);

    static final Formula REVENUE = Formula.ofPeriod(
                    new Metric(
                            "revenue",
                            "Revenue",
                            Unit.MONEY,
                            Direction.HIGHER_IS_BETTER,
                            Nature.FLOW,
                            "Sum of the amounts of the opportunities won in the period, by the day they were won.",
                            List.of("OPPORTUNITY")),
                    Shape.SUM,
                    """
                    SELECT 'opportunity' AS kind, o.id, 0 AS part, COALESCE(o.name, o.account, o.external_id) AS label,
                           o.closed_at AS at, o.lead_id, o.owner_id, o.owner_name, o.stage AS step,
                           COALESCE(o.amount, 0) AS numerator, NULL AS denominator, 0 AS maturing, NULL AS fault,
                           o.outcome AS mark, CASE WHEN o.amount IS NOT NULL THEN o.currency END AS currency
                      FROM opportunity o
                     WHERE o.outcome = 'WON' AND WITHIN(o.closed_at, o.lead_id, o.id)
                    """)
            .keptInSums()
            .apart(UNKNOWN_AMOUNTS);

    static final Formula WIN_RATE = Formula.ofPeriod(
                    new Metric(
                            "win-rate",
                            "Win rate",
                            Unit.RATIO,
                            Direction.HIGHER_IS_BETTER,
                            Nature.LEVEL,
                            "Opportunities won / (won + lost), of those closed in the period.",
                            List.of("OPPORTUNITY")),
                    Shape.RATIO,
                    """
            SELECT 'opportunity' AS kind, o.id, 0 AS part, COALESCE(o.name, o.account, o.external_id) AS label,
                   o.closed_at AS at, o.lead_id, o.owner_id, o.owner_name, o.stage AS step,
                   CASE WHEN o.outcome = 'WON' THEN 1 ELSE 0 END AS numerator, 1 AS denominator, 0 AS maturing,
                   NULL AS fault, o.outcome AS mark, NULL AS currency
              FROM opportunity o
             WHERE o.outcome IN ('WON', 'LOST') AND WITHIN(o.closed_at, o.lead_id, o.id)
            """)
            .keptInSums();

    static final Formula AVERAGE_DEAL = Formula.ofPeriod(
                    new Metric(
                            "average-deal",
                            "Average deal",
                            Unit.MONEY,
                            Direction.HIGHER_IS_BETTER,
                            Nature.LEVEL,
                            "Revenue won in the period / the number of opportunities won in it.",
                            List.of("AVERAGE_DEAL")),
                    Shape.RATIO,
                    """
                    SELECT 'opportunity' AS kind, o.id, 0 AS part, COALESCE(o.name, o.account, o.external_id) AS label,
                           o.closed_at AS at, o.lead_id, o.owner_id, o.owner_name, o.stage AS step,
                           COALESCE(o.amount, 0) AS numerator, 1 AS denominator, 0 AS maturing, NULL AS fault,
                           o.outcome AS mark, CASE WHEN o.amount IS NOT NULL THEN o.currency END AS currency
                      FROM opportunity o
                     WHERE o.outcome = 'WON' AND WITHIN(o.closed_at, o.lead_id, o.id)
                    """)
            .keptInSums()
            .apart(UNKNOWN_AMOUNTS);

    static final Formula SALES_CYCLE = Formula.ofPeriod(
                    new Metric(
                            "sales-cycle",
                            "Sales cycle",
                            Unit.DAYS,
                            Direction.LOWER_IS_BETTER,
                            Nature.LEVEL,
                            """
                            Median of the days from the creation of an opportunity to the day it was won, of those \
                            won in the period; the mean is given apart. Deals without a date of creation, or closed \
                            before it, are left out and counted as faults.""",
                            List.of("SALES_CYCLE")),
                    Shape.MEDIAN,
                    """
                    SELECT 'opportunity' AS kind, o.id, 0 AS part, COALESCE(o.name, o.account, o.external_id) AS label,
                           o.closed_at AS at, o.lead_id, o.owner_id, o.owner_name, o.stage AS step,
                           CASE WHEN o.closed_at >= o.created_at THEN DAYS(o.created_at, o.closed_at)
                                ELSE 0 END AS numerator,
                           CASE WHEN o.closed_at >= o.created_at THEN 1 ELSE 0 END AS denominator, 0 AS maturing,
                           CASE WHEN o.created_at IS NULL THEN 'withoutCreated'
                                WHEN o.closed_at < o.created_at THEN 'negative' END AS fault,
                           o.outcome AS mark, NULL AS currency
                      FROM opportunity o
                     WHERE o.outcome = 'WON' AND WITHIN(o.closed_at, o.lead_id, o.id)
                    """)
            .faults("withoutCreated", "negative");

    /** Closed x win rate x average deal is the revenue, so the figure is revenue / mean cycle of the won deals. */
    static final Formula DEAL_VELOCITY = Formula.ofPeriod(
                    new Metric(
                            "deal-velocity",
                            "Deal velocity",
                            Unit.MONEY_PER_DAY,
                            Direction.HIGHER_IS_BETTER,
                            Nature.LEVEL,
                            """
                            Opportunities closed in the period x win rate x average deal / mean cycle of the won ones \
                            in days: money a day. The first three make the revenue. Won deals without a cycle count \
                            in the revenue, are left out of the mean, and are counted as faults.""",
                            List.of("AVERAGE_DEAL", "SALES_CYCLE")),
                    Shape.RATE,
                    """
                    SELECT 'opportunity' AS kind, o.id, 0 AS part, COALESCE(o.name, o.account, o.external_id) AS label,
                           o.closed_at AS at, o.lead_id, o.owner_id, o.owner_name, o.stage AS step,
                           CASE WHEN o.outcome = 'WON' THEN COALESCE(o.amount, 0) ELSE 0 END AS numerator,
                           CASE WHEN o.outcome = 'WON' AND o.closed_at >= o.created_at
                                THEN DAYS(o.created_at, o.closed_at) END AS denominator, 0 AS maturing,
                           CASE WHEN o.outcome = 'LOST' THEN NULL
                                WHEN o.created_at IS NULL THEN 'withoutCreated'
                                WHEN o.closed_at < o.created_at THEN 'negative' END AS fault,
                           o.outcome AS mark,
                           CASE WHEN o.outcome = 'WON' AND o.amount IS NOT NULL THEN o.currency END AS currency
                      FROM opportunity o
                     WHERE o.outcome IN ('WON', 'LOST') AND WITHIN(o.closed_at, o.lead_id, o.id)
                    """)
            .keptInSums()
            .apart(UNKNOWN_WON_AMOUNTS)
            .faults("withoutCreated", "negative");

    /** A state, not a flow: what was open at one moment, which is the end of the period or, before that, now. */
    static final Formula OPEN_PIPELINE = Formula.ofPeriod(
                    new Metric(
                            "open-pipeline",
                            "Open pipeline",
                            Unit.MONEY,
                            Direction.HIGHER_IS_BETTER,
                            Nature.STATE,
                            """
                            Sum of the amounts of the opportunities that are open at the end of the period, or now \
                            where it has not ended; a deal whose creation is unknown counts as created. By time it \
                            is split by the creation of the deals.""",
                            List.of("OPPORTUNITY")),
                    Shape.SUM,
                    """
                    SELECT 'opportunity' AS kind, o.id, 0 AS part, COALESCE(o.name, o.account, o.external_id) AS label,
                           o.created_at AS at, o.lead_id, o.owner_id, o.owner_name, o.stage AS step,
                           COALESCE(o.amount, 0) AS numerator, NULL AS denominator, 0 AS maturing,
                           CASE WHEN o.created_at IS NULL THEN 'withoutCreated' END AS fault,
                           o.outcome AS mark, CASE WHEN o.amount IS NOT NULL THEN o.currency END AS currency
                      FROM opportunity o
                     WHERE o.outcome = 'OPEN' AND (o.created_at IS NULL OR o.created_at < :moment)
                    UNION ALL
                    SELECT 'opportunity', o.id, 0, COALESCE(o.name, o.account, o.external_id),
                           o.created_at, o.lead_id, o.owner_id, o.owner_name, o.stage,
                           COALESCE(o.amount, 0), NULL, 0,
                           CASE WHEN o.created_at IS NULL THEN 'withoutCreated' END,
                           o.outcome, CASE WHEN o.amount IS NOT NULL THEN o.currency END
                      FROM opportunity o
                     WHERE o.outcome IN ('WON', 'LOST') AND o.closed_at >= :moment
                       AND (o.created_at IS NULL OR o.created_at < :moment)
                    """)
            .apart(UNKNOWN_AMOUNTS)
            .faults("withoutCreated");

    /**
     * How likely a step is won: as set by hand; else as the deals closed within the year before went on that had stood
     * in it, where there are ten or more; else as all deals closed within that year ended.
     */
    static final Formula WEIGHTED_PIPELINE = Formula.ofPeriod(
                    new Metric(
                            "weighted-pipeline",
                            "Weighted pipeline",
                            Unit.MONEY,
                            Direction.HIGHER_IS_BETTER,
                            Nature.STATE,
                            """
                            Sum of amount x probability of the opportunities that are open at the end of the period, or \
                            now where it has not ended. The probability of a step is the one set by hand or, of the \
                            deals closed in the 365 days before that had stood in it, the share won; where those are \
                            fewer than ten, the win rate of all deals closed in these days.""",
                            List.of("OPPORTUNITY")),
                    Shape.SUM,
                    """
                    SELECT 'opportunity' AS kind, o.id, 0 AS part, COALESCE(o.name, o.account, o.external_id) AS label,
                           o.created_at AS at, o.lead_id, o.owner_id, o.owner_name, o.step,
                           CAST(COALESCE(o.amount, 0)
                                * COALESCE(hand.probability, own.probability, overall.probability, 0)
                                AS DECIMAL(30, 4)) AS numerator,
                           NULL AS denominator, 0 AS maturing,
                           CASE WHEN o.created_at IS NULL THEN 'withoutCreated'
                                WHEN COALESCE(hand.probability, own.probability, overall.probability) IS NULL
                                THEN 'withoutProbability' END AS fault,
                           CONCAT(CAST(100 * COALESCE(hand.probability, own.probability, overall.probability)
                                       AS DECIMAL(5, 1)), ' %') AS mark,
                           CASE WHEN o.amount IS NOT NULL THEN o.currency END AS currency
                      FROM (SELECT d.*, COALESCE((SELECT z.step FROM opportunity_step z
                                                   WHERE z.opportunity_id = d.id AND z.since < :moment
                                                   ORDER BY z.since DESC LIMIT 1),
                                                 CASE WHEN d.outcome = 'OPEN' THEN d.stage END) AS step
                              FROM (SELECT * FROM opportunity w
                                     WHERE w.outcome = 'OPEN' AND (w.created_at IS NULL OR w.created_at < :moment)
                                    UNION ALL
                                    SELECT * FROM opportunity w
                                     WHERE w.outcome IN ('WON', 'LOST') AND w.closed_at >= :moment
                                       AND (w.created_at IS NULL OR w.created_at < :moment)) d) o
                      LEFT JOIN step_probability hand ON hand.step = o.step
                      LEFT JOIN (SELECT stood.step, CAST(SUM(stood.won) AS DECIMAL(20, 6)) / COUNT(*) AS probability
                                   FROM (SELECT z.step, z.opportunity_id,
                                                MAX(CASE WHEN w.outcome = 'WON' THEN 1 ELSE 0 END) AS won
                                           FROM opportunity w JOIN opportunity_step z ON z.opportunity_id = w.id
                                          WHERE w.outcome IN ('WON', 'LOST')
                                            AND w.closed_at >= TIMESTAMPADD(DAY, -365, :moment) AND w.closed_at < :moment
                                          GROUP BY z.step, z.opportunity_id) stood
                                  GROUP BY stood.step
                                 HAVING COUNT(*) >= 10) own ON own.step = o.step
                     CROSS JOIN (SELECT CAST(SUM(CASE WHEN w.outcome = 'WON' THEN 1 ELSE 0 END) AS DECIMAL(20, 6))
                                        / COUNT(*) AS probability
                                   FROM opportunity w
                                  WHERE w.outcome IN ('WON', 'LOST')
                                    AND w.closed_at >= TIMESTAMPADD(DAY, -365, :moment)
                                    AND w.closed_at < :moment) overall
                    """)
            .apart(UNKNOWN_AMOUNTS)
            .faults("withoutCreated", "withoutProbability");

    private DealFormulas() {}
}
