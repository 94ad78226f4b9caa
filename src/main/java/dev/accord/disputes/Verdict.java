package dev.accord.disputes;

import dev.accord.handoffs.Cause;
import dev.accord.shared.Id;
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
 * @param proposal how a definition should change, so that this does not happen again
 */
public record Verdict(
        boolean upheld, Cause trueCause, String findings, Destination destination, Optional<Proposal> proposal) {

    /** Where a disputed lead goes. It always goes somewhere. */
    public sealed interface Destination {}

    /** Back to the rep who disputed it: it is ready after all. */
    public record BackToSameRep() implements Destination {}

    /** To another rep: it is ready, but not for the one who disputed it. */
    public record ToRep(Id rep) implements Destination {}

    /**
     * To the stage where it belongs.
     *
     * @param stage the key of the stage
     * @param coolOffUntil until when nobody bothers the lead
     * @param campaign the nurture campaign that takes it up
     */
    public record ToStage(String stage, Optional<Instant> coolOffUntil, Optional<String> campaign)
            implements Destination {}

    /**
     * A change to what a term means.
     *
     * @param term such as {@code SQL}
     * @param text how the definition should read
     */
    public record Proposal(String term, String text) {

        public Proposal {
            if (term.isBlank() || text.isBlank()) {
                throw Refused.invalid("bad-proposal", "a proposal names the term and says how it should read");
            }
            if (text.length() > LONGEST_DEFINITION) {
                throw Refused.invalid(
                        "long-proposal",
                        "the proposal has %d characters; at most %d fit",
                        text.length(),
                        LONGEST_DEFINITION);
            }
        }
    }

    private static final int LONGEST = 1000;
    private static final int LONGEST_DEFINITION = 4000;
    private static final int LONGEST_CAMPAIGN = 190;

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
        if (destination instanceof ToStage stage
                && stage.campaign()
                        .filter(name -> name.length() > LONGEST_CAMPAIGN)
                        .isPresent()) {
            throw Refused.invalid(
                    "long-campaign", "the name of a campaign has at most %d characters", LONGEST_CAMPAIGN);
        }
    }

    /** A verdict that proposes no change. */
    public Verdict(boolean upheld, Cause trueCause, String findings, Destination destination) {
        this(upheld, trueCause, findings, destination, Optional.empty());
    }
}
