package dev.accord.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class FreshDataTest {

    @Autowired
    private JdbcClient jdbc;

    @RepeatedTest(2)
    void eachTestMeetsTheDataOfTheStartWhateverTheOneBeforeItDid() {
        assertThat(departments()).contains("MARKETING", "SALES").doesNotContain("LEFT_BEHIND");
        assertThat(definitions()).isPositive();

        jdbc.sql("INSERT INTO department (code, name) VALUES ('LEFT_BEHIND', 'Left behind')")
                .update();
        jdbc.sql("DELETE FROM definition_version").update();

        assertThat(departments()).contains("LEFT_BEHIND");
        assertThat(definitions()).isZero();
    }

    private List<@Nullable String> departments() {
        return jdbc.sql("SELECT code FROM department").query(String.class).list();
    }

    private long definitions() {
        return jdbc.sql("SELECT COUNT(*) FROM definition_version")
                .query(Long.class)
                .single();
    }
}
