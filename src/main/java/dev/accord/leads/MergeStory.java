package dev.accord.leads;

import dev.accord.shared.Id;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells when a record was merged with another one, and when that was undone. */
@Component
class MergeStory implements LeadStory {

    private final JdbcClient jdbc;

    MergeStory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<TimelineItem> timelineOf(Id lead) {
        return jdbc.sql("""
                        SELECT m.merged_at AS at, 'merge' AS kind, CONCAT('Merged with ', l.source, ' ', l.external_id) AS title,
                               m.reason AS detail, TRIM(CONCAT(p.first_name, ' ', p.last_name)) AS who
                          FROM lead_merge m
                          JOIN lead_record l ON l.id = CASE WHEN m.survivor_id = :lead THEN m.merged_id ELSE m.survivor_id END
                          JOIN person p ON p.id = m.merged_by
                         WHERE m.survivor_id = :lead OR m.merged_id = :lead
                        UNION ALL
                        SELECT m.undone_at, 'merge', CONCAT('Parted from ', l.source, ' ', l.external_id), m.undo_reason,
                               TRIM(CONCAT(p.first_name, ' ', p.last_name))
                          FROM lead_merge m
                          JOIN lead_record l ON l.id = CASE WHEN m.survivor_id = :lead THEN m.merged_id ELSE m.survivor_id END
                          JOIN person p ON p.id = m.undone_by
                         WHERE m.survivor_id = :lead OR m.merged_id = :lead
                        """)
                .param("lead", lead.value())
                .query(TimelineItem.class)
                .list();
    }

    @Override
    public Optional<NextStep> nextFor(Id lead) {
        return Optional.empty();
    }
}
