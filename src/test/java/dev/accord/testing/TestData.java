package dev.accord.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** What is in the schema of one Spring context, and the way back to how it was after the start of the application. */
final class TestData {

    private final TestDatabase.Schema schema;
    private final List<String> restoring = new ArrayList<>();

    TestData(TestDatabase.Schema schema) {
        this.schema = schema;
    }

    /** The first call keeps a copy of the data; each later one brings it back. */
    synchronized void refresh() {
        try (Connection connection = schema.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET foreign_key_checks = 0");
            if (restoring.isEmpty()) {
                keep(connection, statement);
                return;
            }
            connection.setAutoCommit(false);
            for (String step : restoring) {
                statement.executeUpdate(step);
            }
            statement.executeUpdate("UPDATE setting SET version = UUID()");
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException("Cannot bring back the data of " + schema.name(), failure);
        }
    }

    private void keep(Connection connection, Statement statement) throws SQLException {
        String copies = schema.name() + "_kept";
        TestDatabase.create(connection, copies);
        for (String table : tables(statement)) {
            restoring.add("DELETE FROM " + table);
            if (hasRows(statement, table)) {
                String columns = columns(statement, table);
                String copy = copies + "." + table;
                statement.execute("CREATE TABLE " + copy + " AS SELECT " + columns + " FROM " + table);
                restoring.add("INSERT INTO " + table + " (" + columns + ") SELECT " + columns + " FROM " + copy);
            }
        }
    }

    private List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("""
                SELECT table_name
                  FROM information_schema.tables
                 WHERE table_schema = '%s'
                   AND table_type = 'BASE TABLE'
                   AND table_name NOT LIKE 'DATABASECHANGELOG%%'
                """.formatted(schema.name()))) {
            while (rows.next()) {
                tables.add("`" + rows.getString(1) + "`");
            }
        }
        return tables;
    }

    /** Generated columns cannot be written. */
    private String columns(Statement statement, String table) throws SQLException {
        StringJoiner columns = new StringJoiner(", ");
        try (ResultSet rows = statement.executeQuery("""
                SELECT column_name
                  FROM information_schema.columns
                 WHERE table_schema = '%s'
                   AND CONCAT('`', table_name, '`') = '%s'
                   AND COALESCE(generation_expression, '') = ''
                 ORDER BY ordinal_position
                """.formatted(schema.name(), table))) {
            while (rows.next()) {
                columns.add("`" + rows.getString(1) + "`");
            }
        }
        return columns.toString();
    }

    private static boolean hasRows(Statement statement, String table) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT 1 FROM " + table + " LIMIT 1")) {
            return rows.next();
        }
    }
}
