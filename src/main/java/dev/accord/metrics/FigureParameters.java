package dev.accord.metrics;

import dev.accord.glossary.VersionName;
import dev.accord.shared.Money;
import dev.accord.shared.Period;
import dev.accord.shared.Refused;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A question to a metric as the parameters of a URL, read and written: {@code from}, {@code to}, {@code basis},
 * {@code window}, {@code by}, {@code zone}, {@code currency}, {@code definition=MQL:2} for a figure restated under that
 * version, {@code compare=previous} for what moved it since the period before, and any number of
 * {@code only=source:Webinar}, where {@code only=source:} means the unknown source. A blank parameter counts as not given.
 * What makes no sense is refused by name.
 */
public record FigureParameters(Map<String, List<String>> all) {

    private static final String COMPARE = "compare";
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    /** The address of the screen that shows a figure with its records, without a leading slash. */
    public static String address(String key, FigureQuery query) {
        return "figures/" + key + "?" + of(query).text();
    }

    /** The same, compared with another period. */
    public static String address(String key, FigureQuery query, Optional<Comparison> comparison) {
        return "figures/" + key + "?" + of(query).comparedWith(comparison).text();
    }

    /** The parameters that ask the same. */
    public static FigureParameters of(FigureQuery query) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put("from", List.of(query.period().from().toString()));
        all.put("to", List.of(query.period().to().toString()));
        all.put("zone", List.of(query.period().zone().getId()));
        if (query.basis() != Basis.AS_DEFINED) {
            all.put("basis", List.of(query.basis().word()));
        }
        if (!query.window().equals(Window.NINETY_DAYS)) {
            all.put("window", List.of(query.window().toString()));
        }
        if (query.by() != Breakdown.NONE) {
            all.put("by", List.of(query.by().word()));
        }
        query.currency().ifPresent(currency -> all.put("currency", List.of(currency.getCurrencyCode())));
        query.restated().ifPresent(version -> all.put("definition", List.of(version.toString())));
        if (!query.only().isEmpty()) {
            all.put("only", query.only().stream().map(Narrowing::word).toList());
        }
        return new FigureParameters(all);
    }

    /** The same, to be compared with another period. */
    public FigureParameters comparedWith(Optional<Comparison> comparison) {
        Map<String, List<String>> more = new LinkedHashMap<>(all);
        comparison.ifPresent(with -> more.put(COMPARE, List.of(with.word())));
        return new FigureParameters(more);
    }

    /** The question over the period that is asked for, in the given zone where none is named. */
    public FigureQuery query(ZoneId usual) {
        LocalDate from = day("from");
        LocalDate to = day("to");
        return refined(FigureQuery.over(new Period(from, to, zone(usual))));
    }

    /** The question over the period that is asked for or, where no day is named, over the usual one. */
    public FigureQuery query(Period usual) {
        if (get("from").isEmpty() && get("to").isEmpty()) {
            return refined(FigureQuery.over(new Period(usual.from(), usual.to(), zone(usual.zone()))));
        }
        return query(usual.zone());
    }

    /** With which period it is to be compared. */
    public Optional<Comparison> comparison() {
        return get(COMPARE).map(Comparison::parse);
    }

    private FigureQuery refined(FigureQuery plain) {
        FigureQuery query = get("basis").map(Basis::parse).map(plain::on).orElse(plain);
        query = get("window").map(Window::parse).map(query::within).orElse(query);
        query = get("by").map(Breakdown::parse).map(query::by).orElse(query);
        query = get("currency").map(Money::currencyOf).map(query::in).orElse(query);
        query = get("definition").map(VersionName::parse).map(query::under).orElse(query);
        for (String only : all.getOrDefault("only", List.of())) {
            Narrowing narrowing = Narrowing.parse(only);
            query = query.narrowedTo(narrowing.by(), narrowing.group());
        }
        return query;
    }

    private ZoneId zone(ZoneId usual) {
        return get("zone").map(FigureParameters::zoneOf).orElse(usual);
    }

    private static ZoneId zoneOf(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw Refused.invalid("bad-zone", "zone=\"%s\" is not a time zone, such as Europe/Zurich", text);
        }
    }

    private LocalDate day(String name) {
        String text = required(name);
        LocalDate day;
        try {
            day = LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Refused.invalid("bad-date", "%s=\"%s\" is not a day such as 2026-01-31", name, text);
        }
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw Refused.invalid(
                    "bad-date", "%s=\"%s\" is not within the years %d to %d", name, text, FIRST_YEAR, LAST_YEAR);
        }
        return day;
    }

    /** @throws Refused with code {@code missing-parameter} */
    public String required(String name) {
        return get(name)
                .orElseThrow(() -> Refused.invalid("missing-parameter", "the parameter \"%s\" is missing", name));
    }

    /** The parameter, unless it is blank. */
    public Optional<String> get(String name) {
        return given(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The parameter, which may be blank. */
    public Optional<String> given(String name) {
        List<String> values = all.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw Refused.invalid("repeated-parameter", "the parameter \"%s\" is given twice", name);
        }
        return values.stream().findFirst();
    }

    /** As it stands behind the question mark of a URL. */
    public String text() {
        List<String> pairs = new ArrayList<>();
        all.forEach((name, values) ->
                values.forEach(value -> pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))));
        return pairs.stream().collect(Collectors.joining("&"));
    }
}
