package dev.accord.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.accord.shared.Refused;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "UTF-8, '', UTF-8",
        "UTF-8, EFBBBF, UTF-8",
        "UTF-16LE, FFFE, UTF-16LE",
        "UTF-16BE, FEFF, UTF-16BE",
        "UTF-16LE, '', UTF-16LE",
        "UTF-16BE, '', UTF-16BE",
        "windows-1252, '', windows-1252"
    })
    void findsOutTheEncoding(String written, String mark, String found) {
        byte[] text = "name,city\nZoë,Köln\n".getBytes(Charset.forName(written));
        byte[] marked = java.util.HexFormat.of().parseHex(mark);
        byte[] file = java.util.Arrays.copyOf(marked, marked.length + text.length);
        System.arraycopy(text, 0, file, marked.length, text.length);

        CsvFile csv = open(file);

        assertThat(csv.encoding()).isEqualTo(Charset.forName(found));
        assertThat(csv.headings()).containsExactly("name", "city");
        assertThat(cells(csv)).containsExactly(List.of("Zoë", "Köln"));
    }

    @Test
    void takesTheEncodingThatIsSaid() {
        CsvFile csv = CsvFile.open(
                write("stadt\nŁódź\n".getBytes(Charset.forName("ISO-8859-2"))),
                Optional.of(Charset.forName("ISO-8859-2")),
                Optional.empty());

        assertThat(cells(csv)).containsExactly(List.of("Łódź"));
    }

    @Test
    void saysThatAFileIsNotInTheEncodingThatIsSaid() {
        Path file = write("name\nZoë\n".getBytes(StandardCharsets.ISO_8859_1));

        assertRefused("bad-encoding", () -> CsvFile.open(file, Optional.of(StandardCharsets.UTF_8), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void findsOutTheSeparator(String cut) {
        String other = cut.equals(",") ? ";" : ",";
        String text =
                "a%1$s\"b%2$sb\"%1$sc\n1%1$s\"2%2$s5\"%1$s3\n\"x%1$sy\"%1$s%1$s\"q\"\"%2$s\"\n".formatted(cut, other);

        CsvFile csv = open(text);

        assertThat(csv.separator()).isEqualTo(cut.charAt(0));
        assertThat(cells(csv))
                .containsExactly(List.of("1", "2" + other + "5", "3"), List.of("x" + cut + "y", "", "q\"" + other));
    }

    @Test
    void prefersTheSeparatorThatCutsRowsAsTheHeading() {
        assertThat(open("name;amount\nA;1,50\nB, C;2,75\n").separator()).isEqualTo(';');
    }

    @Test
    void believesTheSeparatorThatASpreadsheetSays() {
        CsvFile csv = open("sep=|\r\na|b,c\r\n1|2\r\n");

        assertThat(csv.headings()).containsExactly("a", "b,c");
        assertThat(csv.rows().next().number()).isEqualTo(2);
    }

    @Test
    void readsEveryKindOfLineEndAlsoMixed() {
        CsvFile csv = open("a,b\r\n1,2\r3,4\n5,6\r\n\r\n7,8");

        assertThat(cells(csv))
                .containsExactly(List.of("1", "2"), List.of("3", "4"), List.of("5", "6"), List.of("7", "8"));
    }

    @Test
    void keepsLineEndsInsideQuotesAndCountsRecordsNotLines() {
        List<Row> rows = rows(open("a,b\n\"one\r\ntwo\rthree\",2\n3,4"));

        assertThat(rows.getFirst().cells()).containsExactly("one\r\ntwo\rthree", "2");
        assertThat(rows).extracting(Row::number).containsExactly(2, 3);
    }

    @Test
    void makesHeadingsDistinct() {
        assertThat(open("name, name ,,name (2),name,\n1,2,3,4,5,6\n").headings())
                .containsExactly("name", "name (3)", "column 3", "name (2)", "name (4)", "column 6");
    }

    @Test
    void rejectsRowsThatAreTooShortOrTooLong() {
        List<Row> rows = rows(open("a,b,c\n1,2\n1,2,3,4\n1,2,3,\n1,2,3\n,,\n"));

        assertThat(rows)
                .extracting(row -> row.fault().map(Row.Fault::code).orElse("fine"))
                .containsExactly("row-too-short", "row-too-long", "fine", "fine");
    }

    @Test
    void rejectsOnlyTheRowWhoseQuotesDoNotMatch() {
        List<Row> rows = rows(open("a,b\n1,\"x\n2,\"y\"\n3,\"z\"!\n4,\"w\"\n"));

        assertThat(rows).extracting(Row::number).containsExactly(2, 3, 4, 5);
        assertThat(rows)
                .extracting(row -> row.fault().map(Row.Fault::code).orElse("fine"))
                .containsExactly("bad-quotes", "fine", "bad-quotes", "fine");
        assertThat(rows.getFirst().cells()).containsExactly("1,\"x");
        assertThat(rows.getLast().cells()).containsExactly("4", "w");
    }

    @Test
    void rejectsOnlyTheRowWhoseQuoteIsNeverClosed() {
        List<Row> rows = rows(open("a,b\n1,2\n3,\"4\n5,6\n\n7,8\n"));

        assertThat(rows).extracting(Row::number).containsExactly(2, 3, 4, 5);
        assertThat(rows.get(1).fault()).isPresent();
        assertThat(rows.get(3).cells()).containsExactly("7", "8");
    }

    @Test
    void readsOnWhenAQuoteSwallowsMoreThanARecordMayHold() throws IOException {
        Path file = folder.resolve("long.csv");
        int count = 200_000;
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("a,b\n0,\"open\n");
            for (int i = 1; i <= count; i++) {
                out.write(i + ",plain\n");
            }
        }

        int fine = 0;
        try (Rows rows = CsvFile.open(file, Optional.empty(), Optional.empty()).rows()) {
            while (rows.hasNext()) {
                fine += rows.next().fault().isEmpty() ? 1 : 0;
            }
        }

        assertThat(fine).isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource({"'', empty-file", "'\n\n', empty-file", "'\"a', bad-heading", "PK\u0003\u0004rest, not-text"})
    void saysWhyAFileIsNoCsvFile(String text, String code) {
        Path file = write(text.getBytes(StandardCharsets.UTF_8));

        assertRefused(code, () -> CsvFile.open(file, Optional.empty(), Optional.empty()));
    }

    @Test
    void refusesZeroBytes() {
        assertRefused("not-text", () -> open(new byte[] {1, 0, 0, 0, 5, 0, 0, 7}));
    }

    private static void assertRefused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static List<List<String>> cells(CsvFile csv) {
        return rows(csv).stream().map(Row::cells).toList();
    }

    private static List<Row> rows(CsvFile csv) {
        List<Row> all = new ArrayList<>();
        try (Rows rows = csv.rows()) {
            rows.forEachRemaining(all::add);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return all;
    }

    private CsvFile open(String text) {
        return open(text.getBytes(StandardCharsets.UTF_8));
    }

    private CsvFile open(byte[] bytes) {
        return CsvFile.open(write(bytes), Optional.empty(), Optional.empty());
    }

    private Path write(byte[] bytes) {
        try {
            return Files.write(Files.createTempFile(folder, "file", ".csv"), bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
