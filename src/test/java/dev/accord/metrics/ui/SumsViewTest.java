package dev.accord.metrics.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import dev.accord.metrics.SumCard;
import dev.accord.metrics.Sums;
import dev.accord.people.Acting;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.Visits;
import dev.accord.testing.Visits.Visit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class SumsViewTest {

    @Autowired
    Cast cast;

    @Autowired
    Visits visits;

    @Autowired
    Sums sums;

    @Autowired
    Acting acting;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void players() {
        cast.enter();
    }

    @Test
    void saysThatTheHistoryAnswersWhereNothingIsBuilt() {
        jdbc.sql("DELETE FROM roll_up").update();

        try (Visit visit = visits.of("tess.admin")) {
            visit.window().navigate(SumsView.class);

            assertThat(visit.text())
                    .contains("0 of " + all().size() + " are built.", "leads-generated, period", "Waits");
        }
    }

    @Test
    void letsAnAdministratorBuildThemAnew() {
        jdbc.sql("""
                        INSERT INTO roll_up (id, signature, name, built_at)
                        VALUES (1, REPEAT('a', 64), 'of another day', '2026-03-02 10:00:00')
                        """).update();

        try (Visit visit = visits.of("tess.admin")) {
            visit.window().navigate(SumsView.class);
            visit.window()
                    .test(visit.window()
                            .find(Button.class)
                            .withText("Build anew")
                            .first())
                    .click();
            visit.window()
                    .test(visit.window().find(ConfirmDialog.class).single())
                    .confirm();
        }

        assertThat(jdbc.sql("SELECT COUNT(*) FROM roll_up WHERE built_at IS NOT NULL")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM audit_entry WHERE event = 'SumsBuiltAnew'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private List<SumCard> all() {
        return acting.asPortal(sums::all);
    }
}
