package dev.accord.leads;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import liquibase.change.custom.CustomTaskChange;
import liquibase.database.Database;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.CustomChangeException;
import liquibase.exception.DatabaseException;
import liquibase.exception.ValidationErrors;
import liquibase.resource.ResourceAccessor;
import org.jspecify.annotations.Nullable;

/** Writes down the words of the leads that were there before leads were found by words. Liquibase runs it once. */
public class WordsOfKnownLeads implements CustomTaskChange {

    private static final int PAGE = 1_000;

    private record Known(long lead, Set<String> words) {}

    @Override
    public void execute(Database database) throws CustomChangeException {
        JdbcConnection connection = (JdbcConnection) database.getConnection();
        try {
            List<Known> page = after(connection, 0);
            while (!page.isEmpty()) {
                write(connection, page);
                page = after(connection, page.getLast().lead());
            }
        } catch (SQLException | DatabaseException e) {
            throw new CustomChangeException("cannot write down the words of the leads", e);
        }
    }

    private static List<Known> after(JdbcConnection connection, long last) throws SQLException, DatabaseException {
        List<Known> page = new ArrayList<>();
        try (PreparedStatement read = connection.prepareStatement("""
                SELECT id, first_name, last_name, company, email, external_id
                  FROM lead_record WHERE id > ? AND erased_at IS NULL ORDER BY id LIMIT ?
                """)) {
            read.setLong(1, last);
            read.setInt(2, PAGE);
            try (ResultSet row = read.executeQuery()) {
                while (row.next()) {
                    page.add(new Known(row.getLong("id"), LeadWords.wordsOf(row)));
                }
            }
        }
        return page;
    }

    private static void write(JdbcConnection connection, List<Known> page) throws SQLException, DatabaseException {
        try (PreparedStatement write =
                connection.prepareStatement("INSERT INTO lead_word (word, lead_id) VALUES (?, ?)")) {
            for (Known known : page) {
                for (String word : known.words()) {
                    write.setString(1, word);
                    write.setLong(2, known.lead());
                    write.addBatch();
                }
            }
            write.executeBatch();
        }
    }

    @Override
    public String getConfirmationMessage() {
        return "Leads are found by their words";
    }

    @Override
    public void setUp() {}

    @Override
    public void setFileOpener(@Nullable ResourceAccessor resourceAccessor) {}

    @Override
    public ValidationErrors validate(Database database) {
        return new ValidationErrors();
    }
}
