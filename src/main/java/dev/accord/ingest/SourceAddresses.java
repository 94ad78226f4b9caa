package dev.accord.ingest;

import dev.accord.ingest.mapping.ImportKind;
import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.Refused;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Addresses to which others post rows, one for each source, read by a saved mapping. Whoever knows the key in an address
 * may post to it: the key is shown once, and only its SHA-256 hash is kept.
 */
@Service
@Transactional
public class SourceAddresses {

    /** A new key, in the only moment in which it can be read, and the address with it, as a path of the portal. */
    public record Issued(Id id, String key) {

        public String path() {
            return HookApi.PATH + key;
        }
    }

    /**
     * An address as somebody wants to have it.
     *
     * @param header of the signature; blank: none is asked for, and {@code secret} counts for nothing
     */
    public record Wanted(String name, String mapping, String header, String secret) implements Serializable {}

    private static final int LONGEST_NAME = 80;
    private static final int SHORTEST_SECRET = 16;
    private static final int LONGEST_SECRET = 200;
    private static final int MOST = 200;
    private static final int KEY_BYTES = 32;
    private static final String HEADER = "[A-Za-z0-9][A-Za-z0-9-]{0,79}";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final SavedMappings mappings;
    private final SourceDeliveries deliveries;
    private final Ids ids;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    SourceAddresses(
            JdbcClient jdbc,
            SavedMappings mappings,
            SourceDeliveries deliveries,
            Ids ids,
            Clock clock,
            Acting acting,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.mappings = mappings;
        this.deliveries = deliveries;
        this.ids = ids;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    /** An address as its posts find it. */
    record Source(Id id, String name, String mapping, Optional<BodySignature> signature, boolean off) {}

    /** All of them, in the order of their names. */
    @PreAuthorize(Access.ADMINISTRATORS)
    @Transactional(readOnly = true)
    public List<SourceCard> all() {
        return jdbc.sql("""
                        SELECT s.id, s.name, s.mapping, s.header, s.made_at, s.off_at,
                               (SELECT d.at FROM source_delivery d WHERE d.address_id = s.id ORDER BY d.id DESC LIMIT 1) AS last_at
                          FROM source_address s ORDER BY s.name
                        """).query((row, number) -> card(row)).list();
    }

    /** What was posted to an address lately, the newest first. */
    @PreAuthorize(Access.ADMINISTRATORS)
    @Transactional(readOnly = true)
    public List<SourceDelivery> deliveries(Id id) {
        return deliveries.of(id);
    }

    /**
     * Makes an address.
     *
     * @throws Refused with code {@code bad-name}, {@code name-taken}, {@code unknown-mapping}, {@code people-by-file},
     *     {@code bad-header}, {@code bad-secret} or {@code too-many}
     */
    @PreAuthorize(Access.ADMINISTRATORS)
    public Issued make(Wanted wanted) {
        check(wanted);
        SavedMapping mapping = mappings.named(wanted.mapping());
        refusePeople(mapping);
        if (all().size() >= MOST) {
            throw Refused.conflict("too-many", "there are %d source addresses already, which is the most", MOST);
        }
        Id id = ids.next();
        String key = newKey();
        boolean signed = !wanted.header().isBlank();
        String name = wanted.name().strip();
        try {
            jdbc.sql("""
                            INSERT INTO source_address (id, name, mapping, key_hash, header, secret, made_at, made_by)
                            VALUES (:id, :name, :mapping, :hash, :header, :secret, :now, :by)
                            """)
                    .param("id", id.value())
                    .param("name", name)
                    .param("mapping", mapping.name())
                    .param("hash", hash(key))
                    .param("header", signed ? wanted.header().strip() : null)
                    .param("secret", signed ? wanted.secret().strip() : null)
                    .param("now", Timestamp.from(clock.instant()))
                    .param("by", acting.now().person().map(Id::value).orElse(null))
                    .update();
        } catch (DuplicateKeyException twice) {
            throw Refused.conflict("name-taken", "there is a source address \"%s\" already", name);
        }
        tell(id, "made the source address \"%s\" for the mapping \"%s\"".formatted(name, mapping.name()));
        return new Issued(id, key);
    }

    /** Gives an address another key; the former one is worth nothing at once. */
    @PreAuthorize(Access.ADMINISTRATORS)
    public Issued renewKey(Id id) {
        String key = newKey();
        change("UPDATE source_address SET key_hash = :value WHERE id = :id", id, hash(key));
        tell(id, "renewed the key of the source address \"%s\"".formatted(nameOf(id)));
        return new Issued(id, key);
    }

    /** Has an address take nothing any more; one that is off already stays so. */
    @PreAuthorize(Access.ADMINISTRATORS)
    public void switchOff(Id id) {
        change("UPDATE source_address SET off_at = :value WHERE id = :id", id, Timestamp.from(clock.instant()));
        tell(id, "switched the source address \"%s\" off".formatted(nameOf(id)));
    }

    @PreAuthorize(Access.ADMINISTRATORS)
    public void switchOn(Id id) {
        change("UPDATE source_address SET off_at = :value WHERE id = :id", id, null);
        tell(id, "switched the source address \"%s\" on".formatted(nameOf(id)));
    }

    /** Deletes an address and the list of what was posted to it. What went in stays. */
    @PreAuthorize(Access.ADMINISTRATORS)
    public void remove(Id id) {
        String name = nameOf(id);
        while (deliveries.forget(id, 0)) {
            // until none is left
        }
        jdbc.sql("DELETE FROM source_address WHERE id = :id")
                .param("id", id.value())
                .update();
        tell(id, "deleted the source address \"%s\"".formatted(name));
    }

    /** The address with that key. */
    @Transactional(readOnly = true)
    Optional<Source> called(String key) {
        return jdbc.sql("SELECT * FROM source_address WHERE key_hash = :hash")
                .param("hash", hash(key))
                .query((row, number) -> new Source(
                        new Id(row.getLong("id")),
                        row.getString("name"),
                        row.getString("mapping"),
                        BodySignature.of(row.getString("header"), row.getString("secret")),
                        row.getTimestamp("off_at") != null))
                .optional();
    }

    /** Whoever knows the key could make themselves an administrator. */
    static void refusePeople(SavedMapping mapping) {
        if (mapping.kind() == ImportKind.PEOPLE) {
            throw Refused.unprocessable(
                    "people-by-file", "the mapping \"%s\" is for people, who come in by file only", mapping.name());
        }
    }

    private static void check(Wanted wanted) {
        String name = wanted.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw Refused.invalid("bad-name", "a source address has a name of at most %d characters", LONGEST_NAME);
        }
        if (!wanted.header().isBlank()) {
            if (!wanted.header().strip().matches(HEADER)) {
                throw Refused.invalid(
                        "bad-header", "\"%s\" is no name of a header, such as X-Signature", wanted.header());
            }
            int length = wanted.secret().strip().length();
            if (length < SHORTEST_SECRET || length > LONGEST_SECRET) {
                throw Refused.invalid(
                        "bad-secret",
                        "the secret of the signature has %d characters; it needs %d to %d",
                        length,
                        SHORTEST_SECRET,
                        LONGEST_SECRET);
            }
        }
    }

