package dev.accord.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class TableFileTest {

    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    private static final Instant MOMENT = Instant.parse("2026-07-01T10:30:00Z");

    @Test
    void csvHasNumbersWithAPointMomentsWithTheirOffsetAndQuotesWhereNeeded() throws IOException {
        assertThat(csv(row(
                        "Müller, \"Ada\"",
                        new BigDecimal("-1234.50"),
                        7L,
                        MOMENT,
                        LocalDate.of(2026, 7, 1),
                        true,
                        null,
                        "two\nlines")))
                .isEqualTo("what,b\r\n\"Müller, \"\"Ada\"\"\",-1234.50,7,2026-07-01T12:30:00+02:00,2026-07-01,true,,"
                        + "\"two\nlines\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\r=1"})
    void aTextIsNeverAFormula(String hostile) throws IOException {
        assertThat(csv(row(hostile, 1L))).contains("'" + hostile);
        Element cell = cells(xlsx(List.of(row(hostile, 1L)))).at("A2");
        assertThat(cell.getAttribute("t")).isEqualTo("inlineStr");
        assertThat(cell.getElementsByTagName("f").getLength()).isZero();
    }

    @Test
    void xlsxHasTypedCells() throws IOException {
        Cells cells = cells(xlsx(List.of(
                row("Zoë & Söhne <GmbH> \u0001", new BigDecimal("-1234.50"), 7L, MOMENT, LocalDate.of(2026, 7, 1)))));

        assertThat(cells.at("A1").getTextContent()).isEqualTo("what");
        assertThat(cells.at("A2").getTextContent()).isEqualTo("Zoë & Söhne <GmbH> ");
        assertThat(cells.at("B2").getTextContent()).isEqualTo("-1234.50");
        assertThat(cells.at("C2").getTextContent()).isEqualTo("7");
        // the days since 30 December 1899, at half past twelve in Zurich
        assertThat(Double.parseDouble(cells.at("D2").getTextContent())).isEqualTo(46204.520833333336);
        assertThat(Double.parseDouble(cells.at("E2").getTextContent())).isEqualTo(46204);
    }

    @Test
    void manyRowsTakeNoMoreMemoryThanFew() throws IOException {
        long[] bytes = {0};
        OutputStream away = new OutputStream() {
            @Override
            public void write(int one) {
                bytes[0]++;
            }

            @Override
            public void write(byte[] some, int from, int length) {
                bytes[0] += length;
            }
        };
        long halfway;
        try (TableFile file = TableFormat.XLSX.begin(away, "Many", ZURICH, List.of("what", "b"))) {
            for (long number = 0; number < 60_000; number++) {
                file.row(row("a text that no other row has, " + number, number));
            }
            halfway = bytes[0];
        }
        // nearly all had gone out before the end, so it was not kept
        assertThat(halfway).isGreaterThan(bytes[0] * 9 / 10);
    }

    @Test
    void aSheetHasANameThatSpreadsheetsTake() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TableFormat.XLSX
                .begin(out, "Conversion: [MQL] to SQL/Opportunity, by channel", ZURICH, List.of("a"))
                .close();

        Element sheet = (Element) parsed(out.toByteArray(), "xl/workbook.xml")
                .getElementsByTagName("sheet")
                .item(0);
        assertThat(sheet.getAttribute("name")).hasSizeLessThanOrEqualTo(31).doesNotContain("[", ":", "/");
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return new ArrayList<>(Arrays.asList(cells));
    }

    private static String csv(List<@Nullable Object> row) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TableFile file = TableFormat.CSV.begin(out, "Any", ZURICH, List.of("what", "b"))) {
            file.row(row);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static byte[] xlsx(List<List<@Nullable Object>> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TableFile file = TableFormat.XLSX.begin(out, "Any", ZURICH, List.of("what", "b"))) {
            for (List<@Nullable Object> row : rows) {
                file.row(row);
            }
        }
        return out.toByteArray();
    }

    private record Cells(Map<String, Element> byPlace) {

        Element at(String place) {
            return Objects.requireNonNull(byPlace.get(place), () -> "nothing stands at " + place);
        }
    }

    private static Cells cells(byte[] workbook) throws IOException {
        NodeList found = parsed(workbook, "xl/worksheets/sheet1.xml").getElementsByTagName("c");
        Map<String, Element> cells = new HashMap<>();
        for (int index = 0; index < found.getLength(); index++) {
            Element cell = (Element) found.item(index);
            cells.put(cell.getAttribute("r"), cell);
        }
        return new Cells(cells);
    }

    private static Document parsed(byte[] workbook, String part) throws IOException {
        Path file = Files.createTempFile("table", ".xlsx");
        try {
            Files.write(file, workbook);
            try (ZipFile zip = new ZipFile(file.toFile())) {
                return DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(zip.getInputStream(zip.getEntry(part)));
            }
        } catch (javax.xml.parsers.ParserConfigurationException | org.xml.sax.SAXException broken) {
            throw new IllegalStateException(broken);
        } finally {
            Files.delete(file);
        }
    }
}
