package dev.accord.activity;

import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The e-mails that have not gone out: those that are tried again, and those that were given up. */
@Service
@Transactional
public class Outbox {

    /** @param soon what waits to be put into e-mails, as people chose */
    public record Counts(long soon, long waiting, long failed) {}

    private static final int MOST_SHOWN = 200;

    private final JdbcClient jdbc;
    private final PostOffice post;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    Outbox(JdbcClient jdbc, PostOffice post, Clock clock, Acting acting, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.post = post;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    @PreAuthorize(Access.ADMINISTRATORS)
    @Transactional(readOnly = true)
    public boolean mailGoesOut() {
        return post.isOpen();
    }

    @PreAuthorize(Access.ADMINISTRATORS)
    @Transactional(readOnly = true)
    public Counts counts() {
        return jdbc.sql("""
                        SELECT (SELECT COUNT(*) FROM mail_item WHERE mail_id IS NULL) AS soon,
                               (SELECT COUNT(*) FROM mail WHERE state = 'WAITING') AS waiting,
                               (SELECT COUNT(*) FROM mail WHERE state = 'FAILED') AS failed
                        """).query(Counts.class).single();
    }

    /** Those that were given up, and those that failed and are tried again; at most 200, the oldest first. */
    @PreAuthorize(Access.ADMINISTRATORS)
    @Transactional(readOnly = true)
    public List<MailCard> troubled() {
        return jdbc.sql("""
                        SELECT m.id, TRIM(CONCAT(p.first_name, ' ', p.last_name)) AS name,
                               COALESCE(p.email, CASE WHEN p.username LIKE '%_@_%' THEN p.username END) AS address, m.made_at,
                               (SELECT COUNT(*) FROM mail_item i WHERE i.mail_id = m.id) AS items,
                               (SELECT i.text FROM mail_item i WHERE i.mail_id = m.id
                                 ORDER BY i.at DESC, i.id DESC LIMIT 1) AS says,
                               m.attempts, m.state = 'FAILED' AS failed,
                               CASE WHEN m.state = 'FAILED' THEN m.ended_at ELSE m.next_at END AS last_at, m.error
                          FROM mail m
                          JOIN person p ON p.id = m.person_id
                         WHERE m.state IN ('FAILED', 'WAITING') AND m.error IS NOT NULL
                         ORDER BY m.state, m.next_at, m.id LIMIT :most
                        """).param("most", MOST_SHOWN).query(MailCard.class).list();
    }

    /**
     * Tries an e-mail anew that was given up, within the next minute.
     *
     * @throws Refused with code {@code not-given-up}
     */
    @PreAuthorize(Access.ADMINISTRATORS)
    public void sendAgain(Id mail) {
        if (anew(" AND id = :id", Optional.of(mail)) == 0) {
            throw Refused.conflict("not-given-up", "e-mail %s was sent meanwhile, or is being tried anyway", mail);
        }
    }

    /** Tries all of them anew. @return how many */
    @PreAuthorize(Access.ADMINISTRATORS)
    public int sendAllAgain() {
        return anew("", Optional.empty());
    }

    private int anew(String which, Optional<Id> mail) {
        Instant now = clock.instant();
        int again = jdbc.sql("""
                        UPDATE mail SET state = 'WAITING', attempts = 0, next_at = :now, ended_at = NULL
                         WHERE state = 'FAILED'
                        """ + which)
                .param("now", Timestamp.from(now))
                .param("id", mail.map(Id::value).orElse(null))
                .update();
        if (again > 0) {
            events.publishEvent(new MailSentAgain(now, acting.now().person(), mail, again));
        }
        return again;
    }
}
