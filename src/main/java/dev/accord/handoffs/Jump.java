package dev.accord.handoffs;

import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Along which way leads change hands: into a stage, from one stage, from anywhere, or as their first entry of all.
 *
 * @param from null unless the origin is a stage
 * @param to where the lead then stands, and is offered
 */
public record Jump(Origin origin, @Nullable Id from, Id to) implements Serializable {

    /** Where the lead comes from. */
    public enum Origin {
        /** From one stage. */
        STAGE,
        /** It comes in already qualified or sales-ready: the entry is its first. */
        ARRIVES,
        /** From wherever no other contract says more. */
        ANYWHERE
    }

    public Jump {
        if ((origin == Origin.STAGE) != (from != null)) {
            throw Refused.invalid("bad-jump", "a jump names the stage it comes from, or none");
        }
        if (to.equals(from)) {
            throw Refused.invalid("bad-jump", "a lead does not change hands by staying where it is");
        }
    }

    public static Jump from(Id stage, Id to) {
        return new Jump(Origin.STAGE, stage, to);
    }

    public static Jump arriving(Id in) {
        return new Jump(Origin.ARRIVES, null, in);
    }

    public static Jump fromAnywhere(Id to) {
        return new Jump(Origin.ANYWHERE, null, to);
    }

    /**
     * How well it fits a lead that enters a stage: the very jump before the arrival, that before anywhere.
     *
     * @param came from where; empty where it is the lead's first entry
     * @return larger fits better; 0 does not fit
     */
    int fit(Optional<Id> came, Id entered) {
        if (!to.equals(entered)) {
            return 0;
        }
        return switch (origin) {
            case STAGE -> came.equals(Optional.ofNullable(from)) ? 3 : 0;
            case ARRIVES -> came.isEmpty() ? 2 : 0;
            case ANYWHERE -> 1;
        };
    }
}
