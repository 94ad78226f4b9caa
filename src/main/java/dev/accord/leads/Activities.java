package dev.accord.leads;

import dev.accord.leads.qualification.Moments;
import dev.accord.leads.qualification.Rules;
import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.Recorded;
import dev.accord.shared.Recorded.Result;
import dev.accord.shared.Refused;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what leads do, and what is done with them. An activity that is sent twice counts once. */
@Service
@Transactional
public class Activities {

    private static final List<String> COLUMNS = List.of(
            "lead_id",
            "type",
            "at",
            "direction",
            "outcome",
            "url",
            "note",
            "duration_seconds",
            "by_person_id",
            "by_name");

    private static final Set<String> TOUCHING = Set.of("CALL", "EMAIL", "MEETING");
    /** What figures count. */
    private static final Set<String> COUNTED = Set.of("CALL", "MEETING");

    private final NamedParameterJdbcOperations jdbc;
    private final Relevance relevance;
    private final Progression progression;
    private final Owners owners;
    private final MergedRecords mergedRecords;
    private final ChangedLeads changedLeads;
    private final Ids ids;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    Activities(
            NamedParameterJdbcOperations jdbc,
            Relevance relevance,
            Progression progression,
            Owners owners,
            MergedRecords mergedRecords,
            ChangedLeads changedLeads,
            Ids ids,
            Clock clock,
            Acting acting,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.relevance = relevance;
        this.progression = progression;
        this.owners = owners;
        this.mergedRecords = mergedRecords;
        this.changedLeads = changedLeads;
        this.ids = ids;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    /**
     * Records what was done by whoever records it, unless a record names somebody else, and moves the leads that
     * thereby meet a definition.
     *
     * @param offer whether leads that thereby stand in a stage with a handoff contract are offered
     * @return what became of each, in the order given
     */
    @PreAuthorize(Access.WORKERS)
    public List<Recorded> record(List<ActivityRecord> records, boolean offer) {
        return keep(records, acting.now().person(), offer);
    }

    /**
     * Takes in what a source tells, by source and external id, and moves the leads that thereby meet a definition. Who
     * did what is unknown where the source does not say.
     *
     * @param offer whether leads that thereby stand in a stage with a handoff contract are offered
     * @return what became of each, in the order given
     */
    @PreAuthorize(Access.WORKERS)
    public List<Recorded> takeIn(List<ActivityRecord> records, boolean offer) {
        return keep(records, Optional.empty(), offer);
    }

    private List<Recorded> keep(List<ActivityRecord> records, Optional<Id> doer, boolean offer) {
        Map<String, Map<String, @Nullable Object>> known = known(records);
        List<Id> leads = records.stream().map(ActivityRecord::lead).distinct().toList();
        Map<Id, Id> survivors = mergedRecords.survivorsOf(leads);
        Optional<Owners.Book> book =
                records.stream().anyMatch(record -> record.by().isPresent())
                        ? Optional.of(owners.read())
                        : Optional.empty();
        Map<Long, MapSqlParameterSource> fresh = new LinkedHashMap<>();
        Map<Long, MapSqlParameterSource> changed = new LinkedHashMap<>();
        List<Relevance.Doing> doings = new ArrayList<>();
        List<Recorded> results = new ArrayList<>();
        for (ActivityRecord record : records) {
            String key = record.source() + '\n' + record.externalId();
            Map<String, @Nullable Object> row = known.get(key);
            Map<String, @Nullable Object> values = values(record, book, row == null ? doer : Optional.empty());
            Result result = Result.CREATED;
            if (row == null) {
                values.put("id", ids.next().value());
            } else {
                Id survivor = survivors.getOrDefault(record.lead(), record.lead());
                if (Objects.equals(row.get("lead_id"), survivor.value())) {
                    // it was told of a record that has been merged, and stays with the one that stands for it
                    values.put("lead_id", survivor.value());
                }
                result = merge(values, row) ? Result.UPDATED : Result.UNCHANGED;
                values.put("id", row.get("id"));
                if (result == Result.UPDATED) {
                    doings.add(doing(row, survivors));
                    note(row);
                }
            }
            if (result != Result.UNCHANGED) {
                doings.add(doing(values, survivors));
                note(values);
            }
            known.put(key, values);
            long id = (Long) Objects.requireNonNull(values.get("id"));
            results.add(new Recorded(new Id(id), result));
            if (result == Result.CREATED || fresh.containsKey(id)) {
                fresh.put(id, parameters(record, values));
            } else if (result == Result.UPDATED) {
                changed.put(id, parameters(record, values));
            }
        }
        Rules rules = progression.rules();
        Set<Id> touched = relevance.leadsOf(doings, rules);
        insert(fresh.values());
        update(changed.values());
        mergedRecords.carry(leads);
        tell(fresh.values(), changed.values());
        progression.advance(Progression.News.touched(touched, offer), rules);
        return results;
    }

    private void note(Map<String, @Nullable Object> values) {
        if (COUNTED.contains(String.valueOf(values.get("type")))) {
            changedLeads.note(Id.of((Long) Objects.requireNonNull(values.get("lead_id"))));
        }
    }

    private static Relevance.Doing doing(Map<String, @Nullable Object> values, Map<Id, Id> survivors) {
        Id lead = Id.of((Long) Objects.requireNonNull(values.get("lead_id")));
        return new Relevance.Doing(
                survivors.getOrDefault(lead, lead),
                String.valueOf(values.get("type")),
                ((LocalDateTime) Objects.requireNonNull(values.get("at"))).toInstant(ZoneOffset.UTC));
    }

    /** What the record says of each column; empty for what it does not say. */
    private static Map<String, @Nullable Object> values(
            ActivityRecord record, Optional<Owners.Book> book, Optional<Id> doer) {
        Optional<LeadRow.Owner> named = record.by().flatMap(name -> book.map(it -> it.owner(name)));
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("lead_id", record.lead().value());
        values.put("type", record.type());
        values.put("at", Moments.utc(record.at()));
        values.put("direction", record.direction().orElse(null));
        values.put("outcome", record.outcome().orElse(null));
        values.put("url", record.url().orElse(null));
        values.put("note", record.note().orElse(null));
        values.put("duration_seconds", record.durationSeconds().orElse(null));
        values.put(
                "by_person_id",
                named.isPresent()
                        ? named.map(LeadRow.Owner::person).map(Id::value).orElse(null)
                        : doer.map(Id::value).orElse(null));
        values.put("by_name", named.map(LeadRow.Owner::name).orElse(null));
        return values;
    }

    /** Fills what the record leaves open with what the row holds. @return whether the record says something new */
    private static boolean merge(Map<String, @Nullable Object> values, Map<String, @Nullable Object> row) {
        boolean named = values.get("by_person_id") != null || values.get("by_name") != null;
        boolean differs = false;
        for (String column : COLUMNS) {
            @Nullable Object said = values.get(column);
            if (said == null && !(named && column.startsWith("by_"))) {
                values.put(column, row.get(column));
            } else if (!Objects.equals(said, row.get(column))) {
                differs = true;
            }
        }
        return differs;
    }

    private static MapSqlParameterSource parameters(ActivityRecord record, Map<String, @Nullable Object> values) {
        return new MapSqlParameterSource(values)
                .addValue("source", record.source())
                .addValue("externalId", record.externalId());
    }

    private void insert(Collection<MapSqlParameterSource> rows) {
        jdbc.batchUpdate("""
                INSERT INTO lead_activity (id, lead_id, source, external_id, type, at, direction, outcome, url, note,
                                           duration_seconds, by_person_id, by_name)
                VALUES (:id, :lead_id, :source, :externalId, :type, :at, :direction, :outcome, :url, :note,
                        :duration_seconds, :by_person_id, :by_name)
                """, rows.toArray(MapSqlParameterSource[]::new));
    }

    private void update(Collection<MapSqlParameterSource> rows) {
        jdbc.batchUpdate("""
                UPDATE lead_activity
                   SET lead_id = :lead_id, type = :type, at = :at, direction = :direction, outcome = :outcome,
                       url = :url, note = :note, duration_seconds = :duration_seconds, by_person_id = :by_person_id,
                       by_name = :by_name
                 WHERE id = :id
                """, rows.toArray(MapSqlParameterSource[]::new));
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

    private void tell(Collection<MapSqlParameterSource> fresh, Collection<MapSqlParameterSource> changed) {
        List<Id> touches = Stream.concat(fresh.stream(), changed.stream())
                .filter(row -> row.getValue("by_person_id") != null
                        && "OUTBOUND".equals(row.getValue("direction"))
                        && TOUCHING.contains(String.valueOf(row.getValue("type"))))
                .map(row -> Id.of((Long) Objects.requireNonNull(row.getValue("id"))))
                .toList();
        if (!touches.isEmpty()) {
            events.publishEvent(new LeadsTouched(touches));
        }
    }

    private Map<String, Map<String, @Nullable Object>> known(List<ActivityRecord> records) {
        Map<String, Map<String, @Nullable Object>> known = new HashMap<>();
        records.stream()
                .collect(Collectors.groupingBy(
                        ActivityRecord::source, Collectors.mapping(ActivityRecord::externalId, Collectors.toList())))
                .forEach((source, externalIds) -> jdbc.query(
                        "SELECT * FROM lead_activity WHERE source = :source AND external_id IN (:ids)",
                        Map.of("source", source, "ids", externalIds),
                        row -> {
                            Map<String, @Nullable Object> columns = new HashMap<>();
                            columns.put("id", row.getLong("id"));
                            for (String column : COLUMNS) {
                                columns.put(
                                        column,
                                        column.equals("at")
                                                ? row.getObject(column, LocalDateTime.class)
                                                : row.getObject(column));
                            }
                            known.put(source + '\n' + row.getString("external_id"), columns);
                        }));
        return known;
    }
}
