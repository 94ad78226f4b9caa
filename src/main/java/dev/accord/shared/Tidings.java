package dev.accord.shared;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What people should hear of. A module publishes it in the transaction in which it became true; how somebody is told is
 * their own choice, and nothing of the module's.
 *
 * @param told to whom what is told
 * @param settled offers and disputes about which nothing is to be done any more, so that nobody needs to hear of them
 */
public record Tidings(List<Tiding> told, Set<Id> settled) {

    public Tidings {
        told = List.copyOf(told);
        settled = Set.copyOf(settled);
    }

    public static Tidings of(Collection<Tiding> told) {
        return new Tidings(List.copyOf(told), Set.of());
    }
}
