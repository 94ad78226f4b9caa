package dev.accord.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the API, in the words that a page needs. It is no secret: whoever asks for the file gets it. */
@Component
public class ApiDescription {

    /** Calls of one kind. */
    public record Group(String name, String description, List<Call> calls) {}

    /**
     * A method of a path.
     *
     * @param id its name in the description, such as "putLead"
     */
    public record Call(
            String id,
            String method,
            String path,
            String summary,
            String description,
            List<Parameter> parameters,
            Optional<Body> body,
            List<Answer> answers) {

        public boolean isRead() {
            return method.equals("GET");
        }
    }

    /** @param place "path", "query" or "header" */
    public record Parameter(String name, String place, boolean required, String type, String description) {}

    /**
     * What is sent.
     *
     * @param example empty where a file is sent
     */
    public record Body(String mediaType, List<Field> fields, Optional<String> example) {}

    public record Field(String name, boolean required, String type, String description) {}

    /** @param status such as "200"; "default" for every other one */
    public record Answer(String status, String description, String type, List<Field> fields) {}

    private final JsonMapper json;
    private final JsonNode root;
    private final List<Group> groups;

    ApiDescription(JsonMapper json) throws IOException {
        this.json = json;
        this.root = json.readTree(new ClassPathResource("api/openapi.json").getContentAsByteArray());
        this.groups = stream(root.path("tags"))
                .map(tag -> new Group(
                        tag.path("name").asString(),
                        tag.path("description").asString(""),
                        calls(tag.path("name").asString())))
                .toList();
    }

    public List<Group> groups() {
        return groups;
    }

    public Optional<Call> call(String id) {
        return groups.stream()
                .flatMap(group -> group.calls().stream())
                .filter(call -> call.id().equals(id))
                .findFirst();
    }

    private List<Call> calls(String tag) {
        List<Call> calls = new ArrayList<>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> stream(method.getValue().path("tags"))
                                .anyMatch(name -> name.asString().equals(tag)))
                        .forEach(method -> calls.add(
                                call(path.getKey(), method.getKey().toUpperCase(Locale.ROOT), method.getValue()))));
        return calls;
    }

    private Call call(String path, String method, JsonNode call) {
        return new Call(
                call.path("operationId").asString(),
                method,
                path,
                call.path("summary").asString(),
                call.path("description").asString(""),
                stream(call.path("parameters")).map(this::parameter).toList(),
                body(call.path("requestBody")),
                call.path("responses").properties().stream()
                        .map(answer -> answer(answer.getKey(), referred(answer.getValue())))
                        .toList());
    }

    private Parameter parameter(JsonNode given) {
        JsonNode parameter = referred(given);
        return new Parameter(
                parameter.path("name").asString(),
                parameter.path("in").asString(),
                parameter.path("required").asBoolean(false),
                type(parameter.path("schema")),
                parameter.path("description").asString(""));
    }

    private Optional<Body> body(JsonNode body) {
        return body.path("content").properties().stream()
                .findFirst()
                .map(content -> new Body(
                        content.getKey(),
                        fields(content.getValue().path("schema")),
                        Optional.of(content.getValue().path("example"))
                                .filter(example -> !example.isMissingNode())
                                .map(json.writerWithDefaultPrettyPrinter()::writeValueAsString)));
    }

    private Answer answer(String status, JsonNode answer) {
        JsonNode schema = answer.path("content").properties().stream()
                .findFirst()
                .map(content -> content.getValue().path("schema"))
                .orElse(root.path("nothing"));
        return new Answer(status, answer.path("description").asString(""), type(schema), fields(schema));
    }

    /** Of an object, or of each object of a list. */
    private List<Field> fields(JsonNode given) {
        JsonNode schema = referred(given);
        if (schema.has("oneOf")) {
            return fields(schema.path("oneOf").path(0));
        }
        if (schema.has("items")) {
            return fields(schema.path("items"));
        }
        Set<String> required =
                stream(schema.path("required")).map(JsonNode::asString).collect(Collectors.toSet());
        return schema.path("properties").properties().stream()
                .map(field -> new Field(
                        field.getKey(),
                        required.contains(field.getKey()),
                        type(field.getValue()),
                        field.getValue().path("description").asString("")))
                .toList();
    }

    private String type(JsonNode schema) {
        if (schema.has("$ref")) {
            String name = schema.path("$ref").asString();
            return name.substring(name.lastIndexOf('/') + 1);
        }
        for (String choice : List.of("oneOf", "anyOf")) {
            if (schema.has(choice)) {
                return stream(schema.path(choice)).map(this::type).distinct().collect(Collectors.joining(" or "));
            }
        }
        if (schema.has("enum")) {
            return stream(schema.path("enum")).map(JsonNode::asString).collect(Collectors.joining(", "));
        }
        JsonNode type = schema.path("type");
        if (type.asString("").equals("array")) {
            return "list of " + type(schema.path("items"));
        }
        String words = type.isArray()
                ? stream(type).map(JsonNode::asString).collect(Collectors.joining(" or "))
                : type.asString("");
        return schema.has("format") ? words + " (" + schema.path("format").asString() + ")" : words;
    }

    private JsonNode referred(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asString().substring(1)) : node;
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
