package dev.accord.metrics;

import dev.accord.shared.FiscalCalendar;
import dev.accord.shared.Id;
import dev.accord.shared.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The statements that answer one question from sums by day. Rows with a weight stand for so many records; the rows of
 * those that were counted and have changed since have the weight -1.
 *
 * @param changed the leads that changed after they were counted
 */
record RolledSql(Asked asked, RollUp rollUp, Id id, Dimension dimension, List<Long> changed) {

    /** One row with the sums over all records. */
    String total() {
        return sums(Breakdown.NONE, "");
    }

    /** One row with the sums for each part of the breakdown. */
    String series() {
        return sums(asked.query().by(), "\n GROUP BY r.grp");
    }

    Map<String, @Nullable Object> parameters() {
        Map<String, @Nullable Object> parameters = asked.parameters();
        parameters.put("rollUp", id.value());
        parameters.put("dimension", dimension.name());
        parameters.put("subjects", changed);
        if (matures()) {
            Instant cut =
                    asked.asOf().minus(Duration.ofDays(RollUp.WINDOW.limit().orElseThrow()));
            parameters.put("cut", LocalDateTime.ofInstant(cut, ZoneOffset.UTC));
            LocalDate day = cut.atZone(rollUp.zone()).toLocalDate();
            parameters.put("cutDay", day);
            parameters.put("cutDayBegins", begin(day));
            parameters.put("cutDayEnds", begin(day.plusDays(1)));
        }
        return parameters;
    }

    private LocalDateTime begin(LocalDate day) {
        return LocalDateTime.ofInstant(day.atStartOfDay(rollUp.zone()).toInstant(), ZoneOffset.UTC);
    }

    /** What is younger than the window on the day of the cut is told lead by lead. */
    private boolean matures() {
        return rollUp.basis() == Basis.COHORT;
    }

    private String sums(Breakdown by, String groupBy) {
        List<String> columns = new ArrayList<>(List.of(
                "MIN(r.grp) AS grp",
                "SUM(r.weight) AS record_count",
                "SUM(r.numerator) AS numerator",
                "SUM(r.denominator) AS denominator",
                "SUM(r.denominators) AS denominator_count",
                "SUM(r.maturing) AS maturing",
                "COUNT(DISTINCT r.currency) AS currencies",
                "MIN(r.currency) AS currency",
                "0 AS unconverted",
                "NULL AS median",
                "NULL AS p90"));
        asked.formula()
                .apart()
                .forEach((name, condition) ->
                        columns.add("SUM(CASE WHEN " + condition + " THEN r.weight ELSE 0 END) AS apart_" + name));
        asked.formula()
                .faults()
                .forEach(name -> columns.add(
                        "SUM(CASE WHEN r.fault = '" + name + "' THEN r.weight ELSE 0 END) AS fault_" + name));
        // what was taken away must not leave its currency behind
        return """
                SELECT %s
                  FROM (SELECT %s AS grp, u.kind, u.mark, u.fault, u.currency, SUM(u.weight) AS weight,
                               SUM(u.numerator) AS numerator, SUM(u.denominator) AS denominator,
                               SUM(u.denominators) AS denominators, SUM(u.maturing) AS maturing
                          FROM (%s) u%s%s
                         GROUP BY 1, 2, 3, 4, 5
                        HAVING SUM(u.weight) <> 0) r%s""".formatted(
                        String.join(",\n       ", columns),
                        group(by),
                        String.join("\nUNION ALL\n", parts()),
                        joins(),
                        RecordsSql.only(asked.query(), this::group),
                        groupBy);
    }

    private List<String> parts() {
        List<String> parts = new ArrayList<>();
        parts.add(kept());
        if (matures()) {
            parts.add(onTheDayOfTheCut());
        }
        if (!changed.isEmpty()) {
            parts.add(takenAway());
            parts.add(asTheyAre(rollUp.formula().ofSubjects(rollUp.basis())));
        }
        if (!rollUp.formula().daily().isEmpty()) {
            parts.add(asTheyAre(rollUp.formula().daily()));
        }
        return parts;
    }

