package dev.accord.people;

import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** A user of the portal. Who leaves is made inactive, as the history still names them. */
@Table("person")
class Person {

    @Table("person_role")
    record Grant(Role role) {}

    @org.springframework.data.annotation.Id
    private final Id id;

    private final @Nullable String source;
    private final @Nullable String externalId;
    private @Nullable String username;
    private @Nullable String email;
    private String firstName;
    private String lastName;
    private @Nullable Id teamId;
    private @Nullable String passwordHash;
    private boolean mustChangePassword;
    private boolean active;
    private final Instant createdAt;

    @MappedCollection(idColumn = "person_id")
    private Set<Grant> roles;

    @Version
    private int version;

    @PersistenceCreator
    Person(
            Id id,
            @Nullable String source,
            @Nullable String externalId,
            @Nullable String username,
            @Nullable String email,
            String firstName,
            String lastName,
            @Nullable Id teamId,
            @Nullable String passwordHash,
            boolean mustChangePassword,
            boolean active,
            Instant createdAt,
            Set<Grant> roles,
            int version) {
        this.id = id;
        this.source = source;
        this.externalId = externalId;
        this.username = username;
        this.email = email;
        this.firstName = firstName;
        this.lastName = lastName;
        this.teamId = teamId;
        this.passwordHash = passwordHash;
        this.mustChangePassword = mustChangePassword;
        this.active = active;
        this.createdAt = createdAt;
        this.roles = roles;
        this.version = version;
    }

    static Person from(Id id, PersonRecord record, @Nullable Id teamId, Instant createdAt) {
        String email = record.email().map(Person::tidy).orElse(null);
        return new Person(
                id,
                record.source(),
                record.externalId(),
                email,
                email,
                record.firstName(),
                record.lastName(),
                teamId,
                null,
                true,
                true,
                createdAt,
                grants(record.roles()),
                0);
    }

    /** The first administrator of an empty portal, and the people of the demo: named by a plain log-in name. */
    static Person withLogIn(
            Id id,
            String username,
            String firstName,
            String lastName,
            Set<Role> roles,
            @Nullable Id teamId,
            String passwordHash,
            boolean mustChangePassword,
            Instant createdAt) {
        return new Person(
                id,
                null,
                null,
                tidy(username),
                null,
                firstName,
                lastName,
                teamId,
                passwordHash,
                mustChangePassword,
                true,
                createdAt,
                grants(roles),
                0);
    }

    private static Set<Grant> grants(Set<Role> roles) {
        return roles.stream().map(Grant::new).collect(Collectors.toSet());
    }

    private static String tidy(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** Takes over what the source now says. @return whether anything changed */
    boolean follow(PersonRecord record, @Nullable Id team) {
        @Nullable String newEmail = record.email().map(Person::tidy).orElse(email);
        @Nullable Id newTeam = team == null ? teamId : team;
        Set<Role> newRoles = record.roles().isEmpty() ? roles() : record.roles();
        boolean same = Objects.equals(newEmail, email)
                && record.firstName().equals(firstName)
                && record.lastName().equals(lastName)
                && Objects.equals(newTeam, teamId)
                && newRoles.equals(roles());
        if (same) {
            return false;
        }
        if (Objects.equals(username, email)) {
            username = newEmail;
        }
        email = newEmail;
        firstName = record.firstName();
        lastName = record.lastName();
        teamId = newTeam;
        roles = grants(newRoles);
        return true;
    }

    void assign(Set<Role> newRoles, @Nullable Id newTeam) {
        if (newRoles.isEmpty()) {
            throw Refused.invalid("no-role", "%s needs at least one role", name());
        }
        roles = grants(newRoles);
        teamId = newTeam;
    }

    void retire() {
        active = false;
    }

    void comeBack() {
        active = true;
    }

    void takePassword(String hash, boolean once) {
        passwordHash = hash;
        mustChangePassword = once;
    }

    Id id() {
        return id;
    }

    String name() {
        return (firstName + " " + lastName).strip();
    }

    Optional<String> username() {
        return Optional.ofNullable(username);
    }

    Optional<String> passwordHash() {
        return Optional.ofNullable(passwordHash);
    }

    boolean mustChangePassword() {
        return mustChangePassword;
    }

    boolean active() {
        return active;
    }

    Optional<Id> team() {
        return Optional.ofNullable(teamId);
    }

    Set<Role> roles() {
        Set<Role> all = EnumSet.noneOf(Role.class);
        roles.forEach(grant -> all.add(grant.role()));
        return all;
    }
}
