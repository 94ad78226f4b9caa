package dev.accord.webhooks;

import dev.accord.database.Settings;
import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is told of what: addresses of other programs, each with a secret that is shown once. */
@Service
@Transactional
public class Webhooks {

    /** A new secret, in the only moment in which it can be read. */
    public record Issued(Id id, String secret) {}

    /** As long as a renewed secret stays valid beside the new one, so that nothing is missed while the receiver changes it. */
    public static final Duration BOTH_VALID = Duration.ofHours(24);

    static final String SUBJECT = "webhooks";

    /** Each is called by a round of its own. */
    private static final int MOST = 50;

    private static final String LISTED = """
            SELECT w.id, w.url, w.events, w.made_at, w.paused_at,
                   CASE WHEN w.former_until > :now THEN w.former_until END AS former_until,
                   CASE WHEN w.rests_until > :now THEN w.rests_until END AS rests_until,
                   (SELECT COUNT(*) FROM webhook_delivery d WHERE d.webhook_id = w.id AND d.state = 'WAITING') AS waiting,
                   (SELECT COUNT(*) FROM webhook_delivery d WHERE d.webhook_id = w.id AND d.state = 'FAILED') AS failed
              FROM webhook w WHERE w.removed_at IS NULL ORDER BY w.id
            """;

