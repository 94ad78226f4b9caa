package dev.accord.metrics;

import dev.accord.glossary.DefinitionVersion;
import dev.accord.glossary.Definitions;
import dev.accord.glossary.VersionName;
import dev.accord.leads.Restatements;
import dev.accord.leads.Restatements.Restatement;
import dev.accord.people.Access;
import dev.accord.reporting.FiscalCalendars;
import dev.accord.reporting.Rates;
import dev.accord.shared.FiscalCalendar;
import dev.accord.shared.Id;
import dev.accord.shared.Money;
import dev.accord.shared.Refused;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every figure of the portal, computed from history when it is asked for, with the help of {@link RollUps} where they
 * answer. A metric is named by its key; that of a conversion between any two stages is {@code <stage>-to-<stage>}, by the
 * key or the kind of the stages.
 *
 * <p>Money that is all of one currency is given in it; money of several is converted into the reporting currency, or
 * into the one asked for, each amount at the rate of its own date.
 *
 * <p>A figure can be restated under another version of a definition that decides which leads it counts: they count for its
 * stage at the moment when they first met that version, as if it had been in force for ever, and for the other stages as
 * it was recorded. A restated figure is of the moment up to which {@link Restatements} looked at the history.
 *
 * <p>All methods refuse an unknown key with {@code unknown-metric}, a cohort of what follows none with
 * {@code basis-not-available}, and amounts without a rate with {@code missing-rate}. A restated figure is refused with
 * {@code not-restatable} where the definition does not decide what it counts, with {@code unknown-version} or
 * {@code no-criteria} where there is no such rule, and with {@code not-restated} before the history was looked at under it.
 */
@Service
@Transactional(readOnly = true)
public class Figures {

    private static final int LONGEST_PAGE = 200;

    /** What tells the driver to keep no more than one row. */
    private static final int ROW_BY_ROW = Integer.MIN_VALUE;

    private final JdbcClient db;
    private final Formulas formulas;
    private final Rates rates;
    private final FiscalCalendars calendars;
    private final Definitions definitions;
    private final Restatements restatements;
    private final RollUps rollUps;
    private final Clock clock;

    Figures(
            JdbcClient db,
            Formulas formulas,
            Rates rates,
            FiscalCalendars calendars,
            Definitions definitions,
            Restatements restatements,
            RollUps rollUps,
            Clock clock) {
        this.db = db;
        this.formulas = formulas;
        this.rates = rates;
        this.calendars = calendars;
        this.definitions = definitions;
        this.restatements = restatements;
        this.rollUps = rollUps;
        this.clock = clock;
    }

    /** Every agreed metric. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<Metric> catalogue() {
        return formulas.catalogue();
    }

    @PreAuthorize(Access.SIGNED_IN)
    public Metric metric(String key) {
        return formulas.of(key).metric();
    }

    /** Whether the metric can follow the leads of a period, as conversions do. */
    @PreAuthorize(Access.SIGNED_IN)
    public boolean hasCohorts(String key) {
        return formulas.of(key).records().containsKey(Basis.COHORT);
    }

    /** The signed versions that the metric could be restated under, the newest of each term first. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<VersionName> versions(String key) {
        List<DefinitionVersion> signed = definitions.glossary().versions();
        return metric(key).restatable().stream()
                .flatMap(term -> signed.reversed().stream()
                        .map(DefinitionVersion::name)
                        .filter(name -> name.term().equals(term)))
                .toList();
    }

    @PreAuthorize(Access.SIGNED_IN)
    public Figure figure(String key, FigureQuery query) {
        return figure(formulas.of(key), query);
    }

    /**
     * The conversion between any two stages, each by its key or, for the first stage of it, its kind.
     *
     * @throws Refused with code {@code unknown-stage} or {@code same-stage}
     */
    @PreAuthorize(Access.SIGNED_IN)
    public Figure conversion(String first, String second, FigureQuery query) {
        return figure(formulas.conversion(first, second), query);
    }

