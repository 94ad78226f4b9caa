package dev.accord.bench;

import dev.accord.handoffs.HandoffQueue;
import dev.accord.handoffs.HandoffQueue.Tab;
import dev.accord.leads.LeadFilter;
import dev.accord.leads.LeadList;
import dev.accord.leads.LeadOrder;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The first page of the two long lists with its counts, beside the bare query for the rows of that page. */
@Component
@Order(5)
class PageMeasures implements Measures {

    private static final int ROUNDS = 9;
    private static final int PAGE = 50;

    private final HandoffQueue queue;
    private final LeadList list;
    private final History history;
    private final Acting acting;
    private final JdbcClient jdbc;

    PageMeasures(HandoffQueue queue, LeadList list, History history, Acting acting, JdbcClient jdbc) {
        this.queue = queue;
        this.list = list;
        this.history = history;
        this.acting = acting;
        this.jdbc = jdbc;
    }

    @Override
    public void take(Stopwatch watch) {
        Id rep = history.person("bench.rep0");
        offers(watch, rep, "all", Tab.ALL, "");
        offers(watch, rep, "mine", Tab.MINE, " AND assignee_id = " + rep.value());
        offers(watch, rep, "overdue", Tab.BREACHED, " AND due_at < NOW(6)");
        leads(watch, rep, "all", Map.of(), "", "");
        leads(watch, rep, "of a channel", Map.of("channel", "Fair"), "", " AND channel = 'Fair'");
        leads(watch, rep, "in MQL, by name", Map.of("stage", "MQL"), "name", " AND stage_id = 2");
        leads(
                watch,
                rep,
                "mine in SQL, longest first",
                Map.of("stage", "SQL", "owner", "me"),
                "since",
                " AND stage_id = 3 AND owner_id = " + rep.value());
        leads(
                watch,
                rep,
                "created in the last month, not disqualified",
                Map.of("createdFrom", history.end().minusMonths(1).toString(), "disqualified", "without"),
                "",
                " AND created_at >= '" + history.end().minusMonths(1) + "' AND stage_id <> 9");
        leads(watch, rep, "with a rare word", Map.of("q", "L00000123"), "", " AND external_id = 'L00000123'");
        leads(
                watch,
                rep,
                "with two words that many have",
                Map.of("q", "keller nordfels"),
                "",
                " AND last_name = 'Keller' AND company LIKE 'Nordfels%'");
    }

    private void offers(Stopwatch watch, Id rep, String what, Tab tab, String condition) {
        String bare =
                "SELECT * FROM handoff WHERE state = 'OFFERED'" + condition + " ORDER BY due_at, id LIMIT " + PAGE;
        watch.compare(
                "handoffs, first page and counts: " + what,
                ROUNDS,
                Target.NONE,
                () -> read(bare),
                () -> acting.as(
                        rep,
                        () -> queue.open(tab, 0, PAGE).size() + queue.counts().all()));
    }

    private void leads(
            Stopwatch watch, Id rep, String what, Map<String, String> asked, String order, String condition) {
        LeadFilter filter = LeadFilter.of(asked);
        LeadOrder by = LeadOrder.of(order);
        String columns = "name".equals(order)
                ? "last_name, first_name, id"
                : "since".equals(order) ? "stage_since, id" : "id DESC";
        String bare = "SELECT * FROM lead_record WHERE merged_into IS NULL" + condition + " ORDER BY " + columns
                + " LIMIT " + PAGE;
        watch.compare(
                "leads, first page and count: " + what,
                ROUNDS,
                Target.NONE,
                () -> read(bare),
                () -> acting.as(rep, () -> list.page(filter, by, 0, PAGE).size() + list.count(filter)));
    }

    private void read(String sql) {
        jdbc.sql(sql).query((row, number) -> row.getLong(1)).list();
    }
}
