package dev.accord.activity;

import dev.accord.shared.Id;
import java.util.Set;

/** The bells of these people say something else now. */
public record BellsRung(Set<Id> people) {

    public BellsRung {
        people = Set.copyOf(people);
    }
}