    private void change(String statement, Id id, @Nullable Object value) {
        int found = jdbc.sql(statement)
                .param("value", value)
                .param("id", id.value())
                .update();
        if (found == 0) {
            throw unknown(id);
        }
    }

    private String nameOf(Id id) {
        return jdbc.sql("SELECT name FROM source_address WHERE id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .orElseThrow(() -> unknown(id));
    }

    private void tell(Id id, String what) {
        Instant now = clock.instant();
        events.publishEvent(new SourceChanged(now, acting.now().person(), Optional.of(id), what));
    }

    private static SourceCard card(ResultSet row) throws SQLException {
        @Nullable Timestamp off = row.getTimestamp("off_at");
        @Nullable Timestamp last = row.getTimestamp("last_at");
        return new SourceCard(
                new Id(row.getLong("id")),
                row.getString("name"),
                row.getString("mapping"),
                row.getString("header"),
                row.getTimestamp("made_at").toInstant(),
                off == null ? null : off.toInstant(),
                last == null ? null : last.toInstant());
    }

    private static String newKey() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    private static String hash(String key) {
        return HexFormat.of().formatHex(IdempotencyKeys.digest().digest(key.getBytes(StandardCharsets.UTF_8)));
    }

    private static Refused unknown(Id id) {
        return Refused.notFound("unknown-source", "there is no source address %s", id);
    }
}
