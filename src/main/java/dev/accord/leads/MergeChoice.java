package dev.accord.leads;

import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.io.Serializable;
import java.util.Set;

/**
 * How two records become one.
 *
 * @param survivor the record that stands for both
 * @param merged the other one
 * @param fromMerged the fields of which the other one's value counts; {@link #STAGE} for where the person stands
 */
public record MergeChoice(Id survivor, Id merged, Set<String> fromMerged, String reason) implements Serializable {

    /** Where the person stands, as a field. */
    public static final String STAGE = "stage";

    private static final int LONGEST_REASON = 300;

    public MergeChoice {
        fromMerged = Set.copyOf(fromMerged);
        reason = reason.strip();
        if (survivor.equals(merged)) {
            throw Refused.invalid("same-record", "a record cannot be merged into itself");
        }
        if (reason.isEmpty()) {
            throw Refused.invalid("missing-reason", "say why both are the same person");
        }
        if (reason.length() > LONGEST_REASON) {
            throw Refused.invalid(
                    "long-reason", "the reason has %d characters; at most %d fit", reason.length(), LONGEST_REASON);
        }
    }
}
