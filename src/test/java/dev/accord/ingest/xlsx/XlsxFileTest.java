package dev.accord.ingest.xlsx;

import static dev.accord.ingest.xlsx.Workbooks.workbook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.accord.ingest.csv.CsvFile;
import dev.accord.ingest.csv.Row;
import dev.accord.ingest.csv.Rows;
import dev.accord.shared.Refused;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XlsxFileTest {

    private static final String HEADING = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>value</t></is></c></row>";

    @TempDir
    Path folder;

    @Test
    void readsWhatALibraryHasWritten() throws IOException {
        Path path = folder.resolve("written.bin");
        try (OutputStream out = Files.newOutputStream(path);
                Workbook workbook = new Workbook(out, "Test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Deals");
            sheet.value(0, 0, "id");
            sheet.inlineString(0, 1, "name");
            sheet.value(0, 2, "amount");
            sheet.value(0, 3, "day");
            sheet.value(0, 4, "at");
            sheet.value(0, 5, "won");
            sheet.value(1, 0, 7);
            sheet.value(1, 1, "a \"b\", c\nd <&> Zoë \uD83D\uDE80");
            sheet.value(1, 2, new BigDecimal("1234.5"));
            sheet.value(1, 3, LocalDate.of(2026, 3, 5));
            sheet.style(1, 3).format("yyyy-mm-dd").set();
            sheet.value(1, 4, LocalDateTime.of(2026, 3, 5, 13, 7, 9));
            sheet.style(1, 4).format("yyyy-mm-dd hh:mm:ss").set();
            sheet.value(1, 5, true);
        }

        List<Row> rows = rows(path);

        assertThat(CsvFile.written(csv(path, Optional.empty())).headings())
                .containsExactly("id", "name", "amount", "day", "at", "won");
        assertThat(rows.getFirst().cells())
                .containsExactly(
                        "7",
                        "a \"b\", c\nd <&> Zoë \uD83D\uDE80",
                        "1234.5",
                        "2026-03-05",
                        "2026-03-05T13:07:09",
                        "true");
        assertThat(rows.getFirst().kinds()).isEqualTo("n.ndd.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                // numbers without what binary fractions add
                "<c r='A2'><v>0.30000000000000004</v></c> | 0.3",
                "<c r='A2'><v>1.1000000000000001</v></c> | 1.1",
                "<c r='A2'><v>1234.567</v></c> | 1234.567",
                "<c r='A2'><v>5.0</v></c> | 5",
                "<c r='A2'><v>1.5E-3</v></c> | 0.0015",
                "<c r='A2'><v>2.5E+6</v></c> | 2500000",
                "<c r='A2'><v>-0</v></c> | -0",
                "<c r='A2'><v>123456789012345678</v></c> | 123456789012345678",
                "<c r='A2'><v>1E+999999999</v></c> | 1E+999999999",
                // texts
                "<c r='A2' t='s'><v>0</v></c> | shared",
                "<c r='A2' t='s'><v>1</v></c> | rich text",
                "<c r='A2' t='s'><v>2</v></c> | 東京",
                "<c r='A2' t='inlineStr'><is><t>in</t><t>line</t></is></c> | inline",
                "<c r='A2' t='inlineStr'><is><t xml:space='preserve'>a_x000A_b_x005F_x</t></is></c> | a\\nb_x",
                "<c r='A2' t='inlineStr'><is><t>007</t></is></c> | 007",
                "<c r='A2' t='inlineStr'><is><t>=1+1</t></is></c> | =1+1",
                // flags, errors, formulas
                "<c r='A2' t='b'><v>1</v></c> | true",
                "<c r='A2' t='b'><v>0</v></c> | false",
                "<c r='A2' t='e'><v>#N/A</v></c> | #N/A",
                "<c r='A2' t='str'><f>A1&amp;\"x\"</f><v>cached</v></c> | cached",
                "<c r='A2'><f t='shared' si='9'/><v>42</v></c> | 42",
                "<c r='A2' t='d'><v>2026-03-05T10:00:00</v></c> | 2026-03-05T10:00:00",
                // dates by their formats
                "<c r='A2' s='1'><v>46086</v></c> | 2026-03-05",
                "<c r='A2' s='2'><v>46086.416666666664</v></c> | 2026-03-05T10:00:00",
                "<c r='A2' s='3'><v>46086.5</v></c> | 2026-03-05T12:00:00",
                "<c r='A2' s='4'><v>46086</v></c> | 46086",
                "<c r='A2' s='5'><v>46086</v></c> | 2026-03-05",
                "<c r='A2' s='6'><v>0.41666666666666669</v></c> | 10:00:00",
                "<c r='A2' s='7'><v>1.5</v></c> | 36:00:00",
                "<c r='A2' s='8'><v>46086</v></c> | 46086",
                "<c r='A2' s='1'><v>1</v></c> | 1900-01-01",
                "<c r='A2' s='1'><v>59</v></c> | 1900-02-28",
                "<c r='A2' s='1'><v>60</v></c> | 60",
                "<c r='A2' s='1'><v>61</v></c> | 1900-03-01",
                "<c r='A2' s='1'><v>2958465</v></c> | 9999-12-31",
                "<c r='A2' s='1'><v>2958466</v></c> | 2958466",
                "<c r='A2' s='1'><v>-1</v></c> | -1",
                "<c r='A2' s='99'><v>46086</v></c> | 46086",
                "<c s='1'><v>46086</v></c> | 2026-03-05",
                // East Asia has dates that no format in the file describes
                "<c r='A2' s='9'><v>46086</v></c> | 2026-03-05"
            })
    void readsACellAsItIsMeant(String cell, String text) {
        Path path = Workbooks.of(HEADING + "<row r='2'>" + cell + "</row>")
                .texts(
                        "<t>shared</t>",
                        "<r><t>rich</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> text</t></r>",
                        "<t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh>")
                .formats(
                        "0",
                        "14",
                        "dd.mm.yyyy hh:mm",
                        "22",
                        "#,##0.00 \"days\"",
                        "[$-409]d-mmm-yy;@",
                        "h:mm:ss AM/PM",
                        "[h]:mm:ss",
                        "[Red]General",
                        "30")
                .in(folder);

        assertThat(rows(path).getFirst().cells()).containsExactly(text.replace("\\n", "\n"));
    }

    @Test
    void countsDaysFrom1904WhereTheWorkbookDoes() {
        Path path = Workbooks.of(HEADING + "<row r=\"2\"><c r=\"A2\" s=\"0\"><v>44624.25</v></c></row>")
                .formats("14")
                .since1904()
                .in(folder);

        assertThat(rows(path).getFirst().cells()).containsExactly("2026-03-05T06:00:00");
    }

    @Test
    void keepsTheNumbersOfRowsAndTheColumnsOfCells() {
        String rows = """
                <row r="3"><c r="A3"><v>1</v></c><c r="C3"><v>3</v></c></row>
                <row r="4"/>
                <row r="5"><c r="A5" t="inlineStr"><is><t> </t></is></c></row>
                <row r="9"><c r="C9"><v>9</v></c></row>
                <row><c><v>10</v></c><c><v>11</v></c></row>
                <row r="2"><c r="A2"><v>12</v></c><c r="E2"><v>13</v></c></row>
                """;

        List<Row> read = rows(Workbooks.of(rows).in(folder));

        assertThat(read).extracting(Row::number).containsExactly(9, 10, 11);
        assertThat(read)
                .extracting(Row::cells)
                .containsExactly(List.of("", "", "9"), List.of("10", "11", ""), List.of("12", "", "", "", "13"));
        assertThat(read.getLast().fault().map(Row.Fault::code)).contains("row-too-long");
    }

    @Test
    void readsTheFirstSheetThatIsShownOrTheOneThatIsNamed() {
        Path path = workbook()
                .sheet("Lists", "state=\"veryHidden\"", row("hidden"))
                .sheet("Über &amp; uns", row("first"))
                .sheet("More", row("second"))
                .in(folder);

        assertThat(CsvFile.written(csv(path, Optional.empty())).headings()).containsExactly("first");
        assertThat(CsvFile.written(csv(path, Optional.of("More"))).headings()).containsExactly("second");
        assertThat(CsvFile.written(csv(path, Optional.of("Über & uns"))).headings())
                .containsExactly("first");
        assertThatThrownBy(() -> csv(path, Optional.of("Sales"))).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("unknown-sheet");
            assertThat(refused.reason()).contains("Lists, Über & uns, More");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row><c t=\"str\"><v>&x;</v></c></row></sheetData></worksheet>",
                "<worksheet><sheetData><!-- a remark --><row><c><v>1</v></c></row></sheetData></worksheet>",
                "<worksheet><sheetData><row><c r=\"ZZZZZZ1\"><v>1</v></c></row></sheetData></worksheet>",
                "<worksheet><sheetData><row><c r=\"XFE1\"><v>1</v></c></row></sheetData></worksheet>",
                "<worksheet><sheetData><row r=\"2000000000\"><c><v>1</v></c></row></sheetData></worksheet>",
                "<worksheet><sheetData><row r=\"x\"><c><v>1</v></c></row></sheetData></worksheet>",
                "<worksheet><sheetData><row><c t=\"s\"><v>7</v></c></row></sheetData></worksheet>",
                "<worksheet><sheetData><row><c><v>1</v></c>",
                "<worksheet><sheetData><row><c><v>&nothing;</v></c></row></sheetData></worksheet>",
                "no xml at all",
                ""
            })
    void refusesASheetThatIsNone(String sheet) {
        assertRefused(
                "bad-workbook",
                Workbooks.of("").raw("xl/worksheets/sheet1.xml", sheet).in(folder));
    }

    @Test
    void refusesTextsAndTagsThatDoNotEnd() {
        String text = "x".repeat(200_000);
        assertRefused(
                "bad-workbook",
                Workbooks.of("<row><c t=\"inlineStr\"><is><t>" + text + "</t></is></c></row>")
                        .in(folder));
        assertRefused(
                "bad-workbook",
                Workbooks.of("<row><c t=\"" + text.repeat(15) + "\"><v>1</v></c></row>")
                        .in(folder));
        assertRefused(
                "bad-workbook",
                Workbooks.of("<row><c><v>" + "<a>".repeat(50_000) + "</v></c></row>")
                        .in(folder));
    }

    @Test
    void refusesABombBeforeItIsUnpacked() throws IOException {
        Path path = folder.resolve("bomb.xlsx");
        Path small = Workbooks.of("").in(folder);
        byte[] row = ("<row><c><v>1</v></c>" + " ".repeat(1_000) + "</row>")
                .repeat(1_000)
                .getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = Files.newOutputStream(path);
                ZipOutputStream zip = new ZipOutputStream(out);
                java.util.zip.ZipFile parts = new java.util.zip.ZipFile(small.toFile())) {
            for (var part : java.util.Collections.list(parts.entries())) {
                zip.putNextEntry(new ZipEntry(part.getName()));
                if (part.getName().contains("sheet1")) {
                    zip.write("<worksheet><sheetData>".getBytes(StandardCharsets.UTF_8));
                    for (int i = 0; i < 60; i++) {
                        zip.write(row);
                    }
                } else {
                    parts.getInputStream(part).transferTo(zip);
                }
            }
        }

        assertThat(Files.size(path)).isLessThan(1 << 20);
        assertRefused("workbook-too-large", path);
    }

    @Test
    void refusesADirectoryThatWouldFillTheMemory() throws IOException {
        byte[] file = Files.readAllBytes(Workbooks.of(row("a")).in(folder));
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putShort(file.length - 12, (short) 0xfffe);

        assertRefused("workbook-too-large", Files.write(folder.resolve("many.xlsx"), file));
    }

    @Test
    void saysWhatKindOfFileItIsInstead() throws IOException {
        assertRefused("encrypted-workbook", compound("EncryptedPackage"));
        assertRefused("old-workbook", compound("Workbook"));
        assertRefused("not-a-workbook", zip("content.xml"));
        assertRefused("not-a-workbook", zip("word/document.xml"));
        assertRefused("not-a-workbook", zip("xl/workbook.bin"));
        byte[] whole = Files.readAllBytes(Workbooks.of(row("a")).in(folder));
        assertRefused("bad-workbook", Files.write(folder.resolve("half"), Arrays.copyOf(whole, whole.length / 2)));
        Arrays.fill(whole, 60, whole.length / 2, (byte) 7);
        assertRefused("bad-workbook", Files.write(folder.resolve("damaged"), whole));
        assertRefused("empty-file", Workbooks.workbook().in(folder));
        assertThatThrownBy(() -> CsvFile.written(csv(Workbooks.of("").in(folder), Optional.empty())))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("empty-file"));
    }

    @Test
    void readsALongSheetWhateverTheLimitsOfTheParser() {
        Random random = new Random(7);
        StringBuilder rows = new StringBuilder(HEADING);
        for (int i = 0; i < 120_000; i++) {
            rows.append("<row><c t=\"inlineStr\"><is><t>Smith &amp; Sons &#38; ");
            for (int word = 0; word < 25; word++) {
                rows.append(Long.toHexString(random.nextLong()));
            }
            rows.append("</t></is></c></row>");
        }
        assertThat(rows.length()).isGreaterThan(50_000_000);

        List<Row> read = rows(Workbooks.of(rows.toString()).in(folder));

        assertThat(read).hasSize(120_000);
        assertThat(read.getLast().cells().getFirst()).startsWith("Smith & Sons & ");
    }

    private static String row(String text) {
        return "<row><c t=\"str\"><v>" + text + "</v></c></row>";
    }

    private Path compound(String entry) throws IOException {
        ByteBuffer file = ByteBuffer.allocate(512 * 4).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1});
        file.putShort(30, (short) 9).putInt(48, 1);
        file.put(1024, "Root Entry".getBytes(StandardCharsets.UTF_16LE));
        file.put(1024 + 128, entry.getBytes(StandardCharsets.UTF_16LE));
        return Files.write(folder.resolve(entry), file.array());
    }

    private Path zip(String part) throws IOException {
        Path path = Files.createTempFile(folder, "zip", "");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            zip.putNextEntry(new ZipEntry(part));
        }
        return path;
    }

    private void assertRefused(String code, Path path) {
        assertThat(XlsxFile.seemsToBe(path)).isTrue();
        assertThatThrownBy(() -> csv(path, Optional.empty()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.code()).as(refused.reason()).isEqualTo(code));
    }

    private Path csv(Path path, Optional<String> sheet) {
        Path csv = folder.resolve("sheet.csv");
        XlsxFile.write(path, sheet, csv, Integer.MAX_VALUE);
        return csv;
    }

    private List<Row> rows(Path path) {
        List<Row> read = new ArrayList<>();
        try (Rows rows = CsvFile.written(csv(path, Optional.empty())).rows()) {
            rows.forEachRemaining(read::add);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return read;
    }
}
