package dev.accord.goals;

import dev.accord.metrics.Breakdown;
import dev.accord.metrics.FigureQuery;
import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.people.Directory;
import dev.accord.people.PersonCard;
import dev.accord.people.Role;
import dev.accord.people.SignedIn;
import dev.accord.people.TeamCard;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who has targets, and who may set them: the company, its teams, and their people. */
@Service
@Transactional(readOnly = true)
public class TargetOwners {

    private final Directory directory;
    private final GoalRows rows;
    private final Acting acting;

    TargetOwners(Directory directory, GoalRows rows, Acting acting) {
        this.directory = directory;
        this.rows = rows;
        this.acting = acting;
    }

    /** @throws Refused with code {@code unknown-team} or {@code unknown-person} */
    @PreAuthorize(Access.SIGNED_IN)
    public OwnerCard card(Owner owner) {
        return switch (owner) {
            case Owner.Company company -> new OwnerCard(company, "The company", true);
            case Owner.OfTeam team -> card(team(team.team()));
            case Owner.OfPerson person -> card(directory.card(person.person()));
        };
    }

    @PreAuthorize(Access.SIGNED_IN)
    public List<OwnerCard> teams() {
        return directory.teams().stream()
                .sorted(Comparator.comparing(TeamCard::name))
                .map(TargetOwners::card)
                .toList();
    }

    /** The people of a team by name, with those of them who left and have targets. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<OwnerCard> peopleOf(Id team) {
        Set<Id> known = rows.people();
        return members(team)
                .filter(person -> person.active() || known.contains(person.id()))
                .map(TargetOwners::card)
                .toList();
    }

    /** The team of somebody; empty for every other owner, and for who is in none. */
    @PreAuthorize(Access.SIGNED_IN)
    public Optional<Id> teamOf(Owner owner) {
        return owner instanceof Owner.OfPerson person
                ? directory.card(person.person()).team()
                : Optional.empty();
    }

    /** The person who asks; empty for the portal itself. */
    @PreAuthorize(Access.SIGNED_IN)
    public Optional<OwnerCard> me() {
        return acting.now().person().map(directory::card).map(TargetOwners::card);
    }

    /**
     * Whether the person who asks may set targets of that owner: those who answer for the revenue goal that of the company,
     * a head those of their own team and its people, an administrator all.
     */
    @PreAuthorize(Access.SIGNED_IN)
    public boolean maySet(Owner owner) {
        SignedIn who = acting.now();
        boolean head = who.is(Role.MARKETING_LEAD) || who.is(Role.SALES_MANAGER);
        return who.is(Role.ADMIN)
                || (head
                        && switch (owner) {
                            case Owner.Company company -> true;
                            case Owner.OfTeam team -> who.team().equals(Optional.of(team.team()));
                            case Owner.OfPerson person ->
                                who.team().isPresent() && who.team().equals(teamOf(person));
                        });
    }

    /** The same question about what is that owner's. A team is those who are in it today. */
    FigureQuery narrowed(FigureQuery query, Owner owner) {
        return switch (owner) {
            case Owner.Company company -> query;
            case Owner.OfTeam team ->
                query.narrowedTo(Breakdown.TEAM, card(team).name());
            case Owner.OfPerson person ->
                query.narrowedTo(Breakdown.PERSON, card(person).name());
        };
    }

    /** Those whose targets add up to that of the owner: the teams, or who works in a team today. */
    List<OwnerCard> partsOf(Owner owner) {
        return switch (owner) {
            case Owner.Company company -> teams();
            case Owner.OfTeam team ->
                members(team.team())
                        .filter(PersonCard::active)
                        .map(TargetOwners::card)
                        .toList();
            case Owner.OfPerson person -> List.of();
        };
    }

    private Stream<PersonCard> members(Id team) {
        return directory.everybody().stream().filter(person -> person.team().equals(Optional.of(team)));
    }

    private TeamCard team(Id id) {
        return directory.teams().stream()
                .filter(team -> team.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("unknown-team", "there is no team %s", id));
    }

    private static OwnerCard card(TeamCard team) {
        return new OwnerCard(new Owner.OfTeam(team.id()), team.name(), true);
    }

    private static OwnerCard card(PersonCard person) {
        return new OwnerCard(new Owner.OfPerson(person.id()), person.name(), person.active());
    }
}
