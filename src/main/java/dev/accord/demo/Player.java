package dev.accord.demo;

import dev.accord.people.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The people of the story. All are invented; those with a log-in name can sign in. */
enum Player {
    NORA("Nora", "Lindgren", Role.MARKETER, Crew.DEMAND, "marketer"),
    HELENA("Helena", "Castell", Role.MARKETING_LEAD, Crew.DEMAND, "marketing-lead"),
    JONAS("Jonas", "Wyss", Role.MARKETER, Crew.DEMAND, null),
    PRIYA("Priya", "Raman", Role.MARKETER, Crew.CONTENT, null),
    TOMAS("Tomas", "Hale", Role.MARKETER, Crew.CONTENT, null),
    MILO("Milo", "Berger", Role.SALES_REP, Crew.RHINE, "rep"),
    AYLIN("Aylin", "Demir", Role.SALES_REP, Crew.RHINE, null),
    PETRA("Petra", "Novak", Role.SALES_REP, Crew.RHINE, null),
    DAVID("David", "Okafor", Role.SALES_MANAGER, Crew.RHINE, "sales-manager"),
    LUKAS("Lukas", "Steiner", Role.SALES_REP, Crew.DANUBE, null),
    SOFIA("Sofia", "Marin", Role.SALES_REP, Crew.DANUBE, null),
    INGRID("Ingrid", "Sommer", Role.SALES_MANAGER, Crew.DANUBE, null),
    MARGAUX("Margaux", "Delorme", Role.EXECUTIVE, null, "executive"),
    RAVI("Ravi", "Menon", Role.ADMIN, null, "admin");

    /** Of everybody with a log-in name. */
    static final String PASSWORD = "accord-demo";

    static final List<Player> MARKETERS = List.of(NORA, JONAS, PRIYA, TOMAS);

    private final String firstName;
    private final String lastName;
    private final Role role;
    private final @Nullable Crew crew;
    private final @Nullable String username;

    Player(String firstName, String lastName, Role role, @Nullable Crew crew, @Nullable String username) {
        this.firstName = firstName;
        this.lastName = lastName;
        this.role = role;
        this.crew = crew;
        this.username = username;
    }

    static List<String> usernames() {
        return Stream.of(values()).flatMap(player -> player.username().stream()).toList();
    }

    String firstName() {
        return firstName;
    }

    String lastName() {
        return lastName;
    }

    String fullName() {
        return firstName + " " + lastName;
    }

    String email() {
        return "%s.%s@lagerwerk.example".formatted(firstName, lastName).toLowerCase(Locale.ROOT);
    }

    Set<Role> roles() {
        return EnumSet.of(role);
    }

    Optional<Crew> crew() {
        return Optional.ofNullable(crew);
    }

    Optional<String> username() {
        return Optional.ofNullable(username);
    }
}
