package dev.accord.handoffs;

import dev.accord.people.PersonCard;
import dev.accord.shared.Id;
import java.util.Optional;

/** Where an offer goes, and why there. */
record Route(Lane lane, Optional<PersonCard> person, Optional<Id> team, String why) {

    private static final int LONGEST_WHY = 300;

    Route {
        why = why.length() <= LONGEST_WHY ? why : why.substring(0, LONGEST_WHY - 1) + "…";
    }

    static Route to(PersonCard person, String why) {
        return new Route(Lane.PERSON, Optional.of(person), person.team(), why);
    }

    static Route toTeam(Id team, String why) {
        return new Route(Lane.TEAM, Optional.empty(), Optional.of(team), why);
    }

    static Route toDepartment(String why) {
        return new Route(Lane.DEPARTMENT, Optional.empty(), Optional.empty(), why);
    }

    static Route nowhere(String why) {
        return new Route(Lane.UNROUTED, Optional.empty(), Optional.empty(), why);
    }

    Route because(String reason) {
        return new Route(lane, person, team, reason + ": " + why);
    }
}
