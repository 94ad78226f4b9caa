package dev.accord.leads;

import dev.accord.glossary.DefinitionVersion;
import dev.accord.glossary.Definitions;
import dev.accord.glossary.Rehearsing.Progress;
import dev.accord.glossary.VersionName;
import dev.accord.glossary.criteria.Criteria;
import dev.accord.people.Access;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Which leads would have met a signed version of a definition, and when first, had it been in force for ever. It is the
 * rehearsal of what that version says, kept until the next one is done; figures read it as it is.
 *
 * <p>All methods refuse a version that nobody signed with {@code unknown-version}, and one that the portal cannot act by
 * with {@code no-criteria}.
 */
@Service
public class Restatements {

    /**
     * What figures can be restated by.
     *
     * @param rehearsal whose {@code rehearsal_entry} rows say which leads met the version, and when first
     * @param asOf the moment up to which the history was looked at
     */
    public record Restatement(Id rehearsal, Instant asOf) {}

    private final Definitions definitions;
    private final Rehearsals rehearsals;
    private final RehearsalRows rows;

    Restatements(Definitions definitions, Rehearsals rehearsals, RehearsalRows rows) {
        this.definitions = definitions;
        this.rehearsals = rehearsals;
        this.rows = rows;
    }

    /** The newest one; empty where the history was never looked at under that version. */
    @PreAuthorize(Access.SIGNED_IN)
    public Optional<Restatement> newest(VersionName name) {
        return newest(executable(name));
    }

    /** How far the last one that was begun has come; empty where none was. */
    @PreAuthorize(Access.SIGNED_IN)
    public Optional<Progress> progress(VersionName name) {
        return rows.latest(executable(name).id()).flatMap(rows::progress);
    }

    /**
     * Begins to look at the history under that version; it goes on by itself. Where that is under way, nothing else is
     * begun.
     *
     * @throws Refused with code {@code unknown-stage} or {@code too-many-rehearsals}
     */
    @PreAuthorize(Access.WORKERS)
    public void begin(VersionName name) {
        begin(executable(name));
    }

    /** Stops the one that is under way; the one before stays. */
    @PreAuthorize(Access.WORKERS)
    public void cancel(VersionName name) {
        rows.latest(executable(name).id()).ifPresent(rehearsals::cancel);
    }

    /** Begins the one that has grown oldest anew, where all were done before that moment. @return whether there was one */
    boolean renewOldest(Instant before) {
        Optional<DefinitionVersion> oldest = rows.anyUnderWay()
                ? Optional.empty()
                : definitions.glossary().versions().stream()
                        .filter(version -> version.executable().isPresent())
                        .filter(version -> asOf(version).isBefore(before))
                        .min(Comparator.comparing(this::asOf));
        oldest.ifPresent(this::begin);
        return oldest.isPresent();
    }

    /** Of one that was never looked at, no moment is old. */
    private Instant asOf(DefinitionVersion version) {
        return newest(version).map(Restatement::asOf).orElse(Instant.MAX);
    }

    private void begin(DefinitionVersion version) {
        rehearsals.start(version.term(), version.executable().orElseThrow(), Optional.of(version.id()));
    }

    /** A draft that was changed after its rehearsal and then signed says something else than what was tried. */
    private Optional<Restatement> newest(DefinitionVersion version) {
        return rows.done(version.id())
                .filter(done -> Optional.of(Criteria.fromJson(done.criteria())).equals(version.executable()))
                .map(done -> new Restatement(done.id(), done.asOf()));
    }

    private DefinitionVersion executable(VersionName name) {
        DefinitionVersion version = definitions.signed(name);
        if (version.executable().isEmpty()) {
            throw Refused.unprocessable(
                    "no-criteria",
                    "%s has no rule that could be evaluated on history: people decide by its text",
                    version.label());
        }
        return version;
    }
}
