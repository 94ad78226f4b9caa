package dev.accord.metrics;

import dev.accord.metrics.Formula.Shape;
import dev.accord.metrics.Metric.Nature;
import java.util.List;
import java.util.Map;

/** Figures of visits and of spend, which are kept by the day and have a channel of their own. */
final class AcquisitionFormulas {

    static final Formula WEB_TRAFFIC = Formula.ofPeriod(
                    new Metric(
                            "web-traffic",
                            "Web traffic",
                            Unit.COUNT,
                            Direction.HIGHER_IS_BETTER,
                            Nature.FLOW,
                            "Visits of the web site in the period, from daily counts.",
                            List.of()),
                    Shape.SUM,
                    """
                    SELECT 'traffic' AS kind, visited.id, 0 AS part, COALESCE(visited.channel, 'Visits') AS label,
                           MIDNIGHT(visited.day) AS at, CAST(NULL AS SIGNED) AS lead_id,
                           CAST(NULL AS SIGNED) AS owner_id, NULL AS owner_name, NULL AS step,
                           visited.visits AS numerator, NULL AS denominator, 0 AS maturing, NULL AS fault, NULL AS mark,
                           NULL AS currency, visited.channel, NULL AS campaign
                      FROM web_traffic visited
                     WHERE visited.day >= :firstDay AND visited.day < :lastDay
                    """)
            .withChannels();

    /** What was spent, before the leads that it is divided by. */
    private static final String SPENT = """
            SELECT 'spend' AS kind, spent.spend_id AS id, DATEDIFF(spent.day, '1970-01-01') AS part,
                   COALESCE(NULLIF(CONCAT_WS(', ', spend.channel, spend.campaign), ''), 'Spend') AS label,
                   MIDNIGHT(spent.day) AS at, CAST(NULL AS SIGNED) AS lead_id,
                   CAST(NULL AS SIGNED) AS owner_id, NULL AS owner_name, NULL AS step,
                   spent.amount AS numerator, 0 AS denominator, 0 AS maturing, NULL AS fault, NULL AS mark,
                   spend.currency, spend.channel, spend.campaign
              FROM spend_day spent JOIN spend ON spend.id = spent.spend_id
             WHERE spent.day >= :firstDay AND spent.day < :lastDay
            """;

    /** The leads that it is divided by: when, from where, and within what. */
    private static final String GENERATED = """
            SELECT 'lead' AS kind, l.id, 0 AS part, NULL AS label, %s AS at, l.id AS lead_id, l.owner_id, l.owner_name,
                   NULL AS step, 0 AS numerator, 1 AS denominator, 0 AS maturing, NULL AS fault, NULL AS mark,
                   NULL AS currency, l.channel, l.campaign
              FROM %s
             WHERE %s
            """;

    static final Formula COST_PER_LEAD = Formula.ofPeriod(
                    new Metric(
                            "cost-per-lead",
                            "Cost per lead",
                            Unit.MONEY,
                            Direction.LOWER_IS_BETTER,
                            Nature.LEVEL,
                            """
                            Spend in the period / leads generated in it. What was spent over several days is spread \
                            evenly over them.""",
                            List.of("LEAD")),
                    Shape.RATIO,
                    GENERATED.formatted("l.generated_at", "lead_record l", "WITHIN(l.generated_at, l.id)"))
            .withDaily(SPENT)
            .keptInSums()
            .restatable(
                    "LEAD",
                    Map.of(
                            Basis.PERIOD,
                            GENERATED.formatted(
                                    "p.passed_at",
                                    "(%s) p JOIN lead_record l ON l.id = p.lead_id".formatted(Passages.RESTATED),
                                    "WITHIN(p.passed_at, p.lead_id)")))
            .withChannels();

    private static final String VISITED = """
            SELECT 'traffic' AS kind, visited.id, 2 AS part, COALESCE(visited.channel, 'Visits') AS label,
                   MIDNIGHT(visited.day) AS at, CAST(NULL AS SIGNED) AS lead_id,
                   CAST(NULL AS SIGNED) AS owner_id, NULL AS owner_name, NULL AS step,
                   0 AS numerator, visited.visits AS denominator, 0 AS maturing, NULL AS fault, NULL AS mark,
                   NULL AS currency, visited.channel, NULL AS campaign
              FROM web_traffic visited
             WHERE visited.day >= :firstDay AND visited.day < :lastDay
            """;

    private static final String PASSED = """
            SELECT 'lead' AS kind, p.lead_id AS id, 1 AS part, NULL AS label, p.passed_at AS at, p.lead_id,
                   l.owner_id, l.owner_name, NULL AS step, 1 AS numerator, 0 AS denominator, 0 AS maturing,
                   NULL AS fault, CASE WHEN p.skipped THEN 'SKIPPED' END AS mark, NULL AS currency,
                   l.channel, l.campaign
              FROM (%s) p JOIN lead_record l ON l.id = p.lead_id
             WHERE WITHIN(p.passed_at, p.lead_id)
            """;

    private AcquisitionFormulas() {}

    static Formula trafficTo(ConversionFormula.StagePoint stage) {
        String definition = """
                First entries into %1$s in the period / visits of the web site in it. A skipped stage counts as \
                passed.""".formatted(stage.label());
        return Formula.ofPeriod(
                        new Metric(
                                "traffic-to-mql",
                                "Traffic to MQL",
                                Unit.RATIO,
                                Direction.HIGHER_IS_BETTER,
                                Nature.LEVEL,
                                definition,
                                List.of("MQL")),
                        Shape.RATIO,
                        PASSED.formatted(Passages.FIRST))
                .withDaily(VISITED)
                .keptInSums()
                .restatable(stage.key(), Map.of(Basis.PERIOD, PASSED.formatted(Passages.RESTATED)))
                .stages(List.of(stage.id()))
                .withChannels();
    }
}
