package dev.accord.handoffs;

import dev.accord.people.Absence;
import dev.accord.people.Directory;
import dev.accord.people.PersonCard;
import dev.accord.people.Presence;
import dev.accord.people.Role;
import dev.accord.people.TeamCard;
import dev.accord.people.WorkingHours;
import dev.accord.shared.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who of a department can take offers at one moment. Somebody counts as away whose next working hour falls into an
 * absence: what is offered on Friday evening concerns Monday.
 */
final class Roster {

    private final Instant at;
    private final List<PersonCard> everybody;
    private final Map<Id, TeamCard> teams;
    private final Map<Id, List<Absence>> absences;
    private final WorkingHours usual;

    private Roster(
            Instant at,
            List<PersonCard> everybody,
            Map<Id, TeamCard> teams,
            Map<Id, List<Absence>> absences,
            WorkingHours usual) {
        this.at = at;
        this.everybody = everybody;
        this.teams = teams;
        this.absences = absences;
        this.usual = usual;
    }

    static Roster of(String department, Instant at, Directory directory, Presence presence) {
        List<PersonCard> everybody = Stream.of(Role.SALES_REP, Role.SALES_MANAGER)
                .flatMap(role -> directory.withRole(role, department).stream())
                .collect(Collectors.toMap(PersonCard::id, Function.identity(), (one, same) -> one))
                .values()
                .stream()
                .sorted(Comparator.comparing(PersonCard::id))
                .toList();
        // a day earlier, as in some zone it still is that day
        LocalDate since = at.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1);
        return new Roster(
                at,
                everybody,
                directory.teams().stream().collect(Collectors.toMap(TeamCard::id, Function.identity())),
                presence.ofAll(everybody.stream().map(PersonCard::id).toList(), since).stream()
                        .collect(Collectors.groupingBy(Absence::person)),
                directory.hoursOfDepartment(department));
    }

    /** Everybody of the department who can answer an offer, those who are away too. */
    List<PersonCard> everybody() {
        return everybody;
    }

    /** Those who hold the role and are not away, within a team where one is named. */
    List<PersonCard> present(Role role, Optional<Id> team) {
        return everybody.stream()
                .filter(person -> person.is(role))
                .filter(person -> team.isEmpty() || person.team().equals(team))
                .filter(person -> absence(person).isEmpty())
                .toList();
    }

    /** Those of them who are at work at this moment; all where nobody is. */
    List<PersonCard> atWorkFirst(List<PersonCard> people) {
        List<PersonCard> atWork = people.stream()
                .filter(person -> hours(person).workingFrom(at).equals(at))
                .toList();
        return atWork.isEmpty() ? people : atWork;
    }

    /** Whether somebody of this team is there who can answer. */
    boolean hasAnybody(Id team) {
        return everybody.stream()
                .anyMatch(person -> person.team().equals(Optional.of(team))
                        && absence(person).isEmpty());
    }

    /** The teams in which somebody is there, the one that works first on top. */
    List<TeamCard> teamsWithSomebody() {
        return teams.values().stream()
                .filter(team -> hasAnybody(team.id()))
                .sorted(Comparator.comparing((TeamCard team) -> team.hours().workingFrom(at))
                        .thenComparing(TeamCard::name))
                .toList();
    }

    String nameOf(Id team) {
        return Optional.ofNullable(teams.get(team)).map(TeamCard::name).orElse("a team that is no more");
    }

    /** The absence into which the person's next working hour falls. */
    Optional<Absence> absence(PersonCard person) {
        List<Absence> all = absences.getOrDefault(person.id(), List.of());
        if (all.isEmpty()) {
            return Optional.empty();
        }
        WorkingHours hours = hours(person);
        LocalDate next = hours.workingFrom(at).atZone(hours.zone()).toLocalDate();
        return all.stream().filter(absence -> absence.covers(next)).findFirst();
    }

    /** Whether the person is away, and is not back before the day of that later moment is over. */
    boolean isAwayBeyond(PersonCard person, Instant later) {
        LocalDate day = later.atZone(hours(person).zone()).toLocalDate();
        return absence(person).filter(absence -> !absence.to().isBefore(day)).isPresent();
    }

    private WorkingHours hours(PersonCard person) {
        return person.team()
                .flatMap(team -> Optional.ofNullable(teams.get(team)))
                .map(TeamCard::hours)
                .orElse(usual);
    }
}
