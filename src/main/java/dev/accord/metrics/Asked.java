package dev.accord.metrics;

import dev.accord.shared.FiscalCalendar;
import dev.accord.shared.Id;
import dev.accord.shared.Period;
import dev.accord.shared.Refused;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One question to one formula at one moment.
 *
 * @param restatement the rehearsal that the figure is restated by
 */
record Asked(
        Formula formula,
        FigureQuery query,
        Instant asOf,
        FiscalCalendar calendar,
        Optional<Conversion> conversion,
        Optional<Id> restatement) {

    /** Into which currency money is converted, by way of the one that rates are kept in. */
    record Conversion(Currency target, Currency reporting) {}

    Asked {
        if (query.basis() == Basis.AS_DEFINED) {
            query = query.on(formula.usualBasis());
        }
        if (!formula.records().containsKey(query.basis())) {
            throw Refused.invalid(
                    "basis-not-available",
                    "%s has no %s basis: only a conversion between stages has cohorts",
                    formula.metric().key(),
                    query.basis().word());
        }
    }

    Asked converting(Conversion wanted) {
        return new Asked(formula, query, asOf, calendar, Optional.of(wanted), restatement);
    }

    RecordsSql sql() {
        return new RecordsSql(formula, query, calendar, conversion.isPresent());
    }

    /** The end of the period, or now where it has not ended. */
    LocalDateTime moment() {
        Instant end = query.period().end();
        return utc(end.isBefore(asOf) ? end : asOf);
    }

    /** The beginning of the period, if it has begun; of a state, the moment that it is looked at. */
    LocalDateTime beginning() {
        LocalDateTime start = utc(query.period().start());
        return formula.metric().nature() == Metric.Nature.STATE || start.isAfter(moment()) ? moment() : start;
    }

    Map<String, @Nullable Object> parameters() {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        Period period = query.period();
        parameters.put("from", utc(period.start()));
        parameters.put("to", utc(period.end()));
        parameters.put("firstDay", period.from());
        parameters.put("lastDay", period.to());
        parameters.put("asOf", utc(asOf));
        parameters.put("moment", moment());
        parameters.put("noTime", RecordsSql.NO_TIME);
        parameters.put(
                "window",
                query.window().limit().isPresent() ? query.window().limit().getAsInt() : null);
        if (!formula.stages().isEmpty()) {
            parameters.put("stages", formula.stages());
            parameters.put("first", formula.stages().getFirst());
            parameters.put("second", formula.stages().getLast());
        }
        restatement.ifPresent(rehearsal -> parameters.put("restatement", rehearsal.value()));
        conversion.ifPresent(wanted -> {
            parameters.put("target", wanted.target().getCurrencyCode());
            parameters.put("reporting", wanted.reporting().getCurrencyCode());
        });
        for (int i = 0; i < query.only().size(); i++) {
            parameters.put("only" + i, query.only().get(i).group());
        }
        return parameters;
    }

    Map<String, @Nullable Object> with(String name, Object value) {
        Map<String, @Nullable Object> parameters = parameters();
        parameters.put(name, value);
        return parameters;
    }

    Map<String, @Nullable Object> with(String name, Object value, String other, Object otherValue) {
        Map<String, @Nullable Object> parameters = with(name, value);
        parameters.put(other, otherValue);
        return parameters;
    }

    private static LocalDateTime utc(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
