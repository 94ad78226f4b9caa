package dev.accord.activity;

import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.Tiding;
import dev.accord.timetable.OneByOne;
import dev.accord.timetable.Piece;
import dev.accord.timetable.RecurringJob;
import dev.accord.timetable.Retries;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;

/**
 * Puts what is due for each person into one e-mail and sends it. Every e-mail goes out at least once: where the node dies
 * after the server took it and before that is written down, it goes out again, with the same Message-ID.
 */
@Component
class MailRounds implements RecurringJob {

    private static final int BATCH = 20;
    private static final int MOST_READERS = 500;
    private static final int LONGEST_ERROR = 500;

    private final PostOffice post;
    private final Readers readers;
    private final NamedParameterJdbcOperations rows;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final OneByOne oneByOne;

    MailRounds(
            PostOffice post,
            Readers readers,
            NamedParameterJdbcOperations rows,
            JdbcClient jdbc,
            Ids ids,
            Clock clock,
            OneByOne oneByOne) {
        this.post = post;
        this.readers = readers;
        this.rows = rows;
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.oneByOne = oneByOne;
    }

    /** An e-mail that is due. */
    private record Due(Id id, Id person, Instant madeAt, int attempts) {}

    @Override
    public String key() {
        return "mail";
    }

    @Override
    public String purpose() {
        return "Sends e-mails, and tries those again that could not be sent";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    @Override
    public Piece work(Optional<String> after) {
        if (!post.isOpen()) {
            return Piece.last(0);
        }
        Instant now = clock.instant();
        if (after.isEmpty()) {
            bundle(now);
            // what was bundled has to be committed before each is sent in a transaction of its own
            return Piece.more(0, "0");
        }
        List<Due> due = due(now, Long.parseLong(after.get()));
        if (due.isEmpty()) {
            return Piece.last(0);
        }
        Optional<String> shut = post.whyShut();
        if (shut.isPresent()) {
            putOffAll(now, shut.get());
            return Piece.last(0).but("The mail server cannot be reached: " + shut.get());
        }
        return oneByOne.deal(due, BATCH, mail -> mail.id().toString(), mail -> send(mail, now));
    }

    private void bundle(Instant now) {
        List<Long> people = jdbc.sql("""
                        SELECT DISTINCT person_id FROM mail_item WHERE mail_id IS NULL AND due_at <= :now LIMIT :most
                        """)
                .param("now", Timestamp.from(now))
                .param("most", MOST_READERS)
                .query(Long.class)
                .list();
        if (people.isEmpty()) {
            return;
        }
        rows.batchUpdate(
                """
                INSERT INTO mail (id, person_id, state, made_at, next_at) VALUES (:id, :person, 'WAITING', :now, :now)
                """,
                people.stream()
                        .map(person -> new MapSqlParameterSource()
                                .addValue("id", ids.next().value())
                                .addValue("person", person)
                                .addValue("now", Timestamp.from(now)))
                        .toArray(MapSqlParameterSource[]::new));
        jdbc.sql("""
                        UPDATE mail_item i
                          JOIN mail m ON m.person_id = i.person_id AND m.state = 'WAITING' AND m.made_at = :now
                           SET i.mail_id = m.id
                         WHERE i.mail_id IS NULL AND i.due_at <= :now AND i.person_id IN (:people)
                        """).param("now", Timestamp.from(now)).param("people", people).update();
    }

    private List<Due> due(Instant now, long after) {
        return jdbc.sql("""
                        SELECT id, person_id AS person, made_at, attempts FROM mail
                         WHERE state = 'WAITING' AND next_at <= :now AND id > :after
                         ORDER BY id LIMIT :batch
                        """)
                .param("now", Timestamp.from(now))
                .param("after", after)
                .param("batch", BATCH)
                .query(Due.class)
                .list();
    }

    /** @return whether it went out */
    private boolean send(Due mail, Instant now) {
        List<Letter.Line> lines = lines(mail.id());
        Optional<Reader> reader =
                Optional.ofNullable(readers.of(List.of(mail.person())).get(mail.person()));
        if (lines.isEmpty() || reader.isEmpty()) {
            drop(mail);
            return false;
        }
        try {
            post.send(letter(mail, reader.get(), lines));
        } catch (MailException refused) {
            putOff("id = :which", mail.id().value(), mail.attempts(), now, PostOffice.words(refused));
            return false;
        }
        sent(mail, now);
        return true;
    }

    private static Letter letter(Due mail, Reader reader, List<Letter.Line> lines) {
        return new Letter(mail.id(), reader.name(), reader.address().orElse(""), reader.zone(), mail.madeAt(), lines);
    }

    private List<Letter.Line> lines(Id mail) {
        return jdbc.sql("SELECT kind, at, text, link FROM mail_item WHERE mail_id = :mail ORDER BY at, id")
                .param("mail", mail.value())
                .query((row, number) -> new Letter.Line(
                        Tiding.Kind.valueOf(row.getString("kind")),
                        row.getTimestamp("at").toInstant(),
                        row.getString("text"),
                        row.getString("link")))
                .list();
    }

    /** All of it was forgotten, or whoever it is for has left. */
    private void drop(Due mail) {
        letGo(mail);
        jdbc.sql("DELETE FROM mail WHERE id = :mail")
                .param("mail", mail.id().value())
                .update();
    }

    /** That it was sent is kept; what it said is with its reader now. */
    private void sent(Due mail, Instant now) {
        letGo(mail);
        jdbc.sql("UPDATE mail SET state = 'SENT', ended_at = :now, error = NULL WHERE id = :mail")
                .param("now", Timestamp.from(now))
                .param("mail", mail.id().value())
                .update();
    }

    private void letGo(Due mail) {
        jdbc.sql("DELETE FROM mail_item WHERE mail_id = :mail")
                .param("mail", mail.id().value())
                .update();
    }

    /** Nobody waits for a server that is away as often as there are e-mails. */
    private void putOffAll(Instant now, String why) {
        for (int attempts = Retries.ATTEMPTS - 1; attempts >= 0; attempts--) {
            putOff("attempts = :which AND next_at <= :now", attempts, attempts, now, why);
        }
    }

    private void putOff(String which, long value, int attempts, Instant now, String why) {
        Optional<Duration> pause = Retries.pauseAfter(attempts + 1);
        jdbc.sql("""
                        UPDATE mail
                           SET attempts = attempts + 1, error = :why, next_at = :next, state = :state, ended_at = :ended
                         WHERE state = 'WAITING' AND\s""" + which)
                .param("why", why.length() <= LONGEST_ERROR ? why : why.substring(0, LONGEST_ERROR))
                .param("next", Timestamp.from(pause.map(now::plus).orElse(now)))
                .param("state", pause.isPresent() ? "WAITING" : "FAILED")
                .param("ended", pause.isPresent() ? null : Timestamp.from(now))
                .param("which", value)
                .param("now", Timestamp.from(now))
                .update();
    }
}
