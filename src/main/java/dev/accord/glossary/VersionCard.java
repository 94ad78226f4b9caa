package dev.accord.glossary;

import dev.accord.glossary.criteria.Criteria;
import dev.accord.shared.Id;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version of a term as its readers see it: a draft, signed, or withdrawn.
 *
 * @param term its key
 * @param name of the term
 * @param revision grows with each change of a draft
 * @param effectiveFrom null until everybody has signed
 * @param signatures also those that are void
 * @param comments how many there are
 */
public record VersionCard(
        Id id,
        String term,
        String name,
        int version,
        int revision,
        Proposal says,
        @Nullable String owner,
        @Nullable Instant effectiveFrom,
        Stamp proposed,
        @Nullable Stamp revised,
        @Nullable Withdrawal withdrawn,
        List<Signature> signatures,
        long comments)
        implements Serializable {

    /** Who did something, and when; nobody where it was the portal. */
    public record Stamp(@Nullable Id personId, @Nullable String person, Instant at) implements Serializable {}

    /** Who took a draft back, when and why. */
    public record Withdrawal(@Nullable String person, Instant at, String why) implements Serializable {}

    public VersionCard {
        signatures = List.copyOf(signatures);
    }

    /** Such as "Average deal size v2". */
    public String label() {
        return name + " v" + version;
    }

    /** Neither signed by all nor withdrawn. */
    public boolean isOpen() {
        return effectiveFrom == null && withdrawn == null;
    }

    public boolean isSigned() {
        return effectiveFrom != null;
    }

    public Optional<Criteria> criteria() {
        return Optional.ofNullable(says.criteria());
    }

    /** The signatures under what it says now. */
    public List<Signature> valid() {
        return signatures.stream().filter(one -> one.revision() == revision).toList();
    }

    /** Those under what it said before, of departments that have not signed again. */
    public List<Signature> outdated() {
        return signatures.stream()
                .filter(one -> one.revision() < revision && !isSignedFor(one.department()))
                .filter(one -> signatures.stream()
                        .noneMatch(other ->
                                other.department().equals(one.department()) && other.revision() > one.revision()))
                .toList();
    }

    public boolean isSignedFor(String department) {
        return valid().stream().anyMatch(one -> one.department().equals(department));
    }
}
