package dev.accord.ingest;

import dev.accord.people.TokenAuthentication;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Sees to it that a write which is sent twice with one {@code Idempotency-Key} is done once. The first answer is kept
 * for a day and given again. A write that was refused changed nothing, so its key is free again.
 */
@Component
class IdempotencyKeys {

    static final String HEADER = "Idempotency-Key";

    private static final int LONGEST = 190;
    private static final Duration KEPT = Duration.ofHours(24);
    /** A request that is still at work after this long has died with its process. */
    private static final Duration LONGEST_WORK = Duration.ofMinutes(10);

    /** An answer as it went out. */
    record Answer(int status, String contentType, String body) {}

    /** A key that the caller now holds. */
    record Claim(Id token, String key) {}

    private record Kept(
            String hash,
            @Nullable Integer status,
            @Nullable String type,
            @Nullable String body) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    IdempotencyKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The key of a request that may hold one, when it comes with a token. */
    static Optional<Claim> asked(@Nullable String header) {
        if (header == null
                || !(SecurityContextHolder.getContext().getAuthentication() instanceof TokenAuthentication token)) {
            return Optional.empty();
        }
        String key = header.strip();
        if (key.isEmpty() || key.length() > LONGEST) {
            throw Refused.invalid("bad-idempotency-key", "An Idempotency-Key has 1 to %d characters.", LONGEST);
        }
        return Optional.of(new Claim(token.token(), key));
    }

    /**
     * Takes the key for this request.
     *
     * @return the answer that was given before; empty where the caller is to do the work
     * @throws Refused with code {@code idempotency-key-reused} or {@code request-in-progress}
     */
    Optional<Answer> claim(Claim claim, String hash) {
        Instant now = clock.instant();
        forgetOld(now);
        if (insert(claim, hash, now)) {
            return Optional.empty();
        }
        Optional<Kept> kept = kept(claim);
        if (kept.isEmpty()) {
            // freed in this very moment: whoever asks again may have it
            throw inProgress(claim);
        }
        if (!kept.get().hash().equals(hash)) {
            throw Refused.unprocessable(
                    "idempotency-key-reused", "The Idempotency-Key \"%s\" was used for another request.", claim.key());
        }
        Integer status = kept.get().status();
        if (status == null) {
            throw inProgress(claim);
        }
        return Optional.of(new Answer(
                status,
                Optional.ofNullable(kept.get().type()).orElse(""),
                Optional.ofNullable(kept.get().body()).orElse("")));
    }

    /** Keeps the answer, or frees the key where the request was refused. */
    void settle(Claim claim, Answer answer) {
        if (answer.status() < 200 || answer.status() >= 300) {
            release(claim);
            return;
        }
        jdbc.sql("""
                        UPDATE idempotency_key SET status = :status, content_type = :type, body = :body
                         WHERE token_id = :token AND idempotency = :key
                        """)
                .param("status", answer.status())
                .param("type", answer.contentType())
                .param("body", answer.body())
                .param("token", claim.token().value())
                .param("key", claim.key())
                .update();
    }

    void release(Claim claim) {
        jdbc.sql("DELETE FROM idempotency_key WHERE token_id = :token AND idempotency = :key AND status IS NULL")
                .param("token", claim.token().value())
                .param("key", claim.key())
                .update();
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK knows SHA-256", e);
        }
    }

    private boolean insert(Claim claim, String hash, Instant now) {
        try {
            return jdbc.sql("""
                                    INSERT INTO idempotency_key (token_id, idempotency, request_hash, created_at)
                                    VALUES (:token, :key, :hash, :now)
                                    """)
                            .param("token", claim.token().value())
                            .param("key", claim.key())
                            .param("hash", hash)
                            .param("now", Timestamp.from(now))
                            .update()
                    == 1;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private Optional<Kept> kept(Claim claim) {
        return jdbc.sql("""
                        SELECT request_hash AS hash, status, content_type AS type, body
                          FROM idempotency_key WHERE token_id = :token AND idempotency = :key
                        """)
                .param("token", claim.token().value())
                .param("key", claim.key())
                .query((row, number) -> new Kept(
                        row.getString("hash"),
                        row.getObject("status", Integer.class),
                        row.getString("type"),
                        row.getString("body")))
                .optional();
    }

    private void forgetOld(Instant now) {
        jdbc.sql("""
                        DELETE FROM idempotency_key
                         WHERE created_at < :work AND (created_at < :kept OR status IS NULL) LIMIT 1000
                        """)
                .param("kept", Timestamp.from(now.minus(KEPT)))
                .param("work", Timestamp.from(now.minus(LONGEST_WORK)))
                .update();
    }

    private static Refused inProgress(Claim claim) {
        return Refused.conflict(
                "request-in-progress", "The request with the Idempotency-Key \"%s\" is still at work.", claim.key());
    }
}
