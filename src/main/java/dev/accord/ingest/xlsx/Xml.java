package dev.accord.ingest.xlsx;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What all parts of a workbook have in common. Names are compared without their namespaces, of which there are two sets. */
final class Xml {

    /** More than a cell of a spreadsheet takes. */
    private static final int LONGEST_TEXT = 100_000;

    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private Xml() {}

    static Optional<String> attribute(XMLStreamReader reader, String name) {
        return Optional.ofNullable(reader.getAttributeValue(null, name));
    }

    static boolean flag(XMLStreamReader reader, String name) {
        return attribute(reader, name)
                .filter(value -> value.equals("1") || value.equals("true"))
                .isPresent();
    }

    /** A whole number that counts something here; anything else is a fault of the file. */
    static int whole(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw XlsxFile.broken("\"%s\" is no number.".formatted(text.substring(0, Math.min(20, text.length()))));
        }
    }

    /** The text of the element that was just begun, up to its end, without what stands in elements below. */
    static String value(XMLStreamReader reader) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            int event = reader.next();
            if (event == XMLStreamReader.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamReader.START_ELEMENT) {
                depth++;
            } else if (depth == 1 && reader.hasText()) {
                text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                checkLength(text);
            }
        }
        return text.toString();
    }

    /** The texts in the element that was just begun, which may be many of different fonts, without how they are spoken. */
    static String texts(XMLStreamReader reader) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            int event = reader.next();
            if (event == XMLStreamReader.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamReader.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "t" -> text.append(value(reader));
                    case "rPh" -> value(reader);
                    default -> depth++;
                }
                checkLength(text);
            }
        }
        return unescaped(text.toString());
    }

    /** Characters that XML cannot hold are written as their numbers. */
    static String unescaped(String text) {
        return text.contains("_x")
                ? ESCAPED.matcher(text).replaceAll(match -> {
                    char meant = (char) Integer.parseInt(match.group(1), 16);
                    return meant == 0 ? "" : Matcher.quoteReplacement(String.valueOf(meant));
                })
                : text;
    }

    private static void checkLength(StringBuilder text) {
        if (text.length() > LONGEST_TEXT) {
            throw XlsxFile.broken("It holds a text that is longer than a cell can be.");
        }
    }
}
