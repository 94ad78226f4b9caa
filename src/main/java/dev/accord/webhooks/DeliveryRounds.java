package dev.accord.webhooks;

import dev.accord.shared.Id;
import dev.accord.timetable.OneByOne;
import dev.accord.timetable.Piece;
import dev.accord.timetable.RecurringJob;
import dev.accord.timetable.Retries;
import dev.accord.webhooks.Calls.Due;
import dev.accord.webhooks.Calls.Outcome;
import dev.accord.webhooks.Calls.Receiver;
import dev.accord.webhooks.Calls.Round;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sends what is due: to all receivers at once, to each one after the other and only so many in a round. Every delivery goes
 * out at least once: where the node dies before the answer is written down it goes out again, with the same number.
 */
@Component
class DeliveryRounds implements RecurringJob {

    private static final int MOST_OF_EACH = 50;
    private static final int LONGEST_ANSWER = 300;

    /** So long a receiver that gave no answer costs the others no time. */
    private static final Duration REST = Duration.ofMinutes(1);

    private final Calls calls;
    private final AllowedTargets allowed;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final OneByOne oneByOne;

    DeliveryRounds(Calls calls, AllowedTargets allowed, JdbcClient jdbc, Clock clock, OneByOne oneByOne) {
        this.calls = calls;
        this.allowed = allowed;
        this.jdbc = jdbc;
        this.clock = clock;
        this.oneByOne = oneByOne;
    }

    @Override
    public String key() {
        return "webhooks";
    }

    @Override
    public String purpose() {
        return "Tells other programs what happened, and tries again where they did not take it";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Piece work(Optional<String> after) {
        Instant now = clock.instant();
        List<Round> rounds = call(receivers(now), now);
        Piece written = oneByOne.deal(
                rounds, rounds.size() + 1, round -> round.receiver().url(), round -> write(round, now));
        int done = rounds.stream()
                .mapToInt(round -> Math.toIntExact(
                        round.outcomes().stream().filter(Outcome::isDelivered).count()))
                .sum();
        boolean more = written.trouble().isEmpty() && rounds.stream().anyMatch(Round::more);
        Piece piece = more ? Piece.more(done, "on") : Piece.last(done);
        return written.trouble().or(() -> silence(rounds)).map(piece::but).orElse(piece);
    }

    private static Optional<String> silence(List<Round> rounds) {
        return rounds.stream()
                .flatMap(round -> round.silence().map(why -> round.receiver().url() + ": " + why).stream())
                .findFirst();
    }

    private List<Receiver> receivers(Instant now) {
        return jdbc.sql("""
                        SELECT id, url, secret, CASE WHEN former_until > :now THEN former_secret END AS former
                          FROM webhook
                         WHERE paused_at IS NULL AND removed_at IS NULL AND (rests_until IS NULL OR rests_until <= :now)
                         ORDER BY id
                        """)
                .param("now", Timestamp.from(now))
                .query((row, number) -> new Receiver(
                        new Id(row.getLong("id")),
                        row.getString("url"),
                        row.getString("secret"),
                        row.getString("former")))
                .list();
    }

    private List<Due> due(Receiver receiver, Instant now) {
        return jdbc.sql("""
                        SELECT d.id, d.attempts, e.type, e.body
                          FROM webhook_delivery d JOIN webhook_event e ON e.id = d.event_id
                         WHERE d.webhook_id = :webhook AND d.state = 'WAITING' AND d.next_at <= :now
                         ORDER BY d.next_at, d.id LIMIT :most
                        """)
                .param("webhook", receiver.id().value())
                .param("now", Timestamp.from(now))
                .param("most", MOST_OF_EACH)
                .query((row, number) -> new Due(
                        new Id(row.getLong("id")),
                        row.getInt("attempts"),
                        row.getString("type"),
                        row.getString("body")))
                .list();
    }

    private List<Round> call(List<Receiver> receivers, Instant now) {
        AllowedTargets.Known known = allowed.known();
        List<Future<Round>> calling = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Receiver receiver : receivers) {
                List<Due> due = due(receiver, now);
                if (!due.isEmpty()) {
                    calling.add(callers.submit(() -> calls.call(receiver, due, MOST_OF_EACH, known, now)));
                }
            }
        }
        return calling.stream().map(DeliveryRounds::ended).toList();
    }

    private static Round ended(Future<Round> round) {
        try {
            return round.get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the portal is being stopped", stopping);
        } catch (ExecutionException fault) {
            throw new IllegalStateException(fault.getCause());
        }
    }

    private boolean write(Round round, Instant now) {
        round.outcomes().forEach(outcome -> write(outcome, now));
        if (round.silence().isPresent()) {
            putOffAll(round.receiver(), now, round.silence().get());
        }
        return true;
    }

    private void write(Outcome outcome, Instant now) {
        if (outcome.isDelivered()) {
            jdbc.sql("""
                            UPDATE webhook_delivery
                               SET state = 'DELIVERED', attempts = attempts + 1, tried_at = :now, ended_at = :now,
                                   status = :status, answer = :answer
                             WHERE id = :id AND state = 'WAITING'
                            """)
                    .param("now", Timestamp.from(now))
                    .param("status", outcome.status())
                    .param("answer", outcome.words())
                    .param("id", outcome.due().id().value())
                    .update();
        } else {
            putOff("id = :which", outcome.due().id().value(), outcome.due().attempts(), now, outcome);
        }
    }

    /** Nobody waits for a receiver that is away as often as there is something to tell it. */
    private void putOffAll(Receiver receiver, Instant now, String why) {
        jdbc.sql("UPDATE webhook SET rests_until = :until WHERE id = :id")
                .param("until", Timestamp.from(now.plus(REST)))
                .param("id", receiver.id().value())
                .update();
        for (int attempts = Retries.ATTEMPTS - 1; attempts >= 0; attempts--) {
            putOff(
                    "webhook_id = :which AND attempts = " + attempts + " AND next_at <= :now",
                    receiver.id().value(),
                    attempts,
                    now,
                    new Outcome(new Due(receiver.id(), attempts, "", ""), null, why));
        }
    }

    private void putOff(String which, long value, int attempts, Instant now, Outcome outcome) {
        Optional<Duration> pause = Retries.pauseAfter(attempts + 1);
        String words = outcome.words();
        jdbc.sql("""
                        UPDATE webhook_delivery
                           SET attempts = attempts + 1, tried_at = :now, next_at = :next, state = :state, ended_at = :ended,
                               status = :status, answer = :answer
                         WHERE state = 'WAITING' AND\s""" + which)
                .param("now", Timestamp.from(now))
                .param("next", Timestamp.from(pause.map(now::plus).orElse(now)))
                .param("state", pause.isPresent() ? "WAITING" : "FAILED")
                .param("ended", pause.isPresent() ? null : Timestamp.from(now))
                .param("status", outcome.status())
                .param("answer", words.length() <= LONGEST_ANSWER ? words : words.substring(0, LONGEST_ANSWER))
                .param("which", value)
                .update();
    }
}
