package dev.accord.ingest;

import dev.accord.shared.Refused;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a form of a web page sends, as the JSON object that says the same. */
final class FormBody {

    private static final JsonMapper JSON = new JsonMapper();

    private FormBody() {}

    static boolean is(Optional<String> contentType) {
        return contentType
                .filter(type -> type.regionMatches(true, 0, "application/x-www-form-urlencoded", 0, 33))
                .isPresent();
    }

    /** @throws Refused with code {@code bad-form} */
    static byte[] json(byte[] body) {
        ObjectNode fields = JSON.createObjectNode();
        for (String pair : new String(body, StandardCharsets.UTF_8).split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                if (fields.get(name) instanceof ArrayNode several) {
                    several.add(value);
                } else if (fields.has(name)) {
                    fields.set(
                            name, JSON.createArrayNode().add(fields.get(name)).add(value));
                } else {
                    fields.put(name, value);
                }
            }
        }
        return JSON.writeValueAsBytes(fields);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refused.invalid("bad-form", "The form is not encoded as forms are.");
        }
    }
}
