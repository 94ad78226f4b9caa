package dev.accord.disputes;

import dev.accord.leads.LeadFollower;
import dev.accord.shared.Id;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets disputes go along where two records turn out to be one person. All of them have their verdict: one without holds
 * its lead, see {@link OpenDisputes}.
 */
@Component
@Order(2)
class FollowedDisputes implements LeadFollower {

    private static final String MOVED = "dispute";

    private final JdbcClient jdbc;

    FollowedDisputes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, List<Id>> merged(LeadMerge merge) {
        List<Id> disputes = jdbc.sql("SELECT id FROM dispute WHERE lead_id = :lead ORDER BY id")
                .param("lead", merge.merged().value())
                .query((row, number) -> new Id(row.getLong(1)))
                .list();
        move(disputes, merge.merged(), merge.survivor());
        return Map.of(MOVED, disputes);
    }

    @Override
    public void parted(LeadMerge merge, Map<String, List<Id>> rows) {
        move(rows.getOrDefault(MOVED, List.of()), merge.survivor(), merge.merged());
    }

    /** Its version goes up: whoever is working on it at this moment looks again. */
    private void move(List<Id> disputes, Id from, Id to) {
        if (!disputes.isEmpty()) {
            jdbc.sql("""
                            UPDATE dispute SET lead_id = :to, version = version + 1
                             WHERE id IN (:disputes) AND lead_id = :from
                            """)
                    .param("to", to.value())
                    .param("from", from.value())
                    .param("disputes", disputes.stream().map(Id::value).toList())
                    .update();
        }
    }
}
