package dev.accord.glossary;

import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which words there are to agree on. */
@Service
@Transactional
public class Terms {

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_KEY = 60;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    Terms(JdbcClient jdbc, Clock clock, Acting acting, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    /**
     * Adds a term. It means nothing yet: that takes a draft that the departments sign.
     *
     * @param departments the codes of those who have to sign
     * @param stage the key of the stage that leads enter by it; empty where none belongs to it
     * @param measure in what a value may be agreed beside the text
     * @return the key of the term
     * @throws Refused with code {@code missing-name}, {@code missing-department}, {@code unknown-department} or
     *     {@code term-exists}
     */
    @PreAuthorize(Access.WORKERS)
    public String add(String name, Set<String> departments, Optional<String> stage, Optional<Term.Measure> measure) {
        String called = name.strip();
        String key = stage.orElseGet(() -> key(called));
        if (called.isEmpty() || key.isEmpty() || called.length() > LONGEST_NAME) {
            throw Refused.invalid("missing-name", "a term needs a name of at most %d characters", LONGEST_NAME);
        }
        if (departments.isEmpty()) {
            throw Refused.invalid("missing-department", "say which departments %s concerns: they sign it", called);
        }
        Instant now = clock.instant();
        @Nullable Long me = acting.now().person().map(Id::value).orElse(null);
        try {
            jdbc.sql("""
                            INSERT INTO definition_term (term_key, name, position, of_stage, measure, owner_id, added_at, added_by)
                            SELECT :key, :name, COALESCE(MAX(t.position), 0) + 10, :stage, :measure, :by, :now, :by
                              FROM definition_term t
                            """)
                    .param("key", key)
                    .param("name", called)
                    .param("stage", stage.isPresent())
                    .param("measure", measure.map(Enum::name).orElse(null))
                    .param("by", me)
                    .param("now", Timestamp.from(now))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw Refused.conflict("term-exists", "there is a term %s already: propose a change to it", called);
        }
        int signers = jdbc.sql("""
                        INSERT INTO definition_term_department (term_key, department_code)
                        SELECT :key, d.code FROM department d WHERE d.code IN (:departments)
                        """)
                .param("key", key)
                .param("departments", departments)
                .update();
        if (signers != departments.size()) {
            throw Refused.invalid("unknown-department", "not all of %s are departments", departments);
        }
        events.publishEvent(new TermAdded(now, acting.now().person(), key, "added the term " + called));
        return key;
    }

    /** "Ideal customer" is called IDEAL_CUSTOMER. */
    private static String key(String name) {
        String key = name.toUpperCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .replaceAll("^_+|_+$", "");
        return key.length() <= LONGEST_KEY ? key : key.substring(0, LONGEST_KEY);
    }
}
