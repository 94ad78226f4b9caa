package dev.accord.leads;

import dev.accord.leads.Course.Joint;
import dev.accord.leads.Progression.News;
import dev.accord.leads.qualification.Moments;
import dev.accord.shared.Id;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Lets what is told of a merged record reach the record that stands for it: sources go on naming both. Whatever arrives so
 * is kept with the merge, and goes back with the record if the merge is undone.
 */
@Component
class MergedRecords {

    static final String ENTRY = "entry";
    static final String ACTIVITY = "activity";
    static final String OPPORTUNITY = "opportunity";

    /**
     * News in which merged records are replaced by those that stand for them.
     *
     * @param through of which merged record a move was told
     */
    record Followed(News news, Map<StageMove, Id> through) {}

    /** A stage entry, as far as two of them can be in each other's way. */
    record Mark(long stage, Timestamp at, @Nullable Integer live) {}

    private final NamedParameterJdbcOperations jdbc;
    private final ChangedLeads changedLeads;

    MergedRecords(NamedParameterJdbcOperations jdbc, ChangedLeads changedLeads) {
        this.jdbc = jdbc;
        this.changedLeads = changedLeads;
    }

    /** Which record stands for each of these that was merged; those that stand for themselves are not in the answer. */
    Map<Id, Id> survivorsOf(Collection<Id> leads) {
        Map<Id, Id> direct = new HashMap<>();
        Collection<Id> ask = leads;
        while (!ask.isEmpty()) {
            Map<Id, Id> found = new HashMap<>();
            jdbc.query(
                    "SELECT id, merged_into FROM lead_record WHERE id IN (:leads) AND merged_into IS NOT NULL",
                    Map.of("leads", ask.stream().map(Id::value).distinct().toList()),
                    row -> {
                        found.put(new Id(row.getLong(1)), new Id(row.getLong(2)));
                    });
            direct.putAll(found);
            ask = found.values();
        }
        Map<Id, Id> survivors = new HashMap<>();
        for (Id lead : leads) {
            Id last = lead;
            while (direct.containsKey(last)) {
                last = direct.getOrDefault(last, last);
            }
            if (!last.equals(lead)) {
                survivors.put(lead, last);
            }
        }
        return survivors;
    }

    /** Lets the rows of merged records show those that stand for them. */
    void seeThrough(Map<String, LeadRow> known) {
        Map<Id, Id> survivors = known.isEmpty()
                ? Map.of()
                : survivorsOf(known.values().stream().map(LeadRow::id).toList());
        if (survivors.isEmpty()) {
            return;
        }
        Map<Id, LeadRow> rows = new HashMap<>();
        jdbc.query(
                "SELECT * FROM lead_record WHERE id IN (:leads)",
                Map.of("leads", survivors.values().stream().map(Id::value).toList()),
                row -> {
                    LeadRow survivor = LeadRow.of(row);
                    rows.put(survivor.id(), survivor);
                });
        known.replaceAll((key, row) -> {
            Id survivor = survivors.get(row.id());
            LeadRow shown = survivor == null ? null : rows.get(survivor);
            return shown == null ? row : row.mergedInto(shown);
        });
    }

    /** The record and all that were merged into it, directly or by way of others. */
    List<Id> recordsOf(Id survivor) {
        return Stream.concat(Stream.of(survivor), behind(List.of(survivor)).keySet().stream())
                .toList();
    }

    /** Which records were merged into these, directly or by way of others, and into which. */
    Map<Id, Id> behind(Collection<Id> survivors) {
        Map<Id, Id> behind = new HashMap<>();
        Collection<Id> ask = survivors;
        while (!ask.isEmpty()) {
            Map<Id, Id> found = new HashMap<>();
            jdbc.query(
                    "SELECT merged_id, survivor_id FROM lead_merge WHERE survivor_id IN (:leads) AND undone_at IS NULL",
                    Map.of("leads", ask.stream().map(Id::value).distinct().toList()),
                    row -> {
                        Id into = new Id(row.getLong(2));
                        found.put(new Id(row.getLong(1)), behind.getOrDefault(into, into));
                    });
            behind.putAll(found);
            ask = found.keySet();
        }
        return behind;
    }

    /** Which of these leads stand for several records, and how their entries came together. */
    Map<Long, Joint> joints(Collection<Long> leads) {
        Map<Long, Long> until = new HashMap<>();
        if (!leads.isEmpty()) {
            jdbc.query("""
                    SELECT survivor_id, %s FROM lead_merge
                     WHERE survivor_id IN (:leads) AND undone_at IS NULL GROUP BY survivor_id
                    """.formatted(Moments.micros("MAX(merged_at)")), Map.of("leads", leads), row -> {
                until.put(row.getLong(1), row.getLong(2));
            });
        }
        if (until.isEmpty()) {
            return Map.of();
        }
        Map<Long, Map<Long, Long>> cameBy = new HashMap<>();
        jdbc.query("""
                SELECT e.lead_id, e.id, MIN(r.merge_id)
                  FROM stage_entry e
                  JOIN lead_merge_row r ON r.row_id = e.id AND r.kind = 'entry'
                  JOIN lead_merge m ON m.id = r.merge_id AND m.undone_at IS NULL
                 WHERE e.lead_id IN (:leads)
                 GROUP BY e.lead_id, e.id
                """, Map.of("leads", until.keySet()), row -> {
            cameBy.computeIfAbsent(row.getLong(1), lead -> new HashMap<>()).put(row.getLong(2), row.getLong(3));
        });
        Map<Long, Joint> joints = new HashMap<>();
        until.forEach((lead, moment) -> joints.put(lead, new Joint(moment, cameBy.getOrDefault(lead, Map.of()))));
        return joints;
    }

