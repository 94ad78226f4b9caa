package dev.accord.activity;

import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One's own bell. */
@Service
@Transactional
public class Notifications {

    /** More are not counted: who reads "99+" knows enough. */
    public static final int MOST_COUNTED = 100;

    private static final int NEWEST = 50;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    Notifications(JdbcClient jdbc, Clock clock, Acting acting, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    /** How many are unread, at most {@link #MOST_COUNTED}. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public int unread() {
        return jdbc.sql("""
                        SELECT COUNT(*) FROM (SELECT 1 FROM notification
                                               WHERE person_id = :me AND read_at IS NULL LIMIT :most) u
                        """)
                .param("me", acting.person().value())
                .param("most", MOST_COUNTED)
                .query(Integer.class)
                .single();
    }

    /** The newest fifty, read ones too. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public List<NotificationCard> newest() {
        return jdbc.sql("""
                        SELECT id, kind, at, text, link, read_at IS NULL AS unread FROM notification
                         WHERE person_id = :me ORDER BY at DESC, id DESC LIMIT :newest
                        """)
                .param("me", acting.person().value())
                .param("newest", NEWEST)
                .query(NotificationCard.class)
                .list();
    }

    /** It was looked at. One of somebody else stays as it is. */
    @PreAuthorize(Access.SIGNED_IN)
    public void read(Id notification) {
        ringAfter(jdbc.sql("""
                        UPDATE notification SET read_at = :now WHERE id = :id AND person_id = :me AND read_at IS NULL
                        """).param("id", notification.value()));
    }

    /** All were looked at. */
    @PreAuthorize(Access.SIGNED_IN)
    public void readAll() {
        ringAfter(jdbc.sql("UPDATE notification SET read_at = :now WHERE person_id = :me AND read_at IS NULL"));
    }

    private void ringAfter(JdbcClient.StatementSpec reading) {
        Id me = acting.person();
        int read = reading.param("now", Timestamp.from(clock.instant()))
                .param("me", me.value())
                .update();
        if (read > 0) {
            events.publishEvent(new BellsRung(Set.of(me)));
        }
    }
}
