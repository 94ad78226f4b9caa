package dev.accord.leads;

import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which columns of the list of leads a person wants to see, and in which order. */
@Service
@Transactional
public class LeadColumns {

    private static final int LONGEST = 500;

    private final JdbcClient jdbc;
    private final Acting acting;

    LeadColumns(JdbcClient jdbc, Acting acting) {
        this.jdbc = jdbc;
        this.acting = acting;
    }

    /** The keys of the columns from left to right; empty for whoever has never chosen. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public Optional<List<String>> chosen() {
        return jdbc.sql("SELECT shown FROM lead_columns WHERE person_id = :me")
                .param("me", acting.now().person().map(Id::value).orElse(0L))
                .query((row, number) -> row.getString(1).isEmpty()
                        ? List.<String>of()
                        : List.of(row.getString(1).split(" ")))
                .optional();
    }

    /** @throws Refused with code {@code too-many-columns} */
    @PreAuthorize(Access.SIGNED_IN)
    public void choose(List<String> columns) {
        String shown = String.join(" ", columns);
        if (shown.length() > LONGEST) {
            throw Refused.invalid("too-many-columns", "so many columns cannot be kept");
        }
        jdbc.sql("""
                        INSERT INTO lead_columns (person_id, shown) VALUES (:me, :shown)
                        ON DUPLICATE KEY UPDATE shown = VALUES(shown)
                        """).param("me", acting.person().value()).param("shown", shown).update();
    }
}
