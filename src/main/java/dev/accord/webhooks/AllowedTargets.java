package dev.accord.webhooks;

import dev.accord.database.Kept;
import dev.accord.database.Settings;
import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.net.InetAddress;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The hosts and networks off the public internet that webhooks may call all the same. */
@Service
@Transactional
public class AllowedTargets {

    private static final String HOST = "[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*";
    private static final int LONGEST = 190;

    private final Kept<Known> known;
    private final Settings settings;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    AllowedTargets(Settings settings, JdbcClient jdbc, Clock clock, Acting acting, ApplicationEventPublisher events) {
        this.known = settings.kept(Webhooks.SUBJECT);
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    /** Hosts by name, and networks. */
    record Known(Set<String> hosts, List<Network> networks) {

        static Known of(List<String> targets) {
            return new Known(
                    targets.stream()
                            .filter(target -> !Network.looksLike(target))
                            .collect(Collectors.toSet()),
                    targets.stream()
                            .filter(Network::looksLike)
                            .map(Network::parse)
                            .toList());
        }

        boolean covers(String host, InetAddress address) {
            return hosts.contains(host) || networks.stream().anyMatch(network -> network.contains(address));
        }
    }

    Known known() {
        return known.get(() -> Known.of(read()));
    }

    @PreAuthorize(Access.ADMINISTRATORS)
    @Transactional(readOnly = true)
    public List<String> all() {
        return read();
    }

    private List<String> read() {
        return jdbc.sql("SELECT target FROM webhook_allowed ORDER BY target")
                .query(String.class)
                .list();
    }

    /**
     * Allows a host, such as {@code hooks.internal}, or a network, such as {@code 10.1.0.0/16}.
     *
     * @throws Refused with code {@code bad-host} or {@code bad-network}
     */
    @PreAuthorize(Access.ADMINISTRATORS)
    public void allow(String text) {
        String target = normal(text);
        Instant now = clock.instant();
        int added = jdbc.sql("""
                        INSERT INTO webhook_allowed (target, allowed_at, allowed_by) VALUES (:target, :now, :by)
                        ON DUPLICATE KEY UPDATE target = VALUES(target)
                        """)
                .param("target", target)
                .param("now", Timestamp.from(now))
                .param("by", acting.now().person().map(Id::value).orElse(null))
                .update();
        if (added > 0) {
            changed(now, "lets webhooks call " + target);
        }
    }

    /** @throws Refused with code {@code not-allowed} where it had not been allowed */
    @PreAuthorize(Access.ADMINISTRATORS)
    public void forbid(String target) {
        int gone = jdbc.sql("DELETE FROM webhook_allowed WHERE target = :target")
                .param("target", target)
                .update();
        if (gone == 0) {
            throw Refused.notFound("not-allowed", "%s is not among what is allowed", target);
        }
        changed(clock.instant(), "lets webhooks call %s no longer".formatted(target));
    }

    private void changed(Instant now, String summary) {
        settings.changed(Webhooks.SUBJECT);
        events.publishEvent(new WebhookChanged(now, acting.now().person(), Optional.empty(), summary));
    }

    private static String normal(String text) {
        String target = text.strip().toLowerCase(Locale.ROOT);
        if (Network.looksLike(target)) {
            return Network.parse(target).toString();
        }
        if (target.length() > LONGEST || !target.matches(HOST)) {
            throw Refused.invalid("bad-host", "\"%s\" is no host, such as hooks.example.internal", text.strip());
        }
        return target;
    }
}
