package dev.accord.leads;

import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.Refused;
import java.io.Serializable;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The searches of a screen that people keep under a name, for themselves or for everybody. */
@Service
@Transactional
public class SavedFilters {

    /** The screens that have filters to keep, by the first part of their address. */
    public static final String LEADS = "leads";

    public static final String HANDOFFS = "handoffs";

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_QUERY = 1500;
    private static final int MOST = 100;

    /**
     * A search under a name.
     *
     * @param query the parameters of its address, such as {@code stage=MQL&owner=me}
     * @param shared whether everybody sees it
     * @param mine whether it belongs to whoever asks
     * @param owner to whom it belongs, by name
     */
    public record Saved(Id id, String name, String query, boolean shared, boolean mine, String owner)
            implements Serializable {}

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final Acting acting;

    SavedFilters(JdbcClient jdbc, Ids ids, Clock clock, Acting acting) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.acting = acting;
    }

    /** One's own of a screen, then those that others share, each in the order of their names. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public List<Saved> known(String screen) {
        return jdbc.sql("""
                        SELECT f.id, f.name, f.query, f.shared, f.owner_id = :me AS mine,
                               TRIM(CONCAT(p.first_name, ' ', p.last_name)) AS owner
                          FROM saved_filter f JOIN person p ON p.id = f.owner_id
                         WHERE f.screen = :screen AND (f.owner_id = :me OR f.shared)
                         ORDER BY mine DESC, f.name, f.id LIMIT :most
                        """)
                .param("me", acting.now().person().map(Id::value).orElse(0L))
                .param("screen", screen)
                .param("most", MOST)
                .query(Saved.class)
                .list();
    }

    /**
     * Keeps a search under a name of one's own.
     *
     * @throws Refused with code {@code missing-name}, {@code long-name}, {@code long-filter} or {@code name-taken}
     */
    @PreAuthorize(Access.SIGNED_IN)
    public Id save(String screen, String name, String query, boolean shared) {
        String label = name.strip();
        if (label.isEmpty()) {
            throw Refused.invalid("missing-name", "give the filter a name");
        }
        if (label.length() > LONGEST_NAME) {
            throw Refused.invalid(
                    "long-name", "a name has at most %d characters, not %d", LONGEST_NAME, label.length());
        }
        if (query.length() > LONGEST_QUERY) {
            throw Refused.invalid(
                    "long-filter", "the filter has %d characters; at most %d fit", query.length(), LONGEST_QUERY);
        }
        Id id = ids.next();
        try {
            jdbc.sql("""
                            INSERT INTO saved_filter (id, owner_id, screen, name, query, shared, saved_at)
                            VALUES (:id, :owner, :screen, :name, :query, :shared, :now)
                            """)
                    .param("id", id.value())
                    .param("owner", acting.person().value())
                    .param("screen", screen)
                    .param("name", label)
                    .param("query", query)
                    .param("shared", shared)
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw Refused.conflict("name-taken", "you have a filter \"%s\" already", label);
        }
        return id;
    }

    /** Shows one's own filter to everybody, or to nobody else. @throws Refused with code {@code unknown-filter} */
    @PreAuthorize(Access.SIGNED_IN)
    public void share(Id filter, boolean shared) {
        own(
                jdbc.sql("UPDATE saved_filter SET shared = :shared WHERE id = :id AND owner_id = :me")
                        .param("shared", shared),
                filter);
    }

    /** Forgets one's own filter. @throws Refused with code {@code unknown-filter} */
    @PreAuthorize(Access.SIGNED_IN)
    public void remove(Id filter) {
        own(jdbc.sql("DELETE FROM saved_filter WHERE id = :id AND owner_id = :me"), filter);
    }

    private void own(JdbcClient.StatementSpec statement, Id filter) {
        int found = statement
                .param("id", filter.value())
                .param("me", acting.person().value())
                .update();
        if (found == 0) {
            throw Refused.notFound("unknown-filter", "you have no filter %s", filter);
        }
    }
}
