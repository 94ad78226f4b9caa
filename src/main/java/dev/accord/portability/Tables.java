package dev.accord.portability;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of this portal, as the database describes them: one that is new goes out without anybody's doing. */
@Component
class Tables {

    /** What belongs to a portal and not to its data: secrets, what is still to be sent and to whom, and what follows from the rest. */
    private static final Set<String> LEFT_OUT = Set.of(
            "DATABASECHANGELOG",
            "DATABASECHANGELOGLOCK",
            "api_token",
            "bell_ring",
            "idempotency_key",
            "lead_changed",
            "mail",
            "mail_item",
            "roll_up",
            "rolled_record",
            "rolled_sum",
            "setting",
            "sign_in_failure",
            "source_address",
            "source_delivery",
            "timetable_job",
            "webhook",
            "webhook_allowed",
            "webhook_delivery",
            "webhook_event");

    private static final Set<String> SECRETS = Set.of("person.password_hash");

    /**
     * What refers to another table.
     *
     * @param child its columns, and {@code parent} those of the other table that they name, in the same order
     */
    record Reference(String name, String table, String parentTable, List<String> child, List<String> parent) {}

    private record Pair(String name, String table, String parentTable, String child, String parent) {}

    private final JdbcClient jdbc;

    Tables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The columns that are kept of each table that goes out; what the database computes itself is not among them. */
    Map<String, List<TableColumn>> all() {
        Map<String, List<TableColumn>> tables = new TreeMap<>();
        jdbc.sql("""
                        SELECT c.table_name, c.column_name, c.data_type
                          FROM information_schema.columns c
                          JOIN information_schema.tables t
                            ON t.table_schema = c.table_schema AND t.table_name = c.table_name
                         WHERE c.table_schema = DATABASE() AND t.table_type = 'BASE TABLE'
                           AND COALESCE(c.generation_expression, '') = ''
                         ORDER BY c.table_name, c.ordinal_position
                        """).query(row -> {
            String table = row.getString(1);
            String column = row.getString(2);
            if (!LEFT_OUT.contains(table) && !SECRETS.contains(table + "." + column)) {
                tables.computeIfAbsent(table, name -> new ArrayList<>()).add(new TableColumn(column, row.getString(3)));
            }
        });
        return tables;
    }

    List<Reference> references() {
        Map<String, Reference> references = new TreeMap<>();
        jdbc.sql("""
                        SELECT constraint_name, table_name, referenced_table_name, column_name, referenced_column_name
                          FROM information_schema.key_column_usage
                         WHERE table_schema = DATABASE() AND referenced_table_name IS NOT NULL
                         ORDER BY table_name, constraint_name, ordinal_position
                        """)
                .query((row, number) -> new Pair(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)))
                .list()
                .forEach(pair -> {
                    Reference whole = references.computeIfAbsent(
                            pair.table() + "." + pair.name(),
                            key -> new Reference(
                                    pair.name(),
                                    pair.table(),
                                    pair.parentTable(),
                                    new ArrayList<>(),
                                    new ArrayList<>()));
                    whole.child().add(pair.child());
                    whole.parent().add(pair.parent());
                });
        return List.copyOf(references.values());
    }

    /** What has made the tables as they are: the same for two portals whose tables are the same, whatever views read them. */
    String shape() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            jdbc
                    .sql("SELECT CONCAT(author, ':', id) FROM DATABASECHANGELOG WHERE id NOT LIKE 'report-%'")
                    .query(String.class)
                    .list()
                    .stream()
                    .sorted()
                    .forEach(step -> digest.update((step + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
