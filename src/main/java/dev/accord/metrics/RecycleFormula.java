package dev.accord.metrics;

import dev.accord.metrics.Formula.Shape;
import dev.accord.metrics.Metric.Nature;
import java.util.List;
import java.util.Map;

/** What becomes of leads that went back: to an earlier stage, or into nurture. */
final class RecycleFormula {

    /**
     * Whether an entry {@code e} brings a lead forward. To enter a part of the stage in which it stands does not, nor to be
     * moved because its stage was retired.
     */
    private static final String FORWARD = """
            e.stage_id IN (:stages) AND e.corrected_at IS NULL
            AND NOT EXISTS (SELECT 1
                              FROM stage before_it
                              LEFT JOIN stage_reach k
                                ON k.entered_id = e.stage_id AND k.passed_id = before_it.id AND NOT k.skipped
                             WHERE before_it.id = e.from_stage_id AND before_it.id <> e.stage_id
                               AND (before_it.retired_at <= e.entered_at OR k.entered_id IS NOT NULL))
            """;

    /** One row for each lead that was recycled in the period; where it was more than once, the first time counts. */
    private static final String COHORT = """
            SELECT 'lead' AS kind, c.lead_id AS id, 0 AS part, NULL AS label, c.at, c.lead_id,
                   c.owner_id, c.owner_name, NULL AS step,
                   CASE WHEN c.maturing = 0 AND c.reached = 1 THEN 1 ELSE 0 END AS numerator,
                   CASE WHEN c.maturing = 0 THEN 1 ELSE 0 END AS denominator,
                   c.maturing, NULL AS fault, CASE WHEN c.maturing = 0 AND c.won = 1 THEN 'WON' END AS mark,
                   NULL AS currency
              FROM (SELECT b.lead_id, b.at, l.owner_id, l.owner_name,
                           CASE WHEN TIMESTAMPADD(DAY, :window, b.at) > :asOf THEN 1 ELSE 0 END AS maturing,
                           EXISTS (SELECT 1 FROM stage_entry e
                                    WHERE e.lead_id = b.lead_id AND e.entered_at > b.at AND %s
                                      AND (:window IS NULL OR e.entered_at <= TIMESTAMPADD(DAY, :window, b.at))
                                   ) AS reached,
                           EXISTS (SELECT 1 FROM stage_entry e JOIN stage s ON s.id = e.stage_id
                                    WHERE e.lead_id = b.lead_id AND e.corrected_at IS NULL AND e.entered_at > b.at
                                      AND (:window IS NULL OR e.entered_at <= TIMESTAMPADD(DAY, :window, b.at))
                                      AND s.kind = 'WON') AS won
                      FROM (SELECT y.lead_id, MIN(y.recycled_at) AS at
                              FROM recycling y
                             WHERE y.recycled_at >= :from AND y.recycled_at < :to
                             GROUP BY y.lead_id) b
                      JOIN lead_record l ON l.id = b.lead_id) c
            """.formatted(FORWARD);

    /** One row for each lead recycled in the period, and one for each that came forward again in it. */
    private static final String PERIOD = """
            SELECT 'lead' AS kind, y.lead_id AS id, 1 AS part, NULL AS label, MIN(y.recycled_at) AS at, y.lead_id,
                   l.owner_id, l.owner_name, NULL AS step, 0 AS numerator, 1 AS denominator, 0 AS maturing,
                   NULL AS fault, NULL AS mark, NULL AS currency
              FROM recycling y JOIN lead_record l ON l.id = y.lead_id
             WHERE y.recycled_at >= :from AND y.recycled_at < :to
             GROUP BY y.lead_id, l.owner_id, l.owner_name
            UNION ALL
            SELECT 'lead', f.lead_id, 2, NULL, MIN(f.at), f.lead_id,
                   l.owner_id, l.owner_name, NULL, 1, 0, 0, NULL, NULL, NULL
              FROM (SELECT DISTINCT e.lead_id, e.entered_at AS at,
                           (SELECT MAX(y.recycled_at) FROM recycling y
                             WHERE y.lead_id = e.lead_id AND y.recycled_at < e.entered_at) AS back_at
                      FROM stage_entry e
                     WHERE e.entered_at >= :from AND e.entered_at < :to AND %1$s) f
              LEFT JOIN lead_record l ON l.id = f.lead_id
             WHERE f.back_at IS NOT NULL
               AND NOT EXISTS (SELECT 1 FROM stage_entry e
                                WHERE e.lead_id = f.lead_id AND e.entered_at > f.back_at AND e.entered_at < f.at
                                  AND %1$s)
             GROUP BY f.lead_id, l.owner_id, l.owner_name
            """.formatted(FORWARD);

    private RecycleFormula() {}

    /** @param further the ids of the stage that counts as forward, and of all after it */
    static Formula to(ConversionFormula.StagePoint goal, List<Long> further) {
        String definition = """
                Cohort (the usual): of the leads that went back in the period, to an earlier stage or into nurture, the \
                share that came forward to %1$s or further within the window; those won are given apart. Period: leads \
                that came forward again in the period / leads that went back in it.""".formatted(goal.label());
        return Formula.of(
                        new Metric(
                                "recycle-yield",
                                "Recycle yield",
                                Unit.RATIO,
                                Direction.HIGHER_IS_BETTER,
                                Nature.LEVEL,
                                definition,
                                List.of("SQL")),
                        Shape.RATIO,
                        Map.of(Basis.COHORT, COHORT, Basis.PERIOD, PERIOD))
                .apart(Map.of("won", "r.mark = 'WON'"))
                .stages(further);
    }
}
