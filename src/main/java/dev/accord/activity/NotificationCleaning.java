package dev.accord.activity;

import dev.accord.timetable.Piece;
import dev.accord.timetable.RecurringJob;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets go of what was read, and of which e-mails were sent, three months ago. */
@Component
class NotificationCleaning implements RecurringJob {

    static final Duration KEPT = Duration.ofDays(90);

    /** Longer than any node needs to hear of it. */
    private static final Duration RINGING = Duration.ofMinutes(10);

    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    NotificationCleaning(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "notification-cleaning";
    }

    @Override
    public String purpose() {
        return "Lets go of notifications that were read 90 days ago";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public Piece work(Optional<String> after) {
        Instant now = clock.instant();
        int gone = Map.of(
                        "notification WHERE read_at < :limit", KEPT,
                        "mail WHERE state = 'SENT' AND ended_at < :limit", KEPT,
                        "bell_ring WHERE at < :limit", RINGING)
                .entrySet()
                .stream()
                .mapToInt(each -> jdbc.sql("DELETE FROM " + each.getKey() + " LIMIT " + BATCH)
                        .param("limit", Timestamp.from(now.minus(each.getValue())))
                        .update())
                .max()
                .orElse(0);
        return gone < BATCH ? Piece.last(gone) : Piece.more(gone, "on");
    }
}