    private String kept() {
        String group = "CASE WHEN c.grp = '' THEN NULL ELSE SUBSTRING(c.grp, 2) END";
        String old = matures() ? "CASE WHEN c.day < :cutDay THEN %s ELSE 0 END AS %s" : "%s AS %s";
        return """
                SELECT c.records AS weight, c.day, %s AS grp, NULLIF(c.owner_id, 0) AS owner_id, %s AS owner_name,
                       %s, %s, %s, %s AS maturing,
                       c.kind, NULLIF(c.mark, '') AS mark, NULLIF(c.fault, '') AS fault, NULLIF(c.currency, '') AS currency
                  FROM rolled_sum c
                 WHERE c.roll_up_id = :rollUp AND c.dimension = :dimension AND c.day >= :firstDay AND c.day < :lastDay%s
                """.formatted(
                        dimension == Dimension.OWNER ? "NULL" : group,
                        dimension == Dimension.OWNER ? group : "NULL",
                        old.formatted("c.numerator", "numerator"),
                        old.formatted("c.denominator", "denominator"),
                        old.formatted("c.denominators", "denominators"),
                        matures() ? "CASE WHEN c.day < :cutDay THEN 0 ELSE c.records END" : "0",
                        matures() ? " AND c.day <> :cutDay" : "");
    }

    private String onTheDayOfTheCut() {
        return counted("+") + " AND f.at >= :cutDayBegins AND f.at < :cutDayEnds";
    }

    private String takenAway() {
        return counted("-") + " AND f.subject_id IN (:subjects)";
    }

    /** Records as they were counted. */
    private String counted(String sign) {
        String old = matures() ? "CASE WHEN f.at <= :cut THEN %s ELSE 0 END" : "%s";
        return """
                SELECT %1$s1, f.day, %2$s, f.owner_id, f.owner_name,
                       %1$s%3$s, %1$sCOALESCE(%4$s, 0), %1$sCASE WHEN f.denominator IS NULL THEN 0 ELSE %5$s END, %1$s%6$s,
                       f.kind, f.mark, f.fault, f.currency
                  FROM rolled_record f
                 WHERE f.roll_up_id = :rollUp AND f.day >= :firstDay AND f.day < :lastDay""".formatted(
                        sign,
                        column("f", "f"),
                        old.formatted("f.numerator"),
                        old.formatted("f.denominator"),
                        old.formatted("1"),
                        matures() ? "CASE WHEN f.at <= :cut THEN 0 ELSE 1 END" : "0");
    }

    /** Records as the history has them now. */
    private String asTheyAre(String records) {
        WallClock clock = WallClock.of(asked.query().period());
        return """
                SELECT 1, CAST(%s AS DATE), %s, n.owner_id, n.owner_name,
                       n.numerator, COALESCE(n.denominator, 0), CASE WHEN n.denominator IS NULL THEN 0 ELSE 1 END, n.maturing,
                       n.kind, n.mark, n.fault, n.currency
                  FROM (%s) n
                  LEFT JOIN lead_record l ON l.id = n.lead_id
                """.formatted(
                clock.at("n.at"), column(rollUp.formula().ofChannels() ? "n" : "l", "l"), clock.resolve(records));
    }

    private String column(String channels, String segments) {
        return switch (dimension) {
            case ALL, OWNER -> "NULL";
            case CHANNEL -> channels + ".channel";
            case CAMPAIGN -> channels + ".campaign";
            case SEGMENT -> segments + ".segment";
        };
    }

    private String joins() {
        return dimension != Dimension.OWNER ? "" : """

                  LEFT JOIN person who ON who.id = u.owner_id
                  LEFT JOIN team t ON t.id = who.team_id""";
    }

    private String fiscal(FiscalCalendar.Grain grain) {
        Period period = asked.query().period();
        return RecordsSql.fiscal(
                "u.day", asked.calendar().spans(grain, period.from(), period.to()), day -> "'" + day + "'");
    }

    private String group(Breakdown by) {
        return switch (by) {
            case NONE -> "NULL";
            case SOURCE, CAMPAIGN, SEGMENT -> "u.grp";
            case TEAM -> "t.name";
            case PERSON -> RecordsSql.PERSON.formatted("u.owner_name");
            case STAGE -> throw new IllegalStateException("no sums are kept by stage");
            case FISCAL_MONTH, FISCAL_QUARTER, FISCAL_YEAR -> fiscal(by.fiscal().orElseThrow());
            default -> RecordsSql.bucket(by, "u.day");
        };
    }
}
