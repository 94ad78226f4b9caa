package dev.accord.activity;

import dev.accord.shared.Id;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody who is told things: where an e-mail reaches them, in which zone they live, and what they want. */
public final class Reader implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Id person;
    private final String name;
    private final @Nullable String address;
    private final ZoneId home;
    private final Wishes wishes;

    Reader(Id person, String name, @Nullable String address, ZoneId home, Wishes wishes) {
        this.person = person;
        this.name = name;
        this.address = address;
        this.home = home;
        this.wishes = wishes;
    }

    public Id person() {
        return person;
    }

    public String name() {
        return name;
    }

    /** Empty where the portal knows none: then there are no e-mails. */
    public Optional<String> address() {
        return Optional.ofNullable(address);
    }

    /** The zone of the team. */
    public ZoneId home() {
        return home;
    }

    /** The zone that the person chose, or that of the team. */
    public ZoneId zone() {
        return wishes.zone().orElse(home);
    }

    public Wishes wishes() {
        return wishes;
    }
}
