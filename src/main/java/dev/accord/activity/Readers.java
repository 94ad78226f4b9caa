package dev.accord.activity;

import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Tiding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What each person wants to be told of, and how. */
@Service
@Transactional
public class Readers {

    /** A log-in name that is an address is one where no other is known. */
    private static final String READERS = """
            SELECT p.id, TRIM(CONCAT(p.first_name, ' ', p.last_name)) AS name,
                   COALESCE(p.email, CASE WHEN p.username LIKE '%_@_%' THEN p.username END) AS address,
                   t.zone AS home, c.bell, c.mail, c.quiet_from, c.quiet_to, c.bundling, c.zone
              FROM person p
              LEFT JOIN team t ON t.id = p.team_id
              LEFT JOIN notification_choice c ON c.person_id = p.id
             WHERE p.active AND p.id IN (:people)
            """;

    private final JdbcClient jdbc;
    private final Acting acting;
    private final PostOffice post;
    private final ZoneId zone;

    Readers(JdbcClient jdbc, Acting acting, PostOffice post, @Value("${accord.zone:UTC}") ZoneId zone) {
        this.jdbc = jdbc;
        this.acting = acting;
        this.post = post;
        this.zone = zone;
    }

    /** Whether the portal has a mail server; without one no e-mail is written. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public boolean mailGoesOut() {
        return post.isOpen();
    }

    /** Oneself. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public Reader me() {
        Id me = acting.person();
        return Objects.requireNonNull(
                of(Set.of(me)).get(me), () -> "person %s is signed in, but not here".formatted(me));
    }

    /** Says what oneself wants to be told of from now on. What waits already goes out as it was wanted before. */
    @PreAuthorize(Access.SIGNED_IN)
    public void choose(Wishes wishes) {
        jdbc.sql("""
                        INSERT INTO notification_choice (person_id, bell, mail, quiet_from, quiet_to, bundling, zone)
                        VALUES (:person, :bell, :mail, :from, :to, :bundling, :zone)
                        ON DUPLICATE KEY UPDATE bell = VALUES(bell), mail = VALUES(mail), quiet_from = VALUES(quiet_from),
                               quiet_to = VALUES(quiet_to), bundling = VALUES(bundling), zone = VALUES(zone)
                        """)
                .param("person", acting.person().value())
                .param("bell", written(wishes.bell()))
                .param("mail", written(wishes.mail()))
                .param("from", wishes.quiet().map(QuietHours::from).orElse(null))
                .param("to", wishes.quiet().map(QuietHours::to).orElse(null))
                .param("bundling", wishes.bundling().name())
                .param("zone", wishes.zone().map(ZoneId::getId).orElse(null))
                .update();
    }

    /** Those of them who are here: who has left is told nothing. */
    Map<Id, Reader> of(Collection<Id> people) {
        return people.isEmpty()
                ? Map.of()
                : jdbc
                        .sql(READERS)
                        .param("people", people.stream().map(Id::value).toList())
                        .query(this::reader)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Reader::person, reader -> reader));
    }

    private Reader reader(ResultSet row, int number) throws SQLException {
        @Nullable String home = row.getString("home");
        @Nullable String bell = row.getString("bell");
        return new Reader(
                new Id(row.getLong("id")),
                row.getString("name"),
                row.getString("address"),
                home == null ? zone : ZoneId.of(home),
                bell == null
                        ? Wishes.usual()
                        : new Wishes(
                                kinds(bell),
                                kinds(row.getString("mail")),
                                quiet(row),
                                Bundling.valueOf(row.getString("bundling")),
                                Optional.ofNullable(row.getString("zone")).map(ZoneId::of)));
    }

    private static Optional<QuietHours> quiet(ResultSet row) throws SQLException {
        @Nullable LocalTime from = row.getObject("quiet_from", LocalTime.class);
        return from == null
                ? Optional.empty()
                : Optional.of(new QuietHours(from, row.getObject("quiet_to", LocalTime.class)));
    }

    private static String written(Set<Tiding.Kind> kinds) {
        return kinds.stream().sorted().map(Enum::name).collect(Collectors.joining(" "));
    }

    private static Set<Tiding.Kind> kinds(String written) {
        List<Tiding.Kind> kinds = Arrays.stream(written.split(" "))
                .filter(name -> !name.isEmpty())
                .map(Tiding.Kind::valueOf)
                .toList();
        return kinds.isEmpty() ? EnumSet.noneOf(Tiding.Kind.class) : EnumSet.copyOf(kinds);
    }
}
