package dev.accord.timetable.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.Visits;
import dev.accord.testing.Visits.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class TimetableViewTest {

    @Autowired
    Cast cast;

    @Autowired
    Visits visits;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void players() {
        cast.enter();
    }

    @Test
    void showsEachJobWithItsLastRunAndWhatCameOfIt() {
        jdbc.sql("""
                        UPDATE timetable_job
                           SET run = 41, began_at = '2026-03-02 10:00:00', ended_at = '2026-03-02 10:00:02', done = 7,
                               next_at = '2030-01-01 09:30:00'
                         WHERE job_key = 'handoff-clocks'
                        """).update();
        jdbc.sql("""
                        UPDATE timetable_job
                           SET began_at = '2026-03-02 10:00:00', ended_at = '2026-03-02 10:00:02', failure = 'no connection'
                         WHERE job_key = 'handoff-rerouting'
                        """).update();

        try (Visit visit = visits.of("tess.admin")) {
            visit.window().navigate(TimetableView.class);

            assertThat(visit.text())
                    .contains("Warns of offers that are due soon", "2 Mar 2026, 10:00", "took 2000 ms", "7 done")
                    .contains("1 Jan 2030, 09:30", "41")
                    .contains("Failed no connection");
        }
    }

    @Test
    void letsAJobRunBeforeItsTime() {
        jdbc.sql("UPDATE timetable_job SET next_at = '2100-01-01 00:00:00'").update();

        try (Visit visit = visits.of("tess.admin")) {
            visit.window().navigate(TimetableView.class);
            visit.window()
                    .test(visit.window().find(Button.class).withText("Run now").first())
                    .click();
        }
        assertThat(jdbc.sql("SELECT COUNT(*) FROM timetable_job WHERE next_at < '2100-01-01'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
