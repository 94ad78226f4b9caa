package dev.accord.portability;

import dev.accord.portability.Sheet.Cell;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The files of an export: first those that can be imported one by one, in the order in which they can, then all other
 * tables as they are.
 */
@Component
class Sheets {

    private static final String EVERY = "TRUE";
    private static final String LIVE = "t.corrected_at IS NULL";
    private static final String OWN = "t.merged_into IS NULL";

    /** How a person is named to an import: surest by the e-mail, which nobody shares. */
    private static final String NAMED = "COALESCE(%1$s.email, %1$s.external_id, CONCAT('person-', %1$s.id))";

    private final JdbcClient jdbc;
    private final Tables tables;

    Sheets(JdbcClient jdbc, Tables tables) {
        this.jdbc = jdbc;
        this.tables = tables;
    }

    List<Sheet> all() {
        Map<String, List<TableColumn>> all = tables.all();
        List<Sheet> importable = List.of(
                people(all), leads(all), entries(all), activities(all), opportunities(all), spend(all), traffic(all));
        Map<String, String> rest = new TreeMap<>();
        all.keySet().forEach(table -> rest.put(table, EVERY));
        importable.forEach(sheet -> rest.remove(sheet.table()));
        // an import would take them for what they are not
        rest.put("lead_record", "NOT (" + OWN + ")");
        rest.put("stage_entry", "NOT (" + LIVE + ")");
        return Stream.concat(
                        importable.stream(),
                        rest.entrySet().stream()
                                .map(table ->
                                        Sheet.plain(table.getKey(), columns(all, table.getKey()), table.getValue())))
                .toList();
    }

    private static Sheet people(Map<String, List<TableColumn>> all) {
        Fields fields = new Fields(columns(all, "person"))
                .derived("accord.source", "COALESCE(t.source, 'accord')")
                .derived("externalId", "COALESCE(t.external_id, CONCAT('person-', t.id))")
                .column("firstName", "first_name")
                .column("lastName", "last_name")
                .column("email", "email")
                .derived("team", "m.name")
                .derived("department", "m.department_code")
                .derived(
                        "roles",
                        "(SELECT GROUP_CONCAT(r.role ORDER BY r.role SEPARATOR '|') FROM person_role r WHERE r.person_id = t.id)");
        return fields.sheet("people", "person", "LEFT JOIN team m ON m.id = t.team_id", EVERY);
    }

    private Sheet leads(Map<String, List<TableColumn>> all) {
        Fields fields = new Fields(columns(all, "lead_record"))
                .derived("accord.source", "t.source")
                .column("externalId", "external_id")
                .column("email", "email")
                .column("firstName", "first_name")
                .column("lastName", "last_name")
                .column("company", "company")
                .column("jobTitle", "job_title")
                .column("country", "country")
                .column("segment", "segment")
                .column("channel", "channel")
                .column("campaign", "campaign")
                .derived("owner", person("o", "t.owner_name"))
                .column("createdAt", "created_at")
                // nobody is put into the stage of those who are known and no leads yet
                .derived("stage", "CASE WHEN s.kind <> 'VISITOR' THEN s.stage_key END")
                .column("disqualifiedReason", "disqualified_reason");
        // the earliest of a stage would otherwise be sought among those of all leads
        stages().forEach((key, id) -> fields.moment("entered." + key, """
                        (SELECT MIN(e.entered_at) FROM stage_entry e FORCE INDEX (uq_stage_entry_live)
                          WHERE e.lead_id = t.id AND e.stage_id = %d AND e.live IS NOT NULL)
                        """.formatted(id)));
        attributes()
                .forEach(name -> fields.derived(
                        "attribute." + name,
                        "(SELECT a.value FROM lead_attribute a WHERE a.lead_id = t.id AND a.name = %s)"
                                .formatted(literal(name))));
        return fields.sheet("leads", "lead_record", """
                LEFT JOIN person o ON o.id = t.owner_id LEFT JOIN stage s ON s.id = t.stage_id
                """, OWN);
    }

    private static Sheet entries(Map<String, List<TableColumn>> all) {
        return new Fields(columns(all, "stage_entry"))
                .derived("accord.source", "l.source")
                .derived("lead", "l.external_id")
                .derived("stage", "s.stage_key")
                .column("at", "entered_at")
                .derived("by", person("p", "t.by_name"))
                .column("reason", "reason")
                .sheet("stage-entries", "stage_entry", """
                        LEFT JOIN lead_record l ON l.id = t.lead_id LEFT JOIN stage s ON s.id = t.stage_id
                        LEFT JOIN person p ON p.id = t.by_person_id
                        """, LIVE);
    }

