package dev.accord.ingest.json;

import dev.accord.shared.Refused;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a document from front to back, once. What is wrong with it is said with line and column, and without its words,
 * which may be about somebody.
 */
final class JsonRows implements AutoCloseable {

    /** More than any text that a row takes. */
    static final int LONGEST_ROW = 900_000;

    private static final int DEEPEST = 500;
    private static final int LONGEST_NAME = 1_000;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNameLength(LONGEST_NAME)
                            .maxStringLength(LONGEST_ROW)
                            .build())
                    .build())
            .build();

    private final JsonParser parser;
    private int count;

    /** The value of a member as a text. */
    record Cell(String text, boolean number) {

        static final Cell NONE = new Cell("", false);
    }

    /** Takes a row: its cells by their headings. */
    interface Taking {

        /**
         * @param number the first is 1
         * @return whether more are wanted
         */
        boolean take(int number, Map<String, Cell> cells);
    }

    /** JSON is in UTF-8; the other encodings of Unicode are told apart without being named. */
    JsonRows(Path path) {
        try {
            parser = JSON.createParser(Files.newInputStream(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The path of the only array of objects in a document that is one object; else empty, which is the document itself. */
    String pathOfRows() {
        return reading(() -> {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return "";
            }
            List<String> found = new ArrayList<>();
            collectArrays("", found);
            boolean alone = parser.nextToken() == null;
            return alone && found.size() == 1 ? found.getFirst() : "";
        });
    }

    private void collectArrays(String prefix, List<String> found) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String path = prefix + parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT) {
                collectArrays(path + ".", found);
            } else if (value == JsonToken.START_ARRAY && skipArray() && found.size() < 2) {
                found.add(path);
            }
        }
    }

    /** @return whether it begins with an object */
    private boolean skipArray() {
        boolean ofObjects = parser.nextToken() == JsonToken.START_OBJECT;
        while (parser.currentToken() != JsonToken.END_ARRAY) {
            parser.skipChildren();
            parser.nextToken();
        }
        return ofObjects;
    }

    /**
     * Gives the rows at a path, one after the other.
     *
     * @return how many there were
     */
    int each(String path, Taking taking) {
        return reading(() -> {
            boolean wanted = true;
            while (wanted && parser.nextToken() != null) {
                wanted = at(path, taking);
            }
            return count;
        });
    }

    /** Looks for the path in the value that begins here. A name may have points, too. */
    private boolean at(String path, Taking taking) {
        if (path.isEmpty()) {
            return rows(taking);
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return true;
        }
        boolean wanted = true;
        while (wanted && parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (path.equals(name)) {
                wanted = at("", taking);
            } else if (path.startsWith(name + ".")) {
                wanted = at(path.substring(name.length() + 1), taking);
            } else {
                parser.skipChildren();
            }
        }
        return wanted;
    }

    private boolean rows(Taking taking) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return parser.currentToken() == JsonToken.VALUE_NULL || row(taking);
        }
        boolean wanted = true;
        while (wanted && parser.nextToken() != JsonToken.END_ARRAY) {
            wanted = row(taking);
        }
        return wanted;
    }

    private boolean row(Taking taking) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw wrong("a row must be an object, and here stands something else", parser.currentTokenLocation());
        }
        count++;
        return taking.take(count, new JsonRow(parser).cells());
    }

    static Refused wrong(String what, TokenStreamLocation where) {
        return Refused.invalid(
                "bad-json",
                "The JSON cannot be read in line %d, column %d: %s.",
                where.getLineNr(),
                where.getColumnNr(),
                what);
    }

    private <T> T reading(Supplier<T> work) {
        try {
            return work.get();
        } catch (StreamConstraintsException e) {
            throw wrong(
                    "it is deeper than %d levels, or a name or value is longer than is taken".formatted(DEEPEST),
                    parser.currentLocation());
        } catch (UnexpectedEndOfInputException e) {
            throw wrong("it ends before it is whole", parser.currentLocation());
        } catch (JacksonIOException e) {
            if (e.getCause() instanceof CharConversionException) {
                throw wrong("it is not in UTF-8", parser.currentLocation());
            }
            throw new UncheckedIOException(e.getCause() instanceof IOException cause ? cause : new IOException(e));
        } catch (JacksonException e) {
            throw wrong(
                    "it is not well-formed, or not in UTF-8",
                    e.getLocation() == null ? parser.currentLocation() : e.getLocation());
        }
    }

    @Override
    public void close() {
        parser.close();
    }
}