    Followed follow(News sent) {
        Set<Id> leads = Stream.of(
                        sent.moves().stream().map(StageMove::lead),
                        sent.arrivals().stream().map(StageMove::lead),
                        sent.touched().stream())
                .flatMap(each -> each)
                .collect(Collectors.toSet());
        Map<Id, Id> survivors = survivorsOf(leads);
        if (survivors.isEmpty()) {
            return new Followed(sent, Map.of());
        }
        Map<StageMove, Id> through = new IdentityHashMap<>();
        return new Followed(
                new News(
                        followed(sent.moves(), survivors, through),
                        followed(sent.arrivals(), survivors, through),
                        sent.touched().stream()
                                .map(lead -> survivors.getOrDefault(lead, lead))
                                .collect(Collectors.toSet()),
                        sent.offer()),
                through);
    }

    private static List<StageMove> followed(List<StageMove> moves, Map<Id, Id> survivors, Map<StageMove, Id> through) {
        return moves.stream()
                .map(move -> {
                    Id survivor = survivors.get(move.lead());
                    if (survivor == null) {
                        return move;
                    }
                    StageMove followed =
                            new StageMove(survivor, move.to(), move.at(), move.reason(), move.origin(), move.by());
                    through.put(followed, move.lead());
                    return followed;
                })
                .toList();
    }

    /** Remembers of the moves that were new by which merged record they came. */
    void remember(Followed followed, List<StageMove> told) {
        for (StageMove move : told) {
            Id merged = followed.through().get(move);
            if (merged != null) {
                List<Long> entry = jdbc.queryForList(
                        """
                        SELECT id FROM stage_entry
                         WHERE lead_id = :lead AND stage_id = :stage AND entered_at = :at AND origin <> 'RULE'
                        """,
                        new MapSqlParameterSource("lead", move.lead().value())
                                .addValue("stage", move.to().id().value())
                                .addValue("at", Timestamp.from(move.at())),
                        Long.class);
                chain(merged).forEach(merge -> note(merge, ENTRY, entry));
            }
        }
    }

    /** Carries what has come to lie under merged records to those that stand for them. @return which those are */
    Map<Id, Id> carry(Collection<Id> leads) {
        Map<Id, Id> survivors = leads.isEmpty() ? Map.of() : survivorsOf(leads);
        survivors.forEach((merged, survivor) -> carry(chain(merged), merged, survivor));
        return survivors;
    }

    /** The merges in force by which a record came to where it is, its own first. */
    private List<Id> chain(Id merged) {
        record Link(Id merge, Id survivor) {}
        List<Id> chain = new ArrayList<>();
        Optional<Id> next = Optional.of(merged);
        while (next.isPresent()) {
            List<Link> link = jdbc.query(
                    "SELECT id, survivor_id FROM lead_merge WHERE in_force_id = :lead",
                    Map.of("lead", next.get().value()),
                    (row, number) -> new Link(new Id(row.getLong(1)), new Id(row.getLong(2))));
            link.forEach(each -> chain.add(each.merge()));
            next = link.stream().findFirst().map(Link::survivor);
        }
        return chain;
    }

    /** Carries everything from one record to the other, and notes it with these merges. */
    void carry(List<Id> merges, Id from, Id to) {
        Map<String, Long> both = Map.of("from", from.value(), "to", to.value());
        changedLeads.note(List.of(from, to));
        Map<Long, Mark> entries = marks(from);
        Map<Long, Integer> shifts = move(entries, from, to, Map.of());
        for (Id merge : merges) {
            shifts.forEach((entry, shift) -> note(merge, ENTRY, List.of(entry), shift));
            for (String kind : List.of(ACTIVITY, OPPORTUNITY)) {
                jdbc.update(
                        """
                        INSERT INTO lead_merge_row (merge_id, kind, row_id, shift)
                        SELECT :merge, :kind, r.id, 0 FROM %s r WHERE r.lead_id = :from
                        ON DUPLICATE KEY UPDATE shift = VALUES(shift)
                        """.formatted(table(kind)),
                        new MapSqlParameterSource(both)
                                .addValue("merge", merge.value())
                                .addValue("kind", kind));
            }
        }
        for (String kind : List.of(ACTIVITY, OPPORTUNITY)) {
            jdbc.update("UPDATE " + table(kind) + " SET lead_id = :to WHERE lead_id = :from", both);
        }
    }

