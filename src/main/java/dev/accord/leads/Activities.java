package dev.accord.leads;

import dev.accord.leads.qualification.Rules;
import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.Recorded;
import dev.accord.shared.Recorded.Result;
import dev.accord.shared.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what leads do. An activity that is sent twice counts once. */
@Service
@Transactional
public class Activities {

    private final NamedParameterJdbcOperations jdbc;
    private final Relevance relevance;
    private final Progression progression;
    private final Ids ids;
    private final Clock clock;
    private final Acting acting;

    Activities(
            NamedParameterJdbcOperations jdbc,
            Relevance relevance,
            Progression progression,
            Ids ids,
            Clock clock,
            Acting acting) {
        this.jdbc = jdbc;
        this.relevance = relevance;
        this.progression = progression;
        this.ids = ids;
        this.clock = clock;
        this.acting = acting;
    }

    /**
     * Takes in activities, and moves the leads that thereby meet a definition.
     *
     * @param offer whether leads that thereby stand in a stage with a handoff contract are offered
     * @return what became of each, in the order given: CREATED, or UNCHANGED where it was known by source and external id
     */
    @PreAuthorize(Access.WORKERS)
    public List<Recorded> record(List<ActivityRecord> records, boolean offer) {
        Map<String, Id> known = known(records);
        @Nullable Long by = acting.now().person().map(Id::value).orElse(null);
        List<Relevance.Doing> doings = new ArrayList<>();
        List<MapSqlParameterSource> rows = new ArrayList<>();
        List<Recorded> results = new ArrayList<>();
        for (ActivityRecord record : records) {
            String key = record.source() + '\n' + record.externalId();
            @Nullable Id before = known.get(key);
            if (before != null) {
                results.add(new Recorded(before, Result.UNCHANGED));
                continue;
            }
            Id id = ids.next();
            known.put(key, id);
            results.add(new Recorded(id, Result.CREATED));
            doings.add(new Relevance.Doing(record.lead(), record.type(), record.at()));
            rows.add(new MapSqlParameterSource()
                    .addValue("id", id.value())
                    .addValue("lead", record.lead().value())
                    .addValue("source", record.source())
                    .addValue("externalId", record.externalId())
                    .addValue("type", record.type())
                    .addValue("at", Timestamp.from(record.at()))
                    .addValue("direction", record.direction().orElse(null))
                    .addValue("outcome", record.outcome().orElse(null))
                    .addValue("url", record.url().orElse(null))
                    .addValue("note", record.note().orElse(null))
                    .addValue("seconds", record.durationSeconds().orElse(null))
                    .addValue("by", by));
        }
        Rules rules = progression.rules();
        Set<Id> touched = relevance.leadsOf(doings, rules);
        jdbc.batchUpdate("""
                INSERT INTO lead_activity (id, lead_id, source, external_id, type, at, direction, outcome, url, note,
                                           duration_seconds, by_person_id)
                VALUES (:id, :lead, :source, :externalId, :type, :at, :direction, :outcome, :url, :note, :seconds, :by)
                """, rows.toArray(MapSqlParameterSource[]::new));
        progression.advance(Progression.News.touched(touched, offer), rules);
        return results;
    }

    /** Logs a call, a mail or a meeting with a lead, now and under one's own name. */
    @PreAuthorize(Access.WORKERS)
    public void log(Id lead, String type, String outcome, String note) {
        if (note.length() > 1000) {
            throw Refused.invalid("long-note", "a note has at most 1,000 characters, not %d", note.length());
        }
        record(
                List.of(new ActivityRecord(
                        "accord",
                        ids.next().toString(),
                        lead,
                        type,
                        clock.instant(),
                        Optional.of("OUTBOUND"),
                        Optional.of(outcome).filter(text -> !text.isBlank()),
                        Optional.empty(),
                        Optional.of(note).filter(text -> !text.isBlank()),
                        Optional.empty())),
                true);
    }

    private Map<String, Id> known(List<ActivityRecord> records) {
        Map<String, Id> known = new HashMap<>();
        records.stream()
                .collect(Collectors.groupingBy(
                        ActivityRecord::source, Collectors.mapping(ActivityRecord::externalId, Collectors.toList())))
                .forEach((source, externalIds) -> jdbc.query(
                        "SELECT id, source, external_id FROM lead_activity WHERE source = :source AND external_id IN (:ids)",
                        Map.of("source", source, "ids", externalIds),
                        row -> {
                            known.put(source + '\n' + row.getString("external_id"), new Id(row.getLong("id")));
                        }));
        return known;
    }
}
