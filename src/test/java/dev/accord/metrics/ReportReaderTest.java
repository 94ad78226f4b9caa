package dev.accord.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.accord.testing.DatabaseTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An account that is made as docs/report-views.md says sees the views and nothing else. On the real server only: the account of
 * the embedded one may make none, and is meant to.
 */
@DatabaseTest
@EnabledIfSystemProperty(named = "accord.test.database", matches = "mysql")
class ReportReaderTest {

    private static final String NAME = "accord_reader";
    private static final ReportPage PAGE = ReportPage.read();

    @Autowired
    DataSource database;

    @Autowired
    JdbcClient db;

    private String schema = "";

    @BeforeEach
    void makeTheAccount() {
        schema = db.sql("SELECT DATABASE()").query(String.class).single();
        dropTheAccount();
        for (String statement : PAGE.statement("account").split(";")) {
            if (!statement.isBlank()) {
                db.sql(statement.strip().replace("ON accord.", "ON " + schema + "."))
                        .update();
            }
        }
    }

    @AfterEach
    void dropTheAccount() {
        db.sql("DROP USER IF EXISTS " + NAME).update();
    }

    @Test
    void seesTheViewsAndNoTableAndChangesNothing() throws SQLException {
        TreeSet<String> views = new TreeSet<>(PAGE.columns().keySet());
        views.remove("report_lead_person");
        try (Connection connection = DriverManager.getConnection(url(), NAME, password());
                Statement statement = connection.createStatement()) {
            assertThat(column(statement, "SHOW TABLES")).containsExactlyInAnyOrderElementsOf(views);
            for (String view : views) {
                assertThat(column(statement, "SELECT COUNT(*) FROM " + view))
                        .as(view)
                        .containsExactly(db.sql("SELECT COUNT(*) FROM " + view)
                                .query(String.class)
                                .single());
            }
            for (String denied : List.of(
                    "SELECT * FROM report_lead_person",
                    "SELECT email FROM lead_record",
                    "SELECT password_hash FROM person",
                    "SELECT secret FROM webhook",
                    "SHOW CREATE VIEW report_lead",
                    "UPDATE report_stage SET label = 'mine'",
                    "DELETE FROM report_goal_month")) {
                assertThatThrownBy(() -> statement.execute(denied)).as(denied).hasMessageContaining("denied");
            }
        }
    }

    private static String password() {
        String account = PAGE.statement("account");
        int begin = account.indexOf("IDENTIFIED BY '") + "IDENTIFIED BY '".length();
        return account.substring(begin, account.indexOf('\'', begin));
    }

    private String url() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return connection.getMetaData().getURL();
        }
    }

    private static List<@Nullable String> column(Statement statement, String sql) throws SQLException {
        List<@Nullable String> column = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                column.add(rows.getString(1));
            }
        }
        return column;
    }
}
