package dev.accord.people;

import dev.accord.shared.Id;
import java.io.Serializable;
import java.security.Principal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Who is at work: a person who signed in, or whose token is used, or the portal itself. */
public final class SignedIn implements Principal, Serializable {

    private static final long serialVersionUID = 1L;

    private final @Nullable Id person;
    private final String name;
    private final @Nullable Id team;
    private final @Nullable String department;
    private final Set<Role> roles;
    private final boolean mustChangePassword;

    private SignedIn(
            @Nullable Id person,
            String name,
            @Nullable Id team,
            @Nullable String department,
            Set<Role> roles,
            boolean mustChangePassword) {
        this.person = person;
        this.name = name;
        this.team = team;
        this.department = department;
        this.roles = Set.copyOf(roles);
        this.mustChangePassword = mustChangePassword;
    }

    static SignedIn as(PersonCard card, boolean mustChangePassword) {
        return new SignedIn(
                card.id(),
                card.name(),
                card.team().orElse(null),
                card.department().orElse(null),
                card.roles(),
                mustChangePassword);
    }

    /** The portal, which does its own chores with every right and under no person's name. */
    static SignedIn portal() {
        return new SignedIn(null, "Accord", null, null, EnumSet.allOf(Role.class), false);
    }

    /** Empty for the portal itself. */
    public Optional<Id> person() {
        return Optional.ofNullable(person);
    }

    @Override
    public String getName() {
        return name;
    }

    public String name() {
        return name;
    }

    public Optional<Id> team() {
        return Optional.ofNullable(team);
    }

    public Optional<String> department() {
        return Optional.ofNullable(department);
    }

    public Set<Role> roles() {
        return roles;
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Whether they lead that person's department, or administer the portal. */
    public boolean speaksFor(PersonCard card) {
        boolean leads = is(Role.MARKETING_LEAD) || is(Role.SALES_MANAGER);
        return is(Role.ADMIN) || (leads && department != null && department().equals(card.department()));
    }

    /** A one-time password lets its owner do nothing but choose a new one. */
    public boolean mustChangePassword() {
        return mustChangePassword;
    }

    Collection<GrantedAuthority> authorities() {
        return List.copyOf(roles.stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList());
    }

    /** Sessions belong to a person, whatever their roles were when they signed in. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedIn that && Objects.equals(person, that.person) && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(person, name);
    }

    @Override
    public String toString() {
        return name;
    }
}
