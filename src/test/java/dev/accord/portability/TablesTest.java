package dev.accord.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.testing.DatabaseTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class TablesTest {

    private static final List<String> SECRET_WORDS = List.of("secret", "password", "hash", "token", "signature");

    /** Which only name one. */
    private static final List<String> NONE = List.of("handoff_contract.signatures", "person.must_change_password");

    @Autowired
    Tables tables;

    @Test
    void letNoColumnGoOutWhoseNameTellsOfASecret() {
        Stream<String> columns = tables.all().entrySet().stream()
                .flatMap(table -> table.getValue().stream().map(column -> table.getKey() + "." + column.name()));

        assertThat(columns.filter(column -> SECRET_WORDS.stream().anyMatch(column::contains)))
                .containsExactlyElementsOf(NONE);
    }
}
