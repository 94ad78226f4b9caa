package dev.accord.portability;

import dev.accord.shared.Id;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * All rows that are about one lead, found by what refers to it, directly or by way of others, as the database describes
 * its tables: what is new is found without anybody's doing. Those who work with the lead are named, not numbered.
 */
@Component
class RowsAbout {

    private static final String LEAD = "lead_record";

    /** What follows from the rest, what has a place of its own, and what was tried out on all leads. */
    private static final Set<String> LEFT_OUT =
            Set.of("dispute_file_part", "lead_word", "rehearsal_entry", "stage_passage", "recycling");

    /** A merge that was undone was of two people, and says of each what is the other's. */
    private static final Map<String, String> ONLY = Map.of("lead_merge", " AND t.undone_at IS NULL");

    /** What is told in words in place of its number. */
    private static final Map<String, String> NAMES = Map.of(
            "person", "SELECT TRIM(CONCAT(p.first_name, ' ', p.last_name)) FROM person p WHERE p.id = t.%s",
            "stage", "SELECT s.label FROM stage s WHERE s.id = t.%s",
            "team", "SELECT n.name FROM team n WHERE n.id = t.%s");

    private record Link(String table, String column, String parent) {}

    private final JdbcClient jdbc;

    RowsAbout(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return by table, each row by column; a number that is an id is text, as in the HTTP API */
    Map<String, List<Map<String, Object>>> about(Id lead) {
        List<Link> links = links();
        Map<String, List<Map<String, Object>>> rows = new TreeMap<>();
        Map<String, Set<Long>> found = new LinkedHashMap<>();
        found.put(LEAD, records(lead));
        Deque<String> parents = new ArrayDeque<>(List.of(LEAD));
        Set<String> seen = new HashSet<>(Set.of(LEAD));
        while (!parents.isEmpty()) {
            String parent = parents.remove();
            links.stream()
                    .filter(link -> link.parent().equals(parent) && !LEFT_OUT.contains(link.table()))
                    .map(Link::table)
                    .distinct()
                    .filter(seen::add)
                    .forEach(table -> {
                        found.put(table, ids(table, links, found));
                        parents.add(table);
                    });
        }
        found.forEach((table, ids) -> rows.put(table, read(table, links, condition(table, links, found))));
        rows.put("audit_entry", trail(found, links));
        rows.values().removeIf(List::isEmpty);
        return rows;
    }

    /** The lead and what was merged into it, or into what that was merged into. */
    private Set<Long> records(Id lead) {
        Set<Long> records = new LinkedHashSet<>(List.of(lead.value()));
        Collection<Long> last = records;
        while (!last.isEmpty()) {
            Set<Long> more = new LinkedHashSet<>(
                    jdbc.sql("""
                            SELECT id FROM lead_record WHERE merged_into IN (:last)
                            UNION SELECT merged_into FROM lead_record WHERE id IN (:last) AND merged_into IS NOT NULL
                            """).param("last", last).query(Long.class).list());
            more.removeAll(records);
            records.addAll(more);
            last = more;
        }
        return records;
    }

    private Set<Long> ids(String table, List<Link> links, Map<String, Set<Long>> found) {
        boolean numbered = links.stream()
                .anyMatch(link -> link.parent().equals(table) && !link.table().equals(table));
        return numbered
                ? new LinkedHashSet<>(
                        jdbc.sql("SELECT t.id FROM " + table + " t WHERE " + condition(table, links, found))
                                .query(Long.class)
                                .list())
                : Set.of();
    }

    /** That a row refers to something which is about the lead. */
    private static String condition(String table, List<Link> links, Map<String, Set<Long>> found) {
        if (table.equals(LEAD)) {
            return "t.id IN (" + numbers(found.getOrDefault(LEAD, Set.of())) + ")";
        }
        Stream<String> ways = links.stream()
                .filter(link -> link.table().equals(table) && !link.parent().equals(table))
                .filter(link -> !found.getOrDefault(link.parent(), Set.of()).isEmpty())
                .map(link ->
                        "t." + link.column() + " IN (" + numbers(found.getOrDefault(link.parent(), Set.of())) + ")");
        return Stream.concat(Stream.of("FALSE"), ways).collect(Collectors.joining(" OR ", "(", ")"))
                + ONLY.getOrDefault(table, "");
    }

    /** They are numbers and nothing else. */
    private static String numbers(Set<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** The trail names what it is about without a foreign key. */
    private List<Map<String, Object>> trail(Map<String, Set<Long>> found, List<Link> links) {
        String about = Stream.of("lead", "handoff", "dispute", "opportunity")
                .map(subject ->
                        Map.entry(subject, found.getOrDefault(subject.equals("lead") ? LEAD : subject, Set.of())))
                .filter(subject -> !subject.getValue().isEmpty())
                .map(subject -> "(t.subject = '" + subject.getKey() + "' AND t.subject_id IN ("
                        + numbers(subject.getValue()) + "))")
                .collect(Collectors.joining(" OR "));
        return read("audit_entry", links, about);
    }

    private List<Map<String, Object>> read(String table, List<Link> links, String condition) {
        Map<String, String> named = named(table, links);
        StringBuilder names = new StringBuilder();
        named.forEach((column, name) ->
                names.append(", (").append(name).append(") AS the_").append(column.replaceFirst("_id$", "")));
        return jdbc.sql("SELECT t.*" + names + " FROM " + table + " t WHERE " + condition)
                .query((row, number) -> cells(row, named.keySet()))
                .list();
    }

    /** The columns of a table that are told in words, and the query of the words. */
    private static Map<String, String> named(String table, List<Link> links) {
        Map<String, String> named = new TreeMap<>();
        for (Link link : links) {
            String name = NAMES.get(link.parent());
            if (link.table().equals(table) && name != null) {
                named.put(link.column(), name.formatted(link.column()));
            }
        }
        return named;
    }

    private static Map<String, Object> cells(ResultSet row, Set<String> named) throws SQLException {
        Map<String, Object> cells = new LinkedHashMap<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            String column = row.getMetaData().getColumnLabel(i);
            Object value = row.getObject(i);
            if (value == null || named.contains(column)) {
                continue;
            }
            String name = column.startsWith("the_") ? column.substring("the_".length()) : column;
            cells.put(
                    name,
                    switch (value) {
                        case LocalDateTime at -> at.toInstant(ZoneOffset.UTC).toString();
                        case Long id -> id.toString();
                        case Boolean truth -> truth;
                        case Number count -> count;
                        default -> value.toString();
                    });
        }
        return cells;
    }

    /** Foreign keys, and columns that are called as if they were. */
    private List<Link> links() {
        return jdbc.sql("""
                        SELECT k.table_name, k.column_name, k.referenced_table_name
                          FROM information_schema.key_column_usage k
                         WHERE k.table_schema = DATABASE() AND k.referenced_column_name = 'id'
                         UNION
                        SELECT c.table_name, c.column_name, CASE c.column_name WHEN 'lead_id' THEN 'lead_record' ELSE 'person' END
                          FROM information_schema.columns c
                          JOIN information_schema.tables t
                            ON t.table_schema = c.table_schema AND t.table_name = c.table_name
                         WHERE c.table_schema = DATABASE() AND t.table_type = 'BASE TABLE'
                           AND c.column_name IN ('lead_id', 'person_id')
                         ORDER BY 1, 2
                        """)
                .query((row, number) -> new Link(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }
}
