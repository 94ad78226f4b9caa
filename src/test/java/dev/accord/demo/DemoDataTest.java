package dev.accord.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.testing.DatabaseTest;
import dev.accord.testing.FreshData;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest(properties = {"accord.demo=true", "logging.level.dev.accord=info"})
@Import(OneAutumnMorning.class)
@FreshData(FreshData.Before.EACH_CLASS)
class DemoDataTest {

    @Autowired
    JdbcClient jdbc;

    @Test
    void prints() {
        for (String sql : List.of(
                "SELECT s.stage_key, COUNT(*) n FROM lead_record l JOIN stage s ON s.id=l.stage_id GROUP BY 1",
                "SELECT s.stage_key, COUNT(*) n, SUM(skipped) sk FROM stage_passage l JOIN stage s ON s.id=l.stage_id GROUP BY 1",
                "SELECT state, COUNT(*) n FROM handoff GROUP BY 1",
                "SELECT state, COUNT(*) n, AVG(upheld) up FROM dispute GROUP BY 1",
                "SELECT outcome, COUNT(*) n, SUM(amount) s, AVG(DATEDIFF(closed_at, created_at)) days FROM opportunity GROUP BY 1",
                "SELECT CONCAT(YEAR(closed_at),'Q',QUARTER(closed_at)) q, COUNT(*) n, SUM(outcome='WON') w, AVG(outcome='WON') r, SUM(CASE WHEN outcome='WON' THEN amount END) s FROM opportunity WHERE closed_at IS NOT NULL GROUP BY 1 ORDER BY 1",
                "SELECT type, outcome, COUNT(*) n FROM lead_activity GROUP BY 1,2",
                "SELECT metric, from_day, to_day, target FROM goal ORDER BY 1,2,3",
                "SELECT event, COUNT(*) n FROM audit_entry GROUP BY 1",
                "SELECT DATE_FORMAT(h.offered_at,'%Y-%m') m, COUNT(*) n, AVG(d.id IS NOT NULL) dr, AVG(CASE WHEN l.campaign LIKE 'Webinar:%' THEN d.id IS NOT NULL END) dw, SUM(l.campaign LIKE 'Webinar:%') nw FROM handoff h JOIN lead_record l ON l.id=h.lead_id LEFT JOIN dispute d ON d.handoff_id=h.id GROUP BY 1 ORDER BY 1",
                "SELECT p.first_name, COUNT(*) n, SUM(h.due_at < '2026-11-18 08:30') breached, SUM(h.due_at >= '2026-11-18 08:30' AND h.warn_at <= '2026-11-18 08:30') soon, SUM(h.warn_at > '2026-11-18 08:30') fresh FROM handoff h JOIN person p ON p.id=h.assignee_id WHERE state='OFFERED' GROUP BY 1",
                "SELECT d.state, p.first_name, d.research_due_at, d.raised_at FROM dispute d LEFT JOIN person p ON p.id=d.researcher_id WHERE d.state<>'REPOSITIONED'",
                "SELECT channel, COUNT(*) n FROM lead_record GROUP BY 1",
                "SELECT DATE_FORMAT(generated_at,'%Y-%m') m, COUNT(*) n FROM lead_record GROUP BY 1 ORDER BY 1",
                "SELECT CONCAT(YEAR(at),'Q',QUARTER(at)) q, SUM(type='MEETING') m, SUM(type='CALL') c FROM lead_activity GROUP BY 1 ORDER BY 1",
                "SELECT CONCAT(YEAR(created_at),'Q',QUARTER(created_at)) q, COUNT(*) n, SUM(amount) s FROM opportunity GROUP BY 1 ORDER BY 1")) {
            System.out.println("-- " + sql);
            for (Map<String, Object> row : jdbc.sql(sql).query().listOfRows()) {
                System.out.println("   " + row);
            }
        }
        assertThat(true).isTrue();
    }
}
