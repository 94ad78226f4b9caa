package dev.accord.leads;

import dev.accord.leads.qualification.Facts;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/** Keeps what was known of leads before: definitions are applied to what was known at the time. */
@Component
class FactChanges {

    /** A fact of a lead became another; null: unknown. */
    record Change(
            Id lead,
            String field,
            @Nullable String was,
            @Nullable String became) {

        static Change ofAttribute(Id lead, String name, @Nullable String was, @Nullable String became) {
            return new Change(lead, Facts.attribute(name), was, became);
        }
    }

    private final NamedParameterJdbcOperations jdbc;
    private final Ids ids;
    private final Clock clock;
    private final Acting acting;

    FactChanges(NamedParameterJdbcOperations jdbc, Ids ids, Clock clock, Acting acting) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.acting = acting;
    }

    void keep(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Timestamp now = Timestamp.from(clock.instant());
        @Nullable Long by = acting.now().person().map(Id::value).orElse(null);
        jdbc.batchUpdate(
                """
                INSERT INTO lead_fact_change (id, lead_id, field, was, became, changed_at, changed_by)
                VALUES (:id, :lead, :field, :was, :became, :now, :by)
                """,
                changes.stream()
                        .map(change -> new MapSqlParameterSource()
                                .addValue("id", ids.next().value())
                                .addValue("lead", change.lead().value())
                                .addValue("field", change.field())
                                .addValue("was", change.was())
                                .addValue("became", change.became())
                                .addValue("now", now)
                                .addValue("by", by))
                        .toArray(MapSqlParameterSource[]::new));
    }
}
