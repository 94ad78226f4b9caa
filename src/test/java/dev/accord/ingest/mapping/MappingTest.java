package dev.accord.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.accord.shared.Refused;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappingTest {

    @Test
    void readsAllThatASenderMaySay() {
        Mapping mapping = Mapping.parse("""
                { "source": "my-crm",
                  "columns": {"deal_id": "externalId", "stage": ["stage", "outcome"], "notes": []},
                  "constants": {"currency": "EUR"},
                  "values": {"outcome": {"Won": "WON", "*": "OPEN"}},
                  "dates": "dd-MM-yyyy", "zone": "Europe/Zurich", "nulls": ["", "Select", "NULL"],
                  "numbers": "1,234.50", "delimiter": ";", "encoding": "windows-1252" }
                """);

        assertThat(mapping.source()).contains("my-crm");
        assertThat(mapping.columns())
                .isEqualTo(Map.of(
                        "deal_id", List.of("externalId"), "stage", List.of("stage", "outcome"), "notes", List.of()));
        assertThat(mapping.constants()).containsEntry("currency", "EUR");
        assertThat(mapping.values().get("outcome")).containsEntry("*", "OPEN");
        assertThat(mapping.zone()).contains(ZoneId.of("Europe/Zurich"));
        assertThat(mapping.nulls()).containsExactly("", "Select", "NULL");
        assertThat(mapping.delimiter()).contains(';');
        assertThat(mapping.encoding()).contains(Charset.forName("windows-1252"));
        assertThat(Mapping.parse(mapping.toJson())).isEqualTo(mapping);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "[]",
                "{\"colums\": {}}",
                "{\"columns\": []}",
                "{\"columns\": {\"a\": {\"b\": 1}}}",
                "{\"values\": {\"outcome\": \"WON\"}}",
                "{\"zone\": \"Mars/Olympus\"}",
                "{\"dates\": \"bbb\"}",
                "{\"numbers\": \"1,234\"}",
                "{\"encoding\": \"klingon\"}",
                "{\"delimiter\": \";;\"}",
                "{\"source\": \"\"}",
                "{\"source\": \"a\", \"source\": \"b\"}"
            })
    void refusesWhatItDoesNotUnderstand(String json) {
        assertThatThrownBy(() -> Mapping.parse(json)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("bad-mapping");
            assertThat(refused.kind()).isEqualTo(Refused.Kind.INVALID);
        });
    }
}
