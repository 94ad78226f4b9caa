package dev.accord.glossary;

import dev.accord.people.DepartmentCard;
import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A term with everything that was ever proposed for it.
 *
 * @param versions in the order of their numbers
 */
public record TermStory(Term term, List<VersionCard> versions) implements Serializable {

    public TermStory {
        versions = List.copyOf(versions);
    }

    /** The version in force at that moment. */
    public Optional<VersionCard> inForce(Instant at) {
        return versions.stream()
                .filter(version -> version.effectiveFrom() != null
                        && !version.effectiveFrom().isAfter(at))
                .max(Comparator.comparingInt(VersionCard::version));
    }

    /** Signed by everybody, but its day has not come. */
    public Optional<VersionCard> signedFor(Instant later) {
        return versions.stream()
                .filter(version -> version.effectiveFrom() != null
                        && version.effectiveFrom().isAfter(later))
                .filter(version -> inForce(later)
                        .filter(now -> now.version() > version.version())
                        .isEmpty())
                .max(Comparator.comparingInt(VersionCard::version));
    }

    public Optional<VersionCard> draft() {
        return versions.stream().filter(VersionCard::isOpen).findFirst();
    }

    public Optional<VersionCard> numbered(int number) {
        return versions.stream().filter(version -> version.version() == number).findFirst();
    }

    /** The departments that have not signed what the draft says now. */
    public List<DepartmentCard> missing(VersionCard draft) {
        return term.departments().stream()
                .filter(department -> !draft.isSignedFor(department.code()))
                .toList();
    }
}
