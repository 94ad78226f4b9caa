package dev.accord.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.testing.DatabaseTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class TablesTest {

    private static final List<String> SECRET_WORDS = List.of("secret", "password", "hash", "token", "signature");

    /** Which only name one. */
    private static final List<String> NONE = List.of("handoff_contract.signatures", "person.must_change_password");

    @Autowired
    Tables tables;

    @Autowired
    JdbcClient jdbc;

    @Test
    void letNoColumnGoOutWhoseNameTellsOfASecret() {
        Stream<String> columns = tables.all().entrySet().stream()
                .flatMap(table -> table.getValue().stream().map(column -> table.getKey() + "." + column.name()));

        assertThat(columns.filter(column -> SECRET_WORDS.stream().anyMatch(column::contains)))
                .containsExactlyElementsOf(NONE);
    }

    @Test
    void takeNoViewOutAndHaveTheSameShapeWithAnotherOne() {
        assertThat(tables.all().keySet()).contains("lead_record").noneMatch(table -> table.startsWith("report_"));
        String shape = tables.shape();
        try {
            tell("report-of-tomorrow");
            assertThat(tables.shape()).isEqualTo(shape);
            tell("leads-of-tomorrow");
            assertThat(tables.shape()).isNotEqualTo(shape);
        } finally {
            jdbc.sql("DELETE FROM DATABASECHANGELOG WHERE id LIKE '%-of-tomorrow'")
                    .update();
        }
        assertThat(tables.shape()).isEqualTo(shape);
    }

    private void tell(String change) {
        jdbc.sql("""
                        INSERT INTO DATABASECHANGELOG (id, author, filename, dateexecuted, orderexecuted, exectype)
                        VALUES (:id, 'accord', 'tomorrow.sql', '2026-12-01', 100000, 'EXECUTED')
                        """).param("id", change).update();
    }
}
