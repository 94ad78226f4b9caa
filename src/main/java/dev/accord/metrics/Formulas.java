package dev.accord.metrics;

import dev.accord.glossary.VersionName;
import dev.accord.metrics.ConversionFormula.StagePoint;
import dev.accord.shared.Refused;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every metric by its key. The key {@code a-to-b} of any two stages is a metric as well. */
@Component
class Formulas {

    private static final String TO = "-to-";

    private static final List<Formula> FIXED = List.of(
            LeadFormulas.LEADS_GENERATED,
            LeadFormulas.BOOKED_MEETINGS,
            DealFormulas.OPPORTUNITY_VALUE,
            DealFormulas.REVENUE,
            AcquisitionFormulas.WEB_TRAFFIC,
            AcquisitionFormulas.COST_PER_LEAD,
            LeadFormulas.CALLS_MADE,
            DealFormulas.DEAL_VELOCITY,
            DealFormulas.WIN_RATE,
            DealFormulas.AVERAGE_DEAL,
            DealFormulas.SALES_CYCLE,
            DealFormulas.OPEN_PIPELINE,
            DealFormulas.WEIGHTED_PIPELINE,
            HandoffFormulas.RESPONSE_TIME,
            HandoffFormulas.SLA_ATTAINMENT);

    /** Those that speak of stages are made when they are asked for: stages are data. */
    private static final List<OfStages> OF_STAGES = List.of(
            new OfStages("traffic-to-mql", all -> AcquisitionFormulas.trafficTo(all.stage("MQL"))),
            OfStages.conversion("mql-to-sql", "MQL to SQL", "MQL", "SQL"),
            OfStages.conversion("sql-to-opportunity", "SQL to opportunity", "SQL", "OPPORTUNITY"),
            OfStages.conversion("opportunity-to-close", "Opportunity to close", "OPPORTUNITY", "WON"),
            new OfStages("recycle-yield", all -> {
                StagePoint goal = all.stage("SQL");
                return RecycleFormula.to(goal, all.from(goal));
            }));

    private final JdbcClient db;

    Formulas(JdbcClient db) {
        this.db = db;
    }

    List<Metric> catalogue() {
        return all().stream().map(Formula::metric).toList();
    }

    List<Formula> all() {
        return Stream.concat(
                        FIXED.stream(),
                        OF_STAGES.stream().map(each -> each.make().apply(this)))
                .toList();
    }

    /** @throws Refused with code {@code unknown-metric} */
    Formula of(String key) {
        return FIXED.stream()
                .filter(formula -> formula.metric().key().equals(key))
                .findFirst()
                .or(() -> OF_STAGES.stream()
                        .filter(each -> each.key().equals(key))
                        .findFirst()
                        .map(each -> each.make().apply(this)))
                .orElseGet(() -> otherConversion(key));
    }

    private Formula otherConversion(String key) {
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

    /** The stages into which an entry counts as one into that stage or further: its parts are among them. */
    private List<Long> from(StagePoint stage) {
        return db.sql("SELECT entered_id FROM stage_reach WHERE passed_id = :id ORDER BY entered_id")
                .param("id", stage.id())
                .query(Long.class)
                .list();
    }

    private List<String> stageKeys() {
        return db.sql("SELECT stage_key FROM stage ORDER BY position")
                .query((row, number) -> row.getString("stage_key"))
                .list();
    }

    /**
     * The agreed definitions that a figure is computed by, such as {@code MQL v1, SQL v1 and v2}: those in force at any
     * time from one moment to another, and of a term that it is restated under, that version. A metric that rests on no
     * term of the glossary has the version of its own formula.
     */
    String definitionsInForce(Metric metric, LocalDateTime from, LocalDateTime to, Optional<VersionName> restated) {
        if (metric.terms().isEmpty()) {
            return metric.key() + " v1";
        }
        Map<String, String> versions = new LinkedHashMap<>();
        db.sql("""
                        SELECT v.term, v.version
                          FROM definition_version v
                         WHERE v.term IN (:terms) AND v.effective_from < :to
                           AND NOT EXISTS (SELECT 1 FROM definition_version later
                                            WHERE later.term = v.term AND later.version > v.version
                                              AND later.effective_from <= GREATEST(v.effective_from, :from))
                         ORDER BY v.term, v.version
                        """)
                .param("terms", metric.terms())
                .param("from", from)
                .param("to", to)
                .query(row -> {
                    versions.merge(
                            row.getString("term").toUpperCase(Locale.ROOT),
                            "v" + row.getInt("version"),
                            (one, other) -> one + " and " + other);
                });
        restated.ifPresent(version -> versions.put(version.term(), "v" + version.version() + " restated"));
        String inForce = metric.terms().stream()
                .filter(versions::containsKey)
                .map(term -> term + " " + versions.get(term))
                .collect(Collectors.joining(", "));
        return inForce.isEmpty() ? metric.key() + " v1" : inForce;
    }

    private record OfStages(String key, Function<Formulas, Formula> make) {

        static OfStages conversion(String key, String label, String first, String second) {
            return new OfStages(key, all -> ConversionFormula.named(key, label, all.stage(first), all.stage(second)));
        }
    }
}
