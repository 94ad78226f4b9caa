package dev.accord.people;

import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.Refused;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tokens by which programs act as a person. A token is shown once; only its SHA-256 hash is kept. */
@Service
@Transactional
public class Tokens {

    /** A new token, in the only moment in which it can be read. */
    public record Issued(TokenCard card, String token) {}

    static final int SHORTEST = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Ids ids;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    Tokens(
            JdbcClient jdbc,
            Directory directory,
            Ids ids,
            Clock clock,
            Acting acting,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.ids = ids;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    /** @param person by e-mail, external id or log-in name */
    @PreAuthorize(Access.ADMINISTRATORS)
    public Issued issue(String person, Set<Scope> scopes, Optional<Instant> expiresAt) {
        PersonCard card = directory
                .named(person)
                .orElseThrow(() -> Refused.unprocessable("unknown-person", "nobody is known as \"%s\"", person));
        if (!card.active()) {
            throw Refused.unprocessable("retired-person", "%s has left: they get no token", card.name());
        }
        if (scopes.isEmpty()) {
            throw Refused.invalid("missing-scopes", "a token needs at least one scope");
        }
        if (expiresAt.filter(end -> !end.isAfter(clock.instant())).isPresent()) {
            throw Refused.invalid("bad-expiry", "expiresAt lies in the past: %s", expiresAt.get());
        }
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        String token = "accord_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Id id = keep(token, card.id(), scopes, expiresAt);
        return new Issued(
                new TokenCard(id, card.id(), card.name(), scopes, clock.instant(), expiresAt, Optional.empty()), token);
    }

    private Id keep(String token, Id person, Set<Scope> scopes, Optional<Instant> expiresAt) {
        Id id = ids.next();
        jdbc.sql("""
                        INSERT INTO api_token (id, person_id, hash, scopes, created_at, created_by, expires_at)
                        VALUES (:id, :person, :hash, :scopes, :now, :by, :expires)
                        """)
                .param("id", id.value())
                .param("person", person.value())
                .param("hash", hash(token))
                .param("scopes", scopes.stream().sorted().map(Scope::word).collect(Collectors.joining(" ")))
                .param("now", Timestamp.from(clock.instant()))
                .param("by", acting.now().person().map(Id::value).orElse(null))
                .param("expires", expiresAt.map(Timestamp::from).orElse(null))
                .update();
        events.publishEvent(new PersonEvent(
                clock.instant(),
                acting.now().person(),
                "token",
                Optional.of(id),
                "issued a token for " + directory.cardOf(person).name()));
        return id;
    }

    /** Makes sure that a token with this value and every scope exists, for the first administrator. */
    void keepForAutomation(String token) {
        if (token.length() < SHORTEST) {
            throw Refused.invalid(
                    "short-token",
                    "ACCORD_API_TOKEN has %d characters; it needs at least %d",
                    token.length(),
                    SHORTEST);
        }
        boolean known = jdbc.sql("SELECT COUNT(*) FROM api_token WHERE hash = :hash")
                        .param("hash", hash(token))
                        .query(Long.class)
                        .single()
                > 0;
        if (!known) {
            Id administrator = jdbc.sql("""
                            SELECT MIN(p.id) FROM person p JOIN person_role r ON r.person_id = p.id
                             WHERE r.role = 'ADMIN' AND p.active
                            """)
                    .query(Long.class)
                    .optional()
                    .map(Id::of)
                    .orElseThrow(() -> Refused.unprocessable(
                            "no-administrator", "ACCORD_API_TOKEN is set, but there is no administrator to act as"));
            keep(token, administrator, EnumSet.allOf(Scope.class), Optional.empty());
        }
    }

    @PreAuthorize(Access.ADMINISTRATORS)
    @Transactional(readOnly = true)
    public List<TokenCard> issued(Optional<Id> after, int limit) {
        return jdbc.sql("""
                        SELECT t.*, TRIM(CONCAT(p.first_name, ' ', p.last_name)) AS name
                          FROM api_token t JOIN person p ON p.id = t.person_id
                         WHERE t.id > :after
                         ORDER BY t.id LIMIT :limit
                        """)
                .param("after", after.map(Id::value).orElse(0L))
                .param("limit", limit)
                .query(Tokens::card)
                .list();
    }

    /** @throws Refused with code {@code unknown-token} */
    @PreAuthorize(Access.ADMINISTRATORS)
    public void revoke(Id id) {
        int revoked = jdbc.sql("UPDATE api_token SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id.value())
                .update();
        if (revoked == 0) {
            throw Refused.notFound("unknown-token", "there is no valid token %s", id);
        }
        events.publishEvent(new PersonEvent(
                clock.instant(), acting.now().person(), "token", Optional.of(id), "revoked token " + id));
    }

    /** Whom the token stands for; empty where it is unknown, expired or revoked, or its person has left. */
    Optional<TokenAuthentication> authenticate(String token) {
        return jdbc.sql("""
                        SELECT t.*, '' AS name FROM api_token t JOIN person p ON p.id = t.person_id
                         WHERE t.hash = :hash AND t.revoked_at IS NULL AND p.active
                           AND (t.expires_at IS NULL OR t.expires_at > :now)
                        """)
                .param("hash", hash(token))
                .param("now", Timestamp.from(clock.instant()))
                .query(Tokens::card)
                .optional()
                .map(card -> {
                    SignedIn who = SignedIn.as(directory.cardOf(card.person()), false);
                    List<GrantedAuthority> authorities = Stream.concat(
                                    who.authorities().stream(),
                                    card.scopes().stream().map(scope -> new SimpleGrantedAuthority(scope.authority())))
                            .toList();
                    return new TokenAuthentication(who, card.id(), authorities);
                });
    }

    private static TokenCard card(ResultSet row, int number) throws SQLException {
        return new TokenCard(
                new Id(row.getLong("id")),
                new Id(row.getLong("person_id")),
                row.getString("name"),
                Arrays.stream(row.getString("scopes").split(" ")).map(Scope::of).collect(Collectors.toSet()),
                row.getTimestamp("created_at").toInstant(),
                moment(row.getTimestamp("expires_at")),
                moment(row.getTimestamp("revoked_at")));
    }

    private static Optional<Instant> moment(@Nullable Timestamp value) {
        return Optional.ofNullable(value).map(Timestamp::toInstant);
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK knows SHA-256", e);
        }
    }
}
