package dev.accord.ingest.json;

import dev.accord.ingest.json.JsonRows.Cell;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * One object as cells: what is nested has headings with points, arrays of plain values are joined by bars, and other arrays
 * are kept as JSON. Numbers stay as they are written.
 */
final class JsonRow {

    private static final int LONGEST_HEADING = 1_000;
    private static final String BAR = "|";
    private static final JsonMapper JSON = new JsonMapper();

    private final JsonParser parser;
    private final Map<String, Cell> cells = new LinkedHashMap<>();
    private int length;

    JsonRow(JsonParser parser) {
        this.parser = parser;
    }

    /** The cells of the object that begins here; afterwards the parser stands at its end. */
    Map<String, Cell> cells() {
        object("");
        return cells;
    }

    private void object(String prefix) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String heading = prefix + parser.currentName();
            if (heading.length() > LONGEST_HEADING) {
                throw JsonRows.wrong("the names down to here are too long", parser.currentTokenLocation());
            }
            JsonToken value = parser.nextToken();
            switch (value) {
                case START_OBJECT -> object(heading + ".");
                case START_ARRAY -> put(heading, array(), false);
                case VALUE_NULL -> put(heading, "", false);
                default -> put(heading, parser.getString(), value.isNumeric());
            }
        }
    }

    private void put(String heading, String text, boolean number) {
        grow(heading.length() + text.length());
        if (cells.put(heading, new Cell(text, number)) != null) {
            throw JsonRows.wrong("the object has two members of one name", parser.currentTokenLocation());
        }
    }

    /** Until the first value that is none, nobody knows whether all are plain: so both are written. */
    private String array() {
        StringJoiner joined = new StringJoiner(BAR);
        StringWriter text = new StringWriter();
        boolean plain = true;
        int before = length;
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (int depth = 1; depth > 0; ) {
                JsonToken token = parser.nextToken();
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                plain &= token.isScalarValue() || depth == 0;
                if (token.isNumeric()) {
                    json.writeNumber(parser.getString());
                } else {
                    json.copyCurrentEvent(parser);
                }
                if (plain && depth > 0 && token != JsonToken.VALUE_NULL) {
                    joined.add(parser.getString());
                }
                grow(token.isStructStart() || token.isStructEnd() ? 1 : parser.getStringLength() + 1);
            }
        }
        length = before;
        return plain ? joined.toString() : text.toString();
    }

    private void grow(int by) {
        length += by;
        if (length > JsonRows.LONGEST_ROW) {
            throw JsonRows.wrong(
                    "the row has more than %d characters".formatted(JsonRows.LONGEST_ROW),
                    parser.currentTokenLocation());
        }
    }
}
