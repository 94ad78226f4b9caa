package dev.accord.webhooks;

import dev.accord.timetable.Piece;
import dev.accord.timetable.RecurringJob;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets go of deliveries that ended three months ago, or whose subscription is removed, and of events that nobody waits for. */
@Component
class DeliveryCleaning implements RecurringJob {

    /** Longer than anything is news, so that what qualified a lead is not told again. */
    static final Duration KEPT = Duration.ofDays(90);

    private static final int BATCH = 1_000;

    private static final List<String> GONE = List.of(
            "webhook_delivery WHERE ended_at < :limit",
            "webhook_delivery WHERE webhook_id IN (SELECT id FROM webhook WHERE removed_at IS NOT NULL)",
            """
            webhook_event WHERE told_at < :limit
               AND NOT EXISTS (SELECT 1 FROM webhook_delivery d WHERE d.event_id = webhook_event.id)
            """);

    private final JdbcClient jdbc;
    private final Clock clock;

    DeliveryCleaning(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "webhook-cleaning";
    }

    @Override
    public String purpose() {
        return "Lets go of webhook deliveries that ended 90 days ago";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public Piece work(Optional<String> after) {
        Timestamp limit = Timestamp.from(clock.instant().minus(KEPT));
        int most = 0;
        for (String gone : GONE) {
            most = Math.max(
                    most,
                    jdbc.sql("DELETE FROM " + gone + " LIMIT " + BATCH)
                            .param("limit", limit)
                            .update());
        }
        return most < BATCH ? Piece.last(most) : Piece.more(most, "on");
    }
}
