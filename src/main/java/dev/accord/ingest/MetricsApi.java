package dev.accord.ingest;

import dev.accord.files.TableFormat;
import dev.accord.files.WrittenFile;
import dev.accord.metrics.Basis;
import dev.accord.metrics.Breakdown;
import dev.accord.metrics.Figure;
import dev.accord.metrics.FigureFiles;
import dev.accord.metrics.FigureParameters;
import dev.accord.metrics.FigureQuery;
import dev.accord.metrics.FigureRecord;
import dev.accord.metrics.Figures;
import dev.accord.metrics.Metric;
import dev.accord.metrics.Movement;
import dev.accord.metrics.Movements;
import dev.accord.metrics.RecordPage;
import dev.accord.metrics.Slice;
import dev.accord.metrics.Window;
import dev.accord.shared.Money;
import dev.accord.shared.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The figures by HTTP: the catalogue, a figure with its breakdown, the records behind it, any conversion. */
@RestController
@RequestMapping("/api/v1")
class MetricsApi {

    private static final int USUAL_PAGE = 50;

    private final Figures figures;
    private final Movements movements;
    private final FigureFiles files;
    private final Conditions conditions;
    private final Clock clock;
    private final ZoneId zone;

    MetricsApi(
            Figures figures,
            Movements movements,
            FigureFiles files,
            Conditions conditions,
            Clock clock,
            @Value("${accord.zone:UTC}") ZoneId zone) {
        this.figures = figures;
        this.movements = movements;
        this.files = files;
        this.conditions = conditions;
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping("/metrics")
    Map<String, @Nullable Object> catalogue() {
        return page(figures.catalogue().stream().map(MetricsApi::described).toList(), Optional.empty());
    }

    @GetMapping("/metrics/{key}")
    ResponseEntity<Map<String, @Nullable Object>> figure(
            @PathVariable String key, @RequestParam MultiValueMap<String, String> asked) {
        return tagged(answer(figures.figure(key, new FigureParameters(asked).query(zone))));
    }

    /** With {@code by} each record names its group; with {@code key} as well only those of one group are listed. */
    @GetMapping("/metrics/{key}/records")
    Map<String, @Nullable Object> records(@PathVariable String key, @RequestParam MultiValueMap<String, String> asked) {
        FigureParameters given = new FigureParameters(asked);
        return answer(figures.records(key, recordsQuery(given), given.get("after"), limit(given)));
    }

    /** What moved a figure since the period that it is compared with. */
    @GetMapping("/metrics/{key}/movement")
    ResponseEntity<Map<String, @Nullable Object>> movement(
            @PathVariable String key, @RequestParam MultiValueMap<String, String> asked) {
        FigureParameters given = new FigureParameters(asked);
        FigureQuery query = given.query(zone);
        given.required("compare");
        return tagged(answer(movements.since(
                given.comparison().orElseThrow().with(query.period(), clock.instant()), figures.figure(key, query))));
    }

    /** All records behind a figure as a file. */
    @GetMapping("/metrics/{key}/records.csv")
    void csv(@PathVariable String key, @RequestParam MultiValueMap<String, String> asked, HttpServletResponse response)
            throws IOException {
        send(files.records(key, recordsQuery(new FigureParameters(asked)), TableFormat.CSV), response);
    }

    @GetMapping("/metrics/{key}/records.xlsx")
    void xlsx(@PathVariable String key, @RequestParam MultiValueMap<String, String> asked, HttpServletResponse response)
            throws IOException {
        send(files.records(key, recordsQuery(new FigureParameters(asked)), TableFormat.XLSX), response);
    }

    private static void send(WrittenFile written, HttpServletResponse response) throws IOException {
        try (WrittenFile file = written) {
            response.setContentType(file.mediaType());
            response.setContentLengthLong(file.bytes());
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(file.name())
                            .build()
                            .toString());
            try {
                file.writeTo(response.getOutputStream());
            } catch (IOException brokenOff) {
                if (!response.isCommitted()) {
                    throw brokenOff;
                }
            }
        }
    }

    @GetMapping("/conversions")
    ResponseEntity<Map<String, @Nullable Object>> conversion(@RequestParam MultiValueMap<String, String> asked) {
        FigureParameters given = new FigureParameters(asked);
        String from = given.required("fromStage");
        String to = given.required("toStage");
        Map<String, @Nullable Object> answer = answer(figures.conversion(from, to, given.query(zone)));
        answer.put("fromStage", from);
        answer.put("toStage", to);
        return tagged(answer);
    }

    private ResponseEntity<Map<String, @Nullable Object>> tagged(Map<String, @Nullable Object> answer) {
        return ResponseEntity.ok().eTag(conditions.weakTag(answer)).body(answer);
    }

    @GetMapping("/conversions/records")
    Map<String, @Nullable Object> conversionRecords(@RequestParam MultiValueMap<String, String> asked) {
        FigureParameters given = new FigureParameters(asked);
        return answer(figures.conversionRecords(
                given.required("fromStage"),
                given.required("toStage"),
                recordsQuery(given),
                given.get("after"),
                limit(given)));
    }

