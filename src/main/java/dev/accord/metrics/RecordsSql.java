package dev.accord.metrics;

import dev.accord.metrics.Formula.Shape;
import dev.accord.reporting.Rates;
import dev.accord.shared.FiscalCalendar;
import dev.accord.shared.Period;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** The statements over the records query of one formula for one question. */
final class RecordsSql {

    /** Before every record, so that those of an unknown time come last in a list that begins with the newest. */
    static final LocalDateTime NO_TIME = LocalDateTime.of(1000, 1, 1, 0, 0);

    /** A state is made of records of any time; what is older than this is one group. */
    private static final LocalDate FIRST_OF_STATES = LocalDate.of(1990, 1, 1);

    static final String PERSON = "COALESCE(TRIM(CONCAT(who.first_name, ' ', who.last_name)), %s)";

    private static final DateTimeFormatter LITERAL =
            DateTimeFormatter.ofPattern("''uuuu-MM-dd HH:mm:ss''", Locale.ROOT);

    private final Formula formula;
    private final FigureQuery query;
    private final WallClock clock;
    private final FiscalCalendar calendar;
    private final String records;

    /** @param converted whether amounts are converted into {@code :target}, by way of {@code :reporting} */
    RecordsSql(Formula formula, FigureQuery query, FiscalCalendar calendar, boolean converted) {
        this.formula = formula;
        this.query = query;
        this.clock = WallClock.of(query.period());
        this.calendar = calendar;
        String plain = clock.resolve(formula.all(query.basis()));
        this.records = converted ? conversion(plain) : plain;
    }

    /**
     * Each amount at the rate of its own day on the wall clock, rounded to four decimals like every amount; NULL where
     * there is no rate.
     */
    private String conversion(String plain) {
        return """
                SELECT c.kind, c.id, c.part, c.label, c.at, c.lead_id, c.owner_id, c.owner_name, c.step,
                       CASE WHEN c.currency IS NULL OR c.currency = :target THEN c.numerator
                            ELSE CAST(c.numerator
                                      * CASE WHEN c.currency = :reporting THEN 1 ELSE %1$s END
                                      / CASE WHEN :target = :reporting THEN 1 ELSE %2$s END
                                      AS DECIMAL(30, 4)) END AS numerator,
                       c.denominator, c.maturing, c.fault, c.mark,
                       CASE WHEN c.currency IS NOT NULL THEN :target END AS currency%3$s,
                       CASE WHEN c.currency <> :target THEN c.numerator END AS original,
                       c.currency AS original_currency, c.day
                  FROM (SELECT p.*, CAST(%4$s AS DATE) AS day
                          FROM (%5$s) p) c""".formatted(
                        rate("c.currency"),
                        rate(":target"),
                        formula.ofChannels() ? ", c.channel, c.campaign" : "",
                        clock.at("COALESCE(p.at, :moment)"),
                        plain);
    }