    /** The records behind a figure, newest first, from a cursor on; at most 200. */
    @PreAuthorize(Access.SIGNED_IN)
    public RecordPage records(String key, FigureQuery query, Optional<String> after, int limit) {
        return records(formulas.of(key), query, after, limit);
    }

    @PreAuthorize(Access.SIGNED_IN)
    public RecordPage conversionRecords(
            String first, String second, FigureQuery query, Optional<String> after, int limit) {
        return records(formulas.conversion(first, second), query, after, limit);
    }

    /** The records behind a figure, newest first, for a list that scrolls. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<FigureRecord> records(String key, FigureQuery query, int offset, int limit) {
        Asked asked = settled(asked(formulas.of(key), query));
        return page(asked, asked.sql().page(), asked.with("offset", offset, "limit", limit));
    }

    /** All records behind a figure, newest first, each handed over as the database sends it. */
    @PreAuthorize(Access.SIGNED_IN)
    public void eachRecord(String key, FigureQuery query, Consumer<FigureRecord> each) {
        Asked asked = settled(asked(formulas.of(key), query));
        boolean converted = asked.conversion().isPresent();
        db.sql(asked.sql().page())
                .params(asked.with("offset", 0, "limit", Integer.MAX_VALUE))
                .withFetchSize(ROW_BY_ROW)
                .query(row -> {
                    each.accept(recordOf(row, converted ? originalOf(row) : null));
                });
    }

    /**
     * The running total of a metric that adds up, such as revenue, at the end of each day or longer bucket of the
     * period that has begun.
     */
    @PreAuthorize(Access.SIGNED_IN)
    public List<Slice> cumulative(String key, FigureQuery query) {
        Formula formula = formulas.of(key);
        if (!formula.metric().adds() || !query.by().isTime()) {
            throw new IllegalArgumentException("only a sum by time can be added up, not " + key + " by " + query.by());
        }
        LocalDate today = clock.instant().atZone(query.period().zone()).toLocalDate();
        List<Slice> running = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO;
        for (Slice slice : figure(formula, query).series()) {
            if (slice.firstDay().filter(day -> !day.isAfter(today)).isPresent()) {
                total = total.add(slice.numerator());
                running.add(new Slice(slice.group(), slice.begins(), total, total, null, 0, slice.records()));
            }
        }
        return running;
    }

    private Asked asked(Formula recorded, FigureQuery query) {
        Formula formula = query.restated().map(recorded::restatedBy).orElse(recorded);
        Optional<Restatement> restatement = query.restated().map(this::restatement);
        boolean fiscal = Stream.concat(
                        Stream.of(query.by()), query.only().stream().map(Narrowing::by))
                .anyMatch(by -> by.fiscal().isPresent());
        return new Asked(
                formula,
                query,
                restatement.map(Restatement::asOf).orElseGet(clock::instant),
                fiscal ? calendars.current() : FiscalCalendar.CALENDAR_YEARS,
                Optional.empty(),
                restatement.map(Restatement::rehearsal));
    }

    private Restatement restatement(VersionName version) {
        return restatements
                .newest(version)
                .orElseThrow(() -> Refused.conflict(
                        "not-restated",
                        "the history has not been looked at under %s yet: restate it first",
                        version.label()));
    }

    /** The same figure, computed from the history alone. */
    Figure fromHistory(String key, FigureQuery query) {
        return figure(asked(formulas.of(key), query), Optional.empty());
    }

    private Figure figure(Formula formula, FigureQuery query) {
        Asked asked = asked(formula, query);
        return figure(asked, rollUps.answering(asked));
    }

    private Figure figure(Asked plain, Optional<RolledSql> rolled) {
        Formula formula = plain.formula();
        FigureQuery query = plain.query();
        Totals sums = totals(plain, rolled);
        Optional<Currency> currency = currencyOf(plain, sums);
        Asked asked = converted(plain, sums, currency);
        boolean same = asked.equals(plain);
        Totals total = same ? sums : totals(asked, Optional.empty());
        refuseUnconverted(asked, total);
        return new Figure(
                formula.metric(),
                asked.query(),
                formulas.definitionsInForce(formula.metric(), asked.beginning(), asked.moment(), query.restated()),
                total.value(formula.shape()),
                Totals.plain(total.numerator()),
                total.denominatorOf(formula.shape()),
                total.maturing(),
                total.records(),
                currency,
                total.beside(formula),
                total.faults(),
                asked.asOf(),
                query.by() == Breakdown.NONE ? List.of() : series(asked, same ? rolled : Optional.empty()));
    }