    private FigureQuery recordsQuery(FigureParameters given) {
        FigureQuery query = given.query(zone);
        Optional<String> group = given.given("key");
        if (group.isEmpty()) {
            return query;
        }
        if (query.by() == Breakdown.NONE) {
            throw Refused.invalid("missing-parameter", "\"key\" names a group: say by which breakdown with \"by\"");
        }
        return query.narrowedTo(query.by(), group.get().isEmpty() ? null : group.get());
    }

    private static int limit(FigureParameters given) {
        String text = given.get("limit").orElse(Integer.toString(USUAL_PAGE));
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Refused.invalid("bad-limit", "limit=\"%s\" is not a number", text);
        }
    }

    private static Map<String, @Nullable Object> described(Metric metric) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("key", metric.key());
        json.put("label", metric.label());
        json.put("unit", metric.unit().word());
        json.put("direction", metric.direction().word());
        json.put("definition", metric.definition());
        json.put("restatable", metric.restatable());
        return json;
    }

    private static Map<String, @Nullable Object> answer(Figure figure) {
        FigureQuery query = figure.query();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("metric", figure.metric().key());
        json.put("unit", figure.metric().unit().word());
        json.put("definition", figure.metric().definition());
        json.put("definitionVersion", figure.definitionVersion());
        json.put("restated", query.restated().map(Object::toString).orElse(null));
        json.put("from", query.period().from().toString());
        json.put("to", query.period().to().toString());
        json.put("zone", query.period().zone().getId());
        json.put("basis", query.basis().word());
        json.put("window", query.basis() == Basis.COHORT ? window(query.window()) : null);
        json.put("value", number(figure.value()));
        json.put("numerator", new PlainNumber(figure.numerator()));
        json.put("denominator", number(figure.denominator()));
        json.put("maturing", figure.maturing());
        json.put("records", figure.records());
        if (figure.metric().unit().isMoney()) {
            json.put(
                    "currency", figure.currency().map(Currency::getCurrencyCode).orElse(null));
        }
        figure.apart().forEach((name, value) -> json.put(name, number(value)));
        json.put("faults", figure.faults());
        json.put("asOf", figure.asOf().toString());
        if (query.by() != Breakdown.NONE) {
            json.put("by", query.by().word());
        }
        json.put("series", figure.series().stream().map(MetricsApi::part).toList());
        return json;
    }

    private static Map<String, @Nullable Object> answer(Movement movement) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("metric", movement.after().metric().key());
        json.put("by", movement.after().query().by().word());
        json.put("before", answer(movement.before()));
        json.put("after", answer(movement.after()));
        json.put("change", number(movement.change()));
        json.put("volume", new PlainNumber(movement.volume()));
        json.put("mix", new PlainNumber(movement.mix()));
        json.put("rate", new PlainNumber(movement.rate()));
        json.put("parts", movement.parts().stream().map(MetricsApi::part).toList());
        return json;
    }

    private static Map<String, @Nullable Object> part(Movement.Part part) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("key", part.key().orElse(null));
        json.put("before", number(part.before()));
        json.put("after", number(part.after()));
        json.put("contribution", new PlainNumber(part.contribution()));
        json.put("volume", new PlainNumber(part.volume()));
        json.put("mix", new PlainNumber(part.mix()));
        json.put("rate", new PlainNumber(part.rate()));
        return json;
    }

    private static Object window(Window window) {
        return window.limit().isPresent() ? window.limit().getAsInt() : window.toString();
    }

    private static Map<String, @Nullable Object> part(Slice slice) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("key", slice.key().orElse(null));
        json.put("value", number(slice.value()));
        json.put("numerator", new PlainNumber(slice.numerator()));
        json.put("denominator", number(slice.denominator()));
        json.put("maturing", slice.maturing());
        json.put("records", slice.records());
        return json;
    }

    private static Map<String, @Nullable Object> answer(RecordPage page) {
        return page(page.items().stream().map(MetricsApi::line).toList(), page.next());
    }

    private static Map<String, @Nullable Object> line(FigureRecord record) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("kind", record.kind());
        json.put("id", record.id().toString());
        json.put("label", record.label());
        json.put("at", record.at().map(Object::toString).orElse(null));
        json.put("lead", record.lead().map(Object::toString).orElse(null));
        json.put("numerator", new PlainNumber(record.numerator()));
        json.put("denominator", number(record.denominator()));
        json.put("currency", record.currency().map(Currency::getCurrencyCode).orElse(null));
        json.put("original", record.original().map(MetricsApi::money).orElse(null));
        json.put("maturing", record.maturing());
        json.put("mark", record.marked().orElse(null));
        json.put("fault", record.fault().orElse(null));
        json.put("key", record.key().orElse(null));
        return json;
    }

    private static Map<String, Object> money(Money money) {
        return Map.of(
                "amount",
                money.amount().toPlainString(),
                "currency",
                money.currency().getCurrencyCode());
    }

    private static Map<String, @Nullable Object> page(List<?> items, Optional<String> next) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("items", items);
        json.put("next", next.orElse(null));
        return json;
    }

    private static @Nullable PlainNumber number(Optional<BigDecimal> number) {
        return number.map(PlainNumber::new).orElse(null);
    }
}
