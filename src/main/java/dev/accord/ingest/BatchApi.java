package dev.accord.ingest;

import dev.accord.ingest.csv.Row;
import dev.accord.ingest.mapping.FieldValues;
import dev.accord.ingest.mapping.ImportKind;
import dev.accord.ingest.mapping.ItemReader;
import dev.accord.ingest.mapping.Rejected;
import dev.accord.leads.Lifecycle;
import dev.accord.leads.Stage;
import dev.accord.shared.Refused;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Batches of activities, opportunities, spend and traffic, by programs. What is wrong is named by its number; the others go in. */
@RestController
@RequestMapping("/api/v1")
class BatchApi {

    private static final int LARGEST = 1_000;

    /**
     * Why an item did not go in.
     *
     * @param item its number in the batch; the first is 1
     */
    private record ItemError(int item, @Nullable String field, String code, String message) {}

    private record Report(int items, int created, int updated, int unchanged, int rejected, List<ItemError> errors) {}

    private final ActivityIntake activities;
    private final OpportunityIntake opportunities;
    private final SpendIntake spend;
    private final TrafficIntake traffic;
    private final Desk desk;
    private final Lifecycle lifecycle;
    private final ZoneId zone;

    BatchApi(
            ActivityIntake activities,
            OpportunityIntake opportunities,
            SpendIntake spend,
            TrafficIntake traffic,
            Desk desk,
            Lifecycle lifecycle,
            @Value("${accord.zone:UTC}") ZoneId zone) {
        this.activities = activities;
        this.opportunities = opportunities;
        this.spend = spend;
        this.traffic = traffic;
        this.desk = desk;
        this.lifecycle = lifecycle;
        this.zone = zone;
    }

    @PostMapping("/activities")
    ResponseEntity<Object> activities(@RequestBody JsonNode body) {
        return take(activities, body, true);
    }

    @PostMapping("/opportunities")
    ResponseEntity<Object> opportunities(
            @RequestBody JsonNode body, @RequestParam(defaultValue = "true") boolean offer) {
        return take(opportunities, body, offer);
    }

    @PostMapping("/spend")
    ResponseEntity<Object> spend(@RequestBody JsonNode body) {
        return take(spend, body, false);
    }

    @PostMapping("/traffic")
    ResponseEntity<Object> traffic(@RequestBody JsonNode body) {
        return take(traffic, body, false);
    }

    private <R> ResponseEntity<Object> take(Intake<R> intake, JsonNode body, boolean offer) {
        List<JsonNode> nodes = items(body);
        ItemReader reader = reader(intake.kind());
        List<Rejected> rejects = new ArrayList<>();
        Tally tally = Tally.NONE;
        for (Map.Entry<String, List<Desk.Item>> group :
                bySource(nodes, reader, rejects).entrySet()) {
            Desk.Manner manner = new Desk.Manner(group.getKey(), offer, false, field -> field);
            for (List<Desk.Item> round : rounds(group.getValue())) {
                tally = tally.plus(desk.take(intake, round, manner, rejects::add));
            }
        }
        int taken = tally.created() + tally.updated() + tally.unchanged();
        Report report = new Report(
                nodes.size(),
                tally.created(),
                tally.updated(),
                tally.unchanged(),
                nodes.size() - taken,
                rejects.stream()
                        .sorted(Comparator.comparingInt(reject -> reject.row().number()))
                        .map(BatchApi::error)
                        .toList());
        return taken == 0 && !nodes.isEmpty() ? nothing(report) : ResponseEntity.ok(report);
    }

    private static List<JsonNode> items(JsonNode body) {
        JsonNode list = body.isObject() && body.has("items") ? body.path("items") : body;
        if (!list.isArray()) {
            throw Refused.invalid("bad-batch", "A batch is a JSON list of items, or an object with such \"items\".");
        }
        if (list.size() > LARGEST) {
            throw Refused.invalid("batch-too-large", "A batch has at most %d items, not %d.", LARGEST, list.size());
        }
        List<JsonNode> items = new ArrayList<>();
        list.forEach(items::add);
        return items;
    }

    private ItemReader reader(ImportKind kind) {
        return new ItemReader(
                kind, lifecycle.stages().all().stream().map(Stage::key).collect(Collectors.toSet()), zone);
    }

    private static Map<String, List<Desk.Item>> bySource(
            List<JsonNode> nodes, ItemReader reader, List<Rejected> rejects) {
        Map<String, List<Desk.Item>> groups = new LinkedHashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            Row row = new Row(i + 1, List.of(), Optional.empty());
            try {
                FieldValues values = reader.read(nodes.get(i));
                if (values.text("externalId").isEmpty()) {
                    throw Refused.invalid("missing-value", "\"externalId\" is missing.");
                }
                groups.computeIfAbsent(ItemReader.source(nodes.get(i)), source -> new ArrayList<>())
                        .add(new Desk.Item(row, values));
            } catch (Refused e) {
                rejects.add(new Rejected(row, Optional.empty(), e.code(), e.reason()));
            }
        }
        return groups;
    }

    /** An item that stands twice in a batch is taken twice, one after the other: the later one counts. */
    private static List<List<Desk.Item>> rounds(List<Desk.Item> items) {
        List<List<Desk.Item>> rounds = new ArrayList<>();
        List<Set<String>> ids = new ArrayList<>();
        for (Desk.Item item : items) {
            String id = item.values().text("externalId").orElse("");
            int round = 0;
            while (round < ids.size() && ids.get(round).contains(id)) {
                round++;
            }
            if (round == ids.size()) {
                ids.add(new LinkedHashSet<>());
                rounds.add(new ArrayList<>());
            }
            ids.get(round).add(id);
            rounds.get(round).add(item);
        }
        return rounds;
    }

    private static ItemError error(Rejected reject) {
        return new ItemError(reject.row().number(), reject.column().orElse(null), reject.code(), reject.message());
    }

    private static ResponseEntity<Object> nothing(Report report) {
        ItemError first = report.errors().getFirst();
        ProblemDetail problem = Problems.problem(
                HttpStatus.UNPROCESSABLE_CONTENT, first.code(), "No item can be taken. %s".formatted(first.message()));
        problem.setProperty("errors", report.errors());
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