    private static String rate(String currency) {
        return """
                (SELECT x.rate FROM currency_rate x
                  WHERE x.quote = :reporting AND x.currency = %s
                    AND x.day <= c.day AND x.day >= DATE_SUB(c.day, INTERVAL %d DAY)
                  ORDER BY x.day DESC LIMIT 1)""".formatted(currency, Rates.LONGEST_DAYS);
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
        columns.add("SUM(CASE WHEN r.numerator IS NULL THEN 1 ELSE 0 END) AS unconverted");
        columns.add((median ? "AVG(CASE WHEN r.denominator = 1 AND r.middle = 1 THEN r.numerator END)" : "NULL")
                + " AS median");
        columns.add(
                (median ? "MAX(CASE WHEN r.denominator = 1 AND r.late = 1 THEN r.numerator END)" : "NULL") + " AS p90");
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

    /** The records with marks on the middle one, or the middle two, and on the 90th percentile of each part. */
    private String ranked(Breakdown by) {
        String partition = by == Breakdown.NONE ? "" : "PARTITION BY " + group(by);
        return """
                (SELECT m.*, CASE WHEN m.place IN (FLOOR((m.counted + 1) / 2), FLOOR((m.counted + 2) / 2))
                             THEN 1 ELSE 0 END AS middle,
                        CASE WHEN m.place = CEILING(m.counted * 0.9) THEN 1 ELSE 0 END AS late
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
        if (used.stream().anyMatch(this::isOfLead)) {
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
        return from.append(only(query, this::group)).toString();
    }

    /** The parts that a question looks at, as conditions. */
    static String only(FigureQuery query, Function<Breakdown, String> group) {
        StringBuilder conditions = new StringBuilder();
        String glue = "\n WHERE ";
        for (int i = 0; i < query.only().size(); i++) {
            conditions
                    .append(glue)
                    .append(group.apply(query.only().get(i).by()))
                    .append(" <=> :only")
                    .append(i);
            glue = " AND ";
        }
        return conditions.toString();
    }

    private boolean isOfLead(Breakdown by) {
        return switch (by) {
            case SOURCE, CAMPAIGN -> !formula.ofChannels();
            case SEGMENT, STAGE -> true;
            default -> false;
        };
    }

    private String group(Breakdown by) {
        return switch (by) {
            case NONE -> "NULL";
            case SOURCE -> formula.ofChannels() ? "r.channel" : "l.channel";
            case CAMPAIGN -> formula.ofChannels() ? "r.campaign" : "l.campaign";
            case SEGMENT -> "l.segment";
            case TEAM -> "t.name";
            case PERSON -> PERSON.formatted("r.owner_name");
            case STAGE -> "CASE WHEN r.kind = 'opportunity' THEN r.step ELSE s.stage_key END";
            case FISCAL_MONTH, FISCAL_QUARTER, FISCAL_YEAR -> fiscal(by.fiscal().orElseThrow());
            default -> bucket(by, clock.at("r.at"));
        };
    }

    /** The bucket of time that holds what the wall clock showed. */
    static String bucket(Breakdown by, String shown) {
        return switch (by) {
            case DAY -> "DATE_FORMAT(" + shown + ", '%Y-%m-%d')";
            case WEEK -> "DATE_FORMAT(" + shown + ", '%x-W%v')";
            case MONTH -> "DATE_FORMAT(" + shown + ", '%Y-%m')";
            case QUARTER -> "CONCAT(YEAR(" + shown + "), '-Q', QUARTER(" + shown + "))";
            case YEAR -> "DATE_FORMAT(" + shown + ", '%Y')";
            default -> throw new IllegalArgumentException(by + " is no bucket of the usual calendar");
        };
    }

    private String fiscal(FiscalCalendar.Grain grain) {
        Period period = query.period();
        boolean anyTime = formula.metric().nature() == Metric.Nature.STATE;
        LocalDate earliest = anyTime && period.from().isAfter(FIRST_OF_STATES) ? FIRST_OF_STATES : period.from();
        return fiscal(
                "r.at",
                calendar.spans(grain, earliest, period.to()),
                day -> LITERAL.format(
                        LocalDateTime.ofInstant(day.atStartOfDay(period.zone()).toInstant(), ZoneOffset.UTC)));
    }

    /** The fiscal periods by when they begin, the newest first because most records are young. */
    static String fiscal(String column, List<FiscalCalendar.Span> spans, Function<LocalDate, String> literal) {
        StringBuilder names = new StringBuilder("CASE WHEN " + column + " IS NULL THEN NULL");
        for (FiscalCalendar.Span span : spans.reversed()) {
            names.append(" WHEN " + column + " >= ")
                    .append(literal.apply(span.from()))
                    .append(" THEN '")
                    .append(span.name())
                    .append('\'');
        }
        return names.append(" ELSE 'earlier' END").toString();
    }

    /** The oldest record whose amount could not be converted. */
    String firstUnconverted() {
        return "SELECT r.original_currency AS currency, r.day FROM " + population(Breakdown.NONE)
                + (query.only().isEmpty() ? " WHERE " : " AND ") + "r.numerator IS NULL ORDER BY r.day, r.id LIMIT 1";
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
