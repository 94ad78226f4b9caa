package dev.accord.people;

import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.Recorded;
import dev.accord.shared.Refused;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people of the portal: who joins, who leaves, which roles and teams they have, and their passwords. */
@Service
@Transactional
public class People {

    private final Persons persons;
    private final Teams teams;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final PasswordEncoder passwords;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    People(
            Persons persons,
            Teams teams,
            JdbcClient jdbc,
            Ids ids,
            Clock clock,
            PasswordEncoder passwords,
            Acting acting,
            ApplicationEventPublisher events) {
        this.persons = persons;
        this.teams = teams;
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.passwords = passwords;
        this.acting = acting;
        this.events = events;
    }

    /** Takes in people as a source describes them; those already known by external id are updated. */
    @PreAuthorize(Access.ADMINISTRATORS)
    public List<Recorded> record(List<PersonRecord> records) {
        List<Recorded> results = new ArrayList<>();
        for (PersonRecord record : records) {
            results.add(record(record));
        }
        return results;
    }

    private Recorded record(PersonRecord record) {
        @Nullable
        Id team =
                record.team().map(name -> teamNamed(name, record.department())).orElse(null);
        Optional<Person> known = persons.findBySourceAndExternalId(record.source(), record.externalId());
        refuseForeignEmail(record, known.map(Person::id));
        if (known.isPresent()) {
            Person person = known.get();
            if (!person.follow(record, team)) {
                return new Recorded(person.id(), Recorded.Result.UNCHANGED);
            }
            persons.save(person);
            tell(person, "took over the changes of %s from %s".formatted(person.name(), record.source()));
            return new Recorded(person.id(), Recorded.Result.UPDATED);
        }
        if (record.roles().isEmpty()) {
            throw Refused.invalid("no-role", "%s %s needs at least one role", record.firstName(), record.lastName());
        }
        Person person = Person.from(ids.next(), record, team, clock.instant());
        persons.save(person);
        tell(person, "added %s from %s".formatted(person.name(), record.source()));
        return new Recorded(person.id(), Recorded.Result.CREATED);
    }

    private void refuseForeignEmail(PersonRecord record, Optional<Id> self) {
        record.email().map(email -> email.strip().toLowerCase(Locale.ROOT)).ifPresent(email -> {
            boolean taken =
                    jdbc.sql("SELECT COUNT(*) FROM person WHERE (email = :email OR username = :email) AND id <> :self")
                                    .param("email", email)
                                    .param("self", self.map(Id::value).orElse(0L))
                                    .query(Long.class)
                                    .single()
                            > 0;
            if (taken) {
                throw Refused.conflict("email-taken", "the e-mail %s belongs to somebody else already", email);
            }
        });
    }

    /** Founds a team, or finds the one of that name. */
    @PreAuthorize(Access.ADMINISTRATORS)
    public Id found(String team, String department, WorkingHours hours) {
        return teams.findByName(team.strip()).map(Team::id).orElseGet(() -> {
            departmentExists(department);
            Team founded = Team.of(ids.next(), team.strip(), department, hours);
            teams.save(founded);
            events.publishEvent(new PersonEvent(
                    clock.instant(),
                    acting.now().person(),
                    "team",
                    Optional.of(founded.id()),
                    "founded the team " + team));
            return founded.id();
        });
    }

    /**
     * Lets a team work at other hours. Clocks that run already keep the due times that were agreed.
     *
     * @param week the hours of each week; its own days off do not count
     * @throws Refused with code {@code unknown-team} or {@code bad-day-off}
     */
    @PreAuthorize(Access.ADMINISTRATORS)
    public void changeHours(Id id, WorkingHours week, List<DayOff> daysOff) {
        Team team = teams.findById(id).orElseThrow(() -> Refused.notFound("unknown-team", "there is no team %s", id));
        if (daysOff.stream().map(DayOff::day).distinct().count() < daysOff.size()) {
            throw Refused.invalid("bad-day-off", "each day off is named once");
        }
        team.work(week, daysOff);
        teams.save(team);
        events.publishEvent(new PersonEvent(
                clock.instant(),
                acting.now().person(),
                "team",
                Optional.of(id),
                "changed the working hours of %s: %s to %s, %d days off"
                        .formatted(team.name(), week.from(), week.to(), daysOff.size())));
    }

    private Id teamNamed(String name, Optional<String> department) {
        return teams.findByName(name.strip()).map(Team::id).orElseGet(() -> {
            String code = department.orElseThrow(() -> Refused.invalid(
                    "missing-department", "the team %s is new: name its department, MARKETING or SALES", name));
            WorkingHours hours = WorkingHours.officeHours(clock.getZone());
            return found(name, code.strip().toUpperCase(Locale.ROOT), hours);
        });
    }

