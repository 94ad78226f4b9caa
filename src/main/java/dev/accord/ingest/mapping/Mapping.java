package dev.accord.ingest.mapping;

import dev.accord.shared.Refused;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the sender of a file says about it; whatever is left out is guessed from the file.
 *
 * @param columns for a heading, the fields that its cells feed; none: the column is left out
 * @param constants for a field, the value of every row that has none of its own
 * @param values for a field, which word of the file means which of ours; {@code *} stands for any other word
 * @param dates the pattern of dates, such as {@code dd-MM-yyyy}; empty: found out
 * @param numbers an example of the style of numbers, such as {@code 1.234,50}; empty: found out
 * @param delimiter of a CSV file
 * @param encoding of a CSV file
 * @param sheet of a workbook; empty: its first one
 * @param rows the path of the rows in a JSON document, such as {@code data.items}; {@code .} is the document itself; empty:
 *     found out
 */
public record Mapping(
        Optional<String> source,
        Map<String, List<String>> columns,
        Map<String, String> constants,
        Map<String, Map<String, String>> values,
        Optional<String> dates,
        Optional<ZoneId> zone,
        List<String> nulls,
        Optional<String> numbers,
        Optional<Character> delimiter,
        Optional<Charset> encoding,
        Optional<String> sheet,
        Optional<String> rows) {

    private static final Set<String> KEYS = Set.of(
            "source",
            "columns",
            "constants",
            "values",
            "dates",
            "zone",
            "nulls",
            "numbers",
            "delimiter",
            "encoding",
            "sheet",
            "rows");
    private static final int LONGEST_SOURCE = 60;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    public static final Mapping NONE = new Mapping(
            Optional.empty(),
            Map.of(),
            Map.of(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(""),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public Mapping {
        source.filter(name -> name.isBlank() || name.length() > LONGEST_SOURCE).ifPresent(name -> {
            throw wrong("\"source\" must have 1 to %d characters.", LONGEST_SOURCE);
        });
        dates.ifPresent(Moments::pattern);
        numbers.ifPresent(Amounts.Style::ofExample);
        delimiter.filter(cut -> cut == '"' || cut == '\r' || cut == '\n').ifPresent(cut -> {
            throw wrong("\"delimiter\" cannot be a quote or a line end.");
        });
    }

    /** @throws Refused with code {@code bad-mapping}, naming the key that is wrong */
    public static Mapping parse(String json) {
        JsonNode node;
        try {
            node = JSON.readTree(json);
        } catch (JacksonException e) {
            throw wrong("it is not JSON. %s", e.getOriginalMessage());
        }
        if (!node.isObject()) {
            throw wrong("it must be a JSON object.");
        }
        node.propertyNames().stream()
                .filter(key -> !KEYS.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw wrong(
                            "there is no key \"%s\"; the keys are %s.",
                            key, String.join(", ", KEYS.stream().sorted().toList()));
                });
        return new Mapping(
                text(node, "source").map(String::strip),
                columns(node),
                texts(node.path("constants"), "constants"),
                words(node),
                text(node, "dates"),
                text(node, "zone").map(Mapping::zone),
                nulls(node),
                text(node, "numbers"),
                text(node, "delimiter").map(Mapping::delimiter),
                text(node, "encoding").map(Mapping::encoding),
                text(node, "sheet").filter(name -> !name.isBlank()),
                text(node, "rows").map(String::strip).filter(path -> !path.isEmpty()));
    }

    /** The same with what was found out about the file. */
    public Mapping found(char separator, Charset charset) {
        return new Mapping(
                source,
                columns,
                constants,
                values,
                dates,
                zone,
                nulls,
                numbers,
                Optional.of(separator),
                Optional.of(charset),
                sheet,
                rows);
    }

    public String toJson() {
        return node().toString();
    }

    /** The same in many lines, for people. */
    public String toReadableJson() {
        return node().toPrettyString();
    }

    private ObjectNode node() {
        ObjectNode node = JSON.createObjectNode();
        source.ifPresent(name -> node.put("source", name));
        ObjectNode columnsNode = node.putObject("columns");
        columns.forEach((column, fields) -> {
            if (fields.size() == 1) {
                columnsNode.put(column, fields.getFirst());
            } else {
                ArrayNode list = columnsNode.putArray(column);
                fields.forEach(list::add);
            }
        });
        ObjectNode constantsNode = node.putObject("constants");
        constants.forEach(constantsNode::put);
        ObjectNode valuesNode = node.putObject("values");
        values.forEach((field, translations) -> {
            ObjectNode wordsNode = valuesNode.putObject(field);
            translations.forEach(wordsNode::put);
        });
        dates.ifPresent(pattern -> node.put("dates", pattern));
        zone.ifPresent(id -> node.put("zone", id.getId()));
        ArrayNode nullsNode = node.putArray("nulls");
        nulls.forEach(nullsNode::add);
        numbers.ifPresent(example -> node.put("numbers", example));
        delimiter.ifPresent(cut -> node.put("delimiter", cut.toString()));
        encoding.ifPresent(charset -> node.put("encoding", charset.name()));
        sheet.ifPresent(name -> node.put("sheet", name));
        rows.ifPresent(path -> node.put("rows", path));
        return node;
    }

    /** A word in the file's language that means a zone, a separator or an encoding, as the screens give it too. */
    public static ZoneId zone(String id) {
        try {
            return ZoneId.of(id.strip());
        } catch (DateTimeException e) {
            throw wrong("\"zone\": there is no time zone \"%s\"; an example is Europe/Zurich.", id);
        }
    }

    private static char delimiter(String text) {
        if (text.equals("\\t") || text.equals("tab")) {
            return '\t';
        }
        if (text.length() != 1) {
            throw wrong("\"delimiter\" must be one character, not \"%s\".", text);
        }
        return text.charAt(0);
    }

    private static Charset encoding(String name) {
        try {
            return Charset.forName(name.strip());
        } catch (IllegalArgumentException e) {
            throw wrong("\"encoding\": \"%s\" is not known; an example is windows-1252.", name);
        }
    }

    private static Map<String, List<String>> columns(JsonNode node) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        object(node.path("columns"), "columns").forEach(entry -> {
            JsonNode fields = entry.getValue();
            List<String> names = new ArrayList<>();
            if (fields.isArray()) {
                fields.forEach(field -> names.add(string(field, "columns", entry.getKey())));
            } else if (!fields.isNull()) {
                names.add(string(fields, "columns", entry.getKey()));
            }
            names.removeIf(String::isBlank);
            columns.put(entry.getKey(), List.copyOf(names));
        });
        return columns;
    }

    private static Map<String, Map<String, String>> words(JsonNode node) {
        Map<String, Map<String, String>> words = new LinkedHashMap<>();
        object(node.path("values"), "values")
                .forEach(entry -> words.put(entry.getKey(), texts(entry.getValue(), "values." + entry.getKey())));
        return words;
    }

    private static List<String> nulls(JsonNode node) {
        JsonNode list = node.path("nulls");
        if (list.isMissingNode() || list.isNull()) {
            return NONE.nulls();
        }
        if (!list.isArray()) {
            throw wrong("\"nulls\" must be a list of texts.");
        }
        List<String> nulls = new ArrayList<>(List.of(""));
        list.forEach(item -> nulls.add(string(item, "nulls", "an item")));
        return nulls.stream().distinct().toList();
    }

    private static Map<String, String> texts(JsonNode node, String where) {
        Map<String, String> texts = new LinkedHashMap<>();
        object(node, where).forEach(entry -> {
            JsonNode value = entry.getValue();
            texts.put(entry.getKey(), value.isNull() ? "" : string(value, where, entry.getKey()));
        });
        return texts;
    }

    private static Set<Map.Entry<String, JsonNode>> object(JsonNode node, String where) {
        if (node.isMissingNode() || node.isNull()) {
            return Set.of();
        }
        if (!node.isObject()) {
            throw wrong("\"%s\" must be a JSON object.", where);
        }
        return node.properties();
    }

    private static Optional<String> text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(string(value, "mapping", key));
    }

    private static String string(JsonNode value, String where, String key) {
        if (!value.isString() && !value.isNumber() && !value.isBoolean()) {
            throw wrong("\"%s\" in %s must be a text.", key, where);
        }
        return value.asString();
    }

    static Refused wrong(String message, Object... arguments) {
        return Refused.invalid("bad-mapping", "The mapping is wrong: " + message, arguments);
    }
}
