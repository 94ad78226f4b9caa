package dev.accord.disputes;

import dev.accord.handoffs.Cause;
import dev.accord.shared.Refused;
import java.time.Instant;
import java.util.Optional;

/**
 * What the research found, and where the lead goes from here.
 *
 * @param upheld whether sales was right to dispute
 * @param trueCause what really was the matter
 * @param findings in a sentence or two
 * @param destination where the lead goes
 */
public record Verdict(boolean upheld, Cause trueCause, String findings, Destination destination) {

    /** Where a disputed lead goes. It always goes somewhere. */
    public sealed interface Destination {}

    /** Back to the rep who disputed it: it is ready after all. */
    public record BackToSameRep() implements Destination {}

    /**
     * To the stage where it belongs.
     *
     * @param stage the key of the stage
     * @param coolOffUntil until when nobody bothers the lead
     * @param campaign the nurture campaign that takes it up
     */
    public record ToStage(String stage, Optional<Instant> coolOffUntil, Optional<String> campaign)
            implements Destination {}

    private static final int LONGEST = 1000;

    public Verdict {
        if (findings.isBlank()) {
            throw Refused.invalid("missing-findings", "say what the research found");
        }
        if (findings.length() > LONGEST) {
            throw Refused.invalid(
                    "long-findings", "the findings have %d characters; at most %d fit", findings.length(), LONGEST);
        }
        if (upheld && destination instanceof BackToSameRep) {
            throw Refused.invalid(
                    "upheld-goes-back",
                    "a dispute that is upheld does not send the lead back to the rep who raised it");
        }
    }
}