    private Totals totals(Asked asked, Optional<RolledSql> rolled) {
        return db.sql(rolled.map(RolledSql::total).orElseGet(() -> asked.sql().total()))
                .params(rolled.map(RolledSql::parameters).orElseGet(asked::parameters))
                .query((row, number) -> Totals.read(asked.formula(), row))
                .single();
    }

    private List<Slice> series(Asked asked, Optional<RolledSql> rolled) {
        Formula formula = asked.formula();
        Breakdown by = asked.query().by();
        List<Totals> parts = db.sql(rolled.map(RolledSql::series)
                        .orElseGet(() -> asked.sql().series()))
                .params(rolled.map(RolledSql::parameters).orElseGet(asked::parameters))
                .query((row, number) -> Totals.read(formula, row))
                .list();
        if (by.isTime()) {
            boolean anyTime = formula.metric().nature() == Metric.Nature.STATE;
            Map<String, LocalDate> buckets =
                    anyTime ? Map.of() : by.bucketsOf(asked.query().period(), asked.calendar());
            return inOrder(parts, buckets.keySet()).stream()
                    .map(part -> part.slice(formula.shape(), part.group() == null ? null : buckets.get(part.group())))
                    .toList();
        }
        return parts.stream()
                .sorted(Comparator.comparing(Totals::numerator)
                        .thenComparing(Totals::records)
                        .reversed()
                        .thenComparing(Totals::group, Comparator.nullsLast(Comparator.naturalOrder())))
                .map(part -> part.slice(formula.shape(), null))
                .toList();
    }

    /** By time, with the empty buckets between; what has no time comes last. */
    private static List<Totals> inOrder(List<Totals> parts, Set<String> buckets) {
        Map<String, Totals> byBucket = new LinkedHashMap<>();
        buckets.forEach(bucket -> byBucket.put(bucket, Totals.none(bucket)));
        List<Totals> timeless = new ArrayList<>();
        parts.stream()
                .sorted(Comparator.comparing(Totals::group, Comparator.nullsLast(Comparator.naturalOrder())))
                .forEach(part -> Optional.ofNullable(part.group())
                        .ifPresentOrElse(bucket -> byBucket.put(bucket, part), () -> timeless.add(part)));
        List<Totals> ordered = new ArrayList<>(byBucket.values());
        ordered.addAll(timeless);
        return ordered;
    }

    /** The currency asked for; else the one that all amounts share; else that of the reports. */
    private Optional<Currency> currencyOf(Asked asked, Totals sums) {
        if (!asked.formula().metric().unit().isMoney()) {
            return Optional.empty();
        }
        Optional<String> only = Optional.ofNullable(sums.currency());
        return asked.query()
                .currency()
                .or(() -> sums.currencies() > 1 ? Optional.of(rates.reportingCurrency()) : only.map(Money::currencyOf));
    }

    /** With its amounts converted into that currency, where they are not all of it. */
    private Asked converted(Asked asked, Totals sums, Optional<Currency> currency) {
        boolean same = currency.isEmpty()
                || sums.currencies() == 0
                || (sums.currencies() == 1 && currency.get().getCurrencyCode().equals(sums.currency()));
        return same ? asked : asked.converting(new Asked.Conversion(currency.get(), rates.reportingCurrency()));
    }

    /** As its figure is computed. */
    private Asked settled(Asked asked) {
        if (!asked.formula().metric().unit().isMoney()) {
            return asked;
        }
        Totals sums = totals(asked, rollUps.answering(asked));
        Asked converted = converted(asked, sums, currencyOf(asked, sums));
        if (!converted.equals(asked)) {
            refuseUnconverted(converted, totals(converted, Optional.empty()));
        }
        return converted;
    }

