package dev.accord.ingest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.ingest.csv.CsvFile;
import dev.accord.ingest.csv.Row;
import dev.accord.ingest.csv.Rows;
import dev.accord.shared.Refused;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFileTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "[{'id': 1}, {'id': 2}]                                    # ",
                "{'id': 1}/{'id': 2}                                      # ",
                "{'total': 2, 'data': {'items': [{'id': 1}, {'id': 2}]}}   # ",
                "{'a': [{'id': 9}], 'b.c': {'d': [{'id': 1}, {'id': 2}]}}  # b.c.d",
                "{'page': {'row': {'id': 1}}} {'page': {'row': {'id': 2}}} # page.row",
                "[{'id': 1, 'also': [{'x': 1}]}, {'id': 2}]                # .",
            })
    void findsTheRowsWhereTheyAre(String json, String path) throws IOException {
        CsvFile table = table(json.replace('/', '\n'), Optional.ofNullable(path));

        assertThat(rows(table).stream().map(row -> row.cell(0))).containsExactly("1", "2");
        assertThat(rows(table).stream().map(Row::number)).containsExactly(1, 2);
    }

    @Test
    void takesAnObjectForTheRowWhereItHasNoneOrSeveralListsOfObjects() throws IOException {
        assertThat(rows(table("{'id': 7, 'tags': ['a']}", Optional.empty()))).hasSize(1);
        assertThat(rows(table("{'id': 7, 'deals': [{'x': 1}], 'calls': [{'y': 2}]}", Optional.empty())))
                .hasSize(1);
        assertThat(rows(table("{'id': 7, 'deals': [{'x': 1}, {'x': 2}]}", Optional.of("."))))
                .hasSize(1);
    }

    @Test
    void makesHeadingsOfAllMembersOfAllRows() throws IOException {
        CsvFile table = table("""
                [{'id': 'a', 'properties': {'email': 'x@example.org', 'address': {'city': 'Bern'}}, 'tags': ['x', 2, null, true]},
                 {'id': 'b', 'open': false, 'gone': null, 'none': {}, 'deals': [{'no': 1.50}, [2e3]]}]
                """, Optional.empty());

        assertThat(table.headings())
                .containsExactly("id", "properties.email", "properties.address.city", "tags", "open", "gone", "deals");
        assertThat(rows(table).get(0).cells()).containsExactly("a", "x@example.org", "Bern", "x|2|true", "", "", "");
        assertThat(rows(table).get(1).cells()).containsExactly("b", "", "", "", "false", "", "[{\"no\":1.50},[2e3]]");
    }

    @Test
    void keepsNumbersAsTheyAreWrittenAndKnowsThemFromTexts() throws IOException {
        Row row = rows(table("{'a': 1234567890123456789012, 'b': 1.50, 'c': 1E3, 'd': '1.50'}", Optional.empty()))
                .getFirst();

        assertThat(row.cells()).containsExactly("1234567890123456789012", "1.50", "1E3", "1.50");
        assertThat(row.isNumber(0) && row.isNumber(1) && row.isNumber(2)).isTrue();
        assertThat(row.isNumber(3)).isFalse();
    }

    @Test
    void keepsWhatCsvWouldStumbleOver() throws IOException {
        Row row = rows(table("{'a,b': 'say \\\"yes\\\",\\nor no', 'ä': 'Zürich'}", Optional.empty()))
                .getFirst();

        assertThat(row.cells()).containsExactly("say \"yes\",\nor no", "Zürich");
    }

    @Test
    void readsTheEncodingsOfUnicode() throws IOException {
        String json = "\uFEFF[{\"stadt\": \"Zürich\"}]";
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Path path = Files.write(folder.resolve("in"), json.getBytes(charset));

            assertThat(JsonFile.seemsToBe(path)).isTrue();
            assertThat(rows(table(path, Optional.empty())).getFirst().cells()).containsExactly("Zürich");
        }
        Path path = Files.write(folder.resolve("in"), "{\"stadt\": \"Zürich\"}".getBytes(StandardCharsets.ISO_8859_1));
        refused("bad-json", "UTF-8", () -> table(path, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id,email\n1,a@b.ch\n", "[Date],[Channel]\n", "", "  \n", "[date];x\n", "{", "PK"})
    void tellsJsonByHowItBegins(String text) throws IOException {
        Path path = Files.writeString(folder.resolve("in"), text);

        assertThat(JsonFile.seemsToBe(path)).isEqualTo(text.equals("{"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "[{'id': 1},\\n {'id': x}]        #      # bad-json   # line 2, column 9",
                "[{'id': 1},\\n {'id': 2          #      # bad-json   # ends before it is whole",
                "[{'id': 1},\\n\\n 7]             #      # bad-json   # line 3, column 2: a row must be an object",
                "{'id': 1, 'id': 2}               #      # bad-json   # two members of one name",
                "{'a': {'b': 1}, 'a.b': 2}        #      # bad-json   # two members of one name",
                "{'data': {'items': 3}}           # data.items # bad-json # a row must be an object",
                "{'data': {}}                     # data.items # no-rows  # data.items",
                "[]                               #      # empty-file # no row",
            })
    void saysWhatIsWrongAndWhere(String json, String path, String code, String words) {
        refused(code, words, () -> table(json.replace("\\n", "\n"), Optional.ofNullable(path)));
    }

    @Test
    void refusesWhatIsTooDeepTooLongOrTooManyThings() {
        String deep = "{'a': ".repeat(501) + "1" + "}".repeat(501);
        String named = "{'" + "n".repeat(600) + "': {'" + "m".repeat(600) + "': 1}}";
        String list = "{'a': [" + "1234567890,".repeat(90_000) + "1]}";
        StringBuilder wide = new StringBuilder("{'a': 1");
        for (int i = 0; i < 5_000; i++) {
            wide.append(", 'a").append(i).append("': 1");
        }

        refused("bad-json", "500 levels", () -> table(deep, Optional.empty()));
        refused("bad-json", "names", () -> table(named, Optional.empty()));
        refused("bad-json", "900000", () -> table(list, Optional.empty()));
        refused("bad-json", "longer", () -> table("{'a': '" + "x".repeat(900_001) + "'}", Optional.empty()));
        refused("json-too-large", "5000", () -> table(wide + "}", Optional.empty()));
    }

    @Test
    void saysNothingOfWhatStandsInBrokenJson() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> table("[{'email': quillfeather@example.org}]", Optional.empty()))
                .satisfies(refused -> assertThat(refused.reason()).doesNotContain("quill"));
    }

    @Test
    void writesOnlyAsManyRowsAsAreWantedButKnowsAllHeadings() throws IOException {
        Path path = folder.resolve("long");
        try (BufferedWriter out = Files.newBufferedWriter(path)) {
            for (int i = 0; i < 2_000; i++) {
                out.write("{\"id\": %d}\n".formatted(i));
            }
            out.write("{\"late\": 1}\n");
        }
        Path csv = folder.resolve("table.csv");
        JsonFile.write(path, Optional.empty(), UnaryOperator.identity(), csv, 11);

        assertThat(CsvFile.written(csv).headings()).containsExactly("id", "late");
        assertThat(rows(CsvFile.written(csv))).hasSize(10);
    }

    private CsvFile table(String json, Optional<String> rows) throws IOException {
        Path path = Files.writeString(folder.resolve("in.json"), json.replace('\'', '"'));
        return table(path, rows);
    }

    private CsvFile table(Path path, Optional<String> rows) {
        Path csv = folder.resolve("table.csv");
        JsonFile.write(path, rows, UnaryOperator.identity(), csv, Integer.MAX_VALUE);
        return CsvFile.written(csv);
    }

    private static List<Row> rows(CsvFile table) {
        List<Row> read = new ArrayList<>();
        try (Rows rows = table.rows()) {
            rows.forEachRemaining(read::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void refused(String code, String words, Work work) {
        assertThatExceptionOfType(Refused.class).isThrownBy(work::run).satisfies(refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.reason()).contains(words);
        });
    }
}
