package dev.accord.people;

import dev.accord.shared.Id;
import java.io.Serializable;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A person as others see them. */
public final class PersonCard implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Id id;
    private final String name;
    private final @Nullable String username;
    private final @Nullable String email;
    private final @Nullable Id team;
    private final @Nullable String teamName;
    private final @Nullable String department;
    private final Set<Role> roles;
    private final boolean active;

    PersonCard(
            Id id,
            String name,
            @Nullable String username,
            @Nullable String email,
            @Nullable Id team,
            @Nullable String teamName,
            @Nullable String department,
            Set<Role> roles,
            boolean active) {
        this.id = id;
        this.name = name;
        this.username = username;
        this.email = email;
        this.team = team;
        this.teamName = teamName;
        this.department = department;
        this.roles = Set.copyOf(roles);
        this.active = active;
    }

    public Id id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Optional<String> username() {
        return Optional.ofNullable(username);
    }

    public Optional<String> email() {
        return Optional.ofNullable(email);
    }

    public Optional<Id> team() {
        return Optional.ofNullable(team);
    }

    public Optional<String> teamName() {
        return Optional.ofNullable(teamName);
    }

    /** The code of the team's department. */
    public Optional<String> department() {
        return Optional.ofNullable(department);
    }

    public Set<Role> roles() {
        return roles;
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** False for those who left: they are named by the history, but are given nothing new. */
    public boolean active() {
        return active;
    }
}
