package dev.accord.ingest;

import dev.accord.shared.Id;
import dev.accord.timetable.Piece;
import dev.accord.timetable.RecurringJob;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the lists of what was posted to source addresses short. */
@Component
class SourceTrimming implements RecurringJob {

    private final JdbcClient jdbc;
    private final SourceDeliveries deliveries;

    SourceTrimming(JdbcClient jdbc, SourceDeliveries deliveries) {
        this.jdbc = jdbc;
        this.deliveries = deliveries;
    }

    @Override
    public String key() {
        return "source-trimming";
    }

    @Override
    public String purpose() {
        return "Keeps the last %d deliveries of each source address".formatted(SourceDeliveries.KEPT);
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Piece work(Optional<String> after) {
        List<Id> addresses = jdbc.sql("SELECT id FROM source_address")
                .query((row, number) -> new Id(row.getLong(1)))
                .list();
        int more = 0;
        for (Id address : addresses) {
            more += deliveries.forget(address, SourceDeliveries.KEPT) ? 1 : 0;
        }
        return more == 0 ? Piece.last(addresses.size()) : Piece.more(addresses.size(), "on");
    }
}