    private final AllowedTargets allowed;
    private final OutgoingEvents outgoing;
    private final Settings settings;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    Webhooks(
            AllowedTargets allowed,
            OutgoingEvents outgoing,
            Settings settings,
            JdbcClient jdbc,
            Ids ids,
            Clock clock,
            Acting acting,
            ApplicationEventPublisher events) {
        this.allowed = allowed;
        this.outgoing = outgoing;
        this.settings = settings;
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    /** All subscriptions, the oldest first. */
    @PreAuthorize(Access.ADMINISTRATORS)
    @Transactional(readOnly = true)
    public List<WebhookCard> all() {
        return jdbc.sql(LISTED)
                .param("now", Timestamp.from(clock.instant()))
                .query(Webhooks::card)
                .list();
    }

    /**
     * Subscribes an address.
     *
     * @throws Refused with code {@code bad-address}, {@code unknown-host}, {@code forbidden-address}, {@code missing-events}
     *     or {@code too-many}
     */
    @PreAuthorize(Access.ADMINISTRATORS)
    public Issued subscribe(String url, Set<EventType> wanted) {
        String address = checked(url, wanted);
        settings.claim(SUBJECT);
        if (all().size() >= MOST) {
            throw Refused.conflict("too-many", "there are %d subscriptions already, which is the most", MOST);
        }
        Id id = ids.next();
        String secret = Signature.newSecret();
        Instant now = clock.instant();
        jdbc.sql("""
                        INSERT INTO webhook (id, url, events, secret, made_at, made_by)
                        VALUES (:id, :url, :events, :secret, :now, :by)
                        """)
                .param("id", id.value())
                .param("url", address)
                .param("events", words(wanted))
                .param("secret", secret)
                .param("now", Timestamp.from(now))
                .param("by", acting.now().person().map(Id::value).orElse(null))
                .update();
        changed(id, "subscribed %s to %s".formatted(address, words(wanted)));
        return new Issued(id, secret);
    }

    /** Lets it go to another address, or hear of other events; the secret stays. @throws Refused as {@link #subscribe} does */
    @PreAuthorize(Access.ADMINISTRATORS)
    public void change(Id id, String url, Set<EventType> wanted) {
        String address = checked(url, wanted);
        update(id, "url = :url, events = :events, rests_until = NULL", Map.of("url", address, "events", words(wanted)));
        changed(id, "changed the subscription to %s at %s".formatted(words(wanted), address));
    }

    /** Lets it hear of nothing that happens until it is resumed; what waits already goes on waiting. */
    @PreAuthorize(Access.ADMINISTRATORS)
    public void pause(Id id) {
        update(id, "paused_at = COALESCE(paused_at, :now)", Map.of());
        changed(id, "paused the subscription");
    }

    @PreAuthorize(Access.ADMINISTRATORS)
    public void resume(Id id) {
        update(id, "paused_at = NULL, rests_until = NULL", Map.of());
        changed(id, "resumed the subscription");
    }

    /** Ends it. Its deliveries are let go, too, those that wait at once. */
    @PreAuthorize(Access.ADMINISTRATORS)
    public void remove(Id id) {
        update(id, "removed_at = :now, secret = '', former_secret = NULL", Map.of());
        changed(id, "removed the subscription");
    }

    /** @return the new secret; the one before stays valid for {@link #BOTH_VALID} */
    @PreAuthorize(Access.ADMINISTRATORS)
    public String renewSecret(Id id) {
        String secret = Signature.newSecret();
        update(id, "former_secret = secret, former_until = :until, secret = :secret", Map.of("secret", secret));
        changed(id, "renewed the secret of the subscription");
        return secret;
    }

    /** Tells it that it is being tried, as everything else is told. @throws Refused with code {@code paused} */
    @PreAuthorize(Access.ADMINISTRATORS)
    public void sendTest(Id id) {
        update(id, "rests_until = NULL", Map.of());
        if (all().stream().anyMatch(card -> card.id().equals(id) && card.pausedAt() != null)) {
            throw Refused.conflict("paused", "the subscription is paused: resume it first");
        }
        Body body = new Body.Trial("This is a test. Nothing has happened.");
        outgoing.write(new Told(EventType.TEST, clock.instant(), id, Optional.empty(), body), id);
        tell(id, "sent a test to the subscription");
    }

    /** Sends all once more that was given up, as after a long outage of the receiver. @return how many */
    @PreAuthorize(Access.ADMINISTRATORS)
    public int sendAgain(Id id) {
        update(id, "rests_until = NULL", Map.of());
        int again = jdbc.sql("""
                        UPDATE webhook_delivery SET state = 'WAITING', attempts = 0, next_at = :now, ended_at = NULL
                         WHERE webhook_id = :id AND state = 'FAILED'
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id.value())
                .update();
        if (again > 0) {
            tell(id, "let %d deliveries of the subscription be sent again".formatted(again));
        }
        return again;
    }

    private String checked(String url, Set<EventType> wanted) {
        if (wanted.isEmpty() || wanted.contains(EventType.TEST)) {
            throw Refused.invalid("missing-events", "say of which events it is to hear");
        }
        Target target = Target.parse(url);
        Gate.open(target, allowed.known());
        return url.strip();
    }

    /** @param values of what is changed; the present moment is among them anyway */
    private void update(Id id, String what, Map<String, String> values) {
        Instant now = clock.instant();
        int known = jdbc.sql("UPDATE webhook SET " + what + " WHERE id = :id AND removed_at IS NULL")
                .param("id", id.value())
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(now.plus(BOTH_VALID)))
                .params(values)
                .update();
        if (known == 0) {
            throw Refused.notFound("unknown-webhook", "there is no subscription %s", id);
        }
    }

    private void changed(Id id, String summary) {
        settings.changed(SUBJECT);
        tell(id, summary);
    }

    private void tell(Id id, String summary) {
        events.publishEvent(new WebhookChanged(clock.instant(), acting.now().person(), Optional.of(id), summary));
    }

    private static WebhookCard card(ResultSet row, int number) throws SQLException {
        return new WebhookCard(
                new Id(row.getLong("id")),
                row.getString("url"),
                types(row.getString("events")),
                row.getTimestamp("made_at").toInstant(),
                moment(row.getTimestamp("paused_at")),
                moment(row.getTimestamp("former_until")),
                moment(row.getTimestamp("rests_until")),
                row.getLong("waiting"),
                row.getLong("failed"));
    }

    private static @Nullable Instant moment(@Nullable Timestamp value) {
        return value == null ? null : value.toInstant();
    }

    static Set<EventType> types(String words) {
        return Arrays.stream(words.split(" "))
                .map(EventType::of)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(EventType.class)));
    }

    private static String words(Set<EventType> types) {
        return types.stream().sorted().map(EventType::word).collect(Collectors.joining(" "));
    }
}
