package dev.accord.people;

import dev.accord.database.Kept;
import dev.accord.database.Settings;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Who there is, in which team, and when they work. */
@Service
public class Directory {

    private static final String CARDS = """
            SELECT p.id, TRIM(CONCAT(p.first_name, ' ', p.last_name)) AS name, p.username, p.email, p.active,
                   t.id AS team_id, t.name AS team_name, t.department_code,
                   (SELECT GROUP_CONCAT(r.role) FROM person_role r WHERE r.person_id = p.id) AS roles
              FROM person p LEFT JOIN team t ON t.id = p.team_id
            """;

    /** The subject of what follows from people and teams. */
    public static final String SUBJECT = "people";

    private final Settings settings;
    private final Kept<List<PersonCard>> lists;
    private final Kept<PersonCard> cards;
    private final Kept<List<TeamCard>> teamCards;
    private final Kept<WorkingHours> hours;
    private final JdbcClient jdbc;
    private final Teams teams;
    private final ZoneId zone;

    Directory(JdbcClient jdbc, Teams teams, Settings settings, @Value("${accord.zone:UTC}") ZoneId zone) {
        this.jdbc = jdbc;
        this.teams = teams;
        this.zone = zone;
        this.settings = settings;
        this.lists = settings.kept(SUBJECT);
        this.cards = settings.kept(SUBJECT);
        this.teamCards = settings.kept(SUBJECT);
        this.hours = settings.kept(SUBJECT);
    }

    @PreAuthorize(Access.SIGNED_IN)
    public List<PersonCard> everybody() {
        return lists.get(() -> jdbc.sql(CARDS + " ORDER BY name, p.id")
                .query(Directory::personCard)
                .list());
    }

    /** @throws Refused with code {@code unknown-person} */
    @PreAuthorize(Access.SIGNED_IN)
    public PersonCard card(Id person) {
        return cardOf(person);
    }

    /** The active people of a department who hold the role. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<PersonCard> withRole(Role role, String department) {
        return lists.get(
                List.of(role, department),
                () -> jdbc.sql(CARDS + """
                         WHERE p.active AND t.department_code = :department
                           AND EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = p.id AND r.role = :role)
                         ORDER BY p.id
                        """)
                        .param("department", department)
                        .param("role", role.name())
                        .query(Directory::personCard)
                        .list());
    }

    /** Finds a person by e-mail, log-in name, external id or full name, in this order; empty where nobody or several fit. */
    @PreAuthorize(Access.SIGNED_IN)
    public Optional<PersonCard> named(String reference) {
        List<PersonCard> found = jdbc.sql(CARDS + """
                         WHERE p.email = :reference OR p.username = :reference OR p.external_id = :reference
                        """)
                .param("reference", reference.strip())
                .query(Directory::personCard)
                .list();
        if (found.isEmpty()) {
            found = jdbc.sql(CARDS + " WHERE TRIM(CONCAT(p.first_name, ' ', p.last_name)) = :name")
                    .param("name", reference.strip())
                    .query(Directory::personCard)
                    .list();
        }
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    @PreAuthorize(Access.SIGNED_IN)
    public List<TeamCard> teams() {
        return teamCards.get(() -> teams.findAll().stream().map(Directory::card).toList());
    }

    @PreAuthorize(Access.SIGNED_IN)
    public List<DepartmentCard> departments() {
        return jdbc.sql("SELECT code, name FROM department ORDER BY name")
                .query(DepartmentCard.class)
                .list();
    }

    /** The hours of that team; office hours in the portal's zone where no team is named. */
    @PreAuthorize(Access.SIGNED_IN)
    public WorkingHours hoursOf(Optional<Id> team) {
        return hours.get(
                team,
                () -> team.flatMap(teams::findById).map(Team::hours).orElseGet(() -> WorkingHours.officeHours(zone)));
    }

    /** The hours of the department's first team by name. */
    @PreAuthorize(Access.SIGNED_IN)
    public WorkingHours hoursOfDepartment(String department) {
        return hours.get(
                department,
                () -> hoursOf(teams.findByDepartmentCodeOrderByName(department).stream()
                        .findFirst()
                        .map(Team::id)));
    }

    PersonCard cardOf(Id person) {
        return cards.get(
                person,
                () -> jdbc.sql(CARDS + " WHERE p.id = :id")
                        .param("id", person.value())
                        .query(Directory::personCard)
                        .optional()
                        .orElseThrow(() -> Refused.notFound("unknown-person", "there is no person %s", person)));
    }

    /** Before anybody else hears of it and asks who there is. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(PersonEvent changed) {
        settings.changed(SUBJECT);
    }

    private static TeamCard card(Team team) {
        return new TeamCard(team.id(), team.name(), team.departmentCode(), team.hours(), team.daysOff());
    }

    private static PersonCard personCard(ResultSet row, int number) throws SQLException {
        @Nullable String roles = row.getString("roles");
        long team = row.getLong("team_id");
        return new PersonCard(
                new Id(row.getLong("id")),
                row.getString("name"),
                row.getString("username"),
                row.getString("email"),
                team == 0 ? null : new Id(team),
                row.getString("team_name"),
                row.getString("department_code"),
                roles == null
                        ? Set.of()
                        : Arrays.stream(roles.split(",")).map(Role::valueOf).collect(Collectors.toSet()),
                row.getBoolean("active"));
    }
}
