package dev.accord.metrics;

import dev.accord.metrics.Formula.Shape;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The statements over the records query of one formula for one question. */
final class RecordsSql {

    /** Before every record, so that those of an unknown time come last in a list that begins with the newest. */
    static final LocalDateTime NO_TIME = LocalDateTime.of(1000, 1, 1, 0, 0);

    private final Formula formula;
    private final FigureQuery query;
    private final WallClock clock;
    private final String records;

    RecordsSql(Formula formula, FigureQuery query) {
        this.formula = formula;
        this.query = query;
        this.clock = WallClock.of(query.period());
        this.records = clock.resolve(formula.records().getOrDefault(query.basis(), ""));
    }

    /** One row with the sums over all records. */
    String total() {
        return sums(Breakdown.NONE, "");
    }

    /** One row with the sums for each part of the breakdown. */
    String series() {
        return sums(query.by(), " GROUP BY " + grouping(query.by()));
    }

    private String sums(Breakdown by, String groupBy) {
        boolean median = formula.shape() == Shape.MEDIAN;
        List<String> columns = new ArrayList<>();
        columns.add("MIN(" + grouping(by) + ") AS grp");
        columns.add("COUNT(*) AS record_count");
        columns.add("SUM(r.numerator) AS numerator");
        columns.add("SUM(r.denominator) AS denominator");
        columns.add("COUNT(r.denominator) AS denominator_count");
        columns.add("SUM(r.maturing) AS maturing");
        columns.add("COUNT(DISTINCT r.currency) AS currencies");
        columns.add("MIN(r.currency) AS currency");
        columns.add((median ? "AVG(CASE WHEN r.denominator = 1 AND r.middle = 1 THEN r.numerator END)" : "NULL")
                + " AS median");
        formula.apart()
                .forEach((name, condition) ->
                        columns.add("SUM(CASE WHEN " + condition + " THEN 1 ELSE 0 END) AS apart_" + name));
        formula.faults()
                .forEach(name ->
                        columns.add("SUM(CASE WHEN r.fault = '" + name + "' THEN 1 ELSE 0 END) AS fault_" + name));
        return "SELECT " + String.join(",\n       ", columns) + "\n  FROM " + (median ? ranked(by) : population(by))
                + groupBy;
    }

    private String grouping(Breakdown by) {
        return formula.shape() == Shape.MEDIAN ? "r.grp" : group(by);
    }

    /** The records with a mark on the middle one, or the middle two, of each part. */
    private String ranked(Breakdown by) {
        String partition = by == Breakdown.NONE ? "" : "PARTITION BY " + group(by);
        return """
                (SELECT m.*, CASE WHEN m.place IN (FLOOR((m.counted + 1) / 2), FLOOR((m.counted + 2) / 2))
                             THEN 1 ELSE 0 END AS middle
                   FROM (SELECT r.*, %1$s AS grp,
                                ROW_NUMBER() OVER (%2$s ORDER BY r.denominator DESC, r.numerator, r.id) AS place,
                                SUM(r.denominator) OVER (%3$s) AS counted
                           FROM %4$s) m) r""".formatted(group(by), partition, partition, population(by));
    }

    private String population(Breakdown by) {
        StringBuilder from = new StringBuilder("(").append(records).append(") r");
        List<Breakdown> used = Stream.concat(
                        Stream.of(by), query.only().stream().map(Narrowing::by))
                .toList();
        if (used.stream().anyMatch(RecordsSql::isOfLead)) {
            from.append("\n  LEFT JOIN lead_record l ON l.id = r.lead_id");
        }
        if (used.contains(Breakdown.STAGE)) {
            from.append("\n  LEFT JOIN stage s ON s.id = l.stage_id");
        }
        if (used.contains(Breakdown.PERSON) || used.contains(Breakdown.TEAM)) {
            from.append("\n  LEFT JOIN person who ON who.id = r.owner_id");
        }
        if (used.contains(Breakdown.TEAM)) {
            from.append("\n  LEFT JOIN team t ON t.id = who.team_id");
        }
        String glue = "\n WHERE ";
        for (int i = 0; i < query.only().size(); i++) {
            from.append(glue)
                    .append(group(query.only().get(i).by()))
                    .append(" <=> :only")
                    .append(i);
            glue = " AND ";
        }
        return from.toString();
    }

    private static boolean isOfLead(Breakdown by) {
        return by == Breakdown.SOURCE || by == Breakdown.CAMPAIGN || by == Breakdown.SEGMENT || by == Breakdown.STAGE;
    }

    private String group(Breakdown by) {
        return switch (by) {
            case NONE -> "NULL";
            case SOURCE -> "l.channel";
            case CAMPAIGN -> "l.campaign";
            case SEGMENT -> "l.segment";
            case TEAM -> "t.name";
            case PERSON -> "COALESCE(CONCAT(who.first_name, ' ', who.last_name), r.owner_name)";
            case STAGE -> "CASE WHEN r.kind = 'opportunity' THEN r.step ELSE s.stage_key END";
            case DAY -> "DATE_FORMAT(" + clock.at("r.at") + ", '%Y-%m-%d')";
            case WEEK -> "DATE_FORMAT(" + clock.at("r.at") + ", '%x-W%v')";
            case MONTH -> "DATE_FORMAT(" + clock.at("r.at") + ", '%Y-%m')";
            case QUARTER -> "CONCAT(YEAR(" + clock.at("r.at") + "), '-Q', QUARTER(" + clock.at("r.at") + "))";
            case YEAR -> "DATE_FORMAT(" + clock.at("r.at") + ", '%Y')";
        };
    }

    /** The oldest record in another currency than {@code :currency}. */
    String firstInAnotherCurrency() {
        return "SELECT r.currency, r.at FROM " + population(Breakdown.NONE)
                + (query.only().isEmpty() ? " WHERE " : " AND ")
                + "r.currency <> :currency ORDER BY r.at, r.id LIMIT 1";
    }

    /** The currency of the oldest record that has one. */
    String firstCurrency() {
        return "SELECT r.currency FROM " + population(Breakdown.NONE)
                + (query.only().isEmpty() ? " WHERE " : " AND ") + "r.currency IS NOT NULL ORDER BY r.at, r.id LIMIT 1";
    }

    /** The records after {@code :afterAt, :afterId, :afterPart}, newest first. */
    String pageAfter() {
        return page("WHERE (r.sorted_at < :afterAt OR (r.sorted_at = :afterAt"
                + " AND (r.id < :afterId OR (r.id = :afterId AND r.part < :afterPart))))");
    }

    /** The first records, or those from {@code :offset} on, newest first. */
    String page() {
        return page("");
    }

    private String page(String after) {
        return """
                SELECT r.*,
                       CASE WHEN d.erased_at IS NOT NULL THEN 'Erased lead'
                            ELSE COALESCE(NULLIF(TRIM(CONCAT_WS(' ', d.first_name, d.last_name)), ''),
                                          d.company, d.external_id) END AS lead_label
                  FROM (SELECT r.*, %s AS grp, COALESCE(r.at, CAST(:noTime AS DATETIME(6))) AS sorted_at
                          FROM %s) r
                  LEFT JOIN lead_record d ON d.id = r.lead_id
                 %s
                 ORDER BY r.sorted_at DESC, r.id DESC, r.part DESC
                 LIMIT :limit OFFSET :offset""".formatted(group(query.by()), population(query.by()), after);
    }
}
