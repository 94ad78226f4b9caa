package dev.accord.metrics;

import dev.accord.metrics.Formula.Shape;
import dev.accord.metrics.Metric.Nature;
import java.util.List;
import java.util.Map;

/** Figures of leads and of what was done with them. */
final class LeadFormulas {

    static final Formula LEADS_GENERATED = Formula.ofPeriod(
                    new Metric(
                            "leads-generated",
                            "Leads generated",
                            Unit.COUNT,
                            Direction.HIGHER_IS_BETTER,
                            Nature.FLOW,
                            "Distinct leads whose first entry into the lead stage or a later one lies in the period.",
                            List.of("LEAD")),
                    Shape.SUM,
                    """
                    SELECT 'lead' AS kind, l.id, 0 AS part, NULL AS label, l.generated_at AS at, l.id AS lead_id,
                           l.owner_id, l.owner_name, NULL AS step, 1 AS numerator, NULL AS denominator, 0 AS maturing,
                           NULL AS fault, NULL AS mark, NULL AS currency
                      FROM lead_record l
                     WHERE WITHIN(l.generated_at, l.id)
                    """)
            .keptInSums()
            .restatable("LEAD", Map.of(Basis.PERIOD, """
                    SELECT 'lead' AS kind, l.id, 0 AS part, NULL AS label, p.passed_at AS at, l.id AS lead_id,
                           l.owner_id, l.owner_name, NULL AS step, 1 AS numerator, NULL AS denominator, 0 AS maturing,
                           NULL AS fault, NULL AS mark, NULL AS currency
                      FROM (%s) p JOIN lead_record l ON l.id = p.lead_id
                     WHERE WITHIN(p.passed_at, p.lead_id)
                    """.formatted(Passages.RESTATED)));

    static final Formula BOOKED_MEETINGS = Formula.ofPeriod(
                    new Metric(
                            "booked-meetings",
                            "Booked meetings",
                            Unit.COUNT,
                            Direction.HIGHER_IS_BETTER,
                            Nature.FLOW,
                            "Distinct meetings booked in the period. Held ones and their share are given apart.",
                            List.of("BOOKED_MEETING")),
                    Shape.SUM,
                    """
                    SELECT 'activity' AS kind, a.id, 0 AS part, NULL AS label, a.at, a.lead_id,
                           a.by_person_id AS owner_id, a.by_name AS owner_name, NULL AS step, 1 AS numerator,
                           NULL AS denominator, 0 AS maturing, NULL AS fault, a.outcome AS mark, NULL AS currency
                      FROM lead_activity a
                     WHERE a.type = 'MEETING' AND WITHIN(a.at, a.lead_id)
                    """)
            .keptInSums()
            .apart(Map.of("held", "r.mark = 'HELD'"));

    static final Formula CALLS_MADE = Formula.ofPeriod(
                    new Metric(
                            "calls-made",
                            "Calls made",
                            Unit.COUNT,
                            Direction.HIGHER_IS_BETTER,
                            Nature.FLOW,
                            "Outbound calls logged in the period. Connected ones and their share are given apart.",
                            List.of()),
                    Shape.SUM,
                    """
                    SELECT 'activity' AS kind, a.id, 0 AS part, NULL AS label, a.at, a.lead_id,
                           a.by_person_id AS owner_id, a.by_name AS owner_name, NULL AS step, 1 AS numerator,
                           NULL AS denominator, 0 AS maturing, NULL AS fault, a.outcome AS mark, NULL AS currency
                      FROM lead_activity a
                     WHERE a.type = 'CALL' AND a.direction = 'OUTBOUND' AND WITHIN(a.at, a.lead_id)
                    """)
            .keptInSums()
            .apart(Map.of("connected", "r.mark = 'CONNECTED'"));

    private LeadFormulas() {}
}