    private void refuseUnconverted(Asked asked, Totals total) {
        if (total.unconverted() > 0) {
            Currency target = asked.conversion().orElseThrow().target();
            throw db.sql(asked.sql().firstUnconverted())
                    .params(asked.parameters())
                    .query((row, number) -> Refused.unprocessable(
                            "missing-rate",
                            "there is no rate from %s to %s for %s, nor one of the %d days before",
                            row.getString("currency"),
                            target.getCurrencyCode(),
                            row.getObject("day", LocalDate.class),
                            Rates.LONGEST_DAYS))
                    .single();
        }
    }

    private RecordPage records(Formula formula, FigureQuery query, Optional<String> after, int limit) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw Refused.invalid("bad-limit", "limit=%d: it is from 1 to %d", limit, LONGEST_PAGE);
        }
        Asked asked = settled(asked(formula, query));
        Map<String, @Nullable Object> parameters = asked.with("offset", 0, "limit", limit + 1);
        after.ifPresent(cursor -> parameters.putAll(place(cursor)));
        String sql = after.isPresent() ? asked.sql().pageAfter() : asked.sql().page();
        List<FigureRecord> found = page(asked, sql, parameters);
        if (found.size() <= limit) {
            return new RecordPage(found, Optional.empty());
        }
        return new RecordPage(found.subList(0, limit), Optional.of(cursorAt(found.get(limit - 1))));
    }

    private List<FigureRecord> page(Asked asked, String sql, Map<String, @Nullable Object> parameters) {
        return db.sql(sql)
                .params(parameters)
                .query((row, number) -> recordOf(row, asked.conversion().isPresent() ? originalOf(row) : null))
                .list();
    }

    private static @Nullable Money originalOf(ResultSet row) throws SQLException {
        BigDecimal amount = row.getBigDecimal("original");
        return amount == null
                ? null
                : new Money(Totals.plain(amount), Money.currencyOf(row.getString("original_currency")));
    }

    private static FigureRecord recordOf(ResultSet row, @Nullable Money original) throws SQLException {
        LocalDateTime at = row.getObject("at", LocalDateTime.class);
        long lead = row.getLong("lead_id");
        Id leadId = row.wasNull() ? null : new Id(lead);
        String currency = row.getString("currency");
        BigDecimal denominator = row.getBigDecimal("denominator");
        String label = Optional.ofNullable(row.getString("label")).orElse(row.getString("lead_label"));
        return new FigureRecord(
                row.getString("kind"),
                new Id(row.getLong("id")),
                row.getInt("part"),
                label == null ? "" : label,
                at == null ? null : at.toInstant(ZoneOffset.UTC),
                leadId,
                Totals.plain(row.getBigDecimal("numerator")),
                denominator == null ? null : Totals.plain(denominator),
                currency == null ? null : Money.currencyOf(currency),
                original,
                row.getBoolean("maturing"),
                row.getString("mark"),
                row.getString("fault"),
                row.getString("grp"));
    }

    private static String cursorAt(FigureRecord last) {
        String place = last.at().map(Instant::toString).orElse("") + "|" + last.id() + "|" + last.part();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Refused with code {@code bad-cursor} where it is none of ours */
    private static Map<String, Object> place(String cursor) {
        try {
            String[] place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|", -1);
            Map<String, Object> parameters = new HashMap<>();
            parameters.put(
                    "afterAt",
                    place[0].isEmpty()
                            ? RecordsSql.NO_TIME
                            : LocalDateTime.ofInstant(Instant.parse(place[0]), ZoneOffset.UTC));
            parameters.put("afterId", Long.parseLong(place[1]));
            parameters.put("afterPart", Integer.parseInt(place[2]));
            return parameters;
        } catch (RuntimeException e) {
            throw Refused.invalid("bad-cursor", "after=\"%s\" is not the \"next\" of a page before", cursor);
        }
    }
}