    private static Sheet activities(Map<String, List<TableColumn>> all) {
        return new Fields(columns(all, "lead_activity"))
                .derived("accord.source", "t.source")
                .column("externalId", "external_id")
                .derived("lead", "l.external_id")
                .derived("accord.leadSource", "l.source")
                .column("type", "type")
                .column("at", "at")
                .derived("by", person("p", "t.by_name"))
                .column("direction", "direction")
                .column("outcome", "outcome")
                .column("url", "url")
                .column("durationSeconds", "duration_seconds")
                .sheet("activities", "lead_activity", """
                        LEFT JOIN lead_record l ON l.id = t.lead_id LEFT JOIN person p ON p.id = t.by_person_id
                        """, EVERY);
    }

    private static Sheet opportunities(Map<String, List<TableColumn>> all) {
        return new Fields(columns(all, "opportunity"))
                .derived("accord.source", "t.source")
                .column("externalId", "external_id")
                .derived("lead", "l.external_id")
                .derived("accord.leadSource", "l.source")
                .column("name", "name")
                .column("account", "account")
                .column("product", "product")
                .derived("owner", person("o", "t.owner_name"))
                .column("sdr", "sdr_name")
                .column("amount", "amount")
                .column("currency", "currency")
                .column("createdAt", "created_at")
                .column("expectedCloseAt", "expected_close_at")
                .column("closedAt", "closed_at")
                .column("stage", "stage")
                .column("outcome", "outcome")
                .column("lostReason", "lost_reason")
                .sheet("opportunities", "opportunity", """
                        LEFT JOIN lead_record l ON l.id = t.lead_id LEFT JOIN person o ON o.id = t.owner_id
                        """, EVERY);
    }

    private static Sheet spend(Map<String, List<TableColumn>> all) {
        return new Fields(columns(all, "spend"))
                .derived("accord.source", "t.source")
                .column("externalId", "external_id")
                .column("channel", "channel")
                .column("campaign", "campaign")
                .column("from", "from_day")
                .column("to", "to_day")
                .column("amount", "amount")
                .column("currency", "currency")
                .column("impressions", "impressions")
                .column("clicks", "clicks")
                .sheet("spend", "spend", "", EVERY);
    }

    /** A count of several days was spread over them, and each of them is a row of its own here. */
    private static Sheet traffic(Map<String, List<TableColumn>> all) {
        return new Fields(columns(all, "web_traffic"))
                .derived("accord.source", "t.source")
                .derived("externalId", """
                        CASE WHEN t.external_id = CONCAT('channel:', COALESCE(t.channel, '')) THEN NULL
                             WHEN EXISTS (SELECT 1 FROM web_traffic x WHERE x.source = t.source
                                             AND x.external_id = t.external_id AND x.day <> t.day)
                             THEN CONCAT(LEFT(t.external_id, 179), '@', t.day)
                             ELSE t.external_id END
                        """)
                .column("day", "day")
                .column("channel", "channel")
                .column("visits", "visits")
                .column("visitors", "visitors")
                .sheet("traffic", "web_traffic", "", EVERY);
    }

    /** A person of the portal or, where nobody here is meant, the name that a source gave. */
    private static String person(String known, String name) {
        return "CASE WHEN %s.id IS NULL THEN %s ELSE %s END".formatted(known, name, NAMED.formatted(known));
    }

    private Map<String, Long> stages() {
        Map<String, Long> stages = new TreeMap<>();
        jdbc.sql("SELECT stage_key, id FROM stage WHERE kind <> 'VISITOR'").query(row -> {
            stages.put(row.getString(1), row.getLong(2));
        });
        return stages;
    }

    private List<String> attributes() {
        return jdbc.sql("SELECT DISTINCT name FROM lead_attribute ORDER BY name")
                .query(String.class)
                .list();
    }

    /** Whatever stands in it, it ends no literal. */
    private static String literal(String text) {
        return "CONVERT(0x%s USING utf8mb4)".formatted(HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<TableColumn> columns(Map<String, List<TableColumn>> all, String table) {
        return all.getOrDefault(table, List.of());
    }

    /** Gathers the fields of an import. */
    private static final class Fields {

        private final List<TableColumn> columns;
        private final List<Cell> cells = new ArrayList<>();

        Fields(List<TableColumn> columns) {
            this.columns = columns;
        }

        Fields column(String heading, String name) {
            TableColumn column = columns.stream()
                    .filter(candidate -> candidate.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            cells.add(Cell.of(heading, column));
            return this;
        }

        Fields derived(String heading, String sql) {
            cells.add(Cell.derived(heading, sql, "varchar"));
            return this;
        }

        Fields moment(String heading, String sql) {
            cells.add(Cell.derived(heading, TableColumn.moment(sql), "datetime"));
            return this;
        }

        Sheet sheet(String kind, String table, String joins, String where) {
            return Sheet.importable(kind, table, columns, cells, joins, where);
        }
    }
}
