package dev.accord.leads;

import dev.accord.people.Access;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lists leads, a page at a time. It stays quick however many there are: each filter and each order has its index, the
 * list reaches so far and no farther, and nobody counts beyond its reach.
 */
@Service
@Transactional(readOnly = true)
public class LeadList {

    /** How far the list reaches. Whoever wants to see more than that narrows it. */
    public static final int REACH = 10_000;

    /** A text of leads among whose values one can choose. */
    public enum Choice {
        CHANNEL,
        CAMPAIGN,
        SEGMENT,
        COUNTRY;

        private String column() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The text with that name. */
        public static Choice of(String name) {
            return Arrays.stream(values())
                    .filter(choice -> choice.column().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** What else can be open with leads: the key and the label of {@link OpenWork}. */
    public record OpenChoice(String key, String label) implements Serializable {}

    private final JdbcClient jdbc;
    private final LeadQueries queries;
    private final ObjectProvider<OpenWork> openWork;

    LeadList(JdbcClient jdbc, LeadQueries queries, ObjectProvider<OpenWork> openWork) {
        this.jdbc = jdbc;
        this.queries = queries;
        this.openWork = openWork;
    }

    /** A page of the leads that are wanted; nothing beyond the {@link #REACH} of the list. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<LeadCard> page(LeadFilter filter, LeadOrder order, int offset, int limit) {
        int within = Math.min(limit, REACH - offset);
        if (within <= 0) {
            return List.of();
        }
        LeadQuery query = queries.of(filter);
        return jdbc.sql(pageSql(query, order))
                .params(query.parameters())
                .param("limit", within)
                .param("offset", offset)
                .query(LeadCard.class)
                .list();
    }

    /** First the ids, from the index alone; then what is shown, of one page of them. */
    static String pageSql(LeadQuery query, LeadOrder order) {
        return LeadBook.COLUMNS + "\n  FROM (" + query.ids(order) + " LIMIT :limit OFFSET :offset) page\n"
                + "  JOIN lead_record l ON l.id = page.id" + LeadBook.JOINS + " ORDER BY " + order.sql();
    }

    /** How many leads are wanted: exactly up to the {@link #REACH} of the list, one more where there are more. */
    @PreAuthorize(Access.SIGNED_IN)
    public int count(LeadFilter filter) {
        LeadQuery query = queries.of(filter);
        return jdbc.sql(query.count())
                .params(query.parameters())
                .param("most", REACH + 1)
                .query(Integer.class)
                .single();
    }

    /** The values that leads have there, in the order of the alphabet, of those that begin so. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<String> choices(Choice choice, String beginning, int offset, int limit) {
        String column = choice.column();
        return jdbc.sql("SELECT DISTINCT " + column + " FROM lead_record WHERE " + column + " LIKE :beginning ORDER BY "
                        + column + " LIMIT :limit OFFSET :offset")
                .param(
                        "beginning",
                        beginning
                                        .strip()
                                        .replace("\\", "\\\\")
                                        .replace("%", "\\%")
                                        .replace("_", "\\_") + "%")
                .param("limit", limit)
                .param("offset", offset)
                .query(String.class)
                .list();
    }

    /** What can be open with leads. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<OpenChoice> openChoices() {
        return openWork.stream()
                .map(work -> new OpenChoice(work.key(), work.label()))
                .toList();
    }
}
