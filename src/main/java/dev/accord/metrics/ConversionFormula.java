package dev.accord.metrics;

import dev.accord.metrics.Formula.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The conversion of leads from one stage to another, for any two stages. */
final class ConversionFormula {

    /** One row for each first entry into either stage: a lead that did both in the period is listed twice. */
    private static final String PERIOD = """
            SELECT 'lead' AS kind, p.lead_id AS id, 1 AS part, NULL AS label, p.passed_at AS at, p.lead_id,
                   l.owner_id, l.owner_name, NULL AS step, 0 AS numerator, 1 AS denominator, 0 AS maturing,
                   NULL AS fault, CASE WHEN p.skipped THEN 'SKIPPED' END AS mark, NULL AS currency
              FROM (%1$s) p JOIN lead_record l ON l.id = p.lead_id
             WHERE WITHIN(p.passed_at, p.lead_id)
            UNION ALL
            SELECT 'lead', p.lead_id, 2, NULL, p.passed_at, p.lead_id,
                   l.owner_id, l.owner_name, NULL, 1, 0, 0,
                   NULL, CASE WHEN p.skipped THEN 'SKIPPED' END, NULL
              FROM (%2$s) p JOIN lead_record l ON l.id = p.lead_id
             WHERE WITHIN(p.passed_at, p.lead_id)
            """;

    /**
     * One row for each lead that passed the first stage in the period. A lead whose second passage is dated before
     * its first converted after 0 days; it is counted and listed as a fault.
     */
    private static final String COHORT = """
            SELECT 'lead' AS kind, c.lead_id AS id, 0 AS part, NULL AS label, c.at, c.lead_id,
                   c.owner_id, c.owner_name, NULL AS step,
                   CASE WHEN c.maturing = 0 AND c.converted = 1 THEN 1 ELSE 0 END AS numerator,
                   CASE WHEN c.maturing = 0 THEN 1 ELSE 0 END AS denominator,
                   c.maturing, c.fault, c.mark, NULL AS currency
              FROM (SELECT a.lead_id, a.passed_at AS at, l.owner_id, l.owner_name,
                           CASE WHEN TIMESTAMPADD(DAY, :window, a.passed_at) > :asOf THEN 1 ELSE 0 END AS maturing,
                           CASE WHEN b.passed_at IS NULL THEN 0
                                WHEN :window IS NULL THEN 1
                                WHEN b.passed_at <= TIMESTAMPADD(DAY, :window, a.passed_at) THEN 1
                                ELSE 0 END AS converted,
                           CASE WHEN b.passed_at < a.passed_at THEN 'outOfOrder' END AS fault,
                           CASE WHEN a.skipped THEN 'SKIPPED' END AS mark
                      FROM (%1$s) a
                      JOIN lead_record l ON l.id = a.lead_id
                      LEFT JOIN (%2$s) b ON b.lead_id = a.lead_id
                     WHERE WITHIN(a.passed_at, a.lead_id)) c
            """;

    private ConversionFormula() {}

    static Formula between(StagePoint first, StagePoint second) {
        String key = (first.key() + "-to-" + second.key()).toLowerCase(Locale.ROOT);
        return named(key, first.key() + " to " + second.key(), first, second);
    }

    static Formula named(String key, String label, StagePoint first, StagePoint second) {
        return Formula.of(metric(key, label, first, second), Shape.RATIO, records(Passages.FIRST, Passages.SECOND))
                .keptInSums()
                .restatable(first.key(), records(Passages.RESTATED, Passages.SECOND_SO_FAR))
                .restatable(second.key(), records(Passages.FIRST_SO_FAR, Passages.RESTATED))
                .apart(Map.of("skipped", "r.mark = 'SKIPPED'"))
                .faults("outOfOrder")
                .stages(List.of(first.id(), second.id()));
    }

    private static Map<Basis, String> records(String first, String second) {
        return Map.of(Basis.PERIOD, PERIOD.formatted(first, second), Basis.COHORT, COHORT.formatted(first, second));
    }

    private static Metric metric(String key, String label, StagePoint first, StagePoint second) {
        String definition = """
                Cohort (the usual): of the leads that first passed %1$s in the period, the share that passed %2$s \
                within the window; leads younger than the window are maturing and counted in neither. \
                Period: first entries into %2$s in the period / first entries into %1$s in it, which can exceed 100 %%. \
                A skipped stage counts as passed.""".formatted(first.label(), second.label());
        List<String> terms = Stream.of(first.key(), first.kind(), second.key(), second.kind())
                .distinct()
                .toList();
        return new Metric(key, label, Unit.RATIO, Direction.HIGHER_IS_BETTER, Metric.Nature.LEVEL, definition, terms);
    }

    /** A stage as a conversion needs it. */
    record StagePoint(long id, String key, String kind, String label) {}
}
