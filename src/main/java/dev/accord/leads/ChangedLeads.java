package dev.accord.leads;

import dev.accord.database.WrittenTogether;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which leads have changed in what figures count, until they have been counted again: where they stand and what they
 * passed, whose they are, by which channel they came, their calls, meetings and opportunities. Whoever writes such a
 * thing notes it here, in the same transaction. An opportunity without a lead stands for itself.
 */
@Component
public class ChangedLeads {

    /** A note of a change. The same subject may be noted several times. */
    public record Note(Id id, Id subject) {}

    /** Stands for every lead, where so many changed that naming them is no use. */
    public static final Id ALL = new Id(1);

    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final JdbcOperations batches;
    private final WrittenTogether<Id> notes;

    ChangedLeads(JdbcClient jdbc, JdbcOperations batches, Ids ids) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.notes = new WrittenTogether<>(subjects -> batches.batchUpdate(
                "INSERT INTO lead_changed (id, subject_id) VALUES (?, ?)",
                new LinkedHashSet<>(subjects)
                        .stream()
                                .map(subject -> new Object[] {ids.next().value(), subject.value()})
                                .toList()));
    }

    void note(Id subject) {
        notes.add(subject);
    }

    void note(Collection<Id> subjects) {
        subjects.forEach(notes::add);
    }

    public void noteAll() {
        notes.add(ALL);
    }

    /** The oldest notes. */
    public List<Note> waiting(int limit) {
        return jdbc.sql("SELECT id, subject_id FROM lead_changed ORDER BY id LIMIT :limit")
                .param("limit", limit)
                .query((row, number) -> new Note(new Id(row.getLong(1)), new Id(row.getLong(2))))
                .list();
    }

    /** What these notes say has been counted. */
    public void counted(Collection<Note> notes) {
        batches.batchUpdate(
                "DELETE FROM lead_changed WHERE id = ?",
                notes,
                AT_ONCE,
                (row, note) -> row.setLong(1, note.id().value()));
    }
}