    private void departmentExists(String code) {
        List<String> codes = jdbc.sql("SELECT code FROM department ORDER BY code")
                .query(String.class)
                .list();
        if (!codes.contains(code)) {
            throw Refused.invalid("unknown-department", "there is no department %s; there are %s", code, codes);
        }
    }

    /** Adds a person who signs in with a one-time password. @return that password, which is shown once */
    @PreAuthorize(Access.ADMINISTRATORS)
    public String invite(String username, String firstName, String lastName, Set<Role> roles, Optional<Id> team) {
        String password = Passwords.oneTime();
        welcome(username, firstName, lastName, roles, team, password, true);
        return password;
    }

    /** Adds a person with a known password. @param once whether they must choose their own at the first sign-in */
    @PreAuthorize(Access.ADMINISTRATORS)
    public Id welcome(
            String username,
            String firstName,
            String lastName,
            Set<Role> roles,
            Optional<Id> team,
            String password,
            boolean once) {
        if (username.isBlank() || (firstName.isBlank() && lastName.isBlank())) {
            throw Refused.invalid("missing-name", "a person needs a log-in name and a name");
        }
        if (roles.isEmpty()) {
            throw Refused.invalid("no-role", "%s needs at least one role", username);
        }
        if (persons.findByUsername(username.strip().toLowerCase(Locale.ROOT)).isPresent()) {
            throw Refused.conflict("username-taken", "the log-in name %s is taken", username);
        }
        Person person = Person.withLogIn(
                ids.next(),
                username,
                firstName,
                lastName,
                roles,
                team.orElse(null),
                passwords.encode(password),
                once,
                clock.instant());
        persons.save(person);
        tell(person, "added %s".formatted(person.name()));
        return person.id();
    }

    /** Gives a person a new one-time password. @return that password, which is shown once */
    @PreAuthorize(Access.ADMINISTRATORS)
    public String resetPassword(Id id) {
        Person person = person(id);
        if (person.username().isEmpty()) {
            throw Refused.unprocessable("no-username", "%s has no e-mail, so cannot sign in", person.name());
        }
        String password = Passwords.oneTime();
        person.takePassword(passwords.encode(password), true);
        persons.save(person);
        tell(person, "gave %s a one-time password".formatted(person.name()));
        events.publishEvent(new AccessChanged(id));
        return password;
    }

    @PreAuthorize(Access.ADMINISTRATORS)
    public void assign(Id id, Set<Role> roles, Optional<Id> team) {
        Person person = person(id);
        if (acting.now().person().equals(Optional.of(id)) && !roles.contains(Role.ADMIN)) {
            throw Refused.conflict("own-role", "you cannot take the role of administrator from yourself");
        }
        person.assign(roles, team.orElse(null));
        persons.save(person);
        tell(
                person,
                "assigned %s to %s"
                        .formatted(
                                person.name(),
                                roles.stream().map(Role::label).sorted().toList()));
        events.publishEvent(new AccessChanged(id));
    }

    /** Lets a person in no more. What they did stays under their name. */
    @PreAuthorize(Access.ADMINISTRATORS)
    public void retire(Id id) {
        Person person = person(id);
        if (acting.now().person().equals(Optional.of(id))) {
            throw Refused.conflict("own-retirement", "you cannot retire yourself");
        }
        person.retire();
        persons.save(person);
        tell(person, "retired %s".formatted(person.name()));
        events.publishEvent(new AccessChanged(id));
    }

    @PreAuthorize(Access.ADMINISTRATORS)
    public void readmit(Id id) {
        Person person = person(id);
        person.comeBack();
        persons.save(person);
        tell(person, "readmitted %s".formatted(person.name()));
    }

    /** @throws Refused with code {@code wrong-password} or {@code weak-password} */
    @PreAuthorize(Access.SIGNED_IN)
    public void changeOwnPassword(String current, String chosen) {
        Person person = person(acting.person());
        boolean right = person.passwordHash()
                .filter(hash -> passwords.matches(current, hash))
                .isPresent();
        if (!right) {
            throw Refused.invalid("wrong-password", "the current password is not right");
        }
        Passwords.refuseWeak(chosen, current, person.username().orElse(""));
        person.takePassword(passwords.encode(chosen), false);
        persons.save(person);
        tell(person, "changed their password");
        events.publishEvent(new AccessChanged(person.id()));
    }

    boolean nobodyYet() {
        return persons.count() == 0;
    }

    private Person person(Id id) {
        return persons.findById(id).orElseThrow(() -> Refused.notFound("unknown-person", "there is no person %s", id));
    }

    private void tell(Person person, String summary) {
        events.publishEvent(
                new PersonEvent(clock.instant(), acting.now().person(), "person", Optional.of(person.id()), summary));
    }
}
