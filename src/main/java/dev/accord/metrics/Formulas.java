package dev.accord.metrics;

import dev.accord.metrics.ConversionFormula.StagePoint;
import dev.accord.shared.Refused;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every metric by its key. The key {@code a-to-b} of any two stages is a metric as well. */
@Component
class Formulas {

    private static final String TO = "-to-";

    private static final List<Formula> FIXED = List.of(
            LeadFormulas.LEADS_GENERATED,
            LeadFormulas.BOOKED_MEETINGS,
            LeadFormulas.CALLS_MADE,
            DealFormulas.OPPORTUNITY_VALUE,
            DealFormulas.REVENUE,
            DealFormulas.WIN_RATE,
            DealFormulas.AVERAGE_DEAL,
            DealFormulas.SALES_CYCLE,
            DealFormulas.DEAL_VELOCITY,
            DealFormulas.OPEN_PIPELINE);

    private static final List<NamedConversion> CONVERSIONS = List.of(
            new NamedConversion("mql-to-sql", "MQL to SQL", "MQL", "SQL"),
            new NamedConversion("sql-to-opportunity", "SQL to opportunity", "SQL", "OPPORTUNITY"),
            new NamedConversion("opportunity-to-close", "Opportunity to close", "OPPORTUNITY", "WON"));

    /** Agreed metrics whose history the portal does not keep yet. */
    private static final List<Metric> NOT_YET = List.of(
            awaiting("web-traffic", "Web traffic", Unit.COUNT, Direction.HIGHER_IS_BETTER, "Visits in the period."),
            awaiting(
                    "traffic-to-mql",
                    "Traffic to MQL",
                    Unit.RATIO,
                    Direction.HIGHER_IS_BETTER,
                    "MQL entries in the period / visits in it."),
            awaiting(
                    "cost-per-lead",
                    "Cost per lead",
                    Unit.MONEY,
                    Direction.LOWER_IS_BETTER,
                    "Spend in the period / leads generated in it."),
            awaiting(
                    "weighted-pipeline",
                    "Weighted pipeline",
                    Unit.MONEY,
                    Direction.HIGHER_IS_BETTER,
                    "Sum of the open amounts x the probability of their stage."),
            awaiting(
                    "response-time",
                    "Response time",
                    Unit.COUNT,
                    Direction.LOWER_IS_BETTER,
                    "Business hours from the offer of a handoff to its acceptance: median."),
            awaiting(
                    "sla-attainment",
                    "SLA attainment",
                    Unit.RATIO,
                    Direction.HIGHER_IS_BETTER,
                    "Clocks met / (met + missed), of those due in the period."),
            awaiting(
                    "recycle-yield",
                    "Recycle yield",
                    Unit.RATIO,
                    Direction.HIGHER_IS_BETTER,
                    "Recycled leads that reach SQL within the window / leads recycled in the period."));

    private final JdbcClient db;

    Formulas(JdbcClient db) {
        this.db = db;
    }

    List<Metric> catalogue() {
        List<Metric> metrics = new ArrayList<>();
        FIXED.forEach(formula -> metrics.add(formula.metric()));
        CONVERSIONS.forEach(named -> metrics.add(named.formula(this).metric()));
        metrics.addAll(NOT_YET);
        return metrics;
    }

    /** @throws Refused with code {@code unknown-metric} or {@code metric-not-available} */
    Formula of(String key) {
        return FIXED.stream()
                .filter(formula -> formula.metric().key().equals(key))
                .findFirst()
                .or(() -> CONVERSIONS.stream()
                        .filter(named -> named.key().equals(key))
                        .findFirst()
                        .map(named -> named.formula(this)))
                .orElseGet(() -> otherConversion(key));
    }

    private Formula otherConversion(String key) {
        NOT_YET.stream().filter(metric -> metric.key().equals(key)).findFirst().ifPresent(metric -> {
            throw Refused.unprocessable(
                    "metric-not-available",
                    "the metric \"%s\" is agreed, but the portal keeps no history yet to compute it from",
                    key);
        });
        for (int cut = key.indexOf(TO); cut >= 0; cut = key.indexOf(TO, cut + 1)) {
            Optional<StagePoint> first = find(key.substring(0, cut));
            Optional<StagePoint> second = find(key.substring(cut + TO.length()));
            if (first.isPresent() && second.isPresent()) {
                return between(first.get(), second.get());
            }
        }
        throw Refused.notFound("unknown-metric", "there is no metric \"%s\"; the catalogue lists them all", key);
    }

    /** @throws Refused with code {@code unknown-stage} or {@code same-stage} */
    Formula conversion(String first, String second) {
        return between(stage(first), stage(second));
    }

    private static Formula between(StagePoint first, StagePoint second) {
        if (first.id() == second.id()) {
            throw Refused.invalid("same-stage", "a conversion needs two stages, and %s is one", first.key());
        }
        return ConversionFormula.between(first, second);
    }

    private StagePoint stage(String name) {
        return find(name)
                .orElseThrow(() -> Refused.invalid(
                        "unknown-stage",
                        "\"%s\" is neither the key nor the kind of a stage; there are %s",
                        name,
                        String.join(", ", stageKeys())));
    }

    /**
     * A stage by its key, or that of a kind: the one at the top, which an entry into any stage of the kind passes. A
     * stage that was retired or merged is still asked for by its key.
     */
    private Optional<StagePoint> find(String name) {
        return db.sql("""
                        SELECT id, stage_key, kind, label
                          FROM stage
                         WHERE stage_key = :name OR kind = :name
                         ORDER BY CASE WHEN stage_key = :name THEN 0 ELSE 1 END,
                                  CASE WHEN parent_id IS NULL THEN 0 ELSE 1 END, position
                         LIMIT 1
                        """)
                .param("name", name)
                .query((row, number) -> new StagePoint(
                        row.getLong("id"), row.getString("stage_key"), row.getString("kind"), row.getString("label")))
                .optional();
    }

    private List<String> stageKeys() {
        return db.sql("SELECT stage_key FROM stage ORDER BY position")
                .query((row, number) -> row.getString("stage_key"))
                .list();
    }

    /**
     * The agreed definitions in force at a moment, such as {@code MQL v1, SQL v1}. A metric that rests on no term of
     * the glossary has the version of its own formula.
     */
    String definitionsInForce(Metric metric, LocalDateTime moment) {
        if (metric.terms().isEmpty()) {
            return metric.key() + " v1";
        }
        Map<String, Integer> versions = new LinkedHashMap<>();
        db.sql("""
                        SELECT term, MAX(version) AS version
                          FROM definition_version
                         WHERE term IN (:terms) AND effective_from <= :moment
                         GROUP BY term
                        """).param("terms", metric.terms()).param("moment", moment).query(row -> {
            versions.put(row.getString("term").toUpperCase(Locale.ROOT), row.getInt("version"));
        });
        String inForce = metric.terms().stream()
                .filter(versions::containsKey)
                .map(term -> term + " v" + versions.get(term))
                .collect(Collectors.joining(", "));
        return inForce.isEmpty() ? metric.key() + " v1" : inForce;
    }

    private static Metric awaiting(String key, String label, Unit unit, Direction direction, String definition) {
        return new Metric(key, label, unit, direction, definition, List.of(), false);
    }

    /** A conversion of the unified or team metrics; its stages are data, so it is made when it is asked for. */
    private record NamedConversion(String key, String label, String first, String second) {

        Formula formula(Formulas all) {
            return ConversionFormula.named(key, label, all.stage(first), all.stage(second));
        }
    }
}