    /** Carries back what is noted with the merge and still lies there. */
    void carryBack(Id merge, Id from, Id to) {
        changedLeads.note(List.of(from, to));
        Map<Long, Integer> noted = new HashMap<>();
        jdbc.query("""
                SELECT r.row_id, r.shift FROM lead_merge_row r JOIN stage_entry e ON e.id = r.row_id
                 WHERE r.merge_id = :merge AND r.kind = 'entry' AND e.lead_id = :from
                """, Map.of("merge", merge.value(), "from", from.value()), row -> {
            noted.put(row.getLong(1), row.getInt(2));
        });
        Map<Long, Mark> back = marks(from);
        back.keySet().retainAll(noted.keySet());
        move(back, from, to, noted);
        for (String kind : List.of(ACTIVITY, OPPORTUNITY)) {
            jdbc.update(
                    """
                    UPDATE %s r JOIN lead_merge_row m ON m.row_id = r.id AND m.merge_id = :merge AND m.kind = :kind
                       SET r.lead_id = :to
                     WHERE r.lead_id = :from
                    """.formatted(table(kind)),
                    new MapSqlParameterSource("merge", merge.value())
                            .addValue("kind", kind)
                            .addValue("from", from.value())
                            .addValue("to", to.value()));
        }
    }

    private static String table(String kind) {
        return kind.equals(ACTIVITY) ? "lead_activity" : "opportunity";
    }

    private Map<Long, Mark> marks(Id lead) {
        Map<Long, Mark> marks = new HashMap<>();
        jdbc.query(
                "SELECT id, stage_id, entered_at, live FROM stage_entry WHERE lead_id = :lead ORDER BY id",
                Map.of("lead", lead.value()),
                row -> {
                    int live = row.getInt(4);
                    marks.put(
                            row.getLong(1), new Mark(row.getLong(2), row.getTimestamp(3), row.wasNull() ? null : live));
                });
        return marks;
    }

    /**
     * Moves entries. Where the other record entered the same stage at the very same moment, as sources that know only
     * days make it happen, an entry gives way by a microsecond, so that both are kept.
     *
     * @param earlier by how much entries gave way before, which is taken back
     * @return by how much each gave way now
     */
    private Map<Long, Integer> move(Map<Long, Mark> entries, Id from, Id to, Map<Long, Integer> earlier) {
        Set<Mark> taken =
                marks(to).values().stream().filter(mark -> mark.live() != null).collect(Collectors.toSet());
        Map<Long, Integer> shifts = new HashMap<>();
        List<MapSqlParameterSource> rows = new ArrayList<>();
        entries.forEach((entry, mark) -> {
            Mark place = later(mark, -earlier.getOrDefault(entry, 0));
            int shift = 0;
            while (place.live() != null && !taken.add(later(place, shift))) {
                shift++;
            }
            shifts.put(entry, shift);
            rows.add(new MapSqlParameterSource("entry", entry)
                    .addValue("to", to.value())
                    .addValue("from", from.value())
                    .addValue("at", later(place, shift).at()));
        });
        jdbc.batchUpdate(
                "UPDATE stage_entry SET lead_id = :to, entered_at = :at WHERE id = :entry AND lead_id = :from",
                rows.toArray(MapSqlParameterSource[]::new));
        return shifts;
    }

    private static Mark later(Mark mark, int micros) {
        return micros == 0
                ? mark
                : new Mark(mark.stage(), Timestamp.from(mark.at().toInstant().plusNanos(micros * 1_000L)), mark.live());
    }

    void note(Id merge, String kind, Collection<Long> rows) {
        note(merge, kind, rows, 0);
    }

    private void note(Id merge, String kind, Collection<Long> rows, int shift) {
        jdbc.batchUpdate(
                """
                INSERT INTO lead_merge_row (merge_id, kind, row_id, shift) VALUES (:merge, :kind, :row, :shift)
                ON DUPLICATE KEY UPDATE shift = VALUES(shift)
                """,
                rows.stream()
                        .map(row -> new MapSqlParameterSource("merge", merge.value())
                                .addValue("kind", kind)
                                .addValue("row", row)
                                .addValue("shift", shift))
                        .toArray(MapSqlParameterSource[]::new));
    }

    /** What is noted with a merge, by kind. */
    Map<String, List<Id>> noted(Id merge) {
        Map<String, List<Id>> noted = new HashMap<>();
        jdbc.query(
                "SELECT kind, row_id FROM lead_merge_row WHERE merge_id = :merge AND kind NOT IN ('entry', 'activity', 'opportunity')",
                Map.of("merge", merge.value()),
                row -> {
                    noted.computeIfAbsent(row.getString(1), kind -> new ArrayList<>())
                            .add(new Id(row.getLong(2)));
                });
        return noted;
    }
}
