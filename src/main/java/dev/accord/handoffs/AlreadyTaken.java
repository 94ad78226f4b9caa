package dev.accord.handoffs;

import dev.accord.people.PersonCard;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Too late: somebody else has answered the offer. The message says who, and how. */
public final class AlreadyTaken extends Refused {

    private static final long serialVersionUID = 1L;

    private final Id handoff;
    private final String holder;

    AlreadyTaken(Id handoff, HandoffState state, Optional<PersonCard> holder, Optional<Instant> at) {
        super(
                Kind.CONFLICT,
                "already-taken",
                "handoff %s was %s%s%s"
                        .formatted(
                                handoff,
                                state.name().toLowerCase(Locale.ROOT),
                                holder.map(who -> " by " + who.name()).orElse(""),
                                at.map(when -> " at " + when).orElse("")));
        this.handoff = handoff;
        this.holder = holder.map(PersonCard::name).orElse("");
    }

    public Id handoff() {
        return handoff;
    }

    /** The name of who has it; empty where the portal withdrew the offer. */
    public String holder() {
        return holder;
    }
}
