package dev.accord.webhooks;

import dev.accord.database.Kept;
import dev.accord.database.Settings;
import dev.accord.shared.Id;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who wants to hear of what, as it is kept in memory: where nobody does, that is all that an event costs. */
@Component
class Subscribers {

    private final Kept<Map<EventType, List<Id>>> kept;
    private final JdbcClient jdbc;

    Subscribers(Settings settings, JdbcClient jdbc) {
        this.kept = settings.kept(Webhooks.SUBJECT);
        this.jdbc = jdbc;
    }

    List<Id> of(EventType type) {
        return kept.get(this::read).getOrDefault(type, List.of());
    }

    boolean want(EventType... types) {
        return Arrays.stream(types).anyMatch(type -> !of(type).isEmpty());
    }

    private Map<EventType, List<Id>> read() {
        Map<EventType, List<Id>> byType = new EnumMap<>(EventType.class);
        jdbc.sql("SELECT id, events FROM webhook WHERE paused_at IS NULL AND removed_at IS NULL ORDER BY id")
                .query(row -> {
                    Id id = new Id(row.getLong("id"));
                    Webhooks.types(row.getString("events"))
                            .forEach(type -> byType.computeIfAbsent(type, none -> new ArrayList<>())
                                    .add(id));
                });
        return byType;
    }
}
