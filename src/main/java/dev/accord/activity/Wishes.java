package dev.accord.activity;

import dev.accord.shared.Tiding;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What somebody wants to be told of by which way, and when by e-mail. */
public final class Wishes implements Serializable {

    private static final long serialVersionUID = 1L;

    /** After an outage much is told at once. It goes together, a little later. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private static final Duration GATHERING = Duration.ofMinutes(3);

    private final Set<Tiding.Kind> bell;
    private final Set<Tiding.Kind> mail;
    private final @Nullable QuietHours quiet;
    private final Bundling bundling;
    private final @Nullable ZoneId zone;

    /** @param zone empty: that of the team */
    public Wishes(
            Set<Tiding.Kind> bell,
            Set<Tiding.Kind> mail,
            Optional<QuietHours> quiet,
            Bundling bundling,
            Optional<ZoneId> zone) {
        this.bell = Set.copyOf(bell);
        this.mail = Set.copyOf(mail);
        this.quiet = quiet.orElse(null);
        this.bundling = bundling;
        this.zone = zone.orElse(null);
    }

    /** Of whoever has not chosen: everything, by both ways, at once. */
    static Wishes usual() {
        Set<Tiding.Kind> all = EnumSet.allOf(Tiding.Kind.class);
        return new Wishes(all, all, Optional.empty(), Bundling.AT_ONCE, Optional.empty());
    }

    public Set<Tiding.Kind> bell() {
        return bell;
    }

    public Set<Tiding.Kind> mail() {
        return mail;
    }

    public Optional<QuietHours> quiet() {
        return Optional.ofNullable(quiet);
    }

    public Bundling bundling() {
        return bundling;
    }

    public Optional<ZoneId> zone() {
        return Optional.ofNullable(zone);
    }

    /**
     * When the e-mail goes out.
     *
     * @param behind how long after its moment it is told
     * @param at the reader's zone
     */
    Instant mailAt(Instant now, Duration behind, ZoneId at) {
        Instant told = bundling.after(now, at);
        if (bundling == Bundling.AT_ONCE && behind.compareTo(LATE) > 0) {
            told = told.plus(GATHERING);
        }
        return quiet == null ? told : quiet.after(told, at);
    }
}
