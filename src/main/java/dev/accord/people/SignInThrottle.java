package dev.accord.people;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows down whoever guesses passwords. After some failures for one name, or more from one address, sign-in waits 30
 * seconds, and twice as long after each further one, up to a quarter of an hour. It is kept in the database, so that
 * neither a restart nor a second node starts the count anew.
 */
@Component
class SignInThrottle {

    private static final int FREE_FOR_NAME = 5;
    private static final int FREE_FOR_ADDRESS = 50;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    /** Failures older than this are forgotten. */
    private static final Duration MEMORY = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    SignInThrottle(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean blocks(String name, String address) {
        return jdbc.sql("SELECT COUNT(*) FROM sign_in_failure WHERE subject IN (:subjects) AND blocked_until > :now")
                        .param("subjects", List.of(nameSubject(name), addressSubject(address)))
                        .param("now", Timestamp.from(clock.instant()))
                        .query(Long.class)
                        .single()
                > 0;
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void failed(String name, String address) {
        count(nameSubject(name), FREE_FOR_NAME);
        count(addressSubject(address), FREE_FOR_ADDRESS);
    }

    void succeeded(String name) {
        jdbc.sql("DELETE FROM sign_in_failure WHERE subject = :subject")
                .param("subject", nameSubject(name))
                .update();
    }

    private void count(String subject, int free) {
        Instant now = clock.instant();
        jdbc.sql("""
                        INSERT INTO sign_in_failure (subject, failures, last_at) VALUES (:subject, 1, :now)
                        ON DUPLICATE KEY UPDATE failures = CASE WHEN last_at < :forgotten THEN 1 ELSE failures + 1 END,
                                                last_at = :now
                        """)
                .param("subject", subject)
                .param("now", Timestamp.from(now))
                .param("forgotten", Timestamp.from(now.minus(MEMORY)))
                .update();
        int failures = jdbc.sql("SELECT failures FROM sign_in_failure WHERE subject = :subject")
                .param("subject", subject)
                .query(Integer.class)
                .single();
        if (failures >= free) {
            jdbc.sql("UPDATE sign_in_failure SET blocked_until = :until WHERE subject = :subject")
                    .param("until", Timestamp.from(now.plus(waitAfter(failures - free))))
                    .param("subject", subject)
                    .update();
        }
    }

    static Duration waitAfter(int furtherFailures) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(furtherFailures, 10));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static String nameSubject(String name) {
        return "name:" + name.substring(0, Math.min(name.length(), 190));
    }

    private static String addressSubject(String address) {
        return "address:" + address;
    }
}
