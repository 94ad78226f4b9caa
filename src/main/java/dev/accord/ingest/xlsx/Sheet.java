package dev.accord.ingest.xlsx;

import dev.accord.shared.Refused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the rows of a sheet, one after the other. */
final class Sheet {

    private static final int MOST_COLUMNS = 16_384;
    private static final int MOST_ROWS = 1_048_576;
    private static final int LETTERS = 26;

    /** So much does a record of the table that is made of it take. */
    private static final int LONGEST_ROW = 900_000;

    /** Takes the rows that are not blank. */
    interface Taking {
        /**
         * @param number as the spreadsheet counts
         * @param kinds for each cell what it is: {@code n} a number, {@code d} a date, and anything else
         * @return whether more are wanted
         */
        boolean take(int number, List<String> cells, CharSequence kinds) throws IOException;
    }

    private final XMLStreamReader xml;
    private final SharedTexts texts;
    private final Formats formats;
    private int number;
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder kinds = new StringBuilder();
    private int length;

    Sheet(XMLStreamReader xml, SharedTexts texts, Formats formats) {
        this.xml = xml;
        this.texts = texts;
        this.formats = formats;
    }

    void read(Taking taking) throws IOException, XMLStreamException {
        boolean wanted = true;
        while (wanted && xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("row")) {
                row();
                wanted = cells.stream().allMatch(String::isBlank) || taking.take(number, cells, kinds);
            } else if (event == XMLStreamReader.END_ELEMENT
                    && xml.getLocalName().equals("sheetData")) {
                return;
            }
        }
    }

    private void row() throws IOException, XMLStreamException {
        // rows stand in their order; one that says otherwise, or nothing, follows the one before
        number = Math.max(number + 1, Xml.attribute(xml, "r").map(Xml::whole).orElse(0));
        if (number > MOST_ROWS) {
            throw XlsxFile.broken("It has more rows than a sheet can have.");
        }
        cells.clear();
        kinds.setLength(0);
        length = 0;
        int column = 0;
        for (int event = xml.next(); event != XMLStreamReader.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("c")) {
                column = Xml.attribute(xml, "r").map(Sheet::column).orElse(column);
                if (column >= MOST_COLUMNS) {
                    throw XlsxFile.broken("It has more columns than a sheet can have.");
                }
                cell(column);
                column++;
            } else if (event == XMLStreamReader.START_ELEMENT) {
                Xml.value(xml);
            }
        }
    }

    private static int column(String address) {
        int column = 0;
        for (int i = 0; i < address.length() && Character.isLetter(address.charAt(i)); i++) {
            column = column * LETTERS + Character.toUpperCase(address.charAt(i)) - 'A' + 1;
            if (column < 1 || column > MOST_COLUMNS) {
                throw XlsxFile.broken("It has more columns than a sheet can have.");
            }
        }
        if (column == 0) {
            throw XlsxFile.broken("A cell has no address.");
        }
        return column - 1;
    }

    private void cell(int column) throws IOException, XMLStreamException {
        String type = Xml.attribute(xml, "t").orElse("n");
        Optional<String> style = Xml.attribute(xml, "s");
        String value = "";
        String inline = "";
        for (int event = xml.next(); event != XMLStreamReader.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamReader.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "v" -> value = Xml.value(xml);
                    case "is" -> inline = Xml.texts(xml);
                    default -> Xml.value(xml);
                }
            }
        }
        if (value.isEmpty() && inline.isEmpty()) {
            return;
        }
        switch (type) {
            case "s" -> put(column, texts.text(Xml.whole(value)), '.');
            case "inlineStr" -> put(column, inline, '.');
            case "str" -> put(column, Xml.unescaped(value), '.');
            case "b" -> put(column, value.strip().equals("1") ? "true" : "false", '.');
            case "d" -> put(column, value.strip(), 'd');
            case "e" -> put(column, value, '.');
            default -> {
                Formats.Shown shown = formats.shown(value, style);
                put(column, shown.text(), shown.date() ? 'd' : 'n');
            }
        }
    }

    private void put(int column, String text, char kind) {
        while (cells.size() <= column) {
            cells.add("");
            kinds.append('.');
        }
        cells.set(column, text);
        kinds.setCharAt(column, kind);
        length += text.length() + 3;
        if (length > LONGEST_ROW) {
            throw Refused.invalid("workbook-too-large", "Row %d holds more than can be read of one row.", number);
        }
    }
}
