package dev.accord.handoffs;

import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells what was decided on the other nodes. The ledger of decisions is the announcement: its ids grow with time, so its
 * end is read by the primary key, and a decision costs nothing more.
 */
@Component
public class DecidedElsewhere {

    /** Longer than a transaction lasts and than the clocks of two nodes differ: what is committed late is heard, too. */
    private static final Duration BACK = Duration.ofSeconds(30);

    /** More than that at once and a list is read anew anyway. */
    private static final int MOST = 500;

    private final Set<Long> told = new HashSet<>();
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    DecidedElsewhere(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** What has come to the ledger since the last time that this was asked, and within half a minute. */
    public synchronized List<Decided> news() {
        long after = Ids.since(clock.instant().minus(BACK));
        told.removeIf(id -> id < after);
        List<Decided> news = new ArrayList<>();
        jdbc.sql("""
                        SELECT id, handoff_id, person_id, state
                          FROM handoff_decision
                         WHERE id > :after AND MOD(id, :nodes) <> :here
                         ORDER BY id DESC LIMIT :most
                        """)
                .param("after", after)
                .param("nodes", Ids.STEP)
                .param("here", ids.node())
                .param("most", MOST)
                .query((RowCallbackHandler) row -> {
                    if (told.add(row.getLong("id"))) {
                        long by = row.getLong("person_id");
                        news.add(new Decided(
                                new Id(row.getLong("handoff_id")),
                                by == 0 ? Optional.empty() : Optional.of(new Id(by)),
                                settles(row.getString("state"))));
                    }
                });
        return news.reversed();
    }

    private static boolean settles(String state) {
        return !state.equals(HandoffState.OFFERED.name()) && !state.equals(OfferBook.TAKEN_BACK);
    }
}
